"""A plan as it is drafted: from the decision it rests on, what told, and what is still open."""

from dataclasses import replace
from datetime import date

from sfec.model.evidence import Directive
from sfec.model.trust import Person, School, Trust
from sfec.problems import Place
from sfec.rules.ladders.indications import indicate
from sfec.rules.plans.plan_draft import Draft, PlanDraft, draft_plan, open_directives
from tests.support.ladders import evidence, shipped
from tests.support.plan_builder import course, policy

ON = date(2026, 11, 23)
CELL = Place("evidence/2026-27/autumn-2.xlsx", "Education", 2, 4)
SCHOOL = School("RPS", "Ravelmoor Primary School", people={"mentor": (Person("Milo Nash"),)})
TRUST = Trust("Quillby Schools Trust", people={"ceo": (Person("Ada Quill"),)})
DIRECTIVE = Directive(
    school="RPS",
    number="3",
    ladder="education",
    text="Send the reading plan",
    owner="Head",
    due=ON,
    result=None,
    met_on=None,
    place=CELL,
)


def drafted(kind: str = "rep", ladder: str = "education") -> PlanDraft:
    """A plan drafted for Ravelmoor, which is not engaged."""
    shown = {"engagement": "not engaged"} if ladder == "education" else {}
    found = evidence(ladder, **shown)
    found = replace(found, derived_from={"engagement": (CELL,)})
    indication = indicate(shipped(ladder), found, "concerning")
    last = course((date(2026, 11, 2), "concerning")).last
    wanted = Draft(policy().kinds[kind], SCHOOL, indication, ON, last)
    return draft_plan(TRUST, policy(), wanted, [DIRECTIVE])


def test_it_names_the_decision_it_rests_on_who_writes_it_and_the_mentor_in_post() -> None:
    last = course((date(2026, 11, 2), "concerning")).last
    assert last is not None
    draft = drafted()
    assert draft.rests_on == last.entry.short_id
    assert (draft.written_by, draft.mentor) == ("Ada Quill, CEO", "Milo Nash")
    assert draft.title == "Rapid Enhancement Plan, Ravelmoor Primary School"
    assert draft.owner == TRUST.name


def test_a_plan_that_no_mentor_reviews_names_none_and_nobody_in_post_writes_none() -> None:
    draft = drafted("frep", "finance")
    assert draft.mentor == ""
    without = draft_plan(
        Trust("Quillby Schools Trust"),
        policy(),
        Draft(
            policy().kinds["rep"],
            SCHOOL,
            indicate(shipped("education"), evidence("education"), None),
            ON,
            None,
        ),
        [],
    )
    assert (without.written_by, without.rests_on, without.grounds) == ("", "", ())


def test_its_grounds_are_the_characteristics_that_told_each_with_its_evidence() -> None:
    [ground] = drafted().grounds
    assert ground.category == "Concerning"
    assert ground.statement == "A characteristic of Universal is not met"
    assert ground.evidence == "Trust engagement: not engaged"
    assert ground.cells == str(CELL)


def test_the_directives_that_are_not_met_yet_are_carried_into_it() -> None:
    assert drafted().carried == [DIRECTIVE]
    met = DIRECTIVE._replace(result="met")
    others = [DIRECTIVE._replace(school="OHS"), DIRECTIVE._replace(ladder="finance")]
    partly = DIRECTIVE._replace(result="partly met")
    assert open_directives([met, partly, *others], "RPS", "education") == [partly]
