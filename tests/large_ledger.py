"""Ledgers of any length, invented but always the same: decisions of every school on both ladders, year upon year."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path

from sfec.folder.data_folder import DataFolder
from sfec.folder.ledger_file import LEDGER_FOLDER, file_name
from sfec.folder.ledger_line import Stamp, hash_line, write_line
from sfec.model.decision import Decision, Rested
from sfec.model.half_term import NAMES
from sfec.model.ledger import Recorder
from sfec.model.trust import Holder
from sfec.rules.categorise import indicate
from sfec.rules.decide import rested_on

RECORDER = Recorder("smarsh", "laptop7")
_START, _APART = datetime(2019, 9, 2, 8, 0, tzinfo=UTC), timedelta(minutes=30)
_CEO = (Holder("ceo", "Ada Quill"),)
#: A school is confirmed twice, moves down, is confirmed, and comes back up.
_CATEGORIES = ("universal", "universal", "concerning", "concerning", "universal")


def write_large_ledger(folder: Path, entries: int) -> Path:
    """Give a trust that has evidence of Autumn 2 a ledger of so many entries; returns the ledger's path."""
    path = folder / LEDGER_FOLDER / file_name(RECORDER)
    path.parent.mkdir()
    with path.open("wb") as file:
        for line in _lines(_rested(folder), entries):
            file.write(line + b"\n")
    return path


def _lines(resting: Mapping[tuple[str, str], Rested], entries: int) -> Iterator[bytes]:
    half_terms = [f"{year}-{year % 100 + 1:02}/{name}" for year in range(2019, 2026) for name in NAMES]
    last: dict[tuple[str, str], tuple[str, str]] = {}
    before = ""
    for number, key in zip(range(entries), cycle(resting), strict=False):
        follows, current = last.get(key, (None, None))
        when = _START + _APART * number
        category = _CATEGORIES[number // len(resting) % len(_CATEGORIES)]
        half_term = half_terms[number * len(half_terms) // entries]
        decision = Decision(*key, half_term, category, current, when.date(), _CEO, follows=follows)
        line = write_line(before, Stamp(when, RECORDER), decision, resting[key])
        before = hash_line(line)
        last[key] = (before, category)
        yield line


def _rested(folder: Path) -> dict[tuple[str, str], Rested]:
    """What the decisions on each school and ladder rest on: what its workbook says."""
    trust = DataFolder(folder)
    assert trust.term_dates is not None
    half_term = next(each for each in trust.term_dates if each.id == "2026-27/autumn-2")
    evidence = trust.evidence(half_term, date(2026, 11, 23))
    return {
        (school.code, ladder.id): rested_on(
            indicate(ladder, evidence.by_ladder[ladder.id][school.code]), _CEO, trust.policy_hash(ladder.id)
        )
        for ladder in trust.ladders.values()
        for school in trust.schools
    }
