"""The core offer's calendar as Outlook and Google take it."""

from datetime import date, timedelta

import icalendar
import ics  # type: ignore[import-untyped]  # it has no types of its own
import pytest

from sfec.documents.calendar_file import applicable, calendar_file
from sfec.model.occurrence import Status
from sfec.rules.core_offer.agenda import name_owner
from tests.support.calendar_page import EVERY, MONDAY, WEBSITE, term

NAME = (
    "Larkmere & Zoë's Trust, East; a \\ name\n"
    "that is long enough to be folded over more than one line of the file"
)
MADE = calendar_file(NAME, EVERY, MONDAY)
THERE = applicable(EVERY, MONDAY)


def uid(period: str, activity: str, school: str) -> str:
    trust = (
        "larkmere-zoe-s-trust-east-a-name-"
        "that-is-long-enough-to-be-folded-over-more-than-one-line-of-the-file"
    )
    return f"{activity}.{school}.{period}@{trust}.sfec"


def test_it_reads_back_as_the_occurrences_that_apply_each_done_one_said_to_be() -> None:
    read = icalendar.Calendar.from_ical(MADE)
    events = {str(each["uid"]): each for each in read.walk("VEVENT")}
    wanted = {
        uid(each.window.period, each.activity.id, each.school or "trust"): each for each in THERE
    }
    assert events.keys() == wanted.keys()
    assert len(events) == len(THERE) == 13
    for key, each in wanted.items():
        event = events[key]
        assert event.decoded("dtstart") == each.window.due
        assert event.decoded("dtend") == each.window.due + timedelta(1)
        done = "Done: " if each.status(MONDAY) is Status.DONE else ""
        assert (
            str(event["summary"])
            == f"{done}{each.activity.title}{f' · {each.school}' if each.school else ''}"
        )
        assert event.decoded("dtstamp").date() == MONDAY
        assert event["transp"] == "TRANSPARENT"
        assert f"CATEGORIES:{name_owner(each.owner)}\r\n".encode() in event.to_ical()


def test_another_reader_finds_the_same_events() -> None:
    read = ics.Calendar(MADE.decode())
    found = {(str(each.uid), each.name, each.begin.date(), each.all_day) for each in read.events}
    assert len(found) == len(THERE)
    assert (
        uid("2026-11", "musts", "trust"),
        "Financial musts and going concerns",
        date(2026, 11, 30),
        True,
    ) in found
    assert {each[3] for each in found} == {True}


def test_it_is_written_as_outlook_and_google_take_it() -> None:
    lines = MADE.split(b"\r\n")
    assert MADE.startswith(b"BEGIN:VCALENDAR\r\n")
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for needed in (
        b"VERSION:2.0",
        b"METHOD:PUBLISH",
        b"DTSTART;VALUE=DATE:20261130",
        b"DTEND;VALUE=DATE:20261201",
    ):
        assert needed in lines
    assert MADE.count(b"DTSTAMP:20261123T000000Z\r\n") == len(THERE)
    assert b"VTIMEZONE" not in MADE
    assert b"VALARM" not in MADE


def test_it_is_the_same_whenever_it_is_written() -> None:
    assert calendar_file(NAME, EVERY, MONDAY) == MADE
    earlier = icalendar.Calendar.from_ical(calendar_file(NAME, EVERY, MONDAY - timedelta(7)))
    assert {str(each["uid"]) for each in icalendar.Calendar.from_ical(MADE).walk("VEVENT")} == {
        str(each["uid"]) for each in earlier.walk("VEVENT")
    }


@pytest.mark.parametrize(
    ("trust", "slug"), [("Quillby Schools Trust", "quillby-schools-trust"), ("学校", "trust")]
)
def test_the_trusts_name_is_in_every_uid_in_plain_letters(trust: str, slug: str) -> None:
    assert f"UID:website.RPS.2026-27/autumn@{slug}.sfec\r\n".encode() in calendar_file(
        trust, [term("RPS")], MONDAY
    )


def test_what_a_title_holds_stays_in_its_line() -> None:
    hostile = WEBSITE._replace(title="Audit\r\nEND:VEVENT; a, b \\n \u202e")
    made = calendar_file("A trust", [term("RPS")._replace(activity=hostile)], MONDAY)
    [event] = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert str(event["summary"]) == "Audit\\r\\nEND:VEVENT; a, b \\n \\u202e · RPS"


def test_what_has_changed_since_the_file_before_has_the_next_number_on_the_same_day_too() -> None:
    done = [each._replace(done_on=MONDAY) for each in EVERY]
    changed = calendar_file(NAME, done, MONDAY, MADE)
    again = calendar_file(NAME, done, MONDAY, changed)
    assert again == changed
    before = {each["uid"]: each for each in icalendar.Calendar.from_ical(MADE).walk("VEVENT")}
    numbers = []
    for each in icalendar.Calendar.from_ical(changed).walk("VEVENT"):
        is_same = each["summary"] == before[each["uid"]]["summary"]
        assert each.get("sequence", 0) == (0 if is_same else 1)
        numbers.append(each.get("sequence", 0))
    assert set(numbers) == {0, 1}
    undone = calendar_file(NAME, EVERY, MONDAY, changed)
    assert undone.count(b"SEQUENCE:2\r\n") == numbers.count(1)
    assert calendar_file(NAME, EVERY, MONDAY, MADE) == MADE


def test_the_names_of_events_are_kept_when_the_trusts_changes() -> None:
    renamed = calendar_file("Another name", EVERY, MONDAY, MADE)
    assert renamed.count(b"SEQUENCE") == 0
    assert {each["uid"] for each in icalendar.Calendar.from_ical(renamed).walk("VEVENT")} == {
        each["uid"] for each in icalendar.Calendar.from_ical(MADE).walk("VEVENT")
    }
