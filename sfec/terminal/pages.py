"""Pages that were written, at the prompt."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from rich.text import Text

from sfec.model.audit import TRUST_WIDE
from sfec.problems import count
from sfec.terminal.as_json import dumps
from sfec.terminal.columns import paragraph
from sfec.terminal.looks import console, plain


class Written(NamedTuple):
    """A page: the code of its school, None for the trust's; and the files of it."""

    school: str | None
    files: tuple[str, ...]


def show_pages(pages: Sequence[Written], year: str, what: str) -> None:
    """Print the pages written, a line each, and where they are; `what` is what one of them is called."""
    shown = console()
    for each in pages:
        names = ", ".join(PurePosixPath(file).name for file in each.files) or "nothing written"
        shown.print(paragraph(shown, Text.assemble(plain(f"{each.school or TRUST_WIDE}  ", "bold"), plain(names))))
    written = [each for each in pages if each.files]
    where = f", in {PurePosixPath(written[0].files[0]).parent}" if written else ""
    shown.print(paragraph(shown, plain(f"{count(len(written), what)} written for {year}{where}.")))


def pages_json(pages: Sequence[Written], year: str) -> str:
    """The pages written, as JSON."""
    return dumps({"year": year, "pages": [{"school": each.school, "files": list(each.files)} for each in pages]})
