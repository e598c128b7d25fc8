"""A plan's document, as the reading's section 3 has each kind of plan and the charter shows it."""

from dataclasses import replace
from datetime import date

from sfec.model.ceo_letter import Addressee
from sfec.model.plan import Plan
from sfec.model.plan_document import PlanDocument
from sfec.model.trust import Person, School
from sfec.rules.plans.plan_document import compose_plan
from sfec.rules.plans.plan_grounds import PlanGrounds
from tests.support.courtroom import SCHOOL
from tests.support.plan_builder import directive, extension, notice, policy, rep, review
from tests.support.plan_papers import ON, REVIEWED, UNDER_WAY, document, told

BOARD_PLAN = replace(
    notice(),
    name="RPS-board-plan-1",
    kind="board_plan",
    board=("Ada Marsh", "Bo Lin", "Cy Orr"),
)


def names(people: tuple[Addressee, ...]) -> list[str]:
    """People with their roles."""
    return [f"{each.name}, {each.role}" for each in people]


def of_finance(plan: Plan) -> PlanDocument:
    """The document of a plan on the finance ladder."""
    return document(replace(plan, ladder="finance"))


def test_a_rep_has_its_three_blocks_as_tables_each_row_with_what_it_came_to() -> None:
    blocks = document().blocks
    assert [each.title for each in blocks] == ["Within 1 week", "Within 3 weeks", "By week 6"]
    [[first], [second], [third]] = [each.rows for each in blocks]
    assert (first.number, first.owner, first.shown_by) == ("1", "Head", "The plan")
    assert first.due == date(2026, 11, 11)
    assert [each.came_to for each in (first, second, third)] == [
        "met on 11 November 2026",
        "partly met, amber",
        "not recorded",
    ]


def test_a_block_with_nothing_in_it_stands_empty_and_what_has_none_comes_last() -> None:
    plan = rep(directives=(directive(block=None, due=date(2026, 12, 4)),))
    blocks = document(plan).blocks
    assert [len(each.rows) for each in blocks] == [0, 0, 0, 1]
    assert blocks[-1].title == "Without a block"


def test_a_rep_is_reviewed_at_each_milestone_by_ceo_head_and_mentor() -> None:
    assert document().reviewed_by == ("Ada Quill (CEO)", "Kit Larch (head)", "Milo Nash (mentor)")
    own = replace(UNDER_WAY, mentor="Winifred Osei")
    assert document(own).reviewed_by[-1] == "Winifred Osei (mentor)"
    assert names(document(own).agreed_by)[-1] == "Winifred Osei, mentor"


def test_a_school_without_a_mentor_or_a_head_invents_neither() -> None:
    facts = told()
    alone = facts._replace(seen=facts.seen._replace(school=School("OHS", "Osterfold")))
    assert compose_plan(alone).reviewed_by == ("Ada Quill (CEO)", "head: not recorded")
    assert names(compose_plan(alone).agreed_by) == ["Ada Quill, CEO", "not recorded, head"]
    assert compose_plan(alone).to == ()


def test_its_review_record_says_what_was_found_and_what_is_next() -> None:
    [held] = document().reviews
    assert (held.on, held.of, held.next_steps) == (REVIEWED, "all of it", "Book the training")
    assert tuple(held.found[1]) == ("2", "partly met", "amber", "Half are trained")
    assert document().tally == "1 met, 1 partly met, 1 not recorded"


def test_a_review_to_come_is_not_told_and_one_that_says_nothing_is_not_recorded() -> None:
    later = rep(reviews=(review(date(2026, 12, 1)),))
    assert document(later).reviews == ()
    bare = rep(reviews=(review(REVIEWED, by=""),))
    [held] = document(bare).reviews
    assert (held.by, held.next_steps, held.found) == ("not recorded", "not recorded", ())


def test_its_extensions_are_those_that_count() -> None:
    more = replace(UNDER_WAY, extensions=(extension(ON, date(2026, 12, 2), number="2"),))
    [given] = document(more).extensions
    assert (given.of, given.to, given.reason) == (
        "Directive 2",
        date(2026, 12, 2),
        "The adviser was ill",
    )


def test_the_outlooks_are_explained_where_one_is_told() -> None:
    assert [each.of for each in document().outlooks] == ["green", "amber", "red"]
    assert document(rep()).outlooks == ()


def test_an_education_notice_is_addressed_as_the_policy_says() -> None:
    found = document(notice())
    assert names(found.to) == ["Kit Larch, head", "Lena Moor, LSB chair"]
    assert names(found.copied_to) == ["Cora Vane, E&S chair"]
    assert (found.writer, found.is_letter) == (Addressee("Ada Quill", "CEO"), True)
    assert found.calls == ()


