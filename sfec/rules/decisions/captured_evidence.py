"""Evidence as entries of the ledger captured it, and what has changed since."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sfec.model.decision import Grounds, VoteOpened
from sfec.model.evidence import IN_PROGRESS, NOT_DUE, Content, Evidence, SheetColumns
from sfec.model.ledger import Entry, Ledger
from sfec.model.policy import PLANS_KIND, EvidenceField, Ladder
from sfec.problems import Place


class StaleField(NamedTuple):
    """A field that is no longer what a decision rested on: what it was then, and what it is now."""

    field: EvidenceField
    then: Content
    now: Content


def captured_evidence(
    ledger: Ledger, ladders: Mapping[str, Ladder], half_term: str
) -> dict[tuple[str, str, str], tuple[Entry, Evidence]]:
    """The evidence of a half-term last captured, and the entry that did.

    They are found by the school's code, the ladder's id and the half-term's.
    A correction rests on what the entry that it corrects did, and so captures nothing newer.
    """
    capturing: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in ledger.entries:
        key = _captured(entry)
        if key and key[2] == half_term and key[1] in ladders and entry.id in ledger.grounds:
            _put_in_order(entry, capturing.setdefault(key, []))
    last: dict[tuple[str, str, str], tuple[Entry, Evidence]] = {}
    for key, entries in capturing.items():
        grounds = ledger.grounds[entries[-1].id]
        last[key] = entries[-1], evidence_of(ladders[key[1]], grounds)
    return last


def _captured(entry: Entry) -> tuple[str, str, str] | None:
    """The school, ladder and half-term whose evidence an entry captures, if any."""
    if links := entry.links:
        return links.school, links.ladder, links.half_term
    act = entry.act
    return (act.school, act.ladder, act.half_term) if isinstance(act, VoteOpened) else None


def _put_in_order(entry: Entry, entries: list[Entry]) -> None:
    """Put an entry last, or a correction after the entry among these that it corrects."""
    corrects = entry.links.corrects if entry.links else None
    for place, each in enumerate(entries, 1):
        if each.id == corrects:
            entries.insert(place, entry)
            return
    entries.append(entry)


def evidence_of(ladder: Ladder, grounds: Grounds) -> Evidence:
    """What an entry rested on, as evidence; what the ladder has come to ask since is not known.

    What plans would have told was not due before there were any.
    """
    before_plans = {key for key, each in ladder.fields.items() if each.kind == PLANS_KIND}
    then = {**dict.fromkeys(before_plans, NOT_DUE), **grounds.contents}
    cells = _cells_of_a_row(ladder, grounds)
    first = next(iter(cells.values()), Place(""))
    columns = {each: cell.column for each, cell in cells.items()}
    return Evidence(
        contents={each: then.get(each) for each in ladder.fields},
        sheet=SheetColumns(first.path, first.sheet, columns) if cells else None,
        row=first.line,
        derived_from={each: at for each, at in grounds.places.items() if each not in cells},
        judged_by=grounds.judged_by,
        judged_on=grounds.judged_on,
    )


def _cells_of_a_row(ladder: Ladder, grounds: Grounds) -> dict[str, Place]:
    """The cells of typed fields that lie in the same row as the first of them, by field."""
    cells: dict[str, Place] = {}
    first: Place | None = None
    for field in ladder.typed_fields:
        if places := grounds.places.get(field.id):
            first = first or places[0]
            if places[0][:3] == first[:3]:
                cells[field.id] = places[0]
    return cells


def gone_stale(ladder: Ladder, grounds: Grounds, now: Evidence) -> Iterator[StaleField]:
    """Each field that is no longer what it was.

    A share whose part or whole has changed goes without saying, and that what was not due is not
    known now: entries from before the reading's evidence 10 was sharpened hold that. Nor does it go
    stale that a day has passed by which nobody has answered. What plans told is told again
    by itself, as it was before the decision.
    """
    then = grounds.contents
    of_fields = [each for each in ladder.fields.values() if each.kind != PLANS_KIND]
    known = [each for each in of_fields if each.id in then]
    changed = {each.id: each for each in known if _has_changed(each, then[each.id], now)}
    for key, field in changed.items():
        if changed.keys().isdisjoint(field.inputs):
            yield StaleField(field, then[key], now.contents[key])


def _has_changed(field: EvidenceField, then: Content, now: Evidence) -> bool:
    content = now.contents[field.id]
    was_not_told = field.is_typed and field.is_derived and then == NOT_DUE and content is None
    # Time has passed, and nobody has answered yet.
    is_awaited = field.is_derived and then == IN_PROGRESS and content is None
    return then != content and not (was_not_told or is_awaited)
