"""The acts of a ledger as JSON, and back."""

from collections.abc import Mapping
from typing import Any

from sfec.folder.ledger.ledger_forms import (
    DAY,
    FLAG,
    NUMBER,
    TEXT,
    TEXTS,
    Form,
    Key,
    UnsoundLineError,
    list_form,
    record_form,
    text_form,
)
from sfec.model.decision import (
    Act,
    BallotsCast,
    Decision,
    Direction,
    Ratification,
    VoteClosed,
    VoteOpened,
    Withdrawal,
)
from sfec.model.issue import DocumentIssued, Fact, IssuedFile
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally, Vacancy

_KIND = "kind"
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

_HOLDER = record_form(Holder, [Key("role", "role", TEXT), Key("name", "name", TEXT)])
HOLDERS = list_form(_HOLDER)
_DIRECTION = text_form(str, Direction)
_CHOICE = text_form(str, Choice)
_OUTCOME = text_form(str, Outcome)

_VACANCY = record_form(
    Vacancy,
    [
        Key("role", "role", TEXT),
        Key("name", "name", TEXT, None),
        Key("votes_as", "votes_as", TEXT, None),
    ],
)
_ELECTORATE = record_form(
    Electorate,
    [
        Key("title", "title", TEXT),
        Key("holders", "holders", HOLDERS, ()),
        Key("vacancies", "vacancies", list_form(_VACANCY), ()),
    ],
)
_BALLOT = record_form(
    Ballot,
    [
        Key("holder", "holder", _HOLDER),
        Key("choice", "choice", _CHOICE),
        Key("reason", "reason", TEXT, None),
    ],
)
_TALLY = record_form(
    Tally,
    [
        Key("electorate", "electorate", _ELECTORATE),
        Key("ballots", "ballots", list_form(_BALLOT), ()),
        Key("quorum", "quorum", NUMBER),
        Key("majority", "majority", TEXT),
        Key("outcome", "outcome", _OUTCOME),
        Key("casting", "casting", _CHOICE, None),
    ],
)

_DECISION = record_form(
    Decision,
    [
        Key("school", "school", TEXT),
        Key("ladder", "ladder", TEXT),
        Key("half_term", "half_term", TEXT),
        Key("category", "category", TEXT),
        Key("follows", "follows", TEXT, None),
        Key("corrects", "corrects", TEXT, None),
        Key("closes", "closes", TEXT, None),
        Key("moved_from", "moved_from", TEXT, None),
        Key("on", "on", DAY),
        Key("by", "by", HOLDERS, ()),
        Key("vote", "vote", _TALLY, None),
        Key("reason", "reason", TEXT, None),
        Key("departure", "departure", _DIRECTION, None),
        Key("is_exceptional", "is_exceptional", FLAG, empty=False),
        Key("conditions", "conditions", TEXTS, ()),
        Key("consulted", "consulted", TEXTS, ()),
        Key("opening", "opening", TEXT, None),
    ],
)
_RATIFICATION = record_form(
    Ratification,
    [
        Key("ratifies", "ratifies", TEXT),
        Key("on", "on", DAY),
        Key("vote", "vote", _TALLY),
        Key("reason", "reason", TEXT, None),
    ],
)
_WITHDRAWAL = record_form(
    Withdrawal,
    [
        Key("withdraws", "withdraws", TEXT),
        Key("reason", "reason", TEXT),
    ],
)
_VOTE_OPENED = record_form(
    VoteOpened,
    [
        Key("school", "school", TEXT),
        Key("ladder", "ladder", TEXT),
        Key("half_term", "half_term", TEXT),
        Key("category", "category", TEXT),
        Key("follows", "follows", TEXT, None),
        Key("moved_from", "moved_from", TEXT, None),
        Key("on", "on", DAY),
        Key("electorate", "electorate", _ELECTORATE),
        Key("is_exceptional", "is_exceptional", FLAG, empty=False),
    ],
)
_BALLOTS_CAST = record_form(
    BallotsCast,
    [
        Key("vote", "vote", TEXT),
        Key("on", "on", DAY),
        Key("ballots", "ballots", list_form(_BALLOT), ()),
    ],
)
_VOTE_CLOSED = record_form(
    VoteClosed,
    [
        Key("vote", "vote", TEXT),
        Key("on", "on", DAY),
        Key("tally", "tally", _TALLY),
        Key("notice_ends", "notice_ends", DAY, None),
    ],
)
_ISSUED_FILE = record_form(IssuedFile, [Key("path", "path", TEXT), Key("sha256", "sha256", TEXT)])
_FACT = record_form(Fact, [Key("of", "of", TEXT), Key("said", "said", TEXT)])
_DOCUMENT_ISSUED = record_form(
    DocumentIssued,
    [
        Key("school", "school", TEXT),
        Key("half_term", "half_term", TEXT),
        Key("document", "document", TEXT),
        Key("on", "on", DAY),
        Key("to", "to", HOLDERS, ()),
        Key("files", "files", list_form(_ISSUED_FILE)),
        Key("decisions", "decisions", TEXTS, ()),
        Key("facts", "facts", list_form(_FACT), ()),
    ],
)
_ACTIVITY_DONE = record_form(
    ActivityDone,
    [
        Key("school", "school", TEXT, None),
        Key("activity", "activity", TEXT),
        Key("on", "on", DAY),
        Key("by", "by", TEXT, None),
        Key("note", "note", TEXT, None),
        Key("period", "period", TEXT, None),
        Key("is_absent", "is_absent", FLAG, empty=False),
    ],
)

_FORMS: Mapping[type[Act], Form[Any]] = {
    Decision: _DECISION,
    Ratification: _RATIFICATION,
    Withdrawal: _WITHDRAWAL,
    VoteOpened: _VOTE_OPENED,
    BallotsCast: _BALLOTS_CAST,
    VoteClosed: _VOTE_CLOSED,
    DocumentIssued: _DOCUMENT_ISSUED,
    ActivityDone: _ACTIVITY_DONE,
}
_BY_KIND = {kind: _FORMS[act] for act, kind in KINDS.items()}


def act_to_json(act: Act) -> dict[str, Any]:
    """An act as JSON: its kind, then what puts it in its place among others, then the rest."""
    return {_KIND: KINDS[type(act)], **_FORMS[type(act)].write(act)}


def act_from_json(content: object) -> Act | None:
    """The act that JSON holds; None where its kind is not one of ours. Raises UnsoundLineError."""
    if not isinstance(content, dict):
        raise UnsoundLineError(content)
    form = _BY_KIND.get(TEXT.read(content.get(_KIND)))
    return form.read(content) if form else None
