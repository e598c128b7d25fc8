"""What an earlier .ics file holds."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sfec.documents.calendar_memory import (
    NO_FILE,
    CalendarBefore,
    EventBefore,
    calendar_before,
    local_name,
    said_in,
)

HEAD = b"BEGIN:VCALENDAR\r\nX-SFEC-ASKED:school RPS and overdue\r\n"
EVENT = (
    b"BEGIN:VEVENT\r\nUID:musts.trust.2026-11@a.sfec\r\nDTSTAMP:20261123T000000Z\r\n"
    b"DTSTART;VALUE=DATE:20261130\r\nSEQUENCE:2\r\nSUMMARY:Financial m\r\n usts\\, all\r\n"
    b"END:VEVENT\r\n"
)
NAME = "musts.trust.2026-11"
DAY = date(2026, 11, 30)


def only(content: bytes) -> EventBefore:
    """The one event of a file."""
    [event] = calendar_before(content).events.values()
    return event


WAS = only(EVENT)


def test_an_event_is_known_by_its_name_whatever_the_trust_is_called() -> None:
    assert list(calendar_before(EVENT).events) == [NAME] == [local_name(f"{NAME}@a.sfec")]
    assert (WAS.uid, WAS.sequence, WAS.day) == (f"{NAME}@a.sfec", 2, DAY)
    assert WAS.summary == "Financial musts, all"
    assert WAS.stamp == datetime(2026, 11, 23, tzinfo=UTC)
    assert not WAS.is_cancelled
    assert WAS.text.startswith("BEGIN:VEVENT\nUID:")


def test_what_was_asked_for_is_known_and_of_an_older_file_taken_to_be_the_same() -> None:
    assert calendar_before(HEAD + EVENT).asked == "school RPS and overdue"
    assert not calendar_before(HEAD + EVENT).is_as_asked("all")
    assert calendar_before(EVENT).is_as_asked("all")
    assert NO_FILE.is_as_asked("all")


def test_line_ends_and_where_lines_are_folded_tell_nothing() -> None:
    assert only(EVENT.replace(b"\r\n", b"\n")) == WAS
    assert only(EVENT.replace(b"\r\n usts", b"usts")) == WAS


@pytest.mark.parametrize(
    "content",
    [b"", EVENT.replace(b".sfec", b".example"), b"BEGIN:VEVENT\r\nUID", b"PK\x03\x04\xff\xfe"],
)
def test_a_file_that_is_not_of_sfecs_own_holds_none(content: bytes) -> None:
    before = calendar_before(content)
    assert (before.events, before.is_others) == ({}, content != b"")


def test_what_somebody_has_spoilt_in_it_is_left_out() -> None:
    assert only(EVENT.replace(b"SEQUENCE:2", b"SEQUENCE:x")).sequence == 0
    assert only(EVENT.replace(b"DATE:20261130", b"DATE:soon")).day is None
    assert only(EVENT.replace(b"20261123T", b"T")).stamp is None


def test_only_what_an_event_says_makes_a_new_version_of_it() -> None:
    lines = ["BEGIN:VEVENT", "UID:x", "DTSTAMP:y", "SEQUENCE:3", *sorted(WAS.said), "END:VEVENT"]
    assert said_in(lines) == WAS.said
    assert said_in([*lines, "TRANSP:OPAQUE"]) != WAS.said


def test_those_of_some_days_that_are_not_named_now_are_told_with_their_days() -> None:
    before = calendar_before(EVENT)
    assert before.others([], DAY, DAY) == {NAME: DAY}
    assert before.others([NAME], DAY, DAY) == {}
    assert before.others([], DAY + timedelta(1), date.max) == {}
    moved = EVENT.replace(b"SEQ", b"X-SFEC-WAS-DUE:20261127\r\nSEQ")
    assert calendar_before(moved).others([], date.min, date.max) == {NAME: date(2026, 11, 27)}


def test_what_is_cancelled_is_told_of_until_its_day_is_long_past() -> None:
    before = calendar_before(EVENT.replace(b"SEQ", b"STATUS:CANCELLED\r\nSEQ"))
    [told] = before.cancelled(DAY + timedelta(90))
    assert told.is_cancelled
    assert before.cancelled(DAY + timedelta(91)) == []
    assert before.others([], date.min, date.max) == {}
    assert CalendarBefore({NAME: WAS}).cancelled(DAY) == []
    assert CalendarBefore({NAME: WAS}, gone=[NAME]).cancelled(DAY) == [WAS]
