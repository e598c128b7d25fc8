"""The sheet Plan of a plan's workbook: what it is, who is in it, and how it was closed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sfec.folder.formats.cells import fold
from sfec.folder.formats.labels import LabelReader
from sfec.folder.plans import plan_headings as heads
from sfec.model.identifier import identity
from sfec.model.plan import CLOSINGS, Closing, Money, PlanKind, PlanPolicy
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import School
from sfec.problems import Place, choice_hint, did_you_mean, no_school, quoted

_MONEY = EvidenceField(heads.MONEY, heads.MONEY, "money", above_zero=True)
_DAYS = EvidenceField(heads.MENTOR_DAYS, heads.MENTOR_DAYS, "number")
#: The cells that are named where something in them is wrong.
_CELLS = {
    "ends_on": heads.ENDS_ON,
    "mentor": heads.MENTOR,
    "board": heads.BOARD_MEMBER,
    "closed_by": heads.CLOSED_BY,
}


class PlanContext(NamedTuple):
    """What plans are read with; `schools` are by the identity of their codes.

    `unread` are those of schools whose own records cannot be read, which is told of them.
    """

    policy: PlanPolicy
    ladders: Mapping[str, Ladder]
    schools: Mapping[str, School]
    unread: frozenset[str] = frozenset()


class PlanIdentity(NamedTuple):
    """What a plan is: its kind, whose, and on which ladder."""

    kind: PlanKind
    school: School
    ladder: str


class PlanHead(NamedTuple):
    """All that the sheet Plan says but for what the plan is."""

    written_on: date | None
    written_by: str
    rests_on: str
    ends_on: date | None
    closing: Closing | None
    mentor: str
    mentor_days: Decimal | None
    money: Money | None
    meeting_on: date | None
    board: tuple[str, ...]
    approved_by: str
    approved_on: date | None
    cells: Mapping[str, Place]


def read_identity(sheet: LabelReader, context: PlanContext) -> PlanIdentity | None:
    """What a plan is; None where its kind, school or ladder cannot be read.

    Problems: plan-kind, plan-school, plan-ladder, plan-value.
    """
    school = _read_school(sheet, context)
    sheet.who = school.who if school else ""
    kind = _read_kind(sheet, context.policy)
    ladder = _read_ladder(sheet, kind, context.ladders) if kind else None
    if school is None or kind is None or ladder is None:
        return None
    return PlanIdentity(kind, school, ladder)


def read_head(sheet: LabelReader) -> PlanHead:
    """All else that the sheet says. Problems: plan-value, plan-closing."""
    amount = sheet.figure(_MONEY)
    approved_by = sheet.text(heads.MONEY_APPROVED_BY)
    return PlanHead(
        written_on=sheet.day(heads.WRITTEN_ON),
        written_by=sheet.text(heads.WRITTEN_BY),
        rests_on=sheet.text(heads.RESTS_ON).casefold(),
        ends_on=sheet.day(heads.ENDS_ON),
        closing=_read_closing(sheet),
        mentor=sheet.text(heads.MENTOR),
        mentor_days=sheet.figure(_DAYS),
        money=Money(amount, approved_by) if amount is not None else None,
        meeting_on=sheet.day(heads.MEETING_ON),
        board=sheet.texts(heads.BOARD_MEMBER),
        approved_by=sheet.text(heads.APPROVED_BY),
        approved_on=sheet.day(heads.APPROVED_ON),
        cells={name: sheet.place(label) for name, label in _CELLS.items()},
    )


def _read_school(sheet: LabelReader, context: PlanContext) -> School | None:
    text = sheet.text(heads.SCHOOL)
    school = context.schools.get(identity(text))
    is_told = identity(text) in context.unread or not context.schools
    if school is None and not is_told and heads.SCHOOL not in sheet.unread:
        codes = [each.code for each in context.schools.values()]
        message = f"{quoted(text)} is no school's code" if text else "the plan names no school"
        hint = did_you_mean(text, codes) or f"codes: {', '.join(codes)}"
        sheet.fault(heads.SCHOOL, message, hint, "plan-school", cause=no_school(text))
    return school


def _read_kind(sheet: LabelReader, policy: PlanPolicy) -> PlanKind | None:
    text = sheet.text(heads.KIND)
    for kind in policy.kinds.values():
        if fold(text) in map(fold, (kind.id, kind.title, kind.short)):
            return kind
    if heads.KIND not in sheet.unread:
        shown = [kind.short for kind in policy.kinds.values()]
        message = f"{quoted(text)} is no kind of plan" if text else "the plan names no kind"
        sheet.fault(heads.KIND, message, choice_hint(text, shown), "plan-kind")
    return None


def _read_ladder(sheet: LabelReader, kind: PlanKind, ladders: Mapping[str, Ladder]) -> str | None:
    """The ladder that is named; a kind that is on one alone need not name it."""
    text = sheet.text(heads.LADDER)
    if not text and len(kind.ladders) == 1 and heads.LADDER not in sheet.unread:
        return next(iter(kind.ladders))
    titles = {each: ladders[each].title for each in kind.ladders if each in ladders}
    for ladder, title in titles.items():
        if fold(text) in (fold(title), fold(ladder)):
            return ladder
    # Of a ladder that cannot be read its own policy tells.
    if heads.LADDER not in sheet.unread and len(titles) == len(kind.ladders):
        allowed = tuple(titles.values())
        message = f"a {kind.short} is not on the ladder {quoted(text)}"
        if not text:
            message = f"the {kind.short} names no ladder"
        sheet.fault(heads.LADDER, message, choice_hint(text, allowed), "plan-ladder")
    return None


def _read_closing(sheet: LabelReader) -> Closing | None:
    """How the plan was closed; half a closing is an error, and what it came to is not known."""
    how = sheet.choice(heads.CLOSED, CLOSINGS)
    on = sheet.day(heads.CLOSED_ON)
    by = sheet.text(heads.CLOSED_BY)
    if how is not None and on is not None:
        return Closing(on, how, by, sheet.place(heads.CLOSED))
    is_unread = {heads.CLOSED, heads.CLOSED_ON} & sheet.unread
    if (how or on) and not is_unread:
        lacking = heads.CLOSED_ON if how else heads.CLOSED
        message = f"the plan is closed, and {quoted(lacking)} is empty"
        hint = f"fill in {heads.CLOSED}, {heads.CLOSED_ON} and {heads.CLOSED_BY}, or empty them"
        sheet.fault(lacking, message, hint, "plan-closing")
    return None
