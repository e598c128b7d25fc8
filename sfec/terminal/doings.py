"""What has just been recorded as done, at the prompt."""

from collections.abc import Mapping

from rich.text import Text

from sfec.model.ledger import Entry
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.doing import Closing
from sfec.terminal.columns import paragraph
from sfec.terminal.looks import console, plain


def show_done(recorded: Mapping[Entry, Closing]) -> None:
    """Print a line for each that was recorded: which occurrence it closes, and the entry that records it."""
    shown = console()
    for entry, made in recorded.items():
        line = Text.assemble(plain(f"{_name(made)}: ", "bold"), _says(made), plain(f"  {entry.short_id}", "dim"))
        shown.print(paragraph(shown, line))
    [place] = {str(each.place) for each in recorded}
    number = f"{len(recorded)} entries" if len(recorded) > 1 else "1 entry"
    said = f"{number} recorded in {place}; `sfec withdraw ENTRY --reason TEXT` takes one back."
    shown.print(paragraph(shown, plain(said, "dim")))


def _name(made: Closing) -> str:
    school = made.doing.school
    return f"{made.doing.activity.title} · {school.code}" if school else made.doing.activity.title


def _says(made: Closing) -> Text:
    if not made.doing.activity.falls_due:
        return plain(f"ongoing; {format_day(made.doing.act.on)} is its last evidence now")
    again = plain(f"; due again on {format_day(made.next_due)}" if made.next_due else "")
    if made.closes is None:
        return Text.assemble(plain("closes nothing that was open", "yellow"), again)
    due = plain(f"closes the one due on {format_day(made.closes.window.due)}")
    late = f", {count(made.days_late, 'day')} late" if made.days_late else ""
    return Text.assemble(due, plain(late, "yellow"), again)