def test_a_finance_notice_is_the_cfos_to_four_and_calls_their_meeting() -> None:
    found = of_finance(notice(meeting_on=date(2026, 11, 30)))
    assert names(found.to) == [
        "Kit Larch, head",
        "Lena Moor, LSB chair",
        "Ada Quill, CEO",
        "Jens Kolbe, F&R chair",
    ]
    assert found.calls == (
        "Kit Larch (head)",
        "Bram Linde (CFO)",
        "Lena Moor (LSB chair)",
        "Dev Okoro (F&R representative)",
    )
    assert found.meeting_on == date(2026, 11, 30)
    assert found.writer == Addressee("Bram Linde", "CFO")


def test_a_notice_says_when_it_ends_and_invents_no_day_for_an_answer() -> None:
    found = document(notice())
    assert found.ends == date(2026, 12, 18)
    assert (names(found.response.to), found.response.by) == (["Ada Quill, CEO"], None)


def test_a_day_to_answer_by_is_told_where_the_policy_sets_one() -> None:
    facts = told(notice())
    kind = facts.standing.kind._replace(respond_within=10)
    seen = facts.seen._replace(standing=facts.standing._replace(kind=kind))
    assert compose_plan(facts._replace(seen=seen)).response.by == date(2026, 11, 18)


def test_a_notice_always_says_why_and_another_plan_where_there_is_something_to_tell() -> None:
    assert document(notice()).has_grounds
    assert not document().has_grounds
    rests = PlanGrounds(decided="Moved from Universal to Concerning.", reason="A concern")
    found = document(grounds=rests)
    assert (found.has_grounds, found.decided, found.reason) == (True, rests.decided, rests.reason)


def test_the_boards_plan_names_its_members_and_who_approves_it() -> None:
    found = document(BOARD_PLAN)
    assert found.board == ("Ada Marsh", "Bo Lin", "Cy Orr")
    assert found.approval == "It is for the full E&S committee to approve. Approval: not recorded."
    approved = replace(BOARD_PLAN, approved_by="the E&S committee", approved_on=ON)
    assert document(approved).approval == ("Approved by the E&S committee, on 23 November 2026.")
    undated = replace(BOARD_PLAN, approved_by="the E&S committee")
    assert document(undated).approval.endswith("on a day not recorded.")
    assert of_finance(BOARD_PLAN).approval.startswith("It is for the F&R committee")
    assert document().approval == ""


def test_hr_plans_stand_in_no_document() -> None:
    plans = (BOARD_PLAN, notice())
    for found in (document(), *map(document, plans), *map(of_finance, plans)):
        assert "HR" not in str(found)
    assert any("interim" in each for each in document(BOARD_PLAN).brings)


def test_an_informal_plan_brings_nothing_besides() -> None:
    informal = document(rep(kind="informal", directives=()))
    assert (informal.brings, informal.category) == ((), "Universal")
    assert [each.title for each in informal.blocks] == ["Directives"]


def test_what_it_leads_to_is_the_moves_from_its_category_and_who_decides_them() -> None:
    assert document().moves == ("To Universal, decided by the CEO", "To Poor, decided by the CEO")


def test_it_is_dated_the_day_and_says_what_its_policy_begins_it_with() -> None:
    found = document()
    assert found.on == ON
    assert found.says == policy().kinds["rep"].says
    assert found.timeline[0].what == "written"


def test_where_the_eht_leads_the_school_the_head_is_the_eht() -> None:
    facts = told()
    led = facts._replace(seen=facts.seen._replace(school=replace(SCHOOL, led_by="eht")))
    found = compose_plan(led)
    assert names(found.to)[0] == "Olga Pine, EHT"
    assert "Olga Pine (EHT)" in found.reviewed_by


def test_while_an_interim_leader_leads_what_goes_to_the_head_goes_to_them() -> None:
    leader = Person("Nils Frost", since=date(2026, 11, 2), until=ON)
    school = replace(SCHOOL, people={**SCHOOL.people, "interim_leader": (leader,)})
    facts = told(notice())
    found = compose_plan(facts._replace(seen=facts.seen._replace(school=school)))
    assert names(found.to) == ["Nils Frost, interim leader", "Lena Moor, LSB chair"]
    assert names(found.copied_to) == ["Cora Vane, E&S chair"]


def test_one_of_a_school_of_which_two_records_are_kept_is_a_draft() -> None:
    found = document(in_doubt=True)
    assert (found.is_draft, found.in_doubt) == (True, True)
