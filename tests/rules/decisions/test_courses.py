"""The course of a school on a ladder: which of the decisions recorded stand, and in which order."""

from sfec.model.course import NO_COURSE
from sfec.model.decision import BallotsCast
from sfec.model.ledger import Ledger
from sfec.model.vote import Ballot, Choice
from sfec.rules.decisions.courses import courses, extended
from tests.support.courtroom import CLERK, entry_of
from tests.support.ledger_book import ADA, DAY, KIT, OTHER, Book, decision, vote_opened


def test_a_school_of_which_nothing_is_recorded_has_no_course() -> None:
    assert courses(Ledger()) == {}
    assert Book().course.current is None


def test_a_decision_names_the_one_it_follows_so_that_the_order_rests_on_no_clock() -> None:
    book = Book()
    first = book.add(decision("universal"))
    second = book.add(decision("concerning", first))
    third = book.add(decision("poor", second))
    book.entries.reverse()
    assert book.standing == [first, second, third]
    assert book.course.current == "poor"
    assert (book.course.doubles, book.course.loose) == ((), ())


def test_each_ladder_and_each_school_has_a_course_of_its_own() -> None:
    book = Book()
    book.add(decision("universal"))
    book.add(decision("poor")._replace(ladder="finance"))
    book.add(decision("concerning")._replace(school="OHS"))
    found = courses(Ledger(tuple(book.entries)))
    assert {key: course.current for key, course in found.items()} == {
        ("RPS", "education"): "universal",
        ("RPS", "finance"): "poor",
        ("OHS", "education"): "concerning",
    }


def test_of_two_decisions_from_one_start_the_first_recorded_stands_and_both_are_named() -> None:
    book = Book()
    start = book.add(decision("universal"))
    first = book.add(decision("concerning", start))
    second = book.add(decision("universal", start), OTHER)
    assert book.standing == [start, first]
    assert book.course.doubles == ((first, second),)
    assert book.course.loose == ()


def test_of_two_first_decisions_the_one_recorded_first_stands_and_both_are_named() -> None:
    book = Book()
    first, second, third = (book.add(decision(), each) for each in (CLERK, OTHER, CLERK))
    assert book.standing == [first]
    assert book.course.doubles == ((first, second), (first, third))


def test_once_the_first_of_the_two_is_withdrawn_the_other_stands() -> None:
    book = Book()
    first = book.add(decision("universal"))
    second = book.add(decision("poor"), OTHER)
    book.withdraw(first)
    assert book.standing == [second]
    assert book.course.doubles == ()


def test_a_second_decision_that_had_been_corrected_is_named_once() -> None:
    book = Book()
    first = book.add(decision("universal"))
    second = book.add(decision("poor"), OTHER)
    corrected = book.add(decision("concerning", corrects=second), OTHER)
    assert book.course.doubles == ((first, corrected),)
    assert book.course.loose == ()


def test_what_follows_a_decision_that_does_not_stand_is_loose() -> None:
    book = Book()
    first = book.add(decision("universal"))
    second = book.add(decision("poor"), OTHER)
    after = book.add(decision("unacceptable", second), OTHER)
    last = book.add(decision("deficient", after), OTHER)
    assert book.standing == [first]
    assert book.course.loose == (after, last)


def test_what_follows_or_corrects_an_entry_that_is_not_here_is_loose() -> None:
    book, elsewhere = Book(), entry_of(decision(), 99, DAY, OTHER)
    after = book.add(decision("poor", elsewhere))
    correction = book.add(decision("poor", corrects=elsewhere))
    assert book.standing == []
    assert book.course.loose == (after, correction)


def test_what_is_loose_and_withdrawn_is_no_longer_named() -> None:
    book, elsewhere = Book(), entry_of(decision(), 99, DAY, OTHER)
    book.withdraw(book.add(decision("poor", elsewhere)))
    assert book.course == NO_COURSE


def test_a_correction_stands_in_the_place_of_the_entry_it_corrects() -> None:
    book = Book()
    first = book.add(decision("universal"))
    second = book.add(decision("concerning", first))
    corrected = book.add(decision("universal", corrects=first))
    assert book.standing == [corrected, second]
    assert book.course.decisions[0].replaced == (first,)
    assert book.course.decisions[0].entries == (corrected, first)


def test_a_correction_of_a_correction_takes_its_place_and_keeps_every_entry_before_it() -> None:
    book = Book()
    first = book.add(decision("universal"))
    once = book.add(decision("concerning", corrects=first))
    twice = book.add(decision("poor", corrects=once))
    assert book.standing == [twice]
    assert book.course.decisions[0].replaced == (first, once)
    assert book.course.current == "poor"


def test_what_follows_a_corrected_decision_may_name_any_entry_that_has_recorded_it() -> None:
    for named in range(3):
        book = Book()
        first = book.add(decision("universal"))
        once = book.add(decision("universal", corrects=first))
        twice = book.add(decision("universal", corrects=once))
        after = book.add(decision("concerning", (first, once, twice)[named]))
        assert book.standing == [twice, after]


def test_two_that_follow_one_decision_by_different_entries_are_doubles_all_the_same() -> None:
    book = Book()
    first = book.add(decision("universal"))
    after = book.add(decision("concerning", first), OTHER)
    corrected = book.add(decision("universal", corrects=first))
    second = book.add(decision("poor", corrected))
    assert book.standing == [corrected, after]
    assert book.course.doubles == ((after, second),)


