"""What became of letters, at the prompt: written, sent, and looked at again."""

from collections.abc import Sequence

from rich.text import Text

from sfec.model.audit import TRUST_WIDE
from sfec.model.half_term import HalfTerm
from sfec.model.written_documents import (
    UNCHANGED,
    DocumentCheck,
    WrittenDocument,
    folder_of,
    names_of,
)
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.ladders.wording import name_holder
from sfec.terminal.screen import Screen, plain


def show_written(
    letters: Sequence[WrittenDocument], half_term: HalfTerm, *, is_issued: bool
) -> None:
    """Print the letters written or issued, a line each, and how many there were."""
    screen = Screen()
    for letter in letters:
        names = plain(", ".join(names_of(letter.files)) or "nothing written")
        draft = Text("  draft" if letter.is_draft and letter.files else "", "yellow")
        screen.paragraph(
            Text.assemble(plain(f"{letter.code or TRUST_WIDE}  ", "bold"), names, draft)
        )
        if is_issued and letter.entry:
            to = " and ".join(map(name_holder, letter.to))
            screen.item(plain(f"to {to}; entry {letter.entry.short_id}", "dim"), mark="    ")
    verb = "issued" if is_issued else "written"
    screen.paragraph(plain(_total(letters, f"{verb} for {half_term.title}")))


def show_checked(checks: Sequence[DocumentCheck], half_term: HalfTerm) -> None:
    """Print of each issued letter whether its files are as issued, and what has changed since."""
    screen = Screen()
    if not checks:
        screen.print(plain(f"No letter has been issued for {half_term.title}."))
    for check in checks:
        show_check(screen, check, check.whose)


def show_check(screen: Screen, check: DocumentCheck, called: str) -> None:
    """Print of an issued document, as it is called, whether its files are as issued, and so."""
    to = " and ".join(map(name_holder, check.issued.to))
    day, entry = format_day(check.issued.on), check.entry.short_id
    screen.paragraph(plain(f"{called}: issued on {day} to {to}; entry {entry}", "bold"))
    for path, state in check.files:
        style = "green" if state == UNCHANGED else "red"
        screen.item(Text.assemble(plain(f"{path}: "), plain(state, style)))
    for change in check.changed:
        screen.item(plain(f"since then: {change}", "yellow"))
    if not check.changed:
        screen.item(plain("what it says is still so"))


def _total(letters: Sequence[WrittenDocument], when: str) -> str:
    """How many letters there are, how many of them are drafts, and where they are."""
    written = [each for each in letters if each.files]
    total = f"{count(len(written), 'letter')} {when}"
    drafts = sum(each.is_draft for each in written)
    if drafts:
        total += f", {drafts} of them {'a draft' if drafts == 1 else 'drafts'}"
    if written:
        total += f", in {folder_of(written[0].files[0])}"
    return f"{total}."
