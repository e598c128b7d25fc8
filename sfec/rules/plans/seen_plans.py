"""The plans of a trust as they stand on a day, with what is wrong in each and among them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.course import NO_COURSE, Course, Courses
from sfec.model.plan import Plan, PlanOnLadder, Plans
from sfec.model.policy import Ladder
from sfec.model.trust import School, Trust
from sfec.problems import Level, Part, Problem
from sfec.rules.plans.plan_faults import PlanPeople, plan_faults
from sfec.rules.plans.plan_standing import PlanStanding
from sfec.rules.plans.plan_states import stand
from sfec.rules.plans.school_weeks import SchoolWeeks
from sfec.rules.plans.telling_plans import Stays


class SeenPlan(NamedTuple):
    """A plan as it stands on a day, and whose it is."""

    standing: PlanStanding
    school: School
    ladder: Ladder

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.standing.plan

    @property
    def on_ladder(self) -> PlanOnLadder:
        """What the plan's kind is on its ladder."""
        return self.standing.kind.ladders[self.ladder.id]


class Around(NamedTuple):
    """What plans are looked at beside: people, schools, ladders, decisions, weeks, and the day."""

    trust: Trust | None
    schools: Mapping[str, School]
    ladders: Mapping[str, Ladder]
    courses: Courses
    weeks: SchoolWeeks
    on: date


def see_plans(plans: Plans, around: Around) -> Part[list[SeenPlan]]:
    """Every plan of a school that is there.

    Problems: those of plan_faults, and plan-category, plan-two-open.
    """
    seen: list[SeenPlan] = []
    for plan in plans.plans:
        school, ladder = around.schools.get(plan.school), around.ladders.get(plan.ladder)
        if school is not None and ladder is not None:
            standing = stand(plan, plans.policy, around.weeks, around.on)
            seen.append(SeenPlan(standing, school, ladder))
    problems: list[Problem] = []
    for each in seen:
        people = PlanPeople(around.trust, each.school)
        problems += plan_faults(each.standing, people, around.weeks)
        course = around.courses.get((each.school.code, each.ladder.id), NO_COURSE)
        problems += _of_another_category(each, course, around.on)
    return Part(seen, [*problems, *_open_together(seen)])


def _of_another_category(seen: SeenPlan, course: Course, on: date) -> Iterator[Problem]:
    """A warning where the school is not in the category that an open plan belongs to."""
    kind, ladder = seen.standing.kind, seen.ladder
    stays = Stays(course, ladder, on)
    if not seen.standing.is_open or not stays.decisions:
        return
    current = stays.decisions[-1].links.category
    wanted = seen.on_ladder.category
    if current != wanted:
        belongs, is_in = (ladder.category(each).title for each in (wanted, current))
        message = f"a {kind.short} belongs to {belongs}, and the school is {is_in}"
        hint = "decide the move first, or close the plan"
        place, who = seen.plan.place, seen.school.who
        yield Problem(place, "plan-category", message, hint, who, Level.WARNING)


def _open_together(seen: Sequence[SeenPlan]) -> Iterator[Problem]:
    """An error for each plan beyond the first of its kind that is open at once."""
    together: dict[tuple[str, str, str], list[SeenPlan]] = defaultdict(list)
    for each in seen:
        if each.standing.is_open:
            together[each.school.code, each.ladder.id, each.plan.kind].append(each)
    for first, *others in together.values():
        for other in others:
            kind = other.standing.kind
            message = f"this {kind.short} is open, and so is {first.plan.name}"
            hint = "close the one that is over: Closed, Closed on and Closed by on its sheet Plan"
            yield Problem(other.plan.place, "plan-two-open", message, hint, other.school.who)
