"""The reading's nine readings of decisions, each by its number."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from sfec.model.decision import Direction, VoteClosed
from sfec.model.evidence import Content
from sfec.model.trust import Articles, Holder, Person
from sfec.model.vote import Choice, Outcome, Vacancy
from sfec.rules.ladders.indications import indicate
from sfec.rules.ladders.moves import name_permitted, permitted_moves
from sfec.rules.ladders.wording import name_decider
from tests.support.courtroom import (
    BOARD_VOTES,
    HALF_TERM,
    PEOPLE,
    POOR_VOTES,
    SCHOOL,
    SCHOOL_PEOPLE,
    TRUST,
    Courtroom,
    refused,
)
from tests.support.ladders import evidence, shipped

LADDERS = ("education", "finance")
CATEGORIES = ("universal", "concerning", "poor", "unacceptable", "deficient")
CONFIRMED_BY = {"education": {"ceo"}, "finance": {"ceo", "cfo"}}
NOTHING: Mapping[str, Content] = {}
POOR: dict[str, Content] = {"safeguarding_failings": "systematic"}
UNACCEPTABLE: dict[str, Content] = {"notice_targets": "not met"}


def court_in(
    category: str, ladder: str = "education", shown: Mapping[str, Content] = NOTHING
) -> Courtroom:
    court = Courtroom(ladder, shown=shown)
    court.starts_in(category)
    return court


def next_move(ladder: str, current: str, **shown: Content) -> str | None:
    """The next move, and by whom."""
    found = indicate(shipped(ladder), evidence(ladder, **shown), current).next
    return f"to {found.to}, by {name_decider(found)}" if found else None


def test_1_indicated_is_not_decided() -> None:
    court = court_in("universal", shown=POOR)
    indication = court.circumstances().indication
    assert indication.verdict.indicated == "poor"
    assert indication.current == court.course.current == "universal"
    assert next_move("education", "universal", **POOR) == "to concerning, by the CEO"


def test_1_only_a_recorded_decision_moves_a_school_one_listed_move_at_a_time() -> None:
    court = court_in("universal", shown=POOR)
    assert refused(court.decide, "poor", "ceo", reason="the evidence says so").codes == [
        "decision-move"
    ]
    court.decide("concerning", "ceo")
    assert court.course.current == "concerning"


def test_1_two_moves_may_be_recorded_the_same_day_each_by_its_own_decider() -> None:
    court = court_in("concerning", shown=UNACCEPTABLE)
    court.decide("poor", "ceo")
    court.decide("unacceptable", vote=POOR_VOTES["education"])
    assert court.course.current == "unacceptable"
    assert len({each.decision.on for each in court.course.decisions[1:]}) == 1


def test_1_a_third_move_of_a_day_is_refused_but_not_a_confirmation_nor_one_the_next_day() -> None:
    court = court_in("concerning", shown=UNACCEPTABLE)
    court.decide("poor", "ceo")
    court.decide("unacceptable", vote=POOR_VOTES["education"])
    third = refused(court.decide, "deficient", vote=BOARD_VOTES, reason="it cannot wait")
    assert third.codes == ["decision-third"]
    court.decide("unacceptable", "ceo", reason="until the board meets")
    court.today += timedelta(days=1)
    court.decide("deficient", vote=BOARD_VOTES, reason="it cannot wait")
    assert court.course.current == "deficient"


def test_1_a_first_decision_is_no_move_and_a_correction_counts_once() -> None:
    court = Courtroom(shown=UNACCEPTABLE)
    court.decide("universal", "ceo", reason="until the evidence is in")
    court.decide("concerning", "ceo")
    second = court.decide("poor", "ceo")
    court.decide("poor", "ceo", corrects=second, reason="worded anew")
    assert [each.decision.is_move for each in court.course.decisions] == [False, True, True]


@pytest.mark.parametrize(
    ("current", "shown", "expected"),
    [
        ("universal", {"rep_targets": "not met"}, "to concerning, by the CEO"),
        ("poor", {}, "to concerning, by a vote of the five who vote on Poor"),
        ("concerning", {}, "to universal, by the CEO"),
        ("universal", {"pupil_progress": None}, None),
        ("poor", {"pupil_progress": None}, "to concerning, by a vote of the five who vote on Poor"),
        ("concerning", {"safeguarding_failings": None}, None),
        ("universal", {}, None),
    ],
)
def test_1_the_next_move_ends_nearest_without_passing_or_is_the_first_that_way_or_there_is_none(
    current: str, shown: dict[str, Content], expected: str | None
) -> None:
    assert next_move("education", current, **shown) == expected


def test_1_on_finance_a_school_may_go_from_poor_to_universal_in_one_move() -> None:
    assert next_move("finance", "poor") == "to universal, by a vote of the four who vote on Poor"
    assert next_move("finance", "poor", money_plans="not clear") == (
        "to concerning, by a vote of the four who vote on Poor"
    )


@pytest.mark.parametrize("ladder", LADDERS)
@pytest.mark.parametrize("category", CATEGORIES)
def test_2_confirming_the_present_category_is_always_open_and_is_recorded(
    ladder: str, category: str
) -> None:
    for role in ("ceo", "cfo", "eht", "trust_chair"):
        court = court_in(category, ladder)
        if role not in CONFIRMED_BY[ladder]:
            assert refused(court.decide, category, role, reason="as agreed").codes == [
                "decision-decider"
            ]
            continue
        court.decide(category, role, reason="as agreed")
        assert (court.last.decision.moved_from, court.last.decision.category) == (
            category,
            category,
        )
        assert not court.last.decision.is_exceptional
        assert len(court.course.decisions) == 2


def test_3_a_new_school_is_not_yet_categorised_until_its_first_decision() -> None:
    court = Courtroom()
    assert court.course.current is None
    court.decide("universal", "ceo")
    assert court.course.current == "universal"
    assert court.last.decision.moved_from is None


@pytest.mark.parametrize("ladder", LADDERS)
@pytest.mark.parametrize("category", CATEGORIES)
def test_3_a_first_decision_is_the_ceos_down_to_poor_and_lower_only_the_full_boards(
    ladder: str, category: str
) -> None:
    by_ceo, by_board = ("ceo", ""), ("", BOARD_VOTES)
    accepted, wrong = (
        (by_board, by_ceo) if category in ("unacceptable", "deficient") else (by_ceo, by_board)
    )
    for decider in (wrong, ("cfo", "")):
        refusal = refused(Courtroom(ladder).decide, category, *decider, reason="as agreed")
        assert refusal.codes == ["decision-decider"]
    court = Courtroom(ladder)
    court.decide(category, *accepted, reason="as agreed")
    assert court.course.current == category


@pytest.mark.parametrize(
    ("current", "to", "shown", "direction"),
    [
        ("universal", "universal", {"engagement": "not engaged"}, Direction.BETTER),
        ("concerning", "poor", {}, Direction.WORSE),
        ("concerning", "concerning", {"safeguarding_failings": None}, Direction.BETWEEN),
        ("concerning", "universal", {"rep_targets": "in progress"}, Direction.BETTER),
    ],
)
def test_4_a_departure_needs_a_reason_and_is_listed_as_one_with_its_direction(
    current: str, to: str, shown: dict[str, Content], direction: Direction
) -> None:
    court = court_in(current, shown=shown)
    assert refused(court.decide, to, "ceo").codes == ["decision-reason"]
    court.decide(to, "ceo", reason="as the letter says")
    assert court.last.decision.departure is direction


@pytest.mark.parametrize(
    ("current", "to", "shown"),
    [
        ("universal", "concerning", POOR),
        ("universal", "universal", {"pupil_progress": None}),
        ("universal", "concerning", {"pupil_progress": None}),
        ("concerning", "universal", {"rep_targets": "met"}),
    ],
)
def test_4_the_next_move_and_a_category_left_open_need_none(
    current: str, to: str, shown: dict[str, Content]
) -> None:
    court = court_in(current, shown=shown)
    court.decide(to, "ceo")
    assert court.last.decision.departure is None


@pytest.mark.parametrize("ladder", LADDERS)
def test_4_a_decision_on_a_ladder_of_which_nothing_at_all_is_known_needs_a_reason(
    ladder: str,
) -> None:
    typed = {each.id: None for each in shipped(ladder).typed_fields}
    court = court_in("universal", ladder, typed)
    refusal = refused(court.decide, "universal", "ceo")
    assert refusal.codes == ["decision-reason"]
    assert "with nothing known of the school" in refusal.said
    court.decide("universal", "ceo", reason="the head has been ill")
    some = typed | {next(iter(typed)): evidence(ladder).contents[next(iter(typed))]}
    court_in("universal", ladder, some).decide("universal", "ceo")


def test_4_a_decision_for_a_half_term_that_is_over_needs_a_reason() -> None:
    court = court_in("universal")
    court.today = HALF_TERM.last
    court.decide("universal", "ceo")
    court.today = HALF_TERM.last + timedelta(days=1)
    assert refused(court.decide, "universal", "ceo", on=HALF_TERM.last).codes == ["decision-reason"]
    court.decide("universal", "ceo", on=HALF_TERM.last, reason="the letter was late")


@pytest.mark.parametrize(
    ("ladder", "to"),
    [("education", "concerning"), ("finance", "concerning"), ("finance", "universal")],
)
@pytest.mark.parametrize("targets", ["in progress", "not met"])
def test_4_moving_up_while_the_warning_notice_is_open_or_not_met_is_a_departure(
    ladder: str, to: str, targets: str
) -> None:
    court = court_in("poor", ladder, {"notice_targets": targets})
    assert refused(court.decide, to, vote=POOR_VOTES[ladder]).codes == ["decision-reason"]
    court.decide(to, vote=POOR_VOTES[ladder], reason="the new head is in post")
    assert court.last.decision.departure is Direction.BETTER


def test_5_an_exceptional_move_is_the_full_boards() -> None:
    court = court_in("universal", shown=POOR)
    court.decide("poor", vote=BOARD_VOTES, is_exceptional=True, reason="it cannot wait")
    assert court.last.decision.is_exceptional
    assert not court.last.is_unratified
    fives = refused(
        court_in("universal").decide, "poor", vote=POOR_VOTES["education"], is_exceptional=True
    )
    assert set(fives.codes) == {"vote-seat", "decision-reason"}


def test_5_in_an_emergency_it_is_the_ceos_and_shown_as_unratified_until_the_board_ratifies() -> (
    None
):
    court = court_in("universal", shown=POOR)
    for role in ("cfo", "trust_chair", "trust_dsl"):
        refusal = refused(court.decide, "poor", role, is_exceptional=True, reason="an emergency")
        assert refusal.codes == ["decision-decider"]
    court.decide("poor", "ceo", is_exceptional=True, reason="an emergency")
    assert court.last.is_unratified
    court.ratify(BOARD_VOTES)
    assert not court.last.is_unratified


@pytest.mark.parametrize("category", CATEGORIES)
def test_5_in_an_emergency_the_ceo_alone_moves_a_school_downwards_only(category: str) -> None:
    ladder = shipped("education")
    for current in CATEGORIES[:-1]:
        listed = {each.to for each in permitted_moves(ladder, current)}
        if category in listed:
            continue
        court = court_in(current, shown=POOR)
        by_ceo = partial(court.decide, category, "ceo", is_exceptional=True, reason="an emergency")
        if ladder.rank(category) > ladder.rank(current):
            by_ceo()
            assert court.last.is_unratified
        else:
            assert refused(by_ceo).codes == ["decision-decider"]


@pytest.mark.parametrize("category", ["poor", "unacceptable", "deficient"])
def test_5_on_the_finance_ladder_there_is_no_emergency(category: str) -> None:
    court = court_in("universal", "finance")
    refusal = refused(court.decide, category, "ceo", is_exceptional=True, reason="an emergency")
    assert refusal.codes == ["decision-decider"]
    assert "emergency" not in refusal.said.partition("[decision-decider]")[2]
    court.decide(category, vote=BOARD_VOTES, is_exceptional=True, reason="it cannot wait")
    assert not court.last.is_unratified


def test_5_a_vote_that_the_charter_gives_is_never_passed_by() -> None:
    for to in ("concerning", "unacceptable"):
        court = court_in("poor")
        for is_exceptional in (False, True):
            refused(court.decide, to, "ceo", is_exceptional=is_exceptional, reason="an emergency")
    court = court_in("poor")
    upwards = partial(court.decide, "universal", is_exceptional=True, reason="the plan works")
    refused(upwards, "ceo")
    refused(upwards, vote=POOR_VOTES["education"])
    upwards(vote=BOARD_VOTES)
    assert court.course.current == "universal"


def test_5_a_listed_move_is_never_exceptional() -> None:
    refusal = refused(
        court_in("universal").decide,
        "concerning",
        "ceo",
        is_exceptional=True,
        reason="an emergency",
    )
    assert refusal.codes == ["decision-exceptional"]
    assert "it is decided by the CEO" in refusal.said


def test_6_votes_are_by_person_and_a_second_seat_counts_as_vacant() -> None:
    court = court_in("poor")
    court.trust = replace(TRUST, people={**PEOPLE, "es_chair": (Person("Ada Quill"),)})
    assert refused(court.decide, "concerning", vote=POOR_VOTES["education"], reason="…").codes == [
        "vote-seat"
    ]
    court.decide("concerning", vote="ceo=for, lsb_chair=for, head=for", reason="…")
    counted = court.last.decision.vote
    assert counted is not None
    assert counted.electorate.vacancies == (Vacancy("es_chair", "Ada Quill", "ceo"),)
    assert counted.entitled == 4


def test_6_vacant_roles_and_those_recused_leave_the_electorate() -> None:
    court = court_in("poor")
    court.school = replace(SCHOOL, people={**SCHOOL_PEOPLE, "mentor": ()})
    court.decide(
        "concerning",
        vote="ceo=for, lsb_chair=for, head=against, es_chair=recused: related",
        reason="…",
    )
    counted = court.last.decision.vote
    assert counted is not None
    assert (counted.entitled, counted.quorum, counted.outcome) == (3, 3, Outcome.CARRIED)


@pytest.mark.parametrize(
    ("votes", "codes"),
    [
        ("ceo=for, head=for", ["vote-quorum"]),
        ("ceo=for, head=for, mentor=recused: related", ["vote-quorum"]),
        ("ceo=for, head=abstain, mentor=abstain", []),
        ("ceo=for, head=against, mentor=abstain", ["vote-lost"]),
        ("ceo=for, head=against, mentor=against", ["vote-lost"]),
        ("ceo=for, head=for, mentor=against", []),
    ],
)
def test_6_quorum_is_three_of_five_abstention_counts_for_quorum_only_and_a_simple_majority_carries(
    votes: str, codes: list[str]
) -> None:
    court = court_in("poor")
    if codes:
        assert refused(court.decide, "concerning", vote=votes, reason="…").codes == codes
        assert court.course.current == "poor"
    else:
        court.decide("concerning", vote=votes, reason="…")
        assert court.course.current == "concerning"


@pytest.mark.parametrize("ladder", LADDERS)
def test_6_where_fewer_than_three_may_vote_the_full_board_decides(ladder: str) -> None:
    court = court_in("poor", ladder)
    court.school = replace(SCHOOL, people={"head": SCHOOL_PEOPLE["head"]})
    court.trust = replace(TRUST, people={**PEOPLE, "es_chair": (), "fr_representative": ()})
    theirs = "head=for, ceo=for" if ladder == "education" else "head=for, cfo=for"
    refusal = refused(court.decide, "concerning", vote=theirs, reason="…")
    assert set(refusal.codes) == {"vote-seat"}
    assert "the full trust board, as fewer than 3 of" in refusal.said
    court.decide("concerning", vote=BOARD_VOTES, reason="…")
    counted = court.last.decision.vote
    assert counted is not None
    assert counted.electorate.title.startswith("the full trust board, as fewer than 3 of the f")
    assert {each.role for each in counted.electorate.holders} == {"trustee"}


def test_6_those_recused_may_leave_fewer_than_three_and_then_the_full_board_decides_too() -> None:
    recused = "ceo=recused: related, mentor=recused: wrote the REP, head=recused: ill"
    court = court_in("poor")
    fives = refused(
        court.decide, "concerning", vote=f"{recused}, lsb_chair=for, es_chair=for", reason="…"
    )
    assert "vote-seat" in fives.codes
    court.decide("concerning", vote=f"{recused}, {BOARD_VOTES}", reason="…")
    assert court.course.current == "concerning"


def test_6_a_vote_opened_where_fewer_than_three_may_vote_is_the_full_boards() -> None:
    court = court_in("poor")
    court.school = replace(SCHOOL, people={})
    court.trust = replace(TRUST, people={**PEOPLE, "eht": ()})
    court.open_vote("concerning")
    court.cast(BOARD_VOTES)
    court.close(reason="…")
    assert court.course.current == "concerning"


def test_6_an_open_vote_that_recusals_leave_to_fewer_than_three_says_who_decides() -> None:
    court = court_in("poor")
    court.open_vote("concerning")
    court.cast("ceo=recused: related, mentor=recused: wrote the REP, head=recused: ill")
    refusal = refused(court.close, reason="…")
    assert refusal.codes == ["vote-quorum"]
    assert "fewer than 3 may vote, so the full trust board decides" in refusal.said


def test_6_a_tie_leaves_the_school_where_it_is_and_the_notice_needs_a_new_end() -> None:
    tie = refused(
        court_in("poor").decide,
        "concerning",
        vote="ceo=for, head=against, mentor=abstain",
        reason="…",
    )
    assert "a tie leaves the school where it is" in tie.said
    assert "needs a new end" in tie.said


def test_6_after_a_tie_the_votes_record_gives_the_notices_new_end_which_is_no_extension() -> None:
    new_end = HALF_TERM.last
    court = court_in("poor")
    court.open_vote("concerning")
    court.cast("ceo=for, head=against, mentor=abstain")
    assert refused(court.close, notice_ends=court.today).codes == ["vote-notice"]
    closed = court.close(notice_ends=new_end)
    assert court.course.current == "poor"
    assert isinstance(closed.act, VoteClosed)
    assert (closed.act.tally.outcome, closed.act.notice_ends) == (Outcome.TIE, new_end)


def test_6_a_vote_that_is_no_tie_gives_the_notice_no_new_end() -> None:
    for votes in (POOR_VOTES["education"], "ceo=for, head=against, mentor=against"):
        court = court_in("poor")
        court.open_vote("concerning")
        court.cast(votes)
        refusal = refused(court.close, reason="…", notice_ends=HALF_TERM.last)
        assert refusal.codes == ["vote-notice"]


def test_6_leading_the_school_is_no_ground_for_recusal() -> None:
    for ladder in LADDERS:
        court = court_in("poor", ladder)
        court.decide("concerning", vote=POOR_VOTES[ladder], reason="…")
        counted = court.last.decision.vote
        assert counted is not None
        assert "Kit Larch" in {each.holder.name for each in counted.those(Choice.FOR)}


@pytest.mark.parametrize("ladder", LADDERS)
@pytest.mark.parametrize("written", ["head", "eht"])
def test_where_a_school_has_no_head_in_post_or_is_led_by_the_eht_the_eht_holds_that_seat(
    ladder: str, written: str
) -> None:
    no_head = replace(SCHOOL, people={**SCHOOL_PEOPLE, "head": ()})
    for school in (no_head, replace(SCHOOL, led_by="eht")):
        court = court_in("poor", ladder)
        court.school = school
        court.decide("concerning", vote=POOR_VOTES[ladder].replace("head", written), reason="…")
        counted = court.last.decision.vote
        assert counted is not None
        assert Holder("eht", "Olga Pine") in counted.electorate.holders
        assert not counted.electorate.vacancies


def test_an_eht_who_leads_the_school_and_has_another_seat_votes_once() -> None:
    court = court_in("poor")
    people = {**SCHOOL_PEOPLE, "mentor": (Person("Olga Pine"),)}
    court.school = replace(SCHOOL, people=people, led_by="eht")
    court.decide("concerning", vote="ceo=for, lsb_chair=for, eht=for, es_chair=for", reason="…")
    counted = court.last.decision.vote
    assert counted is not None
    assert counted.electorate.vacancies == (Vacancy("mentor", "Olga Pine", "eht"),)


def test_7_the_full_board_has_one_vote_a_trustee_and_votes_as_its_articles_say() -> None:
    in_favour = "trustee:Edda Marsh=for, trustee:Femi Adler=for"
    votes = f"{in_favour}, trustee:Greta Holm=against, trustee:Hugo Ives=against"
    carried = {
        Articles(4, "simple"): False,
        Articles(4, "simple", "trust_chair"): True,
        Articles(4, "two-thirds"): False,
        Articles(5, "simple", "trust_chair"): False,
    }
    for articles, is_carried in carried.items():
        court = court_in("unacceptable")
        court.trust = replace(TRUST, articles=articles)
        casting = Choice.FOR if articles.casting_vote and articles.quorum == 4 else None
        if is_carried:
            court.decide("poor", vote=votes, casting=casting, reason="…")
        else:
            refused(court.decide, "poor", vote=votes, casting=casting, reason="…")
        assert court.course.current == ("poor" if is_carried else "unacceptable")


def test_7_without_articles_such_a_vote_is_refused_with_the_lines_to_add() -> None:
    court = court_in("unacceptable")
    court.trust = replace(TRUST, articles=None)
    refusal = refused(court.decide, "poor", vote=BOARD_VOTES, reason="…")
    assert refusal.codes == ["vote-articles"]
    assert "articles: {quorum: 3, majority: simple}" in refusal.said


@pytest.mark.parametrize("ladder", LADDERS)
def test_8_deficient_has_no_way_back_except_by_the_full_board_to_unacceptable(ladder: str) -> None:
    back = "to Unacceptable, by a vote of the full trust board"
    assert name_permitted(shipped(ladder), "deficient").startswith(f"{back}; to stay in Deficient")
    court = court_in("deficient", ladder)
    for category in ("universal", "concerning", "poor"):
        assert refused(court.decide, category, vote=BOARD_VOTES, reason="…").codes == [
            "decision-move"
        ]
        refusal = refused(court.decide, category, vote=BOARD_VOTES, reason="…", is_exceptional=True)
        assert refusal.codes == ["decision-move"]
        assert "no other move can be made" in refusal.said
    assert refused(court.decide, "unacceptable", "ceo", reason="…").codes == ["decision-decider"]
    court.decide("unacceptable", vote=BOARD_VOTES, reason="…")
    assert court.course.current == "unacceptable"


@pytest.mark.parametrize("ladder", LADDERS)
def test_9_universals_obligations_and_those_of_the_others_are_told_apart(ladder: str) -> None:
    obligations = {each.id: {o.id for o in each.obligations} for each in shipped(ladder).categories}
    assert {"build", "share", "core_offer", "directives"} <= obligations["universal"]
    assert all(obligations["universal"].isdisjoint(obligations[each]) for each in CATEGORIES[1:])
    assert {"rep", "frep"} & obligations["concerning"]
    assert "warning_notice" in obligations["poor"]


@pytest.mark.parametrize("ladder", LADDERS)
def test_9_of_an_hr_plan_nothing_is_asked_and_no_decision_rests_on_one(ladder: str) -> None:
    assert not [each.id for each in shipped(ladder).fields.values() if "hr" in each.id.split("_")]
    brought = [(c.id, o) for c in shipped(ladder).categories for o in c.obligations]
    plans = {category: each.optional for category, each in brought if each.id == "hr_plan"}
    assert plans == {"unacceptable": True, "deficient": False}
    assert all(each.confidential is (each.id == "hr_plan") for _, each in brought)
