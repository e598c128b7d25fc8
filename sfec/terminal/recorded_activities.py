"""Activities that have just been recorded as done, at the prompt."""

from collections.abc import Mapping

from rich.text import Text

from sfec.model.ledger import Entry
from sfec.problems import count
from sfec.rules.core_offer.done_results import DoneResult
from sfec.rules.days import format_day
from sfec.terminal.screen import Screen, plain


def show_done(results: Mapping[Entry, DoneResult]) -> None:
    """Print a line for each: which occurrence it closes, and the entry that records it."""
    screen = Screen()
    for entry, result in results.items():
        activity, school = result.done.activity, result.done.school
        name = f"{activity.title} · {school.code}" if school else activity.title
        entry_id = plain(f"  {entry.short_id}", "dim")
        screen.paragraph(Text.assemble(plain(f"{name}: ", "bold"), _effect(result), entry_id))
    [place] = {str(each.place) for each in results}
    number = f"{len(results)} entries" if len(results) > 1 else "1 entry"
    hint = f"{number} recorded in {place}; `sfec withdraw ENTRY --reason TEXT` takes one back."
    screen.paragraph(plain(hint, "dim"))


def _effect(result: DoneResult) -> Text:
    """What is closed by it, how late, and when it is due again."""
    if not result.done.activity.falls_due:
        return plain(f"ongoing; {format_day(result.done.act.on)} is its last evidence now")
    again = plain(f"; due again on {format_day(result.next_due)}" if result.next_due else "")
    if result.closes is None:
        return Text.assemble(plain("closes nothing that was open", "yellow"), again)
    due = plain(f"closes the one due on {format_day(result.closes.window.due)}")
    late = f", {count(result.days_late, 'day')} late" if result.days_late else ""
    return Text.assemble(due, plain(late, "yellow"), again)
