"""What would have to be known or to change, in words."""

from sfec.model.indication import Indication
from sfec.rules.changes import Change, Wanted
from sfec.rules.wording import either, format_line, format_money


def say_change(indication: Indication, change: Change) -> str:
    """What would have to change: `Reserves plan: very realistic, and HQ advice: followed`."""
    fields = indication.ladder.fields
    return ", and ".join(f"{fields[each.field].heading}: {say_wanted(indication, each)}" for each in change.wanted)


def say_wanted(indication: Indication, wanted: Wanted) -> str:
    """What one field would have to be; of a share, what its part would have to come to."""
    field, contents = indication.ladder.fields[wanted.field], indication.evidence.contents
    if wanted.values:
        return either(wanted.values)
    bounds = [
        f"{format_line(field, wanted.at_least)} or more" if wanted.at_least is not None else "",
        f"under {format_line(field, wanted.below)}" if wanted.below is not None else "",
    ]
    said = " and ".join(each for each in bounds if each)
    whole = contents.get(field.inputs[1]) if field.inputs else None
    if wanted.at_least is not None and whole is not None and not isinstance(whole, str | tuple):
        part = indication.ladder.fields[field.inputs[0]].heading
        said += f" ({part} of {format_money(whole * wanted.at_least / 100)} or more)"
    return said
