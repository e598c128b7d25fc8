"""What an earlier .ics file holds."""

from sfec.documents.calendar_memory import EventBefore, events_before, local_name, version

EVENT = (
    b"BEGIN:VEVENT\r\nUID:musts.trust.2026-11@a.sfec\r\nDTSTAMP:20261123T000000Z\r\n"
    b"SEQUENCE:2\r\nSUMMARY:Financial m\r\n usts\r\nEND:VEVENT\r\n"
)
[WAS] = events_before(EVENT).values()


def test_an_event_is_known_by_its_name_whatever_the_trust_is_called() -> None:
    assert (
        EventBefore("musts.trust.2026-11@a.sfec", 2, frozenset(["SUMMARY:Financial musts"])) == WAS
    )
    assert local_name("musts.trust.2026-11@a.sfec") == "musts.trust.2026-11"
    assert list(events_before(EVENT)) == ["musts.trust.2026-11"]


def test_line_ends_and_where_lines_are_folded_tell_nothing() -> None:
    assert events_before(EVENT.replace(b"\r\n", b"\n")) == events_before(EVENT)
    assert events_before(EVENT.replace(b"\r\n usts", b"usts")) == events_before(EVENT)


def test_a_file_that_is_not_of_sfecs_own_holds_none() -> None:
    assert events_before(b"") == {}
    assert events_before(EVENT.replace(b".sfec", b".example")) == {}
    assert events_before(b"BEGIN:VEVENT\r\nUID") == {}
    assert (
        events_before(EVENT.replace(b"SEQUENCE:2", b"SEQUENCE:x"))["musts.trust.2026-11"].sequence
        == 0
    )


def test_only_what_an_event_says_makes_a_new_version_of_it() -> None:
    assert version(EVENT, None) == 0
    assert version(EVENT.replace(b"20261123", b"20261124"), WAS) == 2
    assert version(EVENT.replace(b"usts", b"any"), WAS) == 3
