"""Pages that were written, at the prompt."""

from collections.abc import Sequence

from rich.text import Text

from sfec.model.audit import TRUST_WIDE
from sfec.model.written_documents import WrittenDocument, folder_of, names_of
from sfec.problems import count
from sfec.terminal.screen import Screen, plain


def show_pages(pages: Sequence[WrittenDocument], year: str, noun: str) -> None:
    """Print the pages written, a line each, and where they are; each is called by the noun."""
    screen = Screen()
    for page in pages:
        whose = plain(f"{page.code or TRUST_WIDE}  ", "bold")
        names = ", ".join(names_of(page.files)) or "nothing written"
        screen.paragraph(Text.assemble(whose, plain(names)))
    written = [each for each in pages if each.files]
    where = f", in {folder_of(written[0].files[0])}" if written else ""
    screen.paragraph(plain(f"{count(len(written), noun)} written for {year}{where}."))
