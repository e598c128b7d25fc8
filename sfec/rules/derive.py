"""Fields that are derived, never typed: shares of other figures, and what directives have come to."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sfec.model.evidence import NOT_DUE, Content, Directive
from sfec.model.policy import Ladder
from sfec.problems import Place

MET, NOT_MET, IN_PROGRESS = "met", "not met", "in progress"


def derive(
    ladder: Ladder, contents: Mapping[str, Content], directives: Sequence[Directive], on: date
) -> tuple[dict[str, Content], dict[str, tuple[Place, ...]]]:
    """Every derived field of one school, and the places those rest on that are in no typed field.

    A percentage with a missing part or whole is not known. With nothing to derive a field from it is not due.
    """
    derived: dict[str, Content] = {}
    places: dict[str, tuple[Place, ...]] = {}
    for field in ladder.derived_fields:
        if field.kind == "percent":
            derived[field.id] = share(*(contents.get(each) for each in field.inputs))
        elif field.kind == "directives" and directives:
            derived[field.id], deciding = directives_came_to(directives, on)
            places[field.id] = tuple(each.place for each in deciding)
        else:
            derived[field.id] = NOT_DUE
    return derived, places


def share(part: Content, whole: Content) -> Decimal | None:
    """One figure as a percentage of another, unrounded; not known when either is, or the whole is not above zero."""
    if isinstance(part, Decimal) and isinstance(whole, Decimal) and whole > 0:
        return part / whole * 100
    return None


def directives_came_to(directives: Sequence[Directive], on: date) -> tuple[str | None, Sequence[Directive]]:
    """What a school's directives have come to on a day, the worst first, and which of them decide it.

    One past its date with no answer is not known; one met late counts as met (the reading's evidence 11).
    """
    results = [(each, _came_to(each, on)) for each in directives]
    for worst in (NOT_MET, None, IN_PROGRESS, MET):
        deciding = [each for each, result in results if result == worst]
        if deciding:
            return worst, deciding
    return NOT_DUE, ()


def _came_to(directive: Directive, on: date) -> str | None:
    if not directive.is_readable or directive.due is None:
        return MET if directive.result == MET else None
    recorded = directive.result if directive.met_on is None or directive.met_on <= on else None
    if recorded == MET:
        return MET
    if on <= directive.due:
        return IN_PROGRESS
    return NOT_MET if recorded else None
