"""What is wrong in a plan that can be read: days out of order, owners and reasons that lack."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeAlias

from sfec.model.evidence import MET
from sfec.model.identifier import identity
from sfec.model.plan import Extension, PlanDirective, Review
from sfec.model.trust import School, Trust
from sfec.problems import Level, Place, Problem, quoted
from sfec.rules.days import format_day
from sfec.rules.plans.plan_standing import DirectiveStanding, PlanStanding
from sfec.rules.plans.school_weeks import SchoolWeeks


class PlanPeople(NamedTuple):
    """Those who may be named in a school's plans: of the trust, and of the school itself."""

    trust: Trust | None
    school: School

    @property
    def names(self) -> set[str]:
        """Everybody's name, as compared."""
        of_trust = self.trust.people.values() if self.trust else ()
        people = chain.from_iterable((*of_trust, *self.school.people.values()))
        return {identity(each.name) for each in people}

    def held(self, role: str, on: date) -> set[str]:
        """The names, as compared, of those who hold a role of the school on a day."""
        people = self.school.people.get(role, ())
        return {identity(each.name) for each in people if each.is_in_post(on)}


class Looked(NamedTuple):
    """A plan that is looked at, on its day."""

    standing: PlanStanding
    people: PlanPeople
    weeks: SchoolWeeks

    def problem(
        self, place: Place, code: str, message: str, hint: str, level: Level = Level.ERROR
    ) -> Problem:
        """What is wrong at a place in it."""
        return Problem(place, code, message, hint, self.people.school.who, level)


Check: TypeAlias = Callable[[Looked], Iterator[Problem]]


def plan_faults(standing: PlanStanding, people: PlanPeople, weeks: SchoolWeeks) -> list[Problem]:
    """Everything wrong in a plan, a draft but for what it still lacks.

    Problems: plan-due, plan-owner, plan-holiday, plan-person, plan-review, plan-partly,
    plan-met-on, plan-extension, plan-closing, plan-mentor, plan-board, plan-ends.
    """
    looked = Looked(standing, people, weeks)
    checks = _OF_A_DRAFT if standing.plan.written_on is None else _OF_A_PLAN
    problems: list[Problem] = []
    for check in checks:
        problems += check(looked)
    return problems


def _days_due(looked: Looked) -> Iterator[Problem]:
    told = {each.directive.number: each for each in looked.standing.directives}
    for directive in looked.standing.plan.directives:
        found = told.get(directive.number)
        if found is None:
            hint = "write it into a plan of its own, or correct the day it was added or is due"
            message = f"{_name(looked, directive)} came after the plan had ended: it tells nothing"
            yield looked.problem(directive.cell("due"), "plan-due", message, hint)
        else:
            yield from _day_due(looked, found)


def _day_due(looked: Looked, found: DirectiveStanding) -> Iterator[Problem]:
    plan, directive = looked.standing.plan, found.directive
    name, place = _name(looked, directive), directive.cell("due")
    is_told_already = directive.cell("block").at in plan.unread or place.at in plan.unread
    if directive.due and plan.written_on and directive.due < plan.written_on:
        message = f"{name} is due on {format_day(directive.due)}, before the plan was written"
        yield looked.problem(place, "plan-due", message, "correct one of the two days")
    elif found.due is not None or is_told_already:
        return
    elif directive.block is not None:
        message = f"the day of {name} lies beyond the terms that are known"
        hint = "add the year to term-dates.yaml, or write the day itself"
        yield looked.problem(place, "plan-due", message, hint, Level.WARNING)
    elif not looked.standing.kind.has_end:
        hint = "write the day by which it is to be done"
        if looked.standing.kind.blocks:
            hint += ", or the block it belongs to"
        yield looked.problem(place, "plan-due", f"{name} has no day", hint)


