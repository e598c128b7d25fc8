"""Money for a plan, beside the CFO's figure and never taken off it (the reading's section 3)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from sfec.model.evidence import Content
from sfec.model.plan import NOT_RECORDED, Money
from sfec.model.policy import EvidenceField, Ladder
from sfec.rules.ladders.fillings import lines_of
from sfec.rules.ladders.wording import format_figure, format_money

_SHARE = 2
_HUNDRED = Decimal(100)
_NOT_KNOWN = "not known"


class MoneyBeside(NamedTuple):
    """The CFO's figure that money is told beside, and what the evidence has of it."""

    ladder: Ladder
    field: EvidenceField
    contents: Mapping[str, Content]


def say_money(money: Money, short: str, beside: MoneyBeside | None) -> str:
    """What was given, who approved it, and the CFO's figure before and after it.

    `£12,000 from the school's reserves, approved by …. Reserves as a share of GAG: 5.1 %; after REP
    money: 4.6 %`.
    """
    approved = (
        f"approved by {money.approved_by}" if money.approved_by else f"approval {NOT_RECORDED}"
    )
    said = f"{format_money(money.amount)} from the school's reserves, {approved}."
    if beside is None:
        return said
    before = _shown(beside, beside.contents.get(beside.field.id))
    after = _shown(beside, _after(money.amount, beside))
    return f"{said} {beside.field.heading}: {before}; after {short} money: {after}"


def _after(amount: Decimal, beside: MoneyBeside) -> Decimal | None:
    """The share that would be left; None where one of its figures is not known."""
    if len(beside.field.inputs) != _SHARE:
        return None
    part, whole = (beside.contents.get(each) for each in beside.field.inputs)
    if not isinstance(part, Decimal) or not isinstance(whole, Decimal) or not whole:
        return None
    return (part - amount) / whole * _HUNDRED


def _shown(beside: MoneyBeside, content: Content) -> str:
    if not isinstance(content, Decimal):
        return _NOT_KNOWN
    return format_figure(beside.field, content, lines_of(beside.ladder, beside.field.id))
