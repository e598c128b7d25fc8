"""What a letter says of one ladder: the category and who decided it, why, what it brings, what would lead further."""

from collections.abc import Iterator
from typing import NamedTuple

from sfec.model.ceo_letter import CategoryWord, CharacteristicLine, LadderPart
from sfec.model.condition import Unmet
from sfec.model.course import Course, Decided
from sfec.model.evidence import Evidence
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Answer, Indication
from sfec.model.ledger import Ledger
from sfec.model.policy import Category, Characteristic, Ladder
from sfec.rules.captured import evidence_of
from sfec.rules.categorise import indicate, rests_on, say_values, telling, unknown_behind
from sfec.rules.changes import changes, gaps
from sfec.rules.days import format_day
from sfec.rules.telling import say_decision, say_departure, who_decided
from sfec.rules.tracks import category_at_end, category_at_start
from sfec.rules.wanting import say_change
from sfec.rules.wording import name_categories, name_decider

MOST_WAYS = 4


class Placed(NamedTuple):
    """One school on one ladder in a half-term: its course, and the indication that the letter tells of.

    Where a decision has been made for the half-term, that is what the decision rested on; else what the files hold.
    """

    half_term: HalfTerm
    course: Course
    indication: Indication

    @property
    def ladder(self) -> Ladder:
        """The ladder."""
        return self.indication.ladder


def place(ladder: Ladder, half_term: HalfTerm, course: Course, now: Evidence, ledger: Ledger) -> Placed:
    """Where a school stands on a ladder, for its letter."""
    decided = course.decided(half_term.id)
    rested = ledger.rested.get(decided.entry.id) if decided else None
    evidence = evidence_of(ladder, rested) if rested else now
    found = indicate(ladder, evidence, category_at_end(course, half_term))
    return Placed(half_term, course, found._replace(decided=decided))


def write_ladder(placed: Placed) -> LadderPart:
    """What the letter says of a ladder."""
    ladder, indication, decided = placed.ladder, placed.indication, placed.indication.decided
    now, best = indication.current, ladder.categories[0]
    decision = decided.decision if decided else None
    return LadderPart(
        ladder.title,
        category_word(ladder, now),
        category_word(ladder, category_at_start(placed.course, placed.half_term)),
        f"{who_decided(decision)}, {format_day(decision.on)}" if decision else None,
        _indicated(indication),
        decisions=tuple(_decisions(placed)),
        remarks=tuple(_remarks(decided)) if decided else (),
        reason=decision.reason if decision else None,
        conditions=decision.conditions if decision else (),
        telling=tuple(say_what_tells(indication)),
        going_well=tuple(_going_well(indication)),
        not_known=tuple(_not_known(indication)),
        characteristics=tuple(_characteristics(indication)),
        judged=_judged(indication.evidence),
        brings=_statements(ladder.category(now)) if now else (),
        goes_on=_statements(best) if now not in (None, best.id) else (),
        moves=tuple(_moves(ladder, now)),
        ways=tuple(_ways(indication)),
    )


def _indicated(indication: Indication) -> str:
    possible = indication.verdict.possible
    says = "indicates" if len(possible) == 1 else "leaves open"
    return f"The evidence {says} {name_categories(indication.ladder, possible) or 'nothing'}."


def _decisions(placed: Placed) -> Iterator[str]:
    """Each decision for the half-term that stands; what has to be said of the last stands with it, apart."""
    for each in placed.course.decisions:
        if each.links.half_term == placed.half_term.id:
            said = f"{say_decision(placed.ladder, each.decision)}, on {format_day(each.decision.on)}."
            yield said if each == placed.indication.decided else " ".join([said, *_remarks(each), *_reasoned(each)])


def _remarks(decided: Decided) -> Iterator[str]:
    """What has to be said of a decision: that it departs from the evidence, that the board has yet to ratify it."""
    if decided.decision.departure:
        yield f"The decision is {say_departure(decided.decision)[0].lower()}{say_departure(decided.decision)[1:]}"
    if decided.is_unratified:
        yield "The trust board has yet to ratify it."


