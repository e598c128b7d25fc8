"""What the ledger tells of schools and of the trust, as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sfec.folder.ledger.ledger_grounds import grounds_to_json
from sfec.model.decision import Withdrawal
from sfec.model.half_term import HalfTerm
from sfec.model.ledger import Entry, Ledger
from sfec.results_json.encoding import Json, dumps, plain_value
from sfec.results_json.entries import entry_shape
from sfec.rules.decisions.history import ActivityEntry, Story, StoryEvent
from sfec.rules.letters.issued_documents import issued_by_school


def history_json(
    stories: Sequence[Story],
    ledger: Ledger,
    as_at: date,
    half_term: HalfTerm | None,
    activities: Mapping[str | None, Sequence[ActivityEntry]],
) -> str:
    """Stories, perhaps of one half-term: each event, what it rested on and what became of it.

    `activities` are those done, by the school's code, or by None of the trust itself.
    """
    head: Json = {"as_at": as_at.isoformat(), "heads": dict(ledger.heads)}
    if half_term:
        head["half_term"] = half_term.id
    trusts_own = _activities(activities, None)
    return dumps({**head, **trusts_own, "schools": _schools(stories, ledger, activities)})


def _schools(
    stories: Sequence[Story],
    ledger: Ledger,
    activities: Mapping[str | None, Sequence[ActivityEntry]],
) -> list[Json]:
    schools: dict[str, Json] = {}
    issued = issued_by_school(ledger)
    for story in stories:
        code = story.school.code
        if code not in schools:
            documents = [entry_shape(each.entry) for each in issued.get(code, [])]
            head = {"code": code, "name": story.school.name, "issued": documents}
            schools[code] = {**head, **_activities(activities, code), "ladders": {}}
        events = [_event(each) for each in story.events]
        ladder = {"current": story.course.current, "entries": events}
        schools[code]["ladders"][story.ladder.id] = ladder
    return list(schools.values())


def _activities(activities: Mapping[str | None, Iterable[ActivityEntry]], of: str | None) -> Json:
    """What was done, of a school or of the trust itself; nothing where that was not asked for."""
    if of not in activities:
        return {}
    return {"activities": [_activity(each) for each in activities[of]]}


def _activity(activity: ActivityEntry) -> Json:
    act = activity.act
    return {
        "entry": activity.entry.id,
        "activity": act.activity,
        "title": activity.title,
        "on": act.on.isoformat(),
        "by": act.by,
        "note": act.note,
        "absent": act.is_absent,
        "withdrawn": _withdrawal(activity.withdrawn),
    }


def _withdrawal(entry: Entry | None) -> Json | None:
    if entry is None or not isinstance(entry.act, Withdrawal):
        return None
    return {"entry": entry.id, "on": entry.day.isoformat(), "reason": entry.act.reason}


def _event(event: StoryEvent) -> Json:
    stale = []
    for each in event.stale:
        then, now = plain_value(each.then), plain_value(each.now)
        stale.append({"field": each.field.id, "then": then, "now": now})
    return {
        **entry_shape(event.entry),
        "status": event.status.value,
        "since": entry_shape(event.since) if event.since else None,
        "stale": stale,
        "rested": grounds_to_json(event.grounds) if event.grounds else None,
    }
