"""What a plan's documents say of it in words: its state, its results, those who are in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from sfec.model.ceo_letter import Addressee
from sfec.model.identifier import identity
from sfec.model.plan import NOT_RECORDED, Extension, Plan, PlanKind, PlanPolicy
from sfec.model.plan_document import PlanEntry, RowLine
from sfec.model.trust import ROLES, School, Trust
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.ladders.wording import name_role
from sfec.rules.plans.plan_draft import MENTOR
from sfec.rules.plans.plan_standing import DirectiveStanding, PlanStanding, PlanState

NOT_KNOWN: Final = "not known"
#: What a state means, where its name alone does not say it.
_STATES: Mapping[PlanState, str] = {
    PlanState.DRAFT: "a draft",
    PlanState.OPEN: "open",
    PlanState.REVIEW_DUE: "open; its review is due",
    PlanState.REVIEW_LATE: "open; its review is late",
    PlanState.RUN_OUT: "its last day has passed, and it is not closed",
}


class People(NamedTuple):
    """Those in the trust's and a school's roles on a day."""

    trust: Trust
    school: School
    on: date

    def holders(self, roles: Iterable[str]) -> tuple[Addressee, ...]:
        """Those who hold some roles, in their order."""
        return tuple(chain.from_iterable(map(self._in_post, roles)))

    def named(self, roles: Iterable[str]) -> tuple[str, ...]:
        """Some roles with whoever holds them: `Hal Brook (head)`, `mentor: not recorded`."""
        return tuple(self._named(role) for role in roles)

    def writer_role(self, plan: Plan, roles: Sequence[str]) -> str:
        """Which of the roles that may write a plan has written it; the first where none is told."""
        told = identity(plan.written_by)
        for role in roles:
            names = [each.name for each in self.trust.holders(self.school, role, self.on)]
            if any(identity(each) in told for each in (*names, ROLES[role])):
                return role
        return roles[0]

    def _in_post(self, role: str) -> Iterator[Addressee]:
        held = self.school.leading(role)
        known = (*self.school.people.get(held, ()), *self.trust.people.get(held, ()))
        emails = {each.name: each.email for each in known}
        for holder in self.trust.holders(self.school, role, self.on):
            yield Addressee(holder.name, name_role(held), emails[holder.name])

    def _named(self, role: str) -> str:
        names = [each.name for each in self.trust.holders(self.school, role, self.on)]
        title = name_role(self.school.leading(role))
        return f"{' and '.join(names)} ({title})" if names else f"{title}: {NOT_RECORDED}"


def say_day(day: date | None) -> str:
    """A day, where there is one."""
    return format_day(day) if day else ""


def say_state(standing: PlanStanding) -> str:
    """What state a plan is in: `open`, `closed as met on 4 November 2026`."""
    closing = standing.plan.closed(standing.on)
    if closing is None:
        return _STATES[standing.state]
    by = f", by {closing.by}" if closing.by else ""
    how = f"as {closing.how}" if closing.how.endswith("met") else f"({closing.how})"
    return f"closed {how} on {format_day(closing.on)}{by}"


def say_tally(standing: PlanStanding) -> str:
    """How many of a plan's rows came to each result: `3 met, 1 partly met, 2 not recorded`."""
    return ", ".join(f"{number} {said}" for said, number in standing.tally.items())


def write_row(found: DirectiveStanding, on: date) -> RowLine:
    """A directive or target as documents list it."""
    directive = found.directive
    return RowLine(
        number=directive.number,
        text=directive.text or NOT_RECORDED,
        owner=directive.owner or NOT_RECORDED,
        due=found.due,
        shown_by=directive.shown_by or NOT_RECORDED,
        came_to=say_result(found, on),
        is_good=is_good(found, on),
    )


def say_result(found: DirectiveStanding, on: date) -> str:
    """What a directive has come to, with its outlook where it has one."""
    if found.met_on:
        return f"met on {format_day(found.met_on)}{', late' if found.is_late else ''}"
    told = found.result.result if found.result else None
    outlook = None if found.is_withdrawn else found.outlook
    said = ", ".join(each for each in (told or NOT_RECORDED, outlook) if each)
    return f"{said}, past its day" if found.is_overdue(on) else said


def is_good(found: DirectiveStanding, on: date) -> bool | None:
    """Whether what a directive has come to is good, or ill; None where it is neither yet."""
    if found.met_on:
        return True
    return False if found.is_below_met or found.is_overdue(on) else None


def say_outlooks(policy: PlanPolicy) -> tuple[PlanEntry, ...]:
    """What each colour of an outlook means."""
    return tuple(PlanEntry(each, meaning) for each, meaning in policy.outlooks.items())


def name_rows(kind: PlanKind, numbers: Sequence[str]) -> str:
    """Some rows of a plan by their numbers: `directive 3`, `targets 1 and 2`."""
    noun = kind.rows.casefold().removesuffix("s")
    if len(numbers) == 1:
        return f"{noun} {numbers[0]}"
    return f"{noun}s {', '.join(numbers[:-1])} and {numbers[-1]}"


def overdue(standing: PlanStanding) -> Iterator[DirectiveStanding]:
    """The rows of a plan whose day is past and that are not met."""
    return (each for each in standing.directives if each.is_overdue(standing.on))


def say_extended(extension: Extension, kind: PlanKind) -> str:
    """What was given more time: a row, a block, or the whole plan."""
    if extension.number is not None:
        return name_rows(kind, [extension.number]).capitalize()
    if extension.block is not None:
        return name_block(kind, extension.block)
    return "The whole plan"


def name_block(kind: PlanKind, block: str | None) -> str:
    """A block by its title; without one, all of the plan."""
    if block is None:
        return "all of it"
    found = kind.blocks.get(block)
    return found.title if found else block


def say_mentor(standing: PlanStanding, people: People) -> str:
    """Who is mentor, with how many days a week, where that is recorded."""
    plan = standing.plan
    holders = people.trust.holders(people.school, MENTOR, people.on)
    name = plan.mentor or " and ".join(each.name for each in holders)
    if not name:
        return NOT_RECORDED
    if plan.mentor_days is None:
        return f"{name}; days a week: {NOT_RECORDED}"
    days = plan.mentor_days.normalize()
    return f"{name}, {days:f} {'day' if days == 1 else 'days'} a week"


def say_many(number: int, kind: PlanKind) -> str:
    """So many rows of a plan: `1 directive`, `30 targets`."""
    return count(number, kind.rows.casefold().removesuffix("s"))
