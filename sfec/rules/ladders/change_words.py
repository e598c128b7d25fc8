"""What would have to be known or to change, in words."""

from decimal import Decimal

from sfec.model.indication import Indication
from sfec.model.policy import EvidenceField
from sfec.rules.ladders.changes import Change, Requirement
from sfec.rules.ladders.wording import either, format_line, format_money


def say_change(indication: Indication, change: Change) -> str:
    """What would have to change: `Reserves plan: very realistic, and HQ advice: followed`."""
    wanted = []
    for each in change.wanted:
        heading = indication.ladder.fields[each.field].heading
        wanted.append(f"{heading}: {say_requirement(indication, each)}")
    return ", and ".join(wanted)


def say_requirement(indication: Indication, wanted: Requirement) -> str:
    """What one field would have to be; of a share, what its part would have to come to."""
    field, contents = indication.ladder.fields[wanted.field], indication.evidence.contents
    if wanted.values:
        return either(wanted.values)
    said = _say_stretch(field, wanted)
    whole = contents.get(field.inputs[1]) if field.inputs else None
    if wanted.at_least is not None and isinstance(whole, Decimal):
        part = indication.ladder.fields[field.inputs[0]].heading
        said += f" ({part} of {format_money(whole * wanted.at_least / 100)} or more)"
    return said


def _say_stretch(field: EvidenceField, wanted: Requirement) -> str:
    """From which line a figure would have to be, and below which: `3 % or more and under 5 %`."""
    bounds = []
    if wanted.at_least is not None:
        bounds.append(f"{format_line(field, wanted.at_least)} or more")
    if wanted.below is not None:
        bounds.append(f"under {format_line(field, wanted.below)}")
    return " and ".join(bounds)
