"""Values and categories in the words and figures that people read."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from sfec.model.evidence import Content
from sfec.model.policy import EvidenceField, Ladder, Move
from sfec.model.trust import ROLES, SHARED_ROLES, Holder
from sfec.rules.ladders.fillings import lines_of

MOST_PLACES = 12


def format_content(ladder: Ladder, field: EvidenceField, content: Content) -> str:
    """A field's content as printed: `£12,400`, `4.98 %`, `CEO, LSB`; "not known" for a gap."""
    if content is None:
        return "not known"
    if isinstance(content, tuple):
        return ", ".join(content)
    if isinstance(content, str):
        return content
    return format_figure(field, content, lines_of(ladder, field.id))


def format_figure(field: EvidenceField, figure: Decimal, lines: Iterable[Decimal] = ()) -> str:
    """A figure with its unit, with enough places to show on which side of each line it lies."""
    if field.unit == "£":
        return format_money(figure)
    if field.unit == "%":
        return f"{_to_its_side(figure, lines, 1)} %"
    return f"{figure.normalize():f}"


def format_line(field: EvidenceField, line: Decimal) -> str:
    """A line with the unit of what is compared with it: `5 %`, `£0`."""
    if field.unit == "£":
        return format_money(line)
    return f"{line.normalize():f} {field.unit}".rstrip()


def format_money(amount: Decimal) -> str:
    """Pounds, with pence only where there are any: `£12,400`, `-£1,200.50`."""
    rounded = amount.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    digits = f"{abs(rounded):,.2f}".removesuffix(".00")
    return f"{'-' if rounded < 0 else ''}£{digits}"


def name_roles(roles: Iterable[str]) -> str:
    """Roles as a sentence names those of whom any one may decide: `the CEO or the CFO`."""
    return either([f"the {ROLES[role]}" for role in roles])


def name_role(role: str) -> str:
    """A role as one person holds it: `CEO`, `LSB chair`, `trustee`."""
    return SHARED_ROLES.get(role) or ROLES.get(role, role)


def name_holder(holder: Holder) -> str:
    """A person with their role: `Honor Achterberg (E&S chair)`."""
    return f"{holder.name} ({name_role(holder.role)})"


def name_decider(move: Move) -> str:
    """Who decides a move: `the CEO`, or `a vote of the full trust board`."""
    return f"a vote of {move.vote.title}" if move.vote else name_roles(move.decided_by)


def name_categories(ladder: Ladder, categories: Iterable[str]) -> str:
    """Categories by their titles, as alternatives: `Universal or Poor`."""
    return either([ladder.category(each).title for each in categories])


def either(words: Sequence[str]) -> str:
    """Words as alternatives: `Universal, Concerning or Poor`."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def _to_its_side(figure: Decimal, lines: Iterable[Decimal], places: int) -> Decimal:
    """A figure rounded to as many places as keep it above, on or below each line."""
    while places < MOST_PLACES:
        rounded = figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
        if all(figure.compare(line) == rounded.compare(line) for line in lines):
            return rounded
        places += 1
    return figure
