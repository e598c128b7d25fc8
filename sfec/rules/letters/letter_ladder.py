"""What a letter says of one ladder: the category, who decided it, why, what would lead further."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from types import MappingProxyType
from typing import NamedTuple

from sfec.model.ceo_letter import CategoryWord, CharacteristicLine, LadderPart
from sfec.model.condition import Unmet
from sfec.model.course import Course, CourseDecision
from sfec.model.evidence import Evidence
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Answer, Indication
from sfec.model.ledger import Ledger
from sfec.model.policy import Characteristic, Ladder
from sfec.rules.days import format_day
from sfec.rules.decisions.captured_evidence import evidence_of
from sfec.rules.decisions.decision_words import (
    first_reason,
    say_day,
    say_decision,
    say_departure,
    who_decided,
)
from sfec.rules.decisions.past_categories import (
    category_at_end,
    category_at_start,
    decision_at_end,
)
from sfec.rules.ladders.change_words import say_change
from sfec.rules.ladders.changes import changes, gaps
from sfec.rules.ladders.indications import (
    indicate,
    rests_on,
    say_values,
    telling,
    unknown_behind,
    unmet_behind,
)
from sfec.rules.ladders.wording import name_categories, name_decider
from sfec.rules.letters.letter_obligations import brought_by, going_on

MOST_WAYS = 4
NOT_RATIFIED = "The trust board has yet to ratify it."


class LadderPosition(NamedTuple):
    """One school on one ladder in a half-term: its course, and the indication that is told of.

    Where a decision has been made for the half-term, that is what the decision rested on; else what
    the files hold. `due` is when each obligation is due, by the id of its activity.
    """

    half_term: HalfTerm
    course: Course
    indication: Indication
    due: Mapping[str, date] = MappingProxyType({})

    @property
    def ladder(self) -> Ladder:
        """The ladder."""
        return self.indication.ladder


def find_position(
    ladder: Ladder, half_term: HalfTerm, course: Course, now: Evidence, ledger: Ledger
) -> LadderPosition:
    """Where a school stands on a ladder, for its letter."""
    decided = course.decided(half_term.id)
    rested = ledger.grounds.get(decided.entry.id) if decided else None
    evidence = evidence_of(ladder, rested) if rested else now
    found = indicate(ladder, evidence, category_at_end(course, half_term))
    return LadderPosition(half_term, course, found._replace(decided=decided))


def write_ladder(position: LadderPosition) -> LadderPart:
    """What the letter says of a ladder."""
    part, decided = _undecided(position), position.indication.decided
    if decided is None:
        return part
    decision = decided.decision
    return part._replace(
        decided_by=f"{who_decided(decision)}, {format_day(decision.on)}",
        remarks=tuple(_remarks(decided)),
        reason=first_reason(decided),
        conditions=decision.conditions,
    )


def _undecided(position: LadderPosition) -> LadderPart:
    """What it says but for what was decided last."""
    ladder, indication = position.ladder, position.indication
    now, best = indication.current, ladder.categories[0]
    return LadderPart(
        title=ladder.title,
        now=category_word(ladder, now),
        before=category_word(ladder, category_at_start(position.course, position.half_term)),
        decided_by=None,
        indicated=_indicated(indication),
        decisions=tuple(_decisions(position)),
        telling=tuple(say_what_tells(indication)),
        going_well=tuple(_going_well(indication)),
        not_known=tuple(_not_known(indication)),
        characteristics=tuple(_characteristics(indication)),
        judged=_judged(indication.evidence),
        brings=brought_by(ladder, ladder.category(now), position.due) if now else (),
        goes_on=going_on(ladder, position.due) if now not in (None, best.id) else (),
        moves=tuple(_moves(ladder, now)),
        ways=tuple(_ways(indication)),
        remarks=tuple(_opening(position)),
    )


def _opening(position: LadderPosition) -> Iterator[str]:
    """That the school still stands where it did as the trust began with sfec."""
    last = decision_at_end(position.course, position.half_term)
    if last and last.is_opening:
        yield f"{say_decision(position.ladder, last.decision)}, {say_day(last.decision)}."


def _indicated(indication: Indication) -> str:
    possible = indication.verdict.possible
    says = "indicates" if len(possible) == 1 else "leaves open"
    return f"The evidence {says} {name_categories(indication.ladder, possible) or 'nothing'}."


def _decisions(position: LadderPosition) -> Iterator[str]:
    """Each decision for the half-term that stands; what has to be said of the last stands apart."""
    for each in position.course.decisions:
        if each.links.half_term == position.half_term.id:
            said = say_decision(position.ladder, each.decision)
            dated = f"{said}, on {format_day(each.decision.on)}."
            is_last = each == position.indication.decided
            yield dated if is_last else " ".join([dated, *_remarks(each), *_reasoned(each)])


def _remarks(decided: CourseDecision) -> Iterator[str]:
    """That a decision departs from the evidence, that the board has yet to ratify it.

    What a vote has decided is told as a vote, not as a departure (the reading's decision 4).
    """
    if decided.decision.departure and not decided.decision.vote:
        departure = say_departure(decided.decision)
        yield f"The decision is {departure[0].lower()}{departure[1:]}"
    if decided.is_unratified:
        yield NOT_RATIFIED


def _reasoned(decided: CourseDecision) -> Iterator[str]:
    if reason := (first_reason(decided) or "").strip():
        yield f"Reason: {reason}" if reason.endswith((".", "?", "!")) else f"Reason: {reason}."


def category_word(ladder: Ladder, category_id: str | None) -> CategoryWord | None:
    """A category by its title and step; one that the policy no longer has is no word of it."""
    for step, each in enumerate(ladder.categories, 1):
        if each.id == category_id:
            return CategoryWord(each.title, step)
    return None


def say_what_tells(indication: Indication) -> Iterator[str]:
    """What puts a school where the evidence has it, with its values; of the best, what is unmet."""
    answers = {(each.category, each.id): answer for each, answer in indication.answered()}
    for each in telling(indication):
        if not isinstance(each.condition, Unmet):
            beside = chain(*(rests_on(indication, met) for met in _met_beside(indication, each)))
            fields = (*rests_on(indication, each), *beside)
            yield _with_values(indication, each.statement, fields)
        for unmet in unmet_behind(indication, each.condition):
            if answers[unmet.category, unmet.id] is Answer.NO:
                said = f"Not met: {unmet.statement}"
                yield _with_values(indication, said, rests_on(indication, unmet))


def _with_values(indication: Indication, said: str, fields: Sequence[str]) -> str:
    values = say_values(indication, fields)
    return f"{said} ({'; '.join(values)})" if values else said


def _going_well(indication: Indication) -> Iterator[str]:
    """The characteristics of the best category that are met, with their figures."""
    ladder, overruled = indication.ladder, _overruled(indication)
    for each in _best_met(indication):
        if each not in overruled:
            rests = rests_on(indication, each)
            figures = [field for field in rests if ladder.fields[field].is_figure]
            yield _with_values(indication, each.statement, figures)


def _best_met(indication: Indication) -> list[Characteristic]:
    """The characteristics of the best category that are met."""
    best = indication.ladder.categories[0].id
    answered = indication.answered()
    return [each for each, answer in answered if each.category == best and answer is Answer.YES]


def _met_beside(indication: Indication, found: Characteristic) -> Iterator[Characteristic]:
    """What is met of the best category though something worse that tells rests on the same.

    As reserves under the least of them, with a very realistic plan (the reading's evidence 15).
    """
    fields = set(rests_on(indication, found))
    for each in _best_met(indication):
        if not fields.isdisjoint(rests_on(indication, each)):
            yield each


def _overruled(indication: Indication) -> list[Characteristic]:
    """Those of the best category that are met, and are nothing that goes well all the same."""
    best, answered = indication.ladder.categories[0].id, indication.answered()
    worse = [each for each, answer in answered if answer is Answer.YES and each.category != best]
    own = (each for each in worse if not isinstance(each.condition, Unmet))
    return list(chain(*(_met_beside(indication, each) for each in own)))


def _not_known(indication: Indication) -> Iterator[str]:
    """What is not known and matters, and what it leaves open."""
    found = gaps(indication.ladder, indication.evidence, indication.verdict)
    yield from _headings_behind(indication, (each.field for each in found))


def _headings_behind(indication: Indication, fields: Iterable[str]) -> Sequence[str]:
    """The headings of what is not known behind some fields, each once."""
    headings: dict[str, None] = {}
    for field in fields:
        headings |= dict.fromkeys(each.heading for each in unknown_behind(indication, field))
    return list(headings)


def _characteristics(indication: Indication) -> Iterator[CharacteristicLine]:
    """A line each, but for what is not due in a category that the school is not in."""
    ladder, overruled = indication.ladder, _overruled(indication)
    for each, answer in indication.answered():
        category = ladder.category(each.category)
        is_best = category is ladder.categories[0]
        if answer is Answer.NOT_DUE and not is_best and each.category != indication.current:
            continue
        if answer in (Answer.YES, Answer.NO):
            said = "; ".join(say_values(indication, rests_on(indication, each)))
            is_good = None if each in overruled else (answer is Answer.YES) is is_best
        else:
            said, is_good = _what_is_missing(indication, each, answer), None
        yield CharacteristicLine(category.title, each.statement, answer.value, said, is_good)


def _what_is_missing(indication: Indication, found: Characteristic, answer: Answer) -> str:
    if answer is Answer.NOT_DUE:
        return "nothing to answer yet"
    contents = indication.evidence.contents
    unknown = [each for each in rests_on(indication, found) if contents[each] is None]
    headings = _headings_behind(indication, unknown)
    return f"not known: {', '.join(headings)}" if headings else "not known"


def _judged(evidence: Evidence) -> str | None:
    if not evidence.judged_by:
        return None
    when = f", {format_day(evidence.judged_on)}" if evidence.judged_on else ""
    return f"{evidence.judged_by}{when}"


def _moves(ladder: Ladder, now: str | None) -> Iterator[str]:
    if now:
        for each in ladder.category(now).moves:
            yield f"To {ladder.category(each.to).title}, decided by {name_decider(each)}"


def _ways(indication: Indication) -> Iterator[str]:
    """The fewest changes of the evidence that would indicate something better than it does."""
    ladder, verdict = indication.ladder, indication.verdict
    if verdict.indicated == ladder.categories[0].id:
        return
    for each in islice(changes(ladder, indication.evidence, verdict), MOST_WAYS):
        yield f"For {name_categories(ladder, each.to)}: {say_change(indication, each)}"
