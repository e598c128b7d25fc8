"""Activities that have just been recorded as done, at the prompt."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from sfec.model.ledger import Entry
from sfec.problems import count
from sfec.rules.core_offer.done_objections import DoneActivity
from sfec.rules.core_offer.done_results import AlreadyRecorded, DoneResult
from sfec.rules.days import format_day
from sfec.rules.decisions.decision_words import HELD_WITHOUT
from sfec.terminal.screen import Screen, plain

_NOTHING_NEW = "Nothing new is recorded: the same activity, school and day is one record."


def show_done(results: Mapping[Entry, DoneResult], already: Sequence[AlreadyRecorded]) -> None:
    """Print a line for each: which occurrence it closes, and the entry that records it.

    What was recorded already is said, too.
    """
    screen = Screen()
    for entry, result in results.items():
        entry_id = plain(f"  {entry.short_id}", "dim")
        screen.paragraph(Text.assemble(_name(result.done), _effect(result), entry_id))
    for each in already:
        recorded = f"recorded already, for {format_day(each.done.act.on)}"
        shown_by = plain(f"  {each.shown_by}" if each.shown_by else "", "dim")
        screen.paragraph(Text.assemble(_name(each.done), recorded, shown_by))
    if not results:
        screen.paragraph(plain(_NOTHING_NEW, "dim"))
        return
    [place] = {str(each.place) for each in results}
    number = f"{len(results)} entries" if len(results) > 1 else "1 entry"
    hint = f"{number} recorded in {place}; `sfec withdraw ENTRY --reason TEXT` takes one back."
    screen.paragraph(plain(hint, "dim"))


def _name(done: DoneActivity) -> Text:
    title, school = done.activity.title, done.school
    return plain(f"{title} · {school.code}: " if school else f"{title}: ", "bold")


def _effect(result: DoneResult) -> Text:
    """What is closed by it, how late, and when it is due again."""
    if not result.done.activity.falls_due:
        return plain(f"ongoing; {format_day(result.done.act.on)} is its last evidence now")
    again = plain(f"; due again on {format_day(result.next_due)}" if result.next_due else "")
    if result.done.act.is_absent:
        missed = format_day(result.closes.window.due) if result.closes else None
        return plain(f"{HELD_WITHOUT}{f'; it misses the one due on {missed}' if missed else ''}")
    if result.closes is None:
        return Text.assemble(plain("closes nothing that was open", "yellow"), again)
    due = plain(f"closes the one due on {format_day(result.closes.window.due)}")
    late = f", {count(result.days_late, 'day')} late" if result.days_late else ""
    return Text.assemble(due, plain(late, "yellow"), again)
