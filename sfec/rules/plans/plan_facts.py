"""What a plan's document is composed from, and what of it is recorded when it is issued."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.issue import Fact
from sfec.model.plan import PlanOnLadder, PlanPolicy
from sfec.model.trust import Trust
from sfec.rules.plans.plan_draft import MENTOR
from sfec.rules.plans.plan_grounds import PlanGrounds
from sfec.rules.plans.plan_standing import PlanStanding, PlanState
from sfec.rules.plans.plan_words import People, say_day
from sfec.rules.plans.school_weeks import SchoolWeeks
from sfec.rules.plans.seen_plans import SeenPlan


class PlanFacts(NamedTuple):
    """What a plan's document tells of: the plan, what it rests on, and the school's other plans.

    `money` says what was given for it. It is `in_doubt` where two sources hold the school's record.
    """

    trust: Trust
    policy: PlanPolicy
    seen: SeenPlan
    grounds: PlanGrounds
    others: Sequence[SeenPlan]
    weeks: SchoolWeeks
    on: date
    money: str = ""
    in_doubt: bool = False

    @property
    def people(self) -> People:
        """Those in post on the day."""
        return People(self.trust, self.seen.school, self.on)

    @property
    def is_draft(self) -> bool:
        """Whether the plan has not been written by the day."""
        return self.seen.standing.state is PlanState.DRAFT

    @property
    def standing(self) -> PlanStanding:
        """The plan as it stands."""
        return self.seen.standing

    @property
    def on_ladder(self) -> PlanOnLadder:
        """What the kind of plan is on the plan's ladder."""
        return self.seen.on_ladder

    @property
    def written_with(self) -> tuple[str, ...]:
        """The roles of those who write it together; a mentor where one is appointed."""
        roles = self.on_ladder.written_with
        return tuple(each for each in roles if each != MENTOR or self.people.holders([each]))

    @property
    def writer_role(self) -> str:
        """The role in which it is written."""
        return self.people.writer_role(self.seen.plan, self.on_ladder.written_by)


def plan_facts(standing: PlanStanding) -> tuple[Fact, ...]:
    """What a plan's document says that its workbook holds: recorded when it is issued."""
    plan, rows = standing.plan, standing.kind.rows.casefold().removesuffix("s")
    said: dict[str, str] = {
        "the plan: Ends": say_day(standing.ends),
        "the plan: Meeting": say_day(plan.meeting_on),
        "the plan: Mentor": plan.mentor,
        "the plan: Money": str(plan.money.amount) if plan.money else "",
        "the plan: Board": ", ".join(plan.board),
        "the plan: Written on": say_day(plan.written_on),
    }
    for each in standing.directives:
        name, directive = f"{rows} {each.directive.number}", each.directive
        said |= {
            f"{name}: Words": directive.text,
            f"{name}: Owner": directive.owner,
            f"{name}: By": say_day(each.due),
            f"{name}: Shown by": directive.shown_by,
        }
    return tuple(Fact(of, text) for of, text in said.items() if text)
