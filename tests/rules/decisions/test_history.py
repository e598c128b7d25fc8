"""The story of a school on a ladder: what was recorded, and what has become of it since."""

from datetime import date

from sfec.model.course import NO_COURSE
from sfec.model.decision import Decision
from sfec.model.evidence import Evidence
from sfec.model.ledger import Entry, Ledger
from sfec.model.occurrence import ActivityDone
from sfec.rules.decisions.history import ActivityEntry, Chronicle, Status, Story, StoryEvent
from tests.support.courtroom import BOARD_VOTES, HALF_TERM, POOR_VOTES, SCHOOL, Courtroom
from tests.support.ladders import evidence, shipped


def told(court: Courtroom, now: Evidence | None = None) -> Story:
    """The school's story; `now` is its evidence as it is now, else as the court is shown it."""
    seen = now or evidence(court.ladder_id, **court.shown)
    return Chronicle(court.ledger).story(
        SCHOOL,
        court.ladder,
        court.course,
        lambda half_term: seen if half_term == HALF_TERM.id else None,
    )


def statuses(court: Courtroom) -> list[tuple[Entry, Status, Entry | None]]:
    """What has become of each entry, and by which."""
    return [(each.entry, each.status, each.since) for each in told(court).events]


def of(court: Courtroom, entry: Entry, now: Evidence | None = None) -> StoryEvent:
    """What is told of an entry."""
    return next(each for each in told(court, now).events if each.entry == entry)


def court() -> Courtroom:
    return Courtroom(shown={"engagement": "not engaged"})


def test_nothing_is_told_of_a_school_of_which_nothing_is_recorded() -> None:
    assert (
        Chronicle(Ledger()).story(SCHOOL, shipped("education"), NO_COURSE, lambda _: None).events
        == ()
    )


def test_what_stands_is_told_in_the_order_recorded_with_what_it_rested_on() -> None:
    room = court()
    first, second = (
        room.decide("universal", "ceo", reason="promised"),
        room.decide("concerning", "ceo"),
    )
    assert statuses(room) == [(first, Status.STANDS, None), (second, Status.STANDS, None)]
    assert of(room, second).grounds == room.ledger.grounds[second.id]


def test_only_what_is_of_the_school_and_the_ladder_is_told() -> None:
    room = court()
    entry = room.decide("concerning", "ceo")
    assert isinstance(entry.act, Decision)
    room.add(entry.act._replace(ladder="finance"))
    room.add(entry.act._replace(school="OHS"))
    assert statuses(room) == [(entry, Status.STANDS, None)]


def test_a_withdrawn_decision_is_told_with_the_entry_that_took_it_back() -> None:
    room = court()
    entry = room.decide("concerning", "ceo")
    taken = room.withdraw(entry)
    assert statuses(room) == [(entry, Status.WITHDRAWN, taken)]


def test_a_corrected_decision_is_told_with_the_entry_that_stands_in_its_place() -> None:
    room = court()
    wrong = room.decide("universal", "ceo", reason="promised")
    once = room.decide("concerning", "ceo", corrects=wrong, reason="mistyped")
    twice = room.decide("concerning", "ceo", corrects=once, reason="the wrong day")
    assert statuses(room) == [
        (wrong, Status.CORRECTED, twice),
        (once, Status.CORRECTED, twice),
        (twice, Status.STANDS, None),
    ]


def test_a_decision_whose_correction_was_withdrawn_is_told_as_corrected_and_no_longer_counts() -> (
    None
):
    room = court()
    wrong = room.decide("universal", "ceo", reason="promised")
    right = room.decide("concerning", "ceo", corrects=wrong, reason="mistyped")
    taken = room.withdraw(right)
    assert statuses(room) == [(wrong, Status.CORRECTED, right), (right, Status.WITHDRAWN, taken)]
    assert room.course.current is None


def test_of_two_decisions_from_the_same_start_the_second_does_not_count() -> None:
    room = court()
    first = room.decide("concerning", "ceo")
    second = room.add(first.act)
    assert statuses(room) == [(first, Status.STANDS, None), (second, Status.DISPUTED, None)]


def test_an_exceptional_decision_is_told_with_its_ratification() -> None:
    room = court()
    room.starts_in("universal")
    entry = room.decide("poor", "ceo", is_exceptional=True, reason="a safeguarding emergency")
    assert of(room, entry).since is None
    ratification = room.ratify(BOARD_VOTES)
    assert of(room, entry).since == ratification
    assert of(room, entry).status is Status.STANDS


