"""The acts of a ledger as JSON, and back.

What is empty is left out. A figure is kept as the text of its digits, so that it comes back as it was.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from sfec.model.decision import (
    Act,
    BallotsCast,
    Decision,
    Direction,
    Ratification,
    Rested,
    VoteClosed,
    VoteOpened,
    Withdrawal,
)
from sfec.model.evidence import Content
from sfec.model.issue import DocumentIssued, Fact, IssuedFile
from sfec.model.ledger import Links
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally, Vacancy
from sfec.problems import Place

Json = Mapping[str, Any]

KINDS: Mapping[type[Act], str] = {
    Decision: "decision",
    Ratification: "ratification",
    Withdrawal: "withdrawal",
    VoteOpened: "vote opened",
    BallotsCast: "ballots cast",
    VoteClosed: "vote closed",
    DocumentIssued: "document issued",
    ActivityDone: "activity done",
}
FIGURE = "figure"


def act_to_json(act: Act) -> dict[str, Any]:
    """An act as JSON: its kind first, then what puts it in its place among others."""
    content = _plain(act)
    links = {key: content.pop(key) for key in Links._fields if key in content}
    return {"kind": KINDS[type(act)], **links, **content}


def act_from_json(content: Json) -> Act | None:
    """The act a line holds; None where its kind is not one of ours.

    Raises KeyError, TypeError or ValueError where it does not hold what its kind needs.
    """
    read = _READERS.get(content["kind"])
    return read(content) if read else None


def rested_to_json(rested: Rested) -> dict[str, Any]:
    """What an act rested on, as JSON: every field with its value, null where it was not known, and its places."""
    fields = {key: _field(content, rested.places.get(key, ())) for key, content in rested.contents.items()}
    rest = {key: value for key, value in rested._asdict().items() if key not in ("contents", "places")}
    return {"fields": fields, **{key: _value(value) for key, value in rest.items() if value not in (None, ())}}


def rested_from_json(content: Json) -> Rested:
    """What an act rested on. Raises KeyError, TypeError or ValueError where that cannot be read."""
    fields = content["fields"]
    judged_on = content.get("judged_on")
    return Rested(
        {key: _content(each) for key, each in fields.items()},
        {key: tuple(map(Place.parse, each["at"])) for key, each in fields.items() if "at" in each},
        tuple(content.get("possible", ())),
        content.get("next"),
        tuple(content.get("telling", ())),
        _holders(content.get("could_decide", ())),
        content["policy"],
        content.get("judged_by"),
        date.fromisoformat(judged_on) if judged_on else None,
    )


def _plain(record: Any) -> dict[str, Any]:  # noqa: ANN401 - any named tuple of the model
    kept = ((key, value) for key, value in record._asdict().items() if value is not False)
    return {key: _value(value) for key, value in kept if value not in (None, ())}


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if hasattr(value, "_asdict"):
        return _plain(value)
    return [_value(each) for each in value] if isinstance(value, tuple) else value


def _field(content: Content, places: tuple[Place, ...]) -> dict[str, Any]:
    shown = {FIGURE: str(content)} if isinstance(content, Decimal) else {"value": _value(content)}
    return {**shown, **({"at": [str(each) for each in places]} if places else {})}


def _content(field: Json) -> Content:
    if FIGURE in field:
        return Decimal(field[FIGURE])
    value = field["value"]
    if isinstance(value, list):
        return tuple(value)
    if value is not None and not isinstance(value, str):
        raise TypeError(field)
    return value


def _decision(d: Json) -> Decision:
    vote, departure = d.get("vote"), d.get("departure")
    return Decision(
        _text(d["school"]),
        _text(d["ladder"]),
        _text(d["half_term"]),
        _text(d["category"]),
        d.get("moved_from"),
        date.fromisoformat(d["on"]),
        _holders(d.get("by", ())),
        _tally(vote) if vote else None,
        d.get("reason"),
        Direction(departure) if departure else None,
        "is_exceptional" in d,
        tuple(d.get("conditions", ())),
        tuple(d.get("consulted", ())),
        d.get("follows"),
        d.get("corrects"),
        d.get("closes"),
    )


def _ratification(d: Json) -> Ratification:
    return Ratification(_text(d["ratifies"]), date.fromisoformat(d["on"]), _tally(d["vote"]), d.get("reason"))


def _withdrawal(d: Json) -> Withdrawal:
    return Withdrawal(_text(d["withdraws"]), _text(d["reason"]))


def _vote_opened(d: Json) -> VoteOpened:
    return VoteOpened(
        _text(d["school"]),
        _text(d["ladder"]),
        _text(d["half_term"]),
        _text(d["category"]),
        d.get("moved_from"),
        date.fromisoformat(d["on"]),
        _electorate(d["electorate"]),
        "is_exceptional" in d,
        d.get("follows"),
    )


def _ballots_cast(d: Json) -> BallotsCast:
    return BallotsCast(_text(d["vote"]), date.fromisoformat(d["on"]), _ballots(d.get("ballots", ())))


def _vote_closed(d: Json) -> VoteClosed:
    return VoteClosed(_text(d["vote"]), date.fromisoformat(d["on"]), _tally(d["tally"]))


def _document_issued(d: Json) -> DocumentIssued:
    return DocumentIssued(
        _text(d["document"]),
        _text(d["school"]),
        _text(d["half_term"]),
        date.fromisoformat(d["on"]),
        _holders(d.get("to", ())),
        tuple(IssuedFile(_text(each["path"]), _text(each["sha256"])) for each in d["files"]),
        tuple(map(_text, d.get("decisions", ()))),
        tuple(Fact(_text(each["of"]), _text(each["said"])) for each in d.get("facts", ())),
    )


def _activity_done(d: Json) -> ActivityDone:
    on = date.fromisoformat(d["on"])
    return ActivityDone(_text(d["activity"]), d.get("school"), on, d.get("by"), d.get("note"), d.get("period"))


_READERS: Mapping[str, Callable[[Json], Act]] = {
    KINDS[Decision]: _decision,
    KINDS[Ratification]: _ratification,
    KINDS[Withdrawal]: _withdrawal,
    KINDS[VoteOpened]: _vote_opened,
    KINDS[BallotsCast]: _ballots_cast,
    KINDS[VoteClosed]: _vote_closed,
    KINDS[DocumentIssued]: _document_issued,
    KINDS[ActivityDone]: _activity_done,
}


def _tally(d: Json) -> Tally:
    casting = d.get("casting")
    return Tally(
        _electorate(d["electorate"]),
        _ballots(d.get("ballots", ())),
        d["quorum"],
        _text(d["majority"]),
        Outcome(d["outcome"]),
        Choice(casting) if casting else None,
    )


def _electorate(d: Json) -> Electorate:
    vacancies = tuple(Vacancy(each["role"], each.get("name"), each.get("votes_as")) for each in d.get("vacancies", ()))
    return Electorate(_text(d["title"]), _holders(d.get("holders", ())), vacancies)


def _ballots(listed: Any) -> tuple[Ballot, ...]:  # noqa: ANN401 - what a line holds has no narrower type
    return tuple(Ballot(_holder(each["holder"]), Choice(each["choice"]), each.get("reason")) for each in listed)


def _holders(listed: Any) -> tuple[Holder, ...]:  # noqa: ANN401 - what a line holds has no narrower type
    return tuple([Holder(each["role"], each["name"]) for each in listed])


def _holder(d: Json) -> Holder:
    return Holder(_text(d["role"]), _text(d["name"]))


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(value)
