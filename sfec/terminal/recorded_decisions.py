"""Decisions that have just been recorded, at the prompt."""

from collections.abc import Iterator, Mapping

from sfec.model.decision import Decision, Grounds
from sfec.model.ledger import Entry
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import count
from sfec.rules.decisions.decision_words import say_day, say_decision, say_departure, say_indicated
from sfec.rules.decisions.repeats import RecordedDecisions, RepeatedDecision
from sfec.terminal.minute import show_minute
from sfec.terminal.screen import Screen, plain


def show_recorded(
    recorded: RecordedDecisions, ladders: Mapping[str, Ladder], schools: Mapping[str, School]
) -> None:
    """Print each decision that was recorded: what it is, and the entry that records it.

    What stood already is said, and what was asked twice.
    """
    screen, decisions = Screen(), recorded.new
    for entry, grounds in decisions.items():
        if isinstance(decision := entry.act, Decision):
            ladder, school = ladders[decision.ladder], schools[decision.school]
            screen.paragraph(plain(f"{school.who} · {ladder.title}", "bold"))
            for line in _lines(entry, decision, ladder, grounds):
                screen.paragraph(plain(line))
            if decision.vote:
                show_minute(decision.vote)
            if len(decisions) == 1 and decision.category != decision.moved_from:
                _show_obligations(screen, ladder, decision.category)
            record = f"Recorded as entry {entry.short_id} in {entry.place}."
            screen.paragraph(plain(record, "dim"))
    if len(decisions) > 1:
        screen.print(plain(f"{count(len(decisions), 'decision')} recorded together.", "bold"))
    for each in recorded.repeated:
        ladder, school = ladders[each.decision.ladder], schools[each.decision.school]
        where = f"{school.who} · {ladder.title}"
        screen.paragraph(plain(f"Recorded already: {where}: {_say_repeated(each, ladder)}"))
    if recorded.asked_twice:
        screen.paragraph(plain(f"Asked for twice here, and recorded once: {recorded.asked_twice}."))


def _say_repeated(repeated: RepeatedDecision, ladder: Ladder) -> str:
    decision, entry = repeated.decision, repeated.entry
    said = f"{say_decision(ladder, decision)}, {say_day(decision)} (entry {entry.short_id})."
    if now := repeated.moved_by:
        stands = ladder.category(now.links.category).title
        said += f" The school has been moved since, and stands in {stands} (entry "
        said += f"{now.entry.short_id})."
    if not repeated.is_otherwise:
        return said
    beside = "The reason, a condition or who was consulted stands otherwise there"
    if decision.opening:
        take_back = f"`sfec withdraw {entry.short_id} --reason TEXT`"
        return f"{said} {beside}: {take_back}, then record it again."
    return f"{said} {beside}: --corrects {entry.short_id} changes it."


def _lines(
    entry: Entry, decision: Decision, ladder: Ladder, grounds: Grounds | None
) -> Iterator[str]:
    yield f"{say_decision(ladder, decision)}, {say_day(decision)}."
    if grounds:
        yield say_indicated(ladder, grounds)
    if decision.departure:
        yield say_departure(decision)
    if decision.is_unratified:
        yield f"Unratified until the board ratifies it: `sfec ratify {entry.short_id} --vote …`"


def _show_obligations(screen: Screen, ladder: Ladder, category_id: str) -> None:
    category, best = ladder.category(category_id), ladder.categories[0]
    screen.print(plain(f"{category.title} brings", "dim"))
    for obligation in category.obligations:
        screen.item(plain(obligation.statement))
    if category.id != best.id:
        screen.item(plain(f"What {best.title} brings goes on"))
