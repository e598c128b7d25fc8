"""Invented acts, and ledgers that hold them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sfec.folder.ledger.ledger_append import locked
from sfec.folder.ledger.ledger_line import Stamp
from sfec.folder.ledger.ledger_names import file_name
from sfec.folder.names import LEDGER_FOLDER
from sfec.model.decision import Act, Decision, Grounds
from sfec.model.evidence import Content
from sfec.model.ledger import Entry, Recorder
from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally
from sfec.problems import Level, Place, Problem

SMARSH = Recorder("smarsh", "laptop7")
ABLE = Recorder("able", "study-pc")
#: When the first entry of a test's ledger is recorded; each later one a minute after the one
#: before.
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
AUTUMN = "2026-27/autumn-2"
CEO = Holder("ceo", "Ada Quill")
HEAD = Holder("head", "Kit Larch")
CELL = Place("evidence/2026-27/autumn-2.xlsx", "Education", 2, 3)


def decision(reason: str | None = None, category: str = "concerning", **changed: Any) -> Decision:  # noqa: ANN401 - any field
    """A decision by the CEO on Ravelmoor, but for what is changed."""
    first = Decision(
        school="RPS",
        ladder="education",
        half_term=AUTUMN,
        category=category,
        moved_from=None,
        on=date(2026, 11, 24),
        by=(CEO,),
        reason=reason,
    )
    return first._replace(**changed)


def tally() -> Tally:
    """A vote that is carried, with a ballot of every kind."""
    voters = (CEO, HEAD, Holder("mentor", "Milo Nash"), Holder("es_chair", "Cora Vane"))
    ballots = tuple(Ballot(holder, choice) for holder, choice in zip(voters, Choice, strict=True))
    return Tally(
        electorate=Electorate("all of them", voters),
        ballots=ballots,
        quorum=2,
        majority="simple",
        outcome=Outcome.TIE,
        casting=Choice.FOR,
    )


def grounds(**contents: Content) -> Grounds:
    """What an act rested on: the contents given, each read in the same cell."""
    known = contents or {"peer_review": "below expected", "reserves_share": Decimal("4.98")}
    return Grounds(
        contents=known,
        places=dict.fromkeys(known, (CELL,)),
        possible=("universal", "concerning"),
        next="concerning",
        telling=("Peer review",),
        could_decide=(CEO,),
        policy="a" * 12,
    )


def record(
    folder: Path,
    *acts: Act,
    recorder: Recorder = SMARSH,
    when: datetime = NOON,
    grounds: Grounds | None = None,
) -> list[Entry]:
    """Record acts one after the other, each a minute after the one before."""
    entries = []
    with locked(folder, recorder) as appender:
        for number, act in enumerate(acts):
            entries.append(appender.add(Stamp(when + number * MINUTE, recorder), act, grounds))
            appender.record()
    return entries


def record_together(folder: Path, *acts: Act, when: datetime = NOON) -> list[Entry]:
    """Record acts that stand or fall together."""
    with locked(folder, SMARSH) as appender:
        stamps = [
            Stamp(when, SMARSH, number=number, total=len(acts))
            for number in range(1, len(acts) + 1)
        ]
        entries = [appender.add(stamp, act) for stamp, act in zip(stamps, acts, strict=True)]
        appender.record()
    return entries


def ledger_path(folder: Path, recorder: Recorder = SMARSH) -> Path:
    """A user's ledger file on a machine."""
    return folder / LEDGER_FOLDER / file_name(recorder)


def write_over(path: Path, content: bytes) -> None:
    """Write a file over; one emptied first is put on the disk at once, and a thousand take time."""
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()


def entry(act: Act, entry_id: str, minutes: int = 0) -> Entry:
    """An entry in memory, some minutes after noon; its id names it, its line is that minute's."""
    when = NOON + minutes * MINUTE
    place = Place(f"{LEDGER_FOLDER}/smarsh-laptop7.jsonl", line=minutes + 1)
    return Entry(
        id=entry_id,
        place=place,
        when=when,
        day=when.date(),
        recorder=SMARSH,
        as_at=None,
        act=act,
    )


def reasons(entries: "tuple[Entry, ...] | list[Entry]") -> list[str | None]:
    """The reason of each entry's act, by which a test tells them apart."""
    return [getattr(each.act, "reason", None) for each in entries]


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    """The code of each problem, and where it is."""
    return [(each.code, str(each.place)) for each in problems]


def errors(problems: list[Problem]) -> list[Problem]:
    """The problems that stop something."""
    return [each for each in problems if each.level is Level.ERROR]
