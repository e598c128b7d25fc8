"""What the ledger says, as JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sfec.folder.ledger_acts import act_to_json, rested_to_json
from sfec.model.course import OpenVote
from sfec.model.decision import Withdrawal
from sfec.model.half_term import HalfTerm
from sfec.model.ledger import Entry, Ledger
from sfec.rules.history import Deed, Happening, Story
from sfec.rules.issued import issued_by_school
from sfec.terminal.as_json import Json, dumps, plain_value


def recorded(entries: Sequence[Entry]) -> str:
    """The entries just recorded."""
    return dumps({"recorded": [_entry(each) for each in entries]})


def open_vote_json(vote: OpenVote) -> str:
    """An open vote, with the votes cast in it so far."""
    cast = [{"role": e.holder.role, "name": e.holder.name, "choice": e.choice.value} for e in vote.ballots]
    return dumps({**_entry(vote.entry), "cast": cast})


def history_lines(
    stories: Sequence[Story],
    ledger: Ledger,
    as_at: date,
    half_term: HalfTerm | None,
    activities: Mapping[str | None, Sequence[Deed]],
) -> str:
    """Stories, of one half-term where that is asked; every happening with what it rested on and what became of it.

    `activities` are those done, by the school's code, or by None of the trust itself.
    """
    schools: dict[str, Json] = {}
    issued = issued_by_school(ledger)
    for each in stories:
        school = schools.setdefault(
            each.school.code,
            {
                "code": each.school.code,
                "name": each.school.name,
                "issued": [_entry(one.entry) for one in issued.get(each.school.code, [])],
                **_activities(activities, each.school.code),
                "ladders": {},
            },
        )
        told = [_happening(one) for one in each.happenings]
        school["ladders"][each.ladder.id] = {"current": each.course.current, "entries": told}
    head: Json = {"as_at": as_at.isoformat(), "heads": dict(ledger.heads)}
    head |= {"half_term": half_term.id} if half_term else {}
    head |= _activities(activities, None)
    return dumps({**head, "schools": list(schools.values())})


def _activities(activities: Mapping[str | None, Sequence[Deed]], of: str | None) -> Json:
    return {"activities": [_activity(each) for each in activities[of]]} if of in activities else {}


def _activity(told: Deed) -> Json:
    act, since = told.act, told.withdrawn
    withdrawn = None
    if since and isinstance(since.act, Withdrawal):
        withdrawn = {"entry": since.id, "on": since.day.isoformat(), "reason": since.act.reason}
    return {
        "entry": told.entry.id,
        "activity": act.activity,
        "title": told.title,
        "on": act.on.isoformat(),
        "by": act.by,
        "note": act.note,
        "withdrawn": withdrawn,
    }


def _happening(happening: Happening) -> dict[str, Any]:
    told = {**_entry(happening.entry), "status": happening.status.value}
    told["since"] = _entry(happening.since) if happening.since else None
    told["stale"] = [
        {"field": each.field.id, "then": plain_value(each.then), "now": plain_value(each.now)}
        for each in happening.stale
    ]
    told["rested"] = rested_to_json(happening.rested) if happening.rested else None
    return told


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry.id,
        "place": str(entry.place),
        "when": entry.when.isoformat(),
        **entry.recorder._asdict(),
        "as_at": entry.as_at.isoformat() if entry.as_at else None,
        **act_to_json(entry.act),
    }
