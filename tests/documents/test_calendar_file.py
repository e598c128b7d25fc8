"""The core offer's calendar as Outlook and Google take it."""

from collections.abc import Sequence
from datetime import date, timedelta

import icalendar
import ics  # type: ignore[import-untyped]  # it has no types of its own
import pytest

from sfec.documents.calendar_events import CalendarView, calendar_events, description, summary
from sfec.documents.calendar_file import calendar_file
from sfec.documents.calendar_memory import CalendarBefore, calendar_before
from sfec.model.occurrence import Occurrence
from sfec.rules.core_offer.agenda import name_owner
from tests.support.calendar_page import EVERY, MONDAY, WEBSITE, term

NAME = (
    "Larkmere & Zoë's Trust, East; a \\ name\n"
    "that is long enough to be folded over more than one line of the file"
)
VIEW = CalendarView(NAME, MONDAY, {"RPS": "Ravelmoor Primary School"})
EVENTS = calendar_events(EVERY, VIEW)
MADE = calendar_file(VIEW, EVENTS)
AUTUMN = "website.schools.2026-27/autumn"


def made(
    found: Sequence[Occurrence] = EVERY, before: bytes = b"", view: CalendarView = VIEW
) -> bytes:
    """The file of some occurrences, over an earlier one."""
    return calendar_file(view, calendar_events(found, view), calendar_before(before))


def read(content: bytes) -> dict[str, icalendar.Component]:
    """The events of a file by their names."""
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(each["uid"]): each for each in events}


def without(content: bytes, *names: str, kept: Sequence[str] = ()) -> bytes:
    """A file over an earlier one, some of whose events are gone, or kept."""
    before = calendar_before(content)._replace(gone=names, kept=kept)
    left = [each for each in EVENTS if each.name not in (*names, *kept)]
    return calendar_file(VIEW, left, before)


def test_it_reads_back_as_the_events_with_all_that_they_say() -> None:
    events = read(MADE)
    assert events.keys() == {f"{each.name}@core-offer.sfec" for each in EVENTS}
    for each in EVENTS:
        event = events[f"{each.name}@core-offer.sfec"]
        assert event.decoded("dtstart") == each.day
        assert event.decoded("dtend") == each.day + timedelta(1)
        assert str(event["summary"]) == summary(each, MONDAY)
        assert str(event["description"]) == description(each, VIEW)
        assert event.decoded("dtstamp").date() == MONDAY
        assert event["transp"] == "TRANSPARENT"
        assert f"CATEGORIES:{name_owner(each.owner)}\r\n".encode() in event.to_ical()


