"""Entries of the ledger as JSON: what has just been recorded."""

from collections.abc import Sequence

from sfec.folder.ledger.ledger_acts import act_to_json
from sfec.model.course import Courses
from sfec.model.ledger import Entry
from sfec.results_json.encoding import Json, dumps, iso
from sfec.rules.decisions.repeats import RecordedDecisions


def entries_json(entries: Sequence[Entry]) -> str:
    """The entries just recorded."""
    return dumps({"recorded": [entry_shape(each) for each in entries]})


def decided_json(recorded: RecordedDecisions) -> str:
    """The decisions just recorded, and those that were recorded already."""
    return dumps(
        {
            "recorded": [entry_shape(each) for each in recorded.new],
            "recorded_already": [entry_shape(each.entry) for each in recorded.repeated],
        }
    )


def withdrawn_json(recorded: Sequence[Entry], courses: Courses) -> str:
    """The withdrawals just recorded, and where each school stands now on the ladders touched."""
    stands = []
    for (school, ladder), course in courses.items():
        now = {"category": course.current, "entry": course.last_id}
        stands.append({"school": school, "ladder": ladder, **now})
    return dumps({"recorded": [entry_shape(each) for each in recorded], "stands": stands})


def entry_shape(entry: Entry) -> Json:
    """An entry: its name, where it is, when and by whom it was recorded, and what it records."""
    return {
        "entry": entry.id,
        "place": str(entry.place),
        "when": entry.when.isoformat(),
        **entry.recorder._asdict(),
        "as_at": iso(entry.as_at),
        **act_to_json(entry.act),
    }