def _reasoned(decided: Decided) -> Iterator[str]:
    if reason := (decided.decision.reason or "").strip():
        yield f"Reason: {reason}" if reason.endswith((".", "?", "!")) else f"Reason: {reason}."


def category_word(ladder: Ladder, category_id: str | None) -> CategoryWord | None:
    """A category by its title and step; one that the policy no longer has is no word of it."""
    steps = {each.id: CategoryWord(each.title, step) for step, each in enumerate(ladder.categories, 1)}
    return steps.get(category_id or "")


def say_what_tells(indication: Indication) -> Iterator[str]:
    """What puts a school where the evidence has it, each with its values; what is not met of the best by its name."""
    answers = {(each.category, each.id): answer for each, answer in indication.answered()}
    for each in telling(indication):
        if not isinstance(each.condition, Unmet):
            yield _with_values(indication, each, each.statement)
            continue
        for one in indication.ladder.category(each.condition.category).characteristics:
            if answers[one.category, one.id] is Answer.NO:
                yield _with_values(indication, one, f"Not met: {one.statement}")


def _with_values(indication: Indication, found: Characteristic, said: str, *, figures_alone: bool = False) -> str:
    fields = indication.ladder.fields
    shown = [each for each in rests_on(indication, found) if fields[each].is_figure or not figures_alone]
    values = say_values(indication, shown)
    return f"{said} ({'; '.join(values)})" if values else said


def _going_well(indication: Indication) -> Iterator[str]:
    """The characteristics of the best category that are met, with their figures."""
    best = indication.ladder.categories[0].id
    for each, answer in indication.answered():
        if each.category == best and answer is Answer.YES:
            yield _with_values(indication, each, each.statement, figures_alone=True)


def _not_known(indication: Indication) -> Iterator[str]:
    """What is not known and matters, and what it leaves open."""
    found = gaps(indication.ladder, indication.evidence, indication.verdict)
    yield from dict.fromkeys(field.heading for gap in found for field in unknown_behind(indication, gap.field))


def _characteristics(indication: Indication) -> Iterator[CharacteristicLine]:
    ladder = indication.ladder
    for each, answer in indication.answered():
        category = ladder.category(each.category)
        values = say_values(indication, rests_on(indication, each))
        is_good = None
        if answer in (Answer.YES, Answer.NO):
            is_good = (answer is Answer.YES) is (category is ladder.categories[0])
        evidence = (
            "; ".join(values) if answer in (Answer.YES, Answer.NO) else _what_is_missing(indication, each, answer)
        )
        yield CharacteristicLine(category.title, each.statement, answer.value, evidence, is_good)


def _what_is_missing(indication: Indication, found: Characteristic, answer: Answer) -> str:
    if answer is Answer.NOT_DUE:
        return "nothing to answer yet"
    contents = indication.evidence.contents
    unknown = [each for each in rests_on(indication, found) if contents[each] is None]
    fields = dict.fromkeys(one.heading for each in unknown for one in unknown_behind(indication, each))
    return f"not known: {', '.join(fields)}" if fields else "not known"


def _judged(evidence: Evidence) -> str | None:
    if not evidence.judged_by:
        return None
    when = f", {format_day(evidence.judged_on)}" if evidence.judged_on else ""
    return f"{evidence.judged_by}{when}"


def _statements(category: Category) -> tuple[str, ...]:
    """What a category brings, what it may bring last; what is confidential stands in no document."""
    told = [each for each in category.obligations if not each.confidential]
    return tuple(each.statement for each in sorted(told, key=lambda each: each.optional))


def _moves(ladder: Ladder, now: str | None) -> Iterator[str]:
    if now:
        for each in ladder.category(now).moves:
            yield f"To {ladder.category(each.to).title}, decided by {name_decider(each)}"


def _ways(indication: Indication) -> Iterator[str]:
    """The fewest changes of the evidence that would indicate something better than it does."""
    found = list(changes(indication.ladder, indication.evidence, indication.verdict))
    for each in found[:MOST_WAYS]:
        yield f"For {name_categories(indication.ladder, each.to)}: {say_change(indication, each)}"
