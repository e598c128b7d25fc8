"""What an act rested on as JSON, and back: every field by its id, then what they came to."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sfec.folder.ledger.ledger_acts import HOLDERS
from sfec.folder.ledger.ledger_forms import (
    DAY,
    FIGURE,
    NEEDED,
    PLACE,
    TEXT,
    TEXTS,
    Form,
    Key,
    UnsoundLineError,
    list_form,
    record_form,
)
from sfec.model.decision import Grounds
from sfec.model.evidence import Content
from sfec.model.trust import Holder
from sfec.problems import Place

_FIELDS, _FIGURE, _VALUE, _AT = "fields", "figure", "value", "at"
_PLACES = list_form(PLACE)


class _Conclusion(NamedTuple):
    """What an act rested on, but for the fields, whose contents and places stand together."""

    possible: tuple[str, ...]
    next: str | None
    telling: tuple[str, ...]
    could_decide: tuple[Holder, ...]
    policy: str
    judged_by: str | None
    judged_on: date | None


#: Written from the grounds themselves, which have the same attributes.
_CONCLUSION: Form[Any] = record_form(
    _Conclusion,
    [
        Key("possible", "possible", TEXTS, ()),
        Key("next", "next", TEXT, None),
        Key("telling", "telling", TEXTS, ()),
        Key("could_decide", "could_decide", HOLDERS, ()),
        Key("policy", "policy", TEXT),
        Key("judged_by", "judged_by", TEXT, None),
        Key("judged_on", "judged_on", DAY, None),
    ],
)


def grounds_to_json(grounds: Grounds) -> dict[str, Any]:
    """What an act rested on, as JSON: every field, null where it was not known, and its places."""
    contents, places = grounds.contents, grounds.places
    fields = {key: _field_to_json(each, places.get(key, ())) for key, each in contents.items()}
    return {_FIELDS: fields, **_CONCLUSION.write(grounds)}


def grounds_from_json(content: object) -> Grounds:
    """What an act rested on. Raises UnsoundLineError where that cannot be read."""
    conclusion = _CONCLUSION.read(content)
    contents: dict[str, Content] = {}
    places: dict[str, tuple[Place, ...]] = {}
    for key, field in _mapping(_mapping(content).get(_FIELDS)).items():
        contents[key] = _content(_mapping(field))
        if _AT in field:
            places[key] = _PLACES.read(field[_AT])
    return Grounds(contents=contents, places=places, **conclusion._asdict())


def _field_to_json(content: Content, places: Sequence[Place]) -> dict[str, object]:
    field: dict[str, object] = {}
    if isinstance(content, Decimal):
        field[_FIGURE] = FIGURE.write(content)
    else:
        field[_VALUE] = list(content) if isinstance(content, tuple) else content
    if places:
        field[_AT] = [str(each) for each in places]
    return field


def _content(field: dict[str, object]) -> Content:
    if _FIGURE in field:
        return FIGURE.read(field[_FIGURE])
    value = field.get(_VALUE, NEEDED)
    if value is None:
        return None
    return TEXTS.read(value) if isinstance(value, list) else TEXT.read(value)


def _mapping(content: object) -> dict[str, Any]:
    if isinstance(content, dict):
        return content
    raise UnsoundLineError(content)
