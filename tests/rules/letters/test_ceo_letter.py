"""The CEO letter composed."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.model.ceo_letter import Addressee, CategoryWord
from sfec.model.course import Course
from sfec.model.evidence import NOT_DUE, Content, Directive, Evidence, SheetColumns
from sfec.model.half_term import TermDates
from sfec.model.indication import Answer
from sfec.model.ledger import Ledger
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import Person
from sfec.rules.letters.ceo_letter import LetterFacts, compose_letter, last_school_day
from sfec.rules.letters.letter_ladder import LadderPosition, find_position
from tests.support.courtroom import HALF_TERM, SCHOOL, SCHOOL_PEOPLE, TODAY, TRUST
from tests.support.ladders import evidence, shipped
from tests.support.letter_desk import (
    BEFORE,
    DIRECTIVES,
    LAST_YEAR,
    TERM_DATES,
    THIS_YEAR,
    came_through,
    court_in,
    decided_in,
    directive,
    placed_in,
    told,
)

SPRING = THIS_YEAR.half_terms[-1]
ENGAGED = "Education: The school engages actively in school-to-school and trust-wide work"


def undecided(ladder_id: str = "education", **shown: Content) -> LadderPosition:
    """A school in Universal on which nothing has been decided this half-term."""
    return placed_in(court_in("universal", ladder_id, **shown))


def test_a_letter_is_a_draft_until_both_ladders_are_decided() -> None:
    education, finance = decided_in(), decided_in(ladder_id="finance")
    for placed, left in [
        ((undecided(), undecided("finance")), ("Education", "Finance")),
        ((education, undecided("finance")), ("Finance",)),
        ((undecided(), finance), ("Education",)),
        ((education, finance), ()),
    ]:
        letter = compose_letter(told(*placed))
        assert (letter.is_draft, letter.undecided) == (bool(left), left)


def test_a_letter_of_a_school_whose_record_two_sources_hold_is_a_draft_that_says_so() -> None:
    decided = told(decided_in(), decided_in(ladder_id="finance"))
    letter = compose_letter(decided._replace(in_doubt=True))
    assert letter.is_draft
    assert letter.undecided == ("which of the records of the school is right",)


def test_it_is_to_the_head_and_the_lsb_chair_and_from_the_ceo() -> None:
    letter = compose_letter(told())
    assert letter.to == (Addressee("Kit Larch", "head"), Addressee("Lena Moor", "LSB chair"))
    assert letter.ceo == Addressee("Ada Quill", "CEO")


def test_who_is_not_in_post_on_the_day_is_not_written_to() -> None:
    people = {**SCHOOL_PEOPLE, "head": (Person("Kit Larch", until=TODAY - timedelta(days=1)),)}
    letter = compose_letter(
        told(school=replace(SCHOOL, people=people), trust=replace(TRUST, people={}))
    )
    assert [each.name for each in letter.to] == ["Lena Moor"]
    assert letter.ceo is None


def test_nothing_matters_most_where_nothing_stands_against_the_school() -> None:
    assert compose_letter(told(directives=[directive()])).matters == ()


def test_a_move_that_the_board_has_yet_to_ratify_matters_most() -> None:
    court = court_in("universal")
    court.decide("unacceptable", by="ceo", is_exceptional=True, reason="It was not safe")
    waits = "is exceptional, and the trust board has yet to ratify it"
    letter = compose_letter(told(placed_in(court), decided_in(ladder_id="finance")))
    assert letter.matters[0] == f"Education: the move to Unacceptable {waits}"


def test_what_matters_most_is_what_tells_then_what_is_late_then_what_nobody_knows() -> None:
    placed = decided_in(engagement="not engaged"), decided_in(ladder_id="finance", money_plans=None)
    matters = compose_letter(told(*placed, directives=[directive(due_in=-3)])).matters
    engages = ENGAGED.removeprefix("Education: ")
    assert matters == (
        f"Education: Not met: {engages} (Trust engagement: not engaged)",
        "Directive 1, due on 20 November 2026, is not known: Teach phonics daily",
        "Finance: not known yet, and it matters: Money plans",
    )


def test_late_directives_lead_where_the_evidence_has_nothing_against_the_school() -> None:
    letter = compose_letter(told(directives=[directive(due_in=-3, result="partly met")]))
    assert letter.matters == (
        "Directive 1, due on 20 November 2026, is partly met: Teach phonics daily",
    )


def test_a_gap_that_matters_is_never_among_what_goes_well() -> None:
    letter = compose_letter(told(decided_in(engagement=None), decided_in(ladder_id="finance")))
    assert ENGAGED not in letter.going_well
    assert "Education: not known yet, and it matters: Trust engagement" in letter.matters


def test_a_directive_that_is_met_goes_well_though_it_was_met_late() -> None:
    met = directive(due_in=-3, result="met", met_on=TODAY)
    letter = compose_letter(told(directives=[met]))
    assert letter.going_well[-1] == "Education: Directive 1, met on 23 November 2026, late"
    assert letter.matters == ()


def test_new_directives_stand_apart_from_those_carried_over() -> None:
    letter = compose_letter(told(directives=[directive(), directive("2")], before=[directive()]))
    assert [each.number for each in letter.new_directives] == ["2"]
    assert [each.number for each in letter.carried_directives] == ["1"]


def test_the_next_dates_are_in_order_and_the_next_categorisation_is_among_them() -> None:
    due = [
        directive("1", 30),
        directive("2", 0),
        directive("3", 0, owner="CFO"),
        directive("4", 200),
    ]
    done = [directive("5", 5, result="met", met_on=TODAY), directive("6", -1), directive("7", None)]
    dates = compose_letter(told(directives=[*due, *done])).dates
    assert [(each.day, each.what) for each in dates] == [
        (TODAY, "Directive 2 is due (Head); Directive 3 is due (CFO)"),
        (date(2026, 12, 23), "Directive 1 is due (Head)"),
        (date(2027, 2, 12), "Ravelmoor Primary School is categorised next, by the end of Spring 1"),
        (date(2027, 6, 11), "Directive 4 is due (Head)"),
    ]


def test_of_many_dates_the_nearest_are_told_and_the_next_categorisation_still() -> None:
    dates = compose_letter(told(directives=[directive(str(n), n) for n in range(20)])).dates
    assert len(dates) == 6
    assert "categorised next" in dates[-1].what


def test_in_a_letter_written_late_the_next_categorisation_still_lies_ahead() -> None:
    dates = compose_letter(told(half_term=LAST_YEAR.half_terms[1], on=TODAY)).dates
    assert [(each.day, each.what.partition(" is ")[2]) for each in dates] == [
        (HALF_TERM.last, "categorised next, by the end of Autumn 2")
    ]


def test_where_the_term_dates_end_no_day_of_the_next_categorisation_is_told() -> None:
    years = TermDates((THIS_YEAR._replace(half_terms=THIS_YEAR.half_terms[:2]),))
    assert compose_letter(told(term_dates=years)).dates == ()


def test_the_last_school_day_skips_weekends_inset_days_and_closures() -> None:
    friday = SPRING.last
    saturday = SPRING._replace(last=friday + timedelta(days=1))
    assert last_school_day(TERM_DATES, SPRING) == last_school_day(TERM_DATES, saturday) == friday
    year = THIS_YEAR._replace(inset=(friday,), closures=(friday - timedelta(days=1),))
    assert last_school_day(TermDates((year,)), SPRING) == friday - timedelta(days=2)


def test_a_half_term_without_a_school_day_ends_on_its_last() -> None:
    days = tuple(SPRING.first + timedelta(days=n) for n in range(60))
    assert last_school_day(TermDates((THIS_YEAR._replace(closures=days),)), SPRING) == SPRING.last


def test_every_officer_has_a_report_and_one_that_has_not_come_has_no_paragraphs() -> None:
    reports = {
        "ceo": "A confident half-term.\n\n The next step is writing. ",
        "sip": "One line\nand another",
    }
    found = {each.officer: each for each in compose_letter(told(reports=reports)).reports}
    assert list(found) == ["CEO", "EHT", "COO", "CFO", "Compliance Manager", "SIP"]
    assert found["CEO"].paragraphs == ("A confident half-term.", "The next step is writing.")
    assert found["SIP"].paragraphs == ("One line\nand another",)
    assert (found["CFO"].name, found["CFO"].paragraphs) == ("Bram Linde", ())


def test_the_last_six_half_terms_reach_back_across_the_years_end() -> None:
    finance = came_through(
        ("2025-26/autumn-2", "poor"), (BEFORE.id, "concerning"), ladder_id="finance"
    )
    placed = [
        find_position(shipped(key), HALF_TERM, course, evidence(key), Ledger())
        for key, course in (
            ("education", came_through((BEFORE.id, "universal"))),
            ("finance", finance),
        )
    ]
    letter = compose_letter(told(*placed))
    best, second, third = (
        CategoryWord("Universal", 1),
        CategoryWord("Concerning", 2),
        CategoryWord("Poor", 3),
    )
    assert [(each.half_term, each.categories) for each in letter.past] == [
        ("Spring 1, 2025-26", (None, third)),
        ("Spring 2, 2025-26", (None, third)),
        ("Summer 1, 2025-26", (None, third)),
        ("Summer 2, 2025-26", (None, third)),
        ("Autumn 1, 2026-27", (best, second)),
        ("Autumn 2, 2026-27", (best, second)),
    ]
    assert [each.steps for each in letter.chart.panels] == [(*[None] * 4, 0, 0), (2, 2, 2, 2, 1, 1)]
    assert letter.chart.half_terms[0] == "Spr 1\n25-26"
    assert "Education: Spring 1, 2025-26 not yet categorised" in letter.chart.words
    assert "Autumn 2, 2026-27 Concerning." in letter.chart.words


def test_half_terms_before_the_school_was_first_categorised_are_left_out() -> None:
    assert [each.half_term for each in compose_letter(told()).past] == [
        "Autumn 1, 2026-27",
        "Autumn 2, 2026-27",
    ]


def test_a_school_never_categorised_shows_the_half_term_itself() -> None:
    [line] = compose_letter(told(half_term=LAST_YEAR.half_terms[1])).past
    assert (line.half_term, line.categories) == ("Autumn 2, 2025-26", (None, None))


@pytest.mark.parametrize("category", ["universal", "poor", "deficient"])
def test_no_cell_no_file_and_nobody_elses_vote_stands_in_a_letter(category: str) -> None:
    sheet = SheetColumns(DIRECTIVES, "Education", dict.fromkeys(shipped("education").fields, 4))
    shown = replace(
        evidence("education", pupil_progress=None, engagement="not engaged"), sheet=sheet, row=7
    )
    placed = placed_in(court_in(category), shown), decided_in(category, "finance")
    said = repr(
        compose_letter(told(*placed, directives=[directive()], reports={"ceo": "All is well."}))
    )
    assert not re.search(r"[A-Z]{1,3}\$?\d|xlsx|\.yaml|\.jsonl|ledger", said)
    for name in ("Cora Vane", "Milo Nash", "Dev Okoro", "Edda Marsh"):
        assert name not in said


CATEGORIES = [each.id for each in shipped("education").categories]
FIGURES = st.sampled_from(["-1", "0", "0.01", "2.999", "3", "4.98", "5", "1000000", "1E+12"]).map(
    Decimal
)


def contents_of(field: EvidenceField) -> st.SearchStrategy[Content]:
    """Anything that a field may hold."""
    if field.is_figure:
        return st.none() | FIGURES | st.just(NOT_DUE)
    if field.kind == "choices":
        several = st.lists(st.sampled_from(field.values), min_size=1, unique=True).map(tuple)
        return st.none() | several
    return st.none() | st.sampled_from([*field.values, NOT_DUE])


def any_evidence(ladder: Ladder) -> st.SearchStrategy[Evidence]:
    return st.fixed_dictionaries(
        {key: contents_of(each) for key, each in ladder.fields.items()}
    ).map(Evidence)


@st.composite
def any_course(draw: st.DrawFn, ladder_id: str) -> Course:
    half_terms = sorted(
        draw(st.lists(st.sampled_from([each.id for each in TERM_DATES]), max_size=5))
    )
    return came_through(
        *((each, draw(st.sampled_from(CATEGORIES))) for each in half_terms), ladder_id=ladder_id
    )


directives = st.builds(
    directive,
    st.sampled_from(["", "1", "2b"]),
    st.none() | st.integers(-400, 400),
    ladder=st.sampled_from(["education", "finance", ""]),
    text=st.sampled_from(["", "Teach phonics daily"]),
    result=st.sampled_from([None, "met", "partly met", "not met"]),
    met_on=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    is_readable=st.booleans(),
)


@st.composite
def anything_told(draw: st.DrawFn) -> LetterFacts:
    half_term = draw(st.sampled_from(list(TERM_DATES)))
    placed = [
        find_position(
            shipped(key),
            half_term,
            draw(any_course(key)),
            draw(any_evidence(shipped(key))),
            Ledger(),
        )
        for key in ("education", "finance")
    ]
    given: list[Directive] = draw(st.lists(directives, max_size=6))
    return told(
        *placed, half_term=half_term, directives=given, before=given[:2], on=draw(st.dates())
    )


@settings(max_examples=60, deadline=None)
@given(anything_told())
def test_whatever_was_decided_and_whatever_the_evidence_holds_there_is_a_letter(
    given: LetterFacts,
) -> None:
    letter = compose_letter(given)
    assert "HR" not in "".join(
        said for each in letter.ladders for said in (*each.brings, *each.goes_on)
    )
    assert letter.is_draft == any(each.indication.decided is None for each in given.positions)
    assert len(letter.new_directives) + len(letter.carried_directives) == len(given.directives)
    assert sorted(letter.dates) == list(letter.dates)
    for ladder, each in zip(letter.ladders, given.positions, strict=True):
        known = {one for one in each.indication.evidence.contents.values() if one is not None}
        assert known or not ladder.going_well
        told = {one.statement for one in ladder.characteristics}
        for one, answer in each.indication.answered():
            assert answer is Answer.NOT_DUE or one.statement in told
