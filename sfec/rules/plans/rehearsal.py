"""What would follow from a school's plan, step by step, before anybody commits to it.

Only what charter and policy say follows is told; what nobody has said yet, as how long a notice
lasts, is asked for, and beyond the terms known the rehearsal stops.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sfec.model.half_term import HalfTerm
from sfec.model.plan import PlanKind, PlanPolicy
from sfec.model.policy import Ladder, Move
from sfec.rules.ladders.wording import name_role, name_roles
from sfec.rules.plans.plan_standing import PlanStanding
from sfec.rules.plans.school_weeks import SchoolWeeks


class StepKind(StrEnum):
    """What kind of step it is."""

    PLAN = "plan"
    MEETING = "meeting"
    REVIEW = "review"
    END = "end"
    DECISION = "decision"
    VOTE = "vote"
    STOP = "stop"


class Step(NamedTuple):
    """One step: the day, where one can be known, what happens, and who sees to it."""

    kind: StepKind
    on: date | None
    what: str
    who: str = ""


class Scene(NamedTuple):
    """Where a rehearsal takes place: the policy, the calendar, and how long a plan lasts.

    `lasts` is in school weeks, for plans that say themselves when they end; None where nobody has
    said.
    """

    ladder: Ladder
    policy: PlanPolicy
    weeks: SchoolWeeks
    half_terms: Sequence[HalfTerm]
    lasts: int | None = None


class _Milestone(NamedTuple):
    title: str
    on: date | None


def rehearse(
    scene: Scene, category: str, standing: PlanStanding | None, on: date, *, is_met: bool
) -> list[Step]:
    """What would follow from a day, were the plan met, or each plan in turn missed.

    `standing` is the open plan of the category the school is in; without one, one is begun.
    """
    return list(_steps(scene, category, standing, on, is_met=is_met))


def _steps(
    scene: Scene, category: str, standing: PlanStanding | None, on: date, *, is_met: bool
) -> Iterator[Step]:
    day, current, open_plan = on, category, standing
    while True:
        kind = _kind_of(scene, current)
        is_best = current == scene.ladder.categories[0].id
        if kind is None or (is_best and open_plan is None):
            title = scene.ladder.category(current).title
            yield Step(StepKind.STOP, None, f"{title} asks for no plan: nothing more follows")
            return
        yield from _begun(scene, kind, day, is_open=open_plan is not None)
        milestones, ends = _course_of(scene, kind, open_plan, day)
        yield from _reviews(kind, milestones, day)
        if ends is None:
            yield Step(StepKind.STOP, None, _why_no_end(kind, milestones))
            return
        outcome = "met" if is_met else "missed"
        yield Step(StepKind.END, ends, f"the {kind.short} ends, {outcome}")
        move = _move(scene.ladder, current, is_up=is_met)
        if move is None:
            title = scene.ladder.category(current).title
            yield Step(StepKind.STOP, None, f"no move that way is listed from {title}")
            return
        decided = _decided_on(scene, move, ends)
        yield _decision(scene.ladder, move, decided)
        if is_met or decided is None:
            return
        day, current, open_plan = decided, move.to, None


def _kind_of(scene: Scene, category: str) -> PlanKind | None:
    """The kind of plan that belongs to a category."""
    ladder = scene.ladder.id
    for kind in scene.policy.kinds.values():
        if ladder in kind.ladders and kind.ladders[ladder].category == category:
            return kind
    return None


def _begun(scene: Scene, kind: PlanKind, day: date, *, is_open: bool) -> Iterator[Step]:
    on_ladder = kind.ladders[scene.ladder.id]
    if is_open:
        return
    writers = name_roles(on_ladder.written_by)
    if on_ladder.written_with:
        with_them = " and ".join(map(name_role, on_ladder.written_with))
        writers = f"{writers}, with the {with_them}"
    begins = scene.weeks.school_day_from(day)
    yield Step(StepKind.PLAN, begins, f"{_a(kind)} is written", writers)
    if kind.least_board:
        least = f"an Improvement Board of at least {kind.least_board} is appointed"
        yield Step(StepKind.MEETING, None, least)
    if on_ladder.calls:
        who = ", ".join(map(name_role, on_ladder.calls))
        yield Step(StepKind.MEETING, None, "the meeting that it calls sets targets and dates", who)


def _a(kind: PlanKind) -> str:
    article = "an" if kind.short[:1] in "aeiou" else "a"
    return f"{article} {kind.short}"


def _course_of(
    scene: Scene, kind: PlanKind, standing: PlanStanding | None, day: date
) -> tuple[Sequence[_Milestone], date | None]:
    """The milestones still to come, and the plan's last day."""
    if standing is not None:
        return _milestones_left(kind, standing, day), standing.ends
    begins = scene.weeks.school_day_from(day)
    if begins is None:
        return (), None
    blocks = kind.blocks.values()
    milestones = [_Milestone(each.title, scene.weeks.after(begins, each.weeks)) for each in blocks]
    if not milestones:
        return (), scene.weeks.after(begins, scene.lasts) if scene.lasts else None
    days = [each.on for each in milestones]
    known = [each for each in days if each is not None]
    return milestones, max(known) if len(known) == len(days) else None


