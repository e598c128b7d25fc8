"""Which of a school's plans tell on a ladder on a day, and what they come to.

Only those since the school's last move up on the ladder, or its first decision, tell; what a plan
that took their place has met since stops telling (the reading's evidence 11 and 12).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import NamedTuple, TypeAlias

from sfec.model.course import Course
from sfec.model.evidence import IN_PROGRESS, MET, NOT_DUE, NOT_MET, Content, Derived
from sfec.model.plan import WRITTEN_ON, Plan
from sfec.model.policy import Ladder
from sfec.problems import Place
from sfec.rules.plans.plan_standing import PlanStanding

#: What the plans of a kind come to, the worst first.
_WORST_FIRST: tuple[Content, ...] = (NOT_MET, None, IN_PROGRESS, MET)
_BEFORE_ALL = -1


class SchoolPlans(NamedTuple):
    """The plans of a school on a ladder as they stand on a day, and its decisions until then.

    `unread` are the workbooks that cannot be read at all, by the kind that their names tell.
    """

    standings: Sequence[PlanStanding]
    decisions: "Stays"
    unread: Mapping[str, Sequence[Place]] = {}

    def told(self, kind: str) -> list[PlanStanding]:
        """The plans of a kind that tell."""
        telling = self._since(self.decisions.last_move_up)
        settled = [each.plan.written_on for each in telling if _has_settled(each)]
        since = max((each for each in settled if each is not None), default=date.min)
        of_kind = [each for each in telling if each.kind.id == kind]
        return [each for each in of_kind if (each.plan.written_on or date.max) >= since]

    def written(self, kind: str) -> list[PlanStanding]:
        """The plans of a kind since the school came into its category, from above or below."""
        stay = self._since(self.decisions.came_in)
        return [each for each in stay if each.kind.id == kind]

    def _since(self, decision: int) -> list[PlanStanding]:
        telling = [each for each in self.standings if each.counts]
        return [each for each in telling if self.decisions.of(each.plan) >= decision]


class Stays:
    """The decisions on a ladder until a day, as they part the time into stays in a category."""

    def __init__(self, course: Course, ladder: Ladder, on: date) -> None:
        self.decisions = [each for each in course.decisions if each.decision.on <= on]
        self.last_move_up = self.came_in = 0
        ranks = [ladder.rank(each.links.category) for each in self.decisions]
        for number in range(1, len(ranks)):
            if ranks[number] != ranks[number - 1]:
                self.came_in = number
            if ranks[number] < ranks[number - 1]:
                self.last_move_up = number

    def of(self, plan: Plan) -> int:
        """The decision in whose stay a plan lies: the one it names, else the last by its day.

        A plan belongs to every stay while nothing has been decided, or its day is not known.
        """
        if not self.decisions or plan.written_on is None:
            return len(self.decisions)
        for number, decision in enumerate(self.decisions):
            ids = [entry.id for entry in decision.entries]
            if plan.rests_on and any(each.startswith(plan.rests_on) for each in ids):
                return number
        by_then = [each for each in self.decisions if each.decision.on <= plan.written_on]
        return len(by_then) - 1 if by_then else _BEFORE_ALL


#: What a policy may ask of the plans of a kind.
Tell: TypeAlias = Callable[[SchoolPlans, str], Derived]


def results(plans: SchoolPlans, kind: str) -> Derived:
    """What the plans of a kind have come to, the worst of them; not due where there is none."""
    told, unread = plans.told(kind), plans.unread.get(kind, ())
    found = [(each.content, each.deciding) for each in told]
    found += [(None, (place,)) for place in unread]
    for worst in _WORST_FIRST:
        deciding = [places for content, places in found if content == worst]
        if deciding:
            return Derived(worst, tuple(chain.from_iterable(deciding)))
    return Derived(NOT_DUE)


def count_plans(plans: SchoolPlans, kind: str) -> Derived:
    """How many plans of a kind tell; not known while two are open at once."""
    told = plans.told(kind)
    places = tuple(each.plan.place for each in told)
    is_doubtful = sum(each.is_open for each in told) > 1 or _is_day_unread(told)
    return _figure(len(told), places, plans.unread.get(kind, ()), is_doubtful=is_doubtful)


def count_extensions(plans: SchoolPlans, kind: str) -> Derived:
    """How many extensions the plans of a kind that tell were given; those of one day are one."""
    told = plans.told(kind)
    by_day: dict[tuple[str, date], Place] = {}
    for standing in told:
        for each in standing.extended:
            by_day.setdefault((standing.plan.name, each.on), each.place)
    is_doubtful = any(each.plan.unread for each in told)
    unread = plans.unread.get(kind, ())
    return _figure(len(by_day), tuple(by_day.values()), unread, is_doubtful=is_doubtful)


def count_written(plans: SchoolPlans, kind: str) -> Derived:
    """How many plans of a kind were written since the school came into its category."""
    written = plans.written(kind)
    places = tuple(each.plan.place for each in written)
    is_doubtful = _is_day_unread(written)
    return _figure(len(written), places, plans.unread.get(kind, ()), is_doubtful=is_doubtful)


#: What may be asked of plans, by the word that a policy has for it.
TELLINGS: Mapping[str, Tell] = {
    "results": results,
    "count": count_plans,
    "extensions": count_extensions,
    "written": count_written,
}


def tell(plans: SchoolPlans, asked: str) -> Derived:
    """What a policy asks of plans: the kind of plan and a telling, as in `rep.results`."""
    kind, _, telling = asked.partition(".")
    return TELLINGS[telling](plans, kind)


def _figure(
    number: int, places: tuple[Place, ...], unread: Iterable[Place], *, is_doubtful: bool
) -> Derived:
    unread = tuple(unread)
    if unread or is_doubtful:
        return Derived(None, (*places, *unread))
    return Derived(Decimal(number), places)


def _is_day_unread(standings: Iterable[PlanStanding]) -> bool:
    return any(WRITTEN_ON in each.plan.unread for each in standings)


def _has_settled(standing: PlanStanding) -> bool:
    """Whether a plan took the place of others, and is closed as met."""
    is_closed = standing.plan.closed(standing.on) is not None
    return is_closed and bool(standing.kind.supersedes) and standing.content == MET
