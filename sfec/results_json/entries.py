"""Entries of the ledger as JSON: what has just been recorded."""

from collections.abc import Sequence

from sfec.folder.ledger.ledger_acts import act_to_json
from sfec.model.ledger import Entry
from sfec.results_json.encoding import Json, dumps, iso


def entries_json(entries: Sequence[Entry]) -> str:
    """The entries just recorded."""
    return dumps({"recorded": [entry_shape(each) for each in entries]})


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