def _milestones_left(kind: PlanKind, standing: PlanStanding, day: date) -> list[_Milestone]:
    """The days on which something of an open plan falls due, and its next review."""
    by_day: dict[date, dict[str, None]] = {}
    for each in standing.directives:
        if each.due is not None and each.due >= day and each.met_on is None:
            block = kind.blocks.get(each.directive.block or "")
            named = block.title if block else f"No. {each.directive.number}"
            by_day.setdefault(each.due, {})[named] = None
    if standing.next_review and standing.next_review >= day:
        by_day.setdefault(standing.next_review, {})
    return [_Milestone(", ".join(titles), on) for on, titles in sorted(by_day.items())]


def _reviews(kind: PlanKind, milestones: Sequence[_Milestone], day: date) -> Iterator[Step]:
    who = ", ".join(map(name_role, kind.reviewed_by))
    for each in milestones:
        if each.on is not None and each.on >= day:
            of_what = f": {each.title}" if each.title else ""
            yield Step(StepKind.REVIEW, each.on, f"review of the {kind.short}{of_what}", who)


def _why_no_end(kind: PlanKind, milestones: Sequence[_Milestone]) -> str:
    if any(each.on is None for each in milestones):
        return "what follows lies beyond the terms that are known: add the year to term-dates.yaml"
    return f"how long the {kind.short} lasts is not known: say it in school weeks, with --weeks"


def _move(ladder: Ladder, current: str, *, is_up: bool) -> Move | None:
    """The nearest move that is listed, up or down."""
    here = ladder.rank(current)
    moves = ladder.category(current).moves
    way = [each for each in moves if (ladder.rank(each.to) < here) is is_up]
    return min(way, key=lambda move: abs(ladder.rank(move.to) - here), default=None)


def _decided_on(scene: Scene, move: Move, ends: date) -> date | None:
    """The day of a decision: a vote's, the school day after; else by the half-term's last day."""
    if move.vote:
        return scene.weeks.school_day_from(ends, 1)
    later = [each.last for each in scene.half_terms if each.last >= ends]
    return min(later, default=None)


def _decision(ladder: Ladder, move: Move, on: date | None) -> Step:
    title = ladder.category(move.to).title
    if on is None:
        message = f"the decision to {title} lies beyond the terms that are known"
        return Step(StepKind.STOP, None, message)
    if move.vote:
        return Step(StepKind.VOTE, on, f"vote of {move.vote.title}: to {title}")
    who = name_roles(move.decided_by)
    return Step(StepKind.DECISION, on, f"decision, by the end of the half-term: to {title}", who)
