"""One line of a ledger file."""

import json
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.folder.ledger_file import UNSOUND
from sfec.folder.ledger_line import Line, Stamp, hash_line, read_line, read_rested, rests_on_anything, write_line
from sfec.model.decision import Act, Rested
from sfec.model.ledger import Recorder
from tests.acts import NOON, SMARSH, decision, rested
from tests.folder.test_ledger_acts import ACTS, HOSTILE, TEXTS, rested_on

STAMP = Stamp(NOON, SMARSH)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@st.composite
def stamps(draw: st.DrawFn) -> Stamp:
    total = draw(st.integers(1, 40))
    when = draw(st.datetimes(timezones=ZONES))
    recorder = Recorder(draw(TEXTS), draw(TEXTS))
    return Stamp(when, recorder, draw(st.none() | st.dates()), draw(st.integers(1, total)), total)


@given(before=TEXTS, stamp=stamps(), act=ACTS, rested=st.none() | rested_on())
def test_a_line_is_read_as_it_was_written(before: str, stamp: Stamp, act: Act, rested: Rested | None) -> None:
    raw = write_line(before, stamp, act, rested)
    found = read_line(raw)
    if stamp.total == 1:
        stamp = stamp._replace(number=1)
    assert found == Line(before, stamp, act)
    assert (read_rested(raw) if rests_on_anything(raw) else None) == rested


@given(act=ACTS, rested=rested_on())
def test_a_line_is_one_line_of_json(act: Act, rested: Rested) -> None:
    raw = write_line("", STAMP, act, rested)
    assert b"\n" not in raw
    assert b"\r" not in raw
    assert isinstance(json.loads(raw), dict)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_taken_for_where_what_it_rested_on_begins(text: str) -> None:
    act = decision(text, conditions=(text, text), school=text)
    known = rested(**{text: text})._replace(telling=(text,))
    raw = write_line(text, STAMP, act, known)
    assert read_line(raw).act == act
    assert read_rested(raw) == known
    assert not rests_on_anything(write_line(text, STAMP, act, None))


def test_the_moment_is_written_with_its_zone_and_people_may_read_the_line() -> None:
    summer = datetime(2027, 6, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    raw = write_line("", Stamp(summer, Recorder("zoë", "laptop7"), date(2027, 5, 31)), decision("café"), None)
    assert raw.decode().startswith(
        '{"before": "", "when": "2027-06-01T09:30:00+01:00", "user": "zoë", "machine": "laptop7", "as_at": "2027-05-31"'
    )
    assert '"reason": "café"' in raw.decode()


def test_only_of_several_that_go_together_is_said_which_a_line_is() -> None:
    assert "part" not in json.loads(write_line("", STAMP, decision(), None))
    assert json.loads(write_line("", STAMP._replace(number=2, total=3), decision(), None))["part"] == [2, 3]


@pytest.mark.parametrize("end", range(1, 60))
def test_a_line_cut_off_anywhere_is_not_read(end: int) -> None:
    raw = write_line("", STAMP, decision(), rested())
    with pytest.raises((KeyError, TypeError, ValueError)):
        read_line(raw[: len(raw) * end // 60])


def test_a_hash_differs_wherever_a_line_does() -> None:
    raw = write_line("", STAMP, decision(), rested())
    hashes = {hash_line(raw[:end] + b"~" + raw[end + 1 :]) for end in range(len(raw))}
    assert len(hashes) == len(raw)
    assert {len(each) for each in hashes} == {64}


@pytest.mark.parametrize("text", [b"", b"[]", b"7", b"null", b'{"fields": {}}', b'{"policy": "a"}', b'{"fields": 1}'])
def test_what_no_act_can_have_rested_on_is_refused(text: bytes) -> None:
    with pytest.raises(UNSOUND):
        read_rested(b'{"before": "", "rested": ' + text + b"}")
