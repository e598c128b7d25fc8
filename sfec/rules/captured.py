"""Evidence as entries of the ledger captured it, and what has changed since (design: a decision gone stale)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sfec.model.decision import Rested, VoteOpened
from sfec.model.evidence import Content, Evidence, SheetColumns
from sfec.model.ledger import Entry, Ledger
from sfec.model.policy import EvidenceField, Ladder


class Stale(NamedTuple):
    """A field that is no longer what a decision rested on: what it was then, and what it is now."""

    field: EvidenceField
    then: Content
    now: Content


def captured(
    ledger: Ledger, ladders: Mapping[str, Ladder], half_term: str
) -> dict[tuple[str, str, str], tuple[Entry, Evidence]]:
    """The evidence of a half-term last captured, and the entry that did, by school, ladder and half-term.

    A correction rests on what the entry that it corrects did, and so captures nothing newer.
    """
    found: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in ledger.entries:
        key = _captures(entry)
        if key and key[2] == half_term and key[1] in ladders and entry.id in ledger.rested:
            _put_in_order(entry, found.setdefault(key, []))
    last = {key: entries[-1] for key, entries in found.items()}
    return {key: (entry, evidence_of(ladders[key[1]], ledger.rested[entry.id])) for key, entry in last.items()}


def _captures(entry: Entry) -> tuple[str, str, str] | None:
    """The school, ladder and half-term whose evidence an entry captures, if any."""
    if links := entry.links:
        return links.school, links.ladder, links.half_term
    act = entry.act
    return (act.school, act.ladder, act.half_term) if isinstance(act, VoteOpened) else None


def _put_in_order(entry: Entry, entries: list[Entry]) -> None:
    """Put an entry last, or a correction in the place after the entry of this half-term that it corrects."""
    corrects = entry.links.corrects if entry.links else None
    ids = [each.id for each in entries] if corrects else []
    entries.insert(ids.index(corrects) + 1 if corrects in ids else len(entries), entry)


def evidence_of(ladder: Ladder, rested: Rested) -> Evidence:
    """What an entry rested on, as evidence; what the ladder has come to ask since is not known of it."""
    contents = {each: rested.contents.get(each) for each in ladder.fields}
    cells = {each.id: rested.places[each.id][0] for each in ladder.typed_fields if rested.places.get(each.id)}
    first = next(iter(cells.values()), None)
    if first is None:
        return Evidence(contents, None, 0, rested.places, rested.judged_by, rested.judged_on)
    in_row = {key: place for key, place in cells.items() if place[:3] == first[:3]}
    columns = {key: place.column for key, place in in_row.items()}
    elsewhere = {key: places for key, places in rested.places.items() if key not in in_row}
    sheet = SheetColumns(first.path, first.sheet, columns)
    return Evidence(contents, sheet, first.line, elsewhere, rested.judged_by, rested.judged_on)


def gone_stale(ladder: Ladder, rested: Rested, now: Evidence) -> Iterator[Stale]:
    """Each field that is no longer what it was; a share whose part or whole has changed goes without saying."""
    changed = [
        each
        for each in ladder.fields.values()
        if each.id in rested.contents and rested.contents[each.id] != now.contents[each.id]
    ]
    ids = {each.id for each in changed}
    for each in changed:
        if ids.isdisjoint(each.inputs):
            yield Stale(each, rested.contents[each.id], now.contents[each.id])
