"""One line of a ledger file."""

import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.folder.ledger.ledger_acts import KINDS
from sfec.folder.ledger.ledger_forms import UnsoundLineError
from sfec.folder.ledger.ledger_line import (
    Line,
    Stamp,
    has_grounds,
    hash_line,
    read_grounds,
    read_line,
    write_line,
)
from sfec.model.decision import (
    Act,
    BallotsCast,
    Decision,
    Direction,
    Grounds,
    Ratification,
    VoteClosed,
    VoteOpened,
    Withdrawal,
)
from sfec.model.issue import DocumentIssued, Fact, IssuedFile
from sfec.model.ledger import Recorder
from sfec.model.occurrence import ActivityDone
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally, Vacancy
from tests.support.acts import CEO, HEAD, NOON, SMARSH, decision
from tests.support.acts import grounds as known_grounds
from tests.support.ledger_strategies import ACTS, HOSTILE, TEXTS, any_grounds

STAMP = Stamp(NOON, SMARSH)
DAY = date(2026, 11, 24)
ELECTORATE = Electorate(
    title="the two",
    holders=(CEO, HEAD),
    vacancies=(Vacancy("mentor"), Vacancy("es_chair", "Ada Quill", "ceo")),
)
BALLOTS = (Ballot(CEO, Choice.FOR), Ballot(HEAD, Choice.RECUSED, "related"))
CARRIED = Tally(
    electorate=ELECTORATE,
    ballots=BALLOTS,
    quorum=1,
    majority="simple",
    outcome=Outcome.CARRIED,
    casting=Choice.FOR,
)
#: An act of every kind, with everything that it may hold.
EVERY_KIND: tuple[Act, ...] = (
    Decision(
        school="RPS",
        ladder="education",
        half_term="2026-27/autumn-2",
        category="poor",
        moved_from="concerning",
        on=DAY,
        by=(CEO,),
        vote=CARRIED,
        reason="as agreed",
        departure=Direction.WORSE,
        is_exceptional=True,
        conditions=("a review",),
        consulted=("the LSB chair",),
        follows="a1",
        corrects="b2",
        closes="c3",
    ),
    Ratification(ratifies="a1", on=DAY, vote=CARRIED, reason="it had to be"),
    Withdrawal(withdraws="a1", reason="by mistake"),
    VoteOpened(
        school="RPS",
        ladder="education",
        half_term="2026-27/autumn-2",
        category="poor",
        moved_from="concerning",
        on=DAY,
        electorate=ELECTORATE,
        is_exceptional=True,
        follows="a1",
    ),
    BallotsCast(vote="d4", on=DAY, ballots=BALLOTS),
    VoteClosed(vote="d4", on=DAY, tally=CARRIED),
    DocumentIssued(
        document="ceo-letter",
        school="RPS",
        half_term="2026-27/autumn-2",
        on=DAY,
        to=(HEAD,),
        files=(IssuedFile("documents/RPS.docx", "f0"),),
        decisions=("a1",),
        facts=(Fact("directive 1: Owner", "Head"),),
    ),
    ActivityDone(
        activity="website",
        school="RPS",
        on=DAY,
        by="ceo",
        note="in the drive",
        period="2026-11",
    ),
    ActivityDone("dsl", "RPS", DAY, is_absent=True),
)
#: Lines as sfec wrote them when the ledger was new: one of every kind, then one of several that go
#: together, recorded with a day taken for today, with what it rested on.
WRITTEN = (Path(__file__).parent / "every_kind.jsonl").read_bytes().splitlines()
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@st.composite
def stamps(draw: st.DrawFn) -> Stamp:
    total = draw(st.integers(1, 40))
    when = draw(st.datetimes(timezones=ZONES))
    recorder = Recorder(draw(TEXTS), draw(TEXTS))
    return Stamp(when, recorder, draw(st.none() | st.dates()), draw(st.integers(1, total)), total)


def test_there_is_a_line_of_every_kind_of_act() -> None:
    assert list(dict.fromkeys(type(each) for each in EVERY_KIND)) == list(KINDS)
    assert len(WRITTEN) == len(EVERY_KIND) + 1


@pytest.mark.parametrize(("act", "raw"), list(zip(EVERY_KIND, WRITTEN, strict=False)))
def test_a_line_of_every_kind_keeps_its_form_to_the_byte(act: Act, raw: bytes) -> None:
    assert write_line("00ff", STAMP, act, None) == raw
    assert read_line(raw) == Line("00ff", STAMP, act)