def test_of_two_corrections_of_one_entry_the_first_stands_and_both_are_named() -> None:
    book = Book()
    entry = book.add(decision("universal"))
    first = book.add(decision("concerning", corrects=entry))
    second = book.add(decision("poor", corrects=entry), OTHER)
    assert book.standing == [first]
    assert book.course.doubles == ((first, second),)


def test_of_two_corrections_of_one_entry_either_may_be_withdrawn_and_the_other_stands() -> None:
    for withdrawn in (0, 1):
        book = Book()
        entry = book.add(decision("universal"))
        both = [book.add(decision("concerning", corrects=entry), each) for each in (CLERK, OTHER)]
        book.withdraw(both[withdrawn])
        assert book.standing == [both[1 - withdrawn]]
        assert (book.course.doubles, book.course.loose) == ((), ())


def test_a_withdrawn_decision_no_longer_counts() -> None:
    book = Book()
    first = book.add(decision("universal"))
    second = book.add(decision("concerning", first))
    book.withdraw(second)
    assert book.standing == [first]
    assert book.course.current == "universal"
    again = book.add(decision("poor", first))
    assert book.standing == [first, again]
    assert (book.course.doubles, book.course.loose) == ((), ())


def test_a_withdrawn_correction_takes_the_whole_decision_back() -> None:
    book = Book()
    first = book.add(decision("universal"))
    second = book.add(decision("concerning", first))
    corrected = book.add(decision("poor", corrects=second))
    book.withdraw(corrected)
    assert book.standing == [first]
    assert (book.course.doubles, book.course.loose) == ((), ())


def test_a_correction_of_what_was_withdrawn_elsewhere_is_loose() -> None:
    book = Book()
    first = book.add(decision("universal"))
    book.withdraw(first)
    corrected = book.add(decision("concerning", corrects=first), OTHER)
    assert book.standing == []
    assert book.course.loose == (corrected,)


def test_a_course_is_extended_by_a_decision_as_it_will_be_once_that_is_recorded() -> None:
    book = Book()
    first = book.add(decision("universal"))
    for act in (decision("concerning", first), decision("concerning", corrects=first)):
        before, entry = book.course, book.add(act)
        assert extended(before, entry) == book.course
        book.entries.pop()


def test_a_course_is_extended_by_a_correction_of_a_correction() -> None:
    book = Book()
    first = book.add(decision("universal", is_exceptional=True))
    once = book.add(decision("universal", corrects=first, is_exceptional=True))
    book.ratify(once)
    for category in ("universal", "concerning"):
        before, entry = (
            book.course,
            book.add(decision(category, corrects=once, is_exceptional=True)),
        )
        assert extended(before, entry) == book.course
        book.entries.pop()


def test_a_decision_is_ratified_until_its_ratification_is_withdrawn() -> None:
    book = Book()
    entry = book.add(decision("poor", is_exceptional=True))
    assert book.course.decisions[0].is_unratified
    ratification = book.ratify(entry)
    assert book.course.decisions[0].ratified == ratification
    assert not book.course.decisions[0].is_unratified
    book.withdraw(ratification)
    assert book.course.decisions[0].ratified is None
    again = book.ratify(entry)
    assert book.course.decisions[0].ratified == again


def test_a_correction_that_keeps_the_category_keeps_the_boards_ratification() -> None:
    book = Book()
    entry = book.add(decision("poor", is_exceptional=True))
    ratification = book.ratify(entry)
    book.add(decision("poor", corrects=entry, is_exceptional=True))
    assert book.course.decisions[0].ratified == ratification


def test_a_correction_to_another_category_waits_for_the_board_again() -> None:
    book = Book()
    entry = book.add(decision("poor", is_exceptional=True))
    book.ratify(entry)
    book.add(decision("unacceptable", corrects=entry, is_exceptional=True))
    assert book.course.decisions[0].is_unratified


def test_a_vote_is_open_until_it_is_closed_or_withdrawn() -> None:
    book = Book()
    lost, carried, withdrawn, still = (book.add(vote_opened()) for _ in range(4))
    book.lose(lost)
    book.add(decision("poor", closes=carried))
    book.withdraw(withdrawn)
    assert [each.entry for each in book.course.votes] == [still]


def test_a_withdrawn_closing_opens_the_vote_again_whether_it_was_lost_or_carried() -> None:
    for is_carried in (False, True):
        book = Book()
        vote = book.add(vote_opened())
        closing = book.add(decision("poor", closes=vote)) if is_carried else book.lose(vote)
        assert not book.course.votes
        book.withdraw(closing)
        assert [found.entry for found in book.course.votes] == [vote]
        assert book.course.decisions == ()


def test_an_open_vote_has_the_latest_vote_of_each_person_that_was_not_withdrawn() -> None:
    book = Book()
    vote = book.add(vote_opened())
    early = (Ballot(ADA, Choice.FOR), Ballot(KIT, Choice.FOR))
    book.add(BallotsCast(vote.id, DAY, early))
    later = book.add(BallotsCast(vote.id, DAY, (Ballot(ADA, Choice.AGAINST),)))
    assert set(book.course.votes[0].ballots) == {
        Ballot(ADA, Choice.AGAINST),
        Ballot(KIT, Choice.FOR),
    }
    book.withdraw(later)
    assert book.course.votes[0].ballots == early


def test_votes_cast_in_one_vote_count_in_no_other() -> None:
    book = Book()
    first, second = (book.add(vote_opened()) for _ in range(2))
    book.add(BallotsCast(second.id, DAY, (Ballot(ADA, Choice.FOR),)))
    assert [(each.entry, len(each.ballots)) for each in book.course.votes] == [
        (first, 0),
        (second, 1),
    ]
