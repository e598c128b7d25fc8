"""What became of the documents of plans, at the prompt: written, sent, and looked at again."""

from collections.abc import Sequence

from rich.text import Text

from sfec.model.written_documents import PlanCheck, WrittenPlan, folder_of, names_of
from sfec.problems import count
from sfec.rules.ladders.wording import name_holder
from sfec.terminal.letters import show_check
from sfec.terminal.screen import Screen, plain


def show_written_plans(plans: Sequence[WrittenPlan], *, is_issued: bool) -> None:
    """Print the plans written or issued, a line each with where they are, and how many."""
    screen = Screen()
    for each in plans:
        _show_written(screen, each)
        entry = each.document.entry
        if is_issued and entry:
            to = ", ".join(map(name_holder, each.document.to)) or "nobody"
            screen.item(plain(f"to {to}; entry {entry.short_id}", "dim"), mark="    ")
    written = [each for each in plans if each.document.files]
    verb = "issued" if is_issued else "written"
    screen.paragraph(plain(f"{count(len(written), 'document')} of plans {verb}."))


def show_checked_plans(checks: Sequence[PlanCheck]) -> None:
    """Print of each issued plan whether its files are as issued, and what has changed since."""
    screen = Screen()
    if not checks:
        screen.print(plain("No document of a plan that is here has been issued."))
    for name, check in checks:
        show_check(screen, check, name)


def _show_written(screen: Screen, written: WrittenPlan) -> None:
    """Print the files of one plan, and whether it is a draft."""
    name, document = written
    said, draft = "nothing written", ""
    if document.files:
        said = f"{', '.join(names_of(document.files))}, in {folder_of(document.files[0])}"
        draft = "  draft" if document.is_draft else ""
    screen.paragraph(Text.assemble(plain(f"{name}  ", "bold"), plain(said), Text(draft, "yellow")))