def test_another_reader_finds_the_same_events() -> None:
    events = ics.Calendar(MADE.decode()).events
    found = {(str(each.uid), each.name, each.begin.date(), each.all_day) for each in events}
    assert len(found) == len(EVENTS)
    assert (
        "musts.trust.2026-11@core-offer.sfec",
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
    assert MADE.count(b"DTSTAMP:20261123T000000Z\r\n") == len(EVENTS)
    assert b"VTIMEZONE" not in MADE
    assert b"VALARM" not in MADE


def test_what_a_title_holds_stays_in_its_line() -> None:
    hostile = WEBSITE._replace(title="Audit\r\nEND:VEVENT; a, b \\n \u202e")
    [event] = read(made([term("RPS")._replace(activity=hostile)])).values()
    assert str(event["summary"]) == "Audit\\r\\nEND:VEVENT; a, b \\n \\u202e · RPS"


def test_names_of_events_rest_on_no_name_that_changes() -> None:
    renamed = VIEW._replace(trust="Another name", names={"RPS": "Another school"})
    retitled = [
        each._replace(activity=each.activity._replace(title="Another title")) for each in EVERY
    ]
    assert read(made(retitled, view=renamed)).keys() == read(MADE).keys()
    assert read(made(retitled, MADE, renamed)).keys() == read(MADE).keys()


def test_written_again_with_nothing_new_to_say_it_is_the_same_to_the_byte_on_any_day() -> None:
    assert made() == made(before=MADE) == MADE
    assert made(before=MADE, view=VIEW._replace(on=MONDAY + timedelta(1))) == MADE


def test_what_has_changed_since_the_file_before_has_the_next_number_on_the_same_day_too() -> None:
    done = [each._replace(done_on=MONDAY) for each in EVERY]
    changed = made(done, MADE)
    assert made(done, changed) == changed
    before, numbers = read(MADE), []
    for uid, each in read(changed).items():
        is_same = each["description"] == before[uid]["description"]
        numbers.append(each.get("sequence", 0))
        assert numbers[-1] == (0 if is_same else 1)
    assert set(numbers) == {1}
    some = made([each._replace(done_on=MONDAY) for each in EVERY[:1]], changed)
    assert {each.get("sequence", 0) for each in read(some).values()} == {1}
    undone = made(EVERY, changed)
    assert undone.count(b"SEQUENCE:2\r\n") == len(EVENTS)


def test_what_has_moved_keeps_its_name_and_has_the_next_number() -> None:
    [before] = read(made([term("RPS")])).items()
    [after] = read(made([term("RPS", due=MONDAY)], made([term("RPS")]))).items()
    assert after[0] == before[0]
    assert (after[1].decoded("dtstart"), after[1]["sequence"]) == (MONDAY, 1)


def test_a_school_that_joins_the_others_raises_the_number_of_their_event() -> None:
    few = made([term("RPS")])
    [event] = read(made([term("RPS"), term("SBP")], few)).values()
    assert (str(event["uid"]), event["sequence"]) == (f"{AUTUMN}@core-offer.sfec", 1)


def test_what_no_longer_stands_is_cancelled_and_says_so() -> None:
    cancelled = without(MADE, AUTUMN)
    event = read(cancelled)[f"{AUTUMN}@core-offer.sfec"]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert str(event["summary"]) == "Cancelled: Website audit: 1 of 2 schools to do"
    assert "delete it" in str(event["description"])
    assert event.decoded("dtstart") == date(2026, 12, 18)
    assert without(cancelled, AUTUMN) == cancelled
    assert cancelled.count(b"BEGIN:VEVENT") == MADE.count(b"BEGIN:VEVENT")
    long_past = calendar_file(VIEW._replace(on=date(2027, 6, 1)), [], calendar_before(cancelled))
    assert read(long_past) == {}


def test_what_stands_again_has_the_next_number_once_more() -> None:
    event = read(made(before=without(MADE, AUTUMN)))[f"{AUTUMN}@core-offer.sfec"]
    assert (event.get("status"), event["sequence"]) == (None, 2)


def test_what_nobody_can_say_of_stays_as_it_was() -> None:
    assert sorted(without(MADE, kept=[AUTUMN]).splitlines()) == sorted(MADE.splitlines())


@pytest.mark.parametrize("schools", [["RPS"], ["RPS", "OHS"]])
def test_an_event_of_one_school_in_an_earlier_file_goes_on_as_that_of_all(
    schools: list[str],
) -> None:
    old = made([term("RPS")]).replace(
        AUTUMN.encode() + b"@core-offer", b"website.RPS.2026-27/autumn@old"
    )
    [uid] = read(made([term(each) for each in schools], old))
    assert uid == "website.RPS.2026-27/autumn@old.sfec"


def test_events_of_several_schools_in_an_earlier_file_are_cancelled_for_one_of_all() -> None:
    singly = [made([term(each)], view=VIEW._replace(only=[each])) for each in ("RPS", "OHS")]
    events = [each.split(b"BEGIN:VEVENT")[1].removesuffix(b"END:VCALENDAR\r\n") for each in singly]
    old = b"".join([b"BEGIN:VEVENT" + each for each in events])
    found = [term("RPS"), term("OHS")]
    before = calendar_before(old)
    new = calendar_file(VIEW, calendar_events(found, VIEW), before._replace(gone=before.events))
    status = {uid.partition("@")[0]: each.get("status") for uid, each in read(new).items()}
    assert status == {
        AUTUMN: None,
        "website.OHS.2026-27/autumn": "CANCELLED",
        "website.RPS.2026-27/autumn": "CANCELLED",
    }


def test_a_file_that_is_narrowed_down_says_to_what_and_takes_no_names_of_single_events() -> None:
    view = VIEW._replace(asked="school RPS", only=["RPS"])
    old = made([term("RPS")], view=view)
    assert b"X-SFEC-ASKED:school RPS\r\n" in old
    [uid] = read(made([term("RPS")], old))
    assert uid.startswith(AUTUMN)
    assert CalendarBefore(asked="school RPS") == calendar_before(old)._replace(events={})
