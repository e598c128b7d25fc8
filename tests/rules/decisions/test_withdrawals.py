"""Taking an entry back, by a new one that names it."""

from sfec.model.decision import BallotsCast, Decision, Withdrawal
from sfec.model.ledger import Ledger
from sfec.model.occurrence import ActivityDone
from sfec.problems import PROMPT
from sfec.rules.decisions.withdrawals import names, subject, withdraw
from tests.support.acts import entry as recorded
from tests.support.courtroom import BOARD_VOTES, POOR_VOTES, TODAY, Courtroom, refused


def court() -> Courtroom:
    return Courtroom(shown={"engagement": "not engaged"})


def test_the_last_decision_is_withdrawn_and_the_school_is_where_it_was() -> None:
    room = court()
    room.starts_in("universal")
    entry = room.decide("concerning", "ceo")
    taken = room.withdraw(entry)
    assert taken.act == Withdrawal(entry.id, "by mistake")
    assert room.course.current == "universal"
    assert entry in room.ledger.entries


def test_a_decision_that_another_follows_is_withdrawn_only_after_it() -> None:
    room = court()
    first = room.starts_in("universal")
    second = room.decide("concerning", "ceo")
    third = room.decide("concerning", "ceo")
    for entry in (first, second):
        refusal = refused(room.withdraw, entry)
        assert refusal.codes == ["decision-withdrawn"]
        assert f"sfec withdraw {third.short_id}" in refusal.said
    for entry in (third, second, first):
        room.withdraw(entry)
    assert room.course.current is None


def test_a_corrected_entry_is_not_withdrawn_but_its_correction_is() -> None:
    room = court()
    room.starts_in("universal")
    wrong = room.decide("concerning", "ceo")
    right = room.decide("concerning", "ceo", corrects=wrong, reason="the wrong condition")
    refusal = refused(room.withdraw, wrong)
    assert f"has been corrected by entry {right.short_id}" in refusal.said
    room.withdraw(right)
    assert room.course.current == "universal"
    assert room.course.loose == ()
    room.decide("concerning", "ceo")


def test_an_entry_is_withdrawn_once() -> None:
    room = court()
    entry = room.starts_in("universal")
    taken = room.withdraw(entry)
    refusal = refused(room.withdraw, entry)
    assert refusal.codes == ["decision-withdrawn"]
    assert f"was withdrawn by entry {taken.short_id}" in refusal.said


def test_a_withdrawal_is_not_withdrawn() -> None:
    room = court()
    taken = room.withdraw(room.starts_in("universal"))
    refusal = refused(room.withdraw, taken)
    assert "is itself a withdrawal" in refusal.said
    assert "record again what is to stand" in refusal.said


def test_a_ratification_is_withdrawn_and_the_decision_waits_for_the_board_again() -> None:
    room = court()
    room.starts_in("universal")
    room.decide("poor", "ceo", is_exceptional=True, reason="a safeguarding emergency")
    room.withdraw(room.ratify(BOARD_VOTES))
    assert room.last.is_unratified
    room.ratify(BOARD_VOTES)
    assert not room.last.is_unratified


def test_a_vote_that_is_open_is_withdrawn_and_so_are_votes_cast_in_it() -> None:
    room = court()
    room.starts_in("poor")
    vote = room.open_vote("concerning")
    room.withdraw(room.cast("ceo=for"))
    assert room.course.votes[0].ballots == ()
    room.withdraw(vote)
    assert room.course.votes == ()


def test_a_closed_vote_is_withdrawn_only_after_its_closing() -> None:
    for ballots in (POOR_VOTES["education"], "ceo=against, head=against, mentor=for"):
        room = court()
        room.starts_in("poor")
        vote = room.open_vote("concerning")
        cast = room.cast(ballots)
        closing = room.close()
        for entry in (vote, cast):
            refusal = refused(room.withdraw, entry)
            assert refusal.codes == ["decision-withdrawn"]
            assert f"was counted by entry {closing.short_id}" in refusal.said
        for entry in (closing, cast, vote):
            room.withdraw(entry)
        assert (room.course.current, room.course.votes) == ("poor", ())


def test_a_closing_is_not_withdrawn_while_another_vote_is_open() -> None:
    for ballots in (POOR_VOTES["education"], "ceo=against, head=against, mentor=for"):
        room = court()
        room.starts_in("poor")
        room.open_vote("concerning")
        room.cast(ballots)
        closing = room.close()
        other = room.open_vote("unacceptable", is_exceptional=room.course.current == "concerning")
        refusal = refused(room.withdraw, closing)
        assert refusal.codes == ["decision-withdrawn"]
        assert "another has been opened since" in refusal.said
        assert other.short_id in refusal.said
        room.withdraw(other)
        room.withdraw(closing)
        assert len(room.course.votes) == 1


def test_a_decision_that_cannot_stand_is_withdrawn_at_any_time() -> None:
    room = court()
    room.starts_in("universal")
    double = room.add(room.last.decision)
    assert room.course.doubles
    room.withdraw(double)
    assert not room.course.doubles


def test_an_act_is_about_the_school_and_ladder_of_what_it_names() -> None:
    room = court()
    room.starts_in("poor")
    vote = room.open_vote("concerning")
    taken = room.withdraw(room.cast("ceo=for"))
    for entry in room.ledger.entries:
        assert subject(entry.act, room.ledger) == ("RPS", "education")
    assert isinstance(taken.act, Withdrawal)
    cast = next(each for each in room.ledger.entries if each.id == taken.act.withdraws)
    assert isinstance(cast.act, BallotsCast)
    assert names(cast.act) == vote.id
    assert subject(cast.act, Ledger()) is None
    assert [names(each.act) for each in room.ledger.entries if isinstance(each.act, Decision)] == [
        None
    ]


def test_an_activity_that_was_recorded_is_withdrawn_whatever_was_recorded_after_it() -> None:
    done = [
        recorded(ActivityDone("elt", "RPS", TODAY), f"{number}" * 64, number) for number in (1, 2)
    ]
    ledger = Ledger(tuple(done))
    taken, problems = withdraw(done[0], ledger, {}, "another school's", PROMPT)
    assert (taken, problems) == (Withdrawal(done[0].id, "another school's"), [])
    back = recorded(Withdrawal(done[0].id, "another school's"), "3" * 64, 3)
    _, again = withdraw(done[0], ledger._replace(entries=(*done, back)), {}, "once more", PROMPT)
    assert [each.code for each in again] == ["decision-withdrawn"]
