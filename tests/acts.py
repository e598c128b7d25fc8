"""Invented acts, and ledgers that hold them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sfec.folder.ledger_append import locked
from sfec.folder.ledger_file import LEDGER_FOLDER, file_name
from sfec.folder.ledger_line import Stamp
from sfec.model.decision import Act, Decision, Rested
from sfec.model.evidence import Content
from sfec.model.ledger import Entry, Recorder
from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally
from sfec.problems import Level, Place, Problem

SMARSH = Recorder("smarsh", "laptop7")
ABLE = Recorder("able", "study-pc")
#: When the first entry of a test's ledger is recorded; each later one a minute after the one before.
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
AUTUMN = "2026-27/autumn-2"
CEO = Holder("ceo", "Ada Quill")
HEAD = Holder("head", "Kit Larch")
CELL = Place("evidence/2026-27/autumn-2.xlsx", "Education", 2, 3)


def decision(reason: str | None = None, category: str = "concerning", **changed: Any) -> Decision:  # noqa: ANN401 - any field
    """A decision by the CEO on Ravelmoor, but for what is changed."""
    first = Decision("RPS", "education", AUTUMN, category, None, date(2026, 11, 24), (CEO,), reason=reason)
    return first._replace(**changed)


def tally() -> Tally:
    """A vote that is carried, with a ballot of every kind."""
    voters = (CEO, HEAD, Holder("mentor", "Milo Nash"), Holder("es_chair", "Cora Vane"))
    ballots = tuple(Ballot(holder, choice) for holder, choice in zip(voters, Choice, strict=True))
    return Tally(Electorate("all of them", voters), ballots, 2, "simple", Outcome.TIE, Choice.FOR)


def rested(**contents: Content) -> Rested:
    """What an act rested on: the contents given, each read in the same cell."""
    known = contents or {"peer_review": "below expected", "reserves_share": Decimal("4.98")}
    places = dict.fromkeys(known, (CELL,))
    return Rested(known, places, ("universal", "concerning"), "concerning", ("Peer review",), (CEO,), "a" * 12)


def record(
    folder: Path, *acts: Act, recorder: Recorder = SMARSH, when: datetime = NOON, rested_on: Rested | None = None
) -> list[Entry]:
    """Record acts one after the other, each a minute after the one before."""
    entries = []
    with locked(folder, recorder) as appender:
        for number, act in enumerate(acts):
            entries.append(appender.add(Stamp(when + number * MINUTE, recorder), act, rested_on))
            appender.record()
    return entries


def record_together(folder: Path, *acts: Act, when: datetime = NOON) -> list[Entry]:
    """Record acts that stand or fall together."""
    with locked(folder, SMARSH) as appender:
        stamps = [Stamp(when, SMARSH, number=number, total=len(acts)) for number in range(1, len(acts) + 1)]
        entries = [appender.add(stamp, act) for stamp, act in zip(stamps, acts, strict=True)]
        appender.record()
    return entries


def ledger_path(folder: Path, recorder: Recorder = SMARSH) -> Path:
    """A user's ledger file on a machine."""
    return folder / LEDGER_FOLDER / file_name(recorder)


def entry(act: Act, entry_id: str, minutes: int = 0) -> Entry:
    """An entry in memory, some minutes after noon; its id names it, and its line is that minute's."""
    when = NOON + minutes * MINUTE
    place = Place(f"{LEDGER_FOLDER}/smarsh-laptop7.jsonl", line=minutes + 1)
    return Entry(entry_id, place, when, when.date(), SMARSH, None, act)


def reasons(entries: "tuple[Entry, ...] | list[Entry]") -> list[str | None]:
    """The reason of each entry's act, by which a test tells them apart."""
    return [getattr(each.act, "reason", None) for each in entries]


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    """The code of each problem, and where it is."""
    return [(each.code, str(each.place)) for each in problems]


def errors(problems: list[Problem]) -> list[Problem]:
    """The problems that stop something."""
    return [each for each in problems if each.level is Level.ERROR]