def test_a_votes_closing_keeps_the_notices_new_end() -> None:
    act = VoteClosed("d4", DAY, CARRIED, date(2026, 12, 18))
    raw = write_line("00ff", STAMP, act, None)
    assert raw.endswith(b', "notice_ends": "2026-12-18"}')
    assert read_line(raw) == Line("00ff", STAMP, act)


def test_an_opening_position_keeps_its_form_to_the_byte() -> None:
    act = decision(category="poor", half_term="", by=(), opening="the full board")
    raw = (Path(__file__).parent / "opening_position.jsonl").read_bytes().rstrip(b"\n")
    assert write_line("00ff", STAMP, act, None) == raw
    assert read_line(raw) == Line("00ff", STAMP, act)


def test_what_a_line_rests_on_keeps_its_form_to_the_byte() -> None:
    stamp = Stamp(NOON, SMARSH, as_at=date(2026, 11, 23), number=2, total=3)
    act = Withdrawal("a1", "by mistake")
    known = known_grounds(
        peer_review="below expected", n=None, several=("a", "b"), reserves=Decimal("4.980")
    )._replace(judged_by="Ada Quill", judged_on=DAY)
    assert write_line("00ff", stamp, act, known) == WRITTEN[-1]
    assert read_line(WRITTEN[-1]) == Line("00ff", stamp, act)
    assert read_grounds(WRITTEN[-1]) == known


@given(before=TEXTS, stamp=stamps(), act=ACTS, grounds=st.none() | any_grounds())
def test_a_line_is_read_as_it_was_written(
    before: str, stamp: Stamp, act: Act, grounds: Grounds | None
) -> None:
    raw = write_line(before, stamp, act, grounds)
    found = read_line(raw)
    if stamp.total == 1:
        stamp = stamp._replace(number=1)
    assert found == Line(before, stamp, act)
    assert (read_grounds(raw) if has_grounds(raw) else None) == grounds


@given(act=ACTS, grounds=any_grounds())
def test_a_line_is_one_line_of_json(act: Act, grounds: Grounds) -> None:
    raw = write_line("", STAMP, act, grounds)
    assert b"\n" not in raw
    assert b"\r" not in raw
    assert isinstance(json.loads(raw), dict)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_taken_for_where_what_it_rested_on_begins(text: str) -> None:
    act = decision(text, conditions=(text, text), school=text)
    known = known_grounds(**{text: text})._replace(telling=(text,))
    raw = write_line(text, STAMP, act, known)
    assert read_line(raw).act == act
    assert read_grounds(raw) == known
    assert not has_grounds(write_line(text, STAMP, act, None))


def test_the_moment_is_written_with_its_zone_and_people_may_read_the_line() -> None:
    summer = datetime(2027, 6, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    raw = write_line(
        "", Stamp(summer, Recorder("zoë", "laptop7"), date(2027, 5, 31)), decision("café"), None
    )
    assert raw.decode().startswith(
        '{"before": "", "when": "2027-06-01T09:30:00+01:00", '
        '"user": "zoë", "machine": "laptop7", "as_at": "2027-05-31"'
    )
    assert '"reason": "café"' in raw.decode()


def test_only_of_several_that_go_together_is_said_which_a_line_is() -> None:
    assert "part" not in json.loads(write_line("", STAMP, decision(), None))
    assert json.loads(write_line("", STAMP._replace(number=2, total=3), decision(), None))[
        "part"
    ] == [2, 3]


@pytest.mark.parametrize("end", range(1, 60))
def test_a_line_cut_off_anywhere_is_not_read(end: int) -> None:
    raw = write_line("", STAMP, decision(), known_grounds())
    with pytest.raises((KeyError, TypeError, ValueError)):
        read_line(raw[: len(raw) * end // 60])


def test_a_hash_differs_wherever_a_line_does() -> None:
    raw = write_line("", STAMP, decision(), known_grounds())
    hashes = {hash_line(raw[:end] + b"~" + raw[end + 1 :]) for end in range(len(raw))}
    assert len(hashes) == len(raw)
    assert {len(each) for each in hashes} == {64}


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"7", b"null", b'{"fields": {}}', b'{"policy": "a"}', b'{"fields": 1}']
)
def test_what_no_act_can_have_rested_on_is_refused(text: bytes) -> None:
    with pytest.raises(UnsoundLineError):
        read_grounds(b'{"before": "", "rested": ' + text + b"}")
