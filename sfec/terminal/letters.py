"""What became of letters, at the prompt: the files written, to whom they went, whether they are unchanged."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from rich.text import Text

from sfec.model.ceo_letter import CeoLetter
from sfec.model.half_term import HalfTerm
from sfec.model.issue import DocumentIssued
from sfec.model.ledger import Entry
from sfec.model.trust import Holder, School
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.wording import name_holder
from sfec.terminal.columns import hanging, paragraph
from sfec.terminal.looks import console, plain


class Line(NamedTuple):
    """One letter: its files, whether it is a draft, to whom it is addressed, and the entry that issued it."""

    school: School
    files: Sequence[str]
    is_draft: bool
    to: Sequence[Holder]
    entry: Entry | None = None


class Checked(NamedTuple):
    """An issued letter looked at again: each file with what has become of it, and what is no longer so."""

    school: School
    issued: DocumentIssued
    entry: Entry
    files: Sequence[tuple[str, str]]
    changed: Sequence[str]


def show_written(lines: Sequence[Line], half_term: HalfTerm, *, is_issued: bool) -> None:
    """Print the letters written or issued, a line each, and how many there were."""
    shown = console()
    for each in lines:
        names = ", ".join(PurePosixPath(file).name for file in each.files) or "nothing written"
        draft = ("  draft", "yellow") if each.is_draft and each.files else ("", "")
        shown.print(paragraph(shown, Text.assemble(plain(f"{each.school.code}  ", "bold"), plain(names), draft)))
        if is_issued and each.entry:
            to = " and ".join(name_holder(one) for one in each.to)
            shown.print(hanging(shown, "    ", plain(f"to {to}; entry {each.entry.short_id}", "dim")))
    written = [each for each in lines if each.files]
    drafts = sum(each.is_draft for each in written)
    said = f"{count(len(written), 'letter')} {'issued' if is_issued else 'written'} for {half_term.title}"
    said += f", {drafts} of them {'a draft' if drafts == 1 else 'drafts'}" if drafts else ""
    said += f", in {PurePosixPath(written[0].files[0]).parent}" if written else ""
    shown.print(paragraph(shown, plain(f"{said}.")))


def show_checked(found: Sequence[Checked], half_term: HalfTerm) -> None:
    """Print each issued letter: whether its files are as they were issued, and what has changed since."""
    shown = console()
    if not found:
        shown.print(plain(f"No letter has been issued for {half_term.title}."))
    for each in found:
        to = " and ".join(name_holder(one) for one in each.issued.to)
        head = f"{each.school.who}: issued on {format_day(each.issued.on)} to {to}; entry {each.entry.short_id}"
        shown.print(paragraph(shown, plain(head, "bold")))
        for path, state in each.files:
            look = "green" if state == UNCHANGED else "red"
            shown.print(hanging(shown, "  -", Text.assemble(plain(f"{path}: "), plain(state, look))))
        for said in each.changed:
            shown.print(hanging(shown, "  -", plain(f"since then: {said}", "yellow")))
        if not each.changed:
            shown.print(hanging(shown, "  -", plain("what it says is still so")))


UNCHANGED = "unchanged"


def written_json(lines: Sequence[Line], half_term: HalfTerm) -> str:
    """The letters written or issued, as JSON."""
    return json.dumps({"half_term": half_term.id, "letters": [_line(each) for each in lines]}, ensure_ascii=False)


def shown_json(letters: Sequence[CeoLetter]) -> str:
    """Letters as JSON: everything that their template is given."""
    return json.dumps({"letters": [_plain(each) for each in letters]}, ensure_ascii=False)


def checked_json(found: Sequence[Checked], half_term: HalfTerm) -> str:
    """The letters looked at again, as JSON."""
    letters = [
        {
            "school": each.school.code,
            "entry": each.entry.id,
            "on": each.issued.on.isoformat(),
            "files": [{"file": path, "state": state} for path, state in each.files],
            "changed": list(each.changed),
        }
        for each in found
    ]
    return json.dumps({"half_term": half_term.id, "letters": letters}, ensure_ascii=False)


def _line(line: Line) -> dict[str, Any]:
    to = [holder._asdict() for holder in line.to]
    entry = line.entry.id if line.entry else None
    return {"school": line.school.code, "draft": line.is_draft, "files": list(line.files), "to": to, "entry": entry}


def _plain(content: Any) -> Any:  # noqa: ANN401 - a letter holds records, texts, days and numbers
    if isinstance(content, date):
        return content.isoformat()
    if isinstance(content, tuple):
        named = getattr(content, "_asdict", None)
        return {key: _plain(each) for key, each in named().items()} if named else [_plain(each) for each in content]
    return content