def _days_in_holidays(looked: Looked) -> Iterator[Problem]:
    for directive in looked.standing.plan.directives:
        day = directive.due
        known = day and looked.weeks.school_day_from(day)
        if day and known and known != day:
            said = f"is due on {format_day(day)}, which is no school day; it stands"
            hint = f"the next school day is {format_day(known)}"
            message, place = f"{_name(looked, directive)} {said}", directive.cell("due")
            yield looked.problem(place, "plan-holiday", message, hint, Level.NOTE)


def _owners(looked: Looked) -> Iterator[Problem]:
    for directive in looked.standing.plan.directives:
        if not directive.owner:
            message, place = f"{_name(looked, directive)} has no owner", directive.cell("owner")
            yield looked.problem(place, "plan-owner", message, "write who does it")


def _other_people(looked: Looked) -> Iterator[Problem]:
    """A directive is no place for what concerns somebody other than who does it."""
    for directive in looked.standing.plan.directives:
        words, owner = identity(directive.text), identity(directive.owner)
        named = [each for each in looked.people.names if each in words and each not in owner]
        if named:
            message = f"{_name(looked, directive)} names somebody other than its owner"
            hint = "plans are read by many: write what is to be done, without the name"
            place = directive.cell("text")
            yield looked.problem(place, "plan-person", message, hint, Level.WARNING)


def _reviews(looked: Looked) -> Iterator[Problem]:
    plan = looked.standing.plan
    before: Review | None = None
    for review in plan.reviews:
        said = f"the review of {format_day(review.on)}"
        if plan.written_on and review.on < plan.written_on:
            message = f"{said} is before the plan was written"
            yield looked.problem(review.place, "plan-review", message, "correct one of the days")
        if before and review.on < before.on:
            message = f"{said} stands below that of {format_day(before.on)}"
            hint = "put the reviews in the order in which they were held"
            yield looked.problem(review.place, "plan-review", message, hint)
        if review.next_on and review.next_on <= review.on:
            message = f"{said} sets the next one for {format_day(review.next_on)}, not after it"
            place = review.cell("next_on")
            yield looked.problem(place, "plan-review", message, "correct one of the days")
        yield from _left_out(looked, review)
        before = review


def _left_out(looked: Looked, review: Review) -> Iterator[Problem]:
    """What a review of a block, or of all, says nothing of: it is partly recorded."""
    plan = looked.standing.plan
    if plan.unread:
        # What could not be read may be what is missing.
        return
    found = {each.number for each in plan.results if each.review == review.on and each.tells}
    of_block = [each for each in plan.directives if review.block in (None, each.block)]
    there = [each for each in of_block if (each.added_on or review.on) <= review.on]
    missing = [each.number for each in there if each.number not in found]
    if missing:
        rows = _one(looked) if len(missing) == 1 else looked.standing.kind.rows.casefold()
        message = f"the review is partly recorded: nothing is said of {rows} {', '.join(missing)}"
        hint = "add what was found of each on the sheet Results"
        yield looked.problem(review.place, "plan-partly", message, hint, Level.WARNING)


def _met_days(looked: Looked) -> Iterator[Problem]:
    plan = looked.standing.plan
    for result in plan.results:
        if result.met_on is None:
            continue
        if result.met_on > result.review:
            message = "it was met after the review that found it so"
            yield looked.problem(result.place, "plan-met-on", message, "correct one of the days")
        elif plan.written_on and result.met_on < plan.written_on:
            message = "it was met before the plan was written"
            yield looked.problem(result.place, "plan-met-on", message, "correct one of the days")


def _extensions(looked: Looked) -> Iterator[Problem]:
    counted = looked.standing.extended
    for each in looked.standing.plan.extensions:
        if each.on > looked.standing.on:
            continue
        for name, lacking in (("reason", "why"), ("by", "who agreed it")):
            if not getattr(each, name):
                message, place = f"the extension does not say {lacking}", each.cell(name)
                yield looked.problem(place, "plan-extension", message, "fill it in")
        if each not in counted:
            message, hint = _why_no_extension(looked.standing, each)
            yield looked.problem(each.place, "plan-extension", message, hint)