def test_a_vote_is_told_while_it_is_open_and_by_its_closing_after_that() -> None:
    room = court()
    start = room.starts_in("poor")
    vote = room.open_vote("concerning")
    room.cast("ceo=for")
    assert statuses(room) == [(start, Status.STANDS, None), (vote, Status.OPEN, None)]
    open_vote = of(room, vote).open_vote
    assert open_vote is not None
    assert len(open_vote.ballots) == 1
    room.cast(POOR_VOTES["education"])
    carried = room.close()
    assert statuses(room) == [(start, Status.STANDS, None), (carried, Status.STANDS, None)]
    assert of(room, carried).opened == vote.act


def test_a_vote_that_was_lost_is_told_by_its_closing_and_is_open_again_once_that_is_withdrawn() -> (
    None
):
    room = court()
    start = room.starts_in("poor")
    vote = room.open_vote("concerning")
    room.cast("ceo=against, head=against, mentor=for")
    lost = room.close()
    assert statuses(room) == [(start, Status.STANDS, None), (lost, Status.STANDS, None)]
    assert of(room, lost).opened == vote.act
    taken = room.withdraw(lost)
    assert statuses(room)[1:] == [(vote, Status.OPEN, None), (lost, Status.WITHDRAWN, taken)]


def test_a_vote_that_was_withdrawn_is_told_as_that() -> None:
    room = court()
    start = room.starts_in("poor")
    vote = room.open_vote("concerning")
    taken = room.withdraw(vote)
    assert statuses(room) == [(start, Status.STANDS, None), (vote, Status.WITHDRAWN, taken)]
    assert of(room, vote).open_vote is None


def test_what_the_last_decision_of_a_half_term_rested_on_may_have_gone_stale() -> None:
    room = court()
    first, last = (
        room.decide("universal", "ceo", reason="promised"),
        room.decide("concerning", "ceo"),
    )
    assert of(room, last).stale == ()
    now = evidence("education", engagement="partly engaged")
    assert [(each.field.id, each.then, each.now) for each in of(room, last, now).stale] == [
        ("engagement", "not engaged", "partly engaged")
    ]
    assert of(room, first, now).stale == ()


def test_nothing_is_stale_where_there_is_no_evidence_now_or_nothing_it_rested_on() -> None:
    room = court()
    entry = room.decide("concerning", "ceo")
    assert (
        Chronicle(room.ledger)
        .story(SCHOOL, room.ladder, room.course, lambda _: None)
        .events[0]
        .stale
        == ()
    )
    room.ledger = room.ledger._replace(grounds={})
    assert of(room, entry, evidence("education")).stale == ()


def test_a_story_told_as_at_an_earlier_day_has_nothing_recorded_since() -> None:
    room = court()
    entry = room.decide("concerning", "ceo")
    room.today = date(2026, 11, 24)
    room.withdraw(entry)
    room.ledger = room.ledger.known_by(date(2026, 11, 23))
    assert statuses(room) == [(entry, Status.STANDS, None)]


def test_activities_done_are_told_of_the_school_the_oldest_first_by_their_titles() -> None:
    room = court()
    later = ActivityDone("website", SCHOOL.code, date(2026, 11, 20), "ceo")
    earlier = ActivityDone("retired", SCHOOL.code, date(2026, 11, 9))
    second, first = room.add(later), room.add(earlier)
    room.add(later._replace(school="OHS"))
    room.add(later._replace(school=None))
    assert Chronicle(room.ledger).activities(SCHOOL.code, {"website": "Website audit"}) == (
        ActivityEntry(first, earlier, "retired"),
        ActivityEntry(second, later, "Website audit"),
    )


def test_what_was_done_for_the_trust_itself_is_told_of_the_days_asked() -> None:
    room = court()
    days = (date(2026, 11, 1), date(2026, 11, 2), date(2026, 12, 18), date(2026, 12, 19))
    entries = [room.add(ActivityDone("musts", None, day)) for day in days]
    told = Chronicle(room.ledger).activities(None, {}, HALF_TERM.first, HALF_TERM.last)
    assert [each.entry for each in told] == entries[1:3]


def test_an_activity_that_was_withdrawn_is_told_with_the_entry_that_took_it_back() -> None:
    room = court()
    entry = room.add(ActivityDone("website", SCHOOL.code, HALF_TERM.first))
    taken = room.withdraw(entry)
    assert [
        (each.entry, each.withdrawn) for each in Chronicle(room.ledger).activities(SCHOOL.code, {})
    ] == [(entry, taken)]
