"""Ledgers of any length, invented but always the same: every school decided on, year by year."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path

from sfec.folder.data_folder import DataFolder
from sfec.folder.ledger.ledger_line import Stamp, hash_line, write_line
from sfec.folder.ledger.ledger_names import file_name
from sfec.folder.names import LEDGER_FOLDER
from sfec.model.decision import Decision, Grounds
from sfec.model.half_term import NAMES
from sfec.model.ledger import Recorder
from sfec.model.trust import Holder
from sfec.rules.decisions.decide import grounds_of
from sfec.rules.ladders.indications import indicate

RECORDER = Recorder("smarsh", "laptop7")
_START, _APART = datetime(2019, 9, 2, 8, 0, tzinfo=UTC), timedelta(minutes=30)
_CEO = (Holder("ceo", "Ada Quill"),)
#: A school is confirmed twice, moves down, is confirmed, and comes back up.
_CATEGORIES = ("universal", "universal", "concerning", "concerning", "universal")


def write_large_ledger(folder: Path, entries: int) -> Path:
    """Give a trust that has evidence of Autumn 2 a ledger of so many entries; returns its path."""
    path = folder / LEDGER_FOLDER / file_name(RECORDER)
    path.parent.mkdir()
    with path.open("wb") as file:
        for line in _lines(_grounds(folder), entries):
            file.write(line + b"\n")
    return path


def _lines(grounds: Mapping[tuple[str, str], Grounds], entries: int) -> Iterator[bytes]:
    half_terms = [
        f"{year}-{year % 100 + 1:02}/{name}" for year in range(2019, 2026) for name in NAMES
    ]
    last: dict[tuple[str, str], tuple[str, str]] = {}
    before = ""
    for number, key in zip(range(entries), cycle(grounds), strict=False):
        follows, current = last.get(key, (None, None))
        when = _START + _APART * number
        category = _CATEGORIES[number // len(grounds) % len(_CATEGORIES)]
        half_term = half_terms[number * len(half_terms) // entries]
        school, ladder = key
        decision = Decision(
            school=school,
            ladder=ladder,
            half_term=half_term,
            category=category,
            moved_from=current,
            on=when.date(),
            by=_CEO,
            follows=follows,
        )
        line = write_line(before, Stamp(when, RECORDER), decision, grounds[key])
        before = hash_line(line)
        last[key] = (before, category)
        yield line


def _grounds(folder: Path) -> dict[tuple[str, str], Grounds]:
    """What the decisions on each school and ladder rest on: what its workbook says."""
    trust = DataFolder(folder)
    assert trust.term_dates is not None
    half_term = next(each for each in trust.term_dates if each.id == "2026-27/autumn-2")
    evidence = trust.evidence(half_term, date(2026, 11, 23))
    return {
        (school.code, ladder.id): grounds_of(
            indicate(ladder, evidence.by_ladder[ladder.id][school.code]),
            _CEO,
            trust.policy_hash(ladder.id),
        )
        for ladder in trust.ladders.values()
        for school in trust.schools
    }