def _why_no_extension(standing: PlanStanding, extension: Extension) -> tuple[str, str]:
    closing = standing.plan.closing
    if closing and extension.on > closing.on:
        return "the plan was closed when it was extended: it changes nothing", "take it out"
    if standing.ends and extension.on > standing.ends:
        hint = "write a new plan, or correct the day the extension was agreed"
        return "the plan had ended when it was extended: it changes nothing", hint
    hint = "write a later day, or correct what it extends"
    return f"{format_day(extension.to)} is no later than the day it had: it changes nothing", hint


def _closing(looked: Looked) -> Iterator[Problem]:
    standing, plan = looked.standing, looked.standing.plan
    closing = plan.closing
    if closing is None:
        return
    if plan.written_on and closing.on < plan.written_on:
        message = "the plan was closed before it was written"
        yield looked.problem(closing.place, "plan-closing", message, "correct one of the days")
    if not closing.by:
        message = "the plan is closed, and nobody is named who closed it"
        yield looked.problem(plan.cell("closed_by"), "plan-closing", message, "fill in Closed by")
    if closing.how == MET and closing.on <= standing.on and standing.content != MET:
        open_ones = [each.directive.number for each in standing.directives if not _is_met(each)]
        message = f"the plan is closed as met, and {', '.join(open_ones)} is not: the results tell"
        hint = "record what the last review found, or close it as not met"
        yield looked.problem(closing.place, "plan-closing", message, hint)


def _mentor(looked: Looked) -> Iterator[Problem]:
    plan, people = looked.standing.plan, looked.people
    if not plan.mentor:
        return
    name, day = identity(plan.mentor), plan.written_on or looked.standing.on
    if name in people.held("head", day):
        message, hint = f"the mentor {quoted(plan.mentor)} is the head", "name somebody else"
        yield looked.problem(plan.cell("mentor"), "plan-mentor", message, hint)
    elif name not in people.names:
        message = f"the mentor {quoted(plan.mentor)} is nobody that the trust's files name"
        hint = "name them as mentor in the school's record, or correct the name"
        yield looked.problem(plan.cell("mentor"), "plan-mentor", message, hint, Level.WARNING)


def _board(looked: Looked) -> Iterator[Problem]:
    plan, least = looked.standing.plan, looked.standing.kind.least_board
    if len({identity(each) for each in plan.board}) < least:
        message = f"the board has {len(plan.board)} of the {least} it needs at the least"
        hint = "name every member, one a row"
        yield looked.problem(plan.cell("board"), "plan-board", message, hint)


def _end(looked: Looked) -> Iterator[Problem]:
    plan, kind = looked.standing.plan, looked.standing.kind
    if not kind.has_end:
        return
    if plan.ends_on is None:
        message = f"the {kind.short} does not say on which day it ends"
        yield looked.problem(plan.cell("ends_on"), "plan-ends", message, "fill in Ends on")
    elif plan.written_on and plan.ends_on <= plan.written_on:
        message = f"the {kind.short} ends on the day it was written, or before"
        yield looked.problem(plan.cell("ends_on"), "plan-ends", message, "correct the day")


def _is_met(directive: DirectiveStanding) -> bool:
    return directive.met_on is not None or directive.is_withdrawn


def _name(looked: Looked, directive: PlanDirective) -> str:
    return f"{_one(looked)} {directive.number}"


def _one(looked: Looked) -> str:
    """What one row of the plan is called."""
    return looked.standing.kind.rows.removesuffix("s").casefold()


_OF_A_DRAFT: tuple[Check, ...] = (_other_people, _mentor)
_OF_A_PLAN: tuple[Check, ...] = (
    _days_due,
    _days_in_holidays,
    _owners,
    _other_people,
    _reviews,
    _met_days,
    _extensions,
    _closing,
    _mentor,
    _board,
    _end,
)
