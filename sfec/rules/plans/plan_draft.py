"""A plan as it is drafted: from the decision it rests on, what told, and what is still open."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from sfec.model.course import CourseDecision
from sfec.model.evidence import MET, Directive
from sfec.model.indication import Indication
from sfec.model.plan import PlanKind, PlanPolicy
from sfec.model.policy import Ladder
from sfec.model.trust import ROLES, School, Trust
from sfec.rules.ladders.indications import rests_on, say_values, telling

MENTOR = "mentor"


class Ground(NamedTuple):
    """A characteristic that told: its category, what it says, what it rests on, and the cells."""

    category: str
    statement: str
    evidence: str
    cells: str


class PlanDraft(NamedTuple):
    """All that is known of a plan before it is written."""

    trust: Trust
    school: School
    ladder: Ladder
    kind: PlanKind
    policy: PlanPolicy
    rests_on: str = ""
    written_by: str = ""
    mentor: str = ""
    grounds: Sequence[Ground] = ()
    carried: Sequence[Directive] = ()

    @property
    def owner(self) -> str:
        """Whose plan it is, as its pages say."""
        return self.trust.name

    @property
    def title(self) -> str:
        """What the plan is called."""
        return f"{self.kind.title}, {self.school.name}"


class Draft(NamedTuple):
    """What a plan is to be: its kind, for a school, from what was found on a ladder, on a day.

    It rests on the `last` decision on the ladder, if there is one.
    """

    kind: PlanKind
    school: School
    found: Indication
    on: date
    last: CourseDecision | None


def draft_plan(
    trust: Trust, policy: PlanPolicy, wanted: Draft, directives: Sequence[Directive]
) -> PlanDraft:
    """A plan as what told, what was decided and what letters directed make it.

    Its writer and its mentor are those in post.
    """
    kind, school, found, on, last = wanted
    roles = kind.ladders[found.ladder.id].written_by
    holders = [each.name for each in trust.holders(school, roles[0], on)]
    mentors = trust.holders(school, MENTOR, on) if MENTOR in kind.reviewed_by else ()
    return PlanDraft(
        trust=trust,
        school=school,
        ladder=found.ladder,
        kind=kind,
        policy=policy,
        rests_on=last.entry.short_id if last else "",
        written_by=", ".join([f"{each}, {ROLES[roles[0]]}" for each in holders]),
        mentor=", ".join([each.name for each in mentors]),
        grounds=tuple(_grounds(found)),
        carried=open_directives(directives, school.code, found.ladder.id),
    )


def _grounds(found: Indication) -> Iterator[Ground]:
    for each in telling(found):
        fields = rests_on(found, each)
        places = chain.from_iterable(map(found.evidence.sources, fields))
        yield Ground(
            found.ladder.category(each.category).title,
            each.statement,
            "; ".join(say_values(found, fields)),
            ", ".join(dict.fromkeys(map(str, places))),
        )


def open_directives(directives: Sequence[Directive], school: str, ladder: str) -> list[Directive]:
    """The directives of letters to a school on a ladder that are not met yet."""
    mine = [each for each in directives if each.school == school and each.ladder == ladder]
    return [each for each in mine if each.result != MET]
