"""The plans of every school on one ladder, each as it stands on a day."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile

from sfec.model.course import NO_COURSE, Course, CourseDecision, Courses
from sfec.model.plan import Plan, Plans
from sfec.model.policy import Ladder
from sfec.problems import Place
from sfec.rules.plans.plan_states import stand
from sfec.rules.plans.school_weeks import SchoolWeeks
from sfec.rules.plans.telling_plans import SchoolPlans, Stays


class LadderPlans:
    """The plans on a ladder; `courses` are asked for once a school has one."""

    def __init__(
        self,
        plans: Plans,
        ladder: Ladder,
        weeks: SchoolWeeks,
        courses: Callable[[], Courses],
    ) -> None:
        self.plans, self.ladder, self.weeks, self.courses = plans, ladder, weeks, courses
        self._found: dict[tuple[str, date], SchoolPlans] = {}

    def of(self, code: str, on: date) -> SchoolPlans:
        """A school's plans as they stand on a day."""
        if (code, on) not in self._found:
            self._found[code, on] = self._standing(code, on, self._course(code))
        return self._found[code, on]

    def before(self, code: str, decision: CourseDecision) -> tuple[SchoolPlans, ...]:
        """A school's plans as they stood before a decision: on its day, and on the day before.

        What a plan says of that day may have come before it or have followed from it.
        """
        day = decision.decision.on
        decisions = self._course(code).decisions
        earlier = takewhile(lambda each: each.entry.id != decision.entry.id, decisions)
        until = Course(tuple(earlier))
        return tuple(self._standing(code, on, until) for on in (day, day - timedelta(days=1)))

    def _course(self, code: str) -> Course:
        """A school's decisions on the ladder, where it has a plan to be told in their light."""
        if code in self._by_school or code in self._unread:
            return self.courses().get((code, self.ladder.id), NO_COURSE)
        return NO_COURSE

    def _standing(self, code: str, on: date, course: Course) -> SchoolPlans:
        mine, unread = self._by_school.get(code, ()), self._unread.get(code, {})
        standings = [stand(each, self.plans.policy, self.weeks, on) for each in mine]
        return SchoolPlans(tuple(standings), Stays(course, self.ladder, on), unread)

    @cached_property
    def _by_school(self) -> Mapping[str, Sequence[Plan]]:
        found: dict[str, list[Plan]] = defaultdict(list)
        for plan in self.plans.plans:
            if plan.ladder == self.ladder.id:
                found[plan.school].append(plan)
        return found

    @cached_property
    def _unread(self) -> Mapping[str, Mapping[str, Sequence[Place]]]:
        """What cannot be read, by the school and the kind of plan that it may be of."""
        found: dict[str, dict[str, list[Place]]] = {}
        for unread in self.plans.unread:
            for code, kind in unread.claims:
                found.setdefault(code, {}).setdefault(kind, []).append(unread.place)
        return found


def plans_by_ladder(
    plans: Plans | None, ladders: Mapping[str, Ladder], weeks: SchoolWeeks | None, courses: Courses
) -> Mapping[str, LadderPlans]:
    """The plans on each ladder, in the light of those decisions; none where none are kept."""
    if plans is None or weeks is None:
        return {}
    return {key: LadderPlans(plans, each, weeks, lambda: courses) for key, each in ladders.items()}
