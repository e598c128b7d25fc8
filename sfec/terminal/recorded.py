"""What has just been recorded, at the prompt."""

from collections.abc import Iterator, Mapping

from rich.console import Console

from sfec.model.decision import Decision, Rested
from sfec.model.ledger import Entry
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.telling import say_decision, say_departure, say_indicated
from sfec.terminal.columns import hanging, paragraph
from sfec.terminal.looks import console, plain
from sfec.terminal.minute import show_minute

_MARK = "  -"


def show_recorded(
    decided: Mapping[Entry, Rested], ladders: Mapping[str, Ladder], schools: Mapping[str, School]
) -> None:
    """Print each decision that was recorded: what it is, and the entry that records it."""
    shown = console()
    for entry, rested in decided.items():
        if isinstance(decision := entry.act, Decision):
            ladder, school = ladders[decision.ladder], schools[decision.school]
            shown.print(paragraph(shown, plain(f"{school.who} · {ladder.title}", "bold")))
            for line in _lines(entry, decision, ladder, rested):
                shown.print(paragraph(shown, plain(line)))
            if decision.vote:
                show_minute(decision.vote)
            if len(decided) == 1:
                _show_brings(shown, ladder, decision)
            shown.print(paragraph(shown, plain(f"Recorded as entry {entry.short_id} in {entry.place}.", "dim")))
    if len(decided) > 1:
        shown.print(plain(f"{count(len(decided), 'decision')} recorded together.", "bold"))


def _lines(entry: Entry, decision: Decision, ladder: Ladder, rested: Rested) -> Iterator[str]:
    yield f"{say_decision(ladder, decision)}, on {format_day(decision.on)}."
    yield say_indicated(ladder, rested)
    if decision.departure:
        yield say_departure(decision)
    if decision.is_unratified:
        yield f"Unratified until the board ratifies it: `sfec ratify {entry.short_id} --vote …`"


def _show_brings(shown: Console, ladder: Ladder, decision: Decision) -> None:
    if decision.category == decision.moved_from:
        return
    found = ladder.category(decision.category)
    shown.print(plain(f"{found.title} brings", "dim"))
    goes_on = [f"What {ladder.categories[0].title} brings goes on"] if ladder.rank(found.id) else []
    for statement in (*(each.statement for each in found.obligations), *goes_on):
        shown.print(hanging(shown, _MARK, plain(statement)))
