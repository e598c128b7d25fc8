"""What cannot stand, what stands until the next, and what cannot both be right."""

from collections.abc import Mapping

from sfec.model.evidence import NOT_DUE, Content, Derived, Evidence
from sfec.model.policy import EvidenceField
from sfec.problems import Level, Part, Place
from sfec.rules.round.doubts import settle
from tests.support.known_sources import PATH, RPS, sheet_of
from tests.support.ladders import GOOD, shipped

BEFORE = Place("evidence/2026-27/autumn-1.xlsx", "Education", 2, 6)


def settled(
    ladder_id: str,
    answers: Mapping[str, Content],
    *,
    before: Derived | None = None,
    year_over: str | None = None,
) -> Part[Evidence]:
    """A row of RPS that is good but for some answers, settled."""
    ladder = shipped(ladder_id)
    contents = {**GOOD[ladder_id], **ladder.not_due_yet, **answers}
    row = sheet_of(ladder, contents).rows["RPS"]
    whole = row.with_contents({**row.contents, **ladder.not_due_yet}, {})

    def earlier(field: EvidenceField) -> Derived | None:
        assert field.stands
        return before

    return settle(ladder, RPS, whole, earlier, year_over)


def test_not_due_stands_while_what_it_is_asked_for_does_not_hold() -> None:
    evidence, problems = settled("finance", {"recovery_plan": NOT_DUE})
    assert (evidence.contents["recovery_plan"], problems) == (NOT_DUE, [])


def test_not_due_is_refused_where_what_it_is_asked_for_holds() -> None:
    said = {"recovery_plan": NOT_DUE, "deficit_outlook": "probable"}
    evidence, [problem] = settled("finance", said)
    assert evidence.contents["recovery_plan"] is None
    assert (problem.code, problem.place) == ("evidence-not-due", Place(PATH, "Finance", 2, 9))
    assert problem.message == "Recovery plan is not due, but In-year deficit is probable"
    assert problem.hint == "allowed: clear, not clear"


def test_where_only_a_gap_keeps_it_from_standing_it_is_not_known_without_a_word() -> None:
    evidence, problems = settled("finance", {"recovery_plan": NOT_DUE, "deficit_outlook": None})
    assert (evidence.contents["recovery_plan"], problems) == (None, [])


def test_a_blank_stands_as_it_was_last_answered() -> None:
    before = Derived("as expected", (BEFORE,))
    evidence, problems = settled("education", {"peer_review": None}, before=before)
    assert evidence.contents["peer_review"] == "as expected"
    assert (evidence.sources("peer_review"), problems) == ((BEFORE,), [])


def test_a_newer_answer_is_not_replaced_by_an_earlier_one() -> None:
    before = Derived("below expected", (BEFORE,))
    evidence, _ = settled("education", {"peer_review": "as expected"}, before=before)
    assert evidence.contents["peer_review"] == "as expected"


def test_not_due_of_what_has_been_answered_is_not_known_with_a_warning() -> None:
    before = Derived("as expected", (BEFORE,))
    evidence, [problem] = settled("education", {"peer_review": NOT_DUE}, before=before)
    assert (evidence.contents["peer_review"], problem.level) == (None, "warning")
    assert problem.message.endswith(f"but it was as expected at {BEFORE}: it is not known")
    lapsed = before._replace(lapsed=True)
    evidence, [problem] = settled("education", {"peer_review": NOT_DUE}, before=lapsed)
    assert (evidence.contents["peer_review"], problem.level) == (None, "warning")
    assert problem.message.endswith(f"it was as expected at {BEFORE}: it is not known")


def test_not_due_where_what_was_said_before_cannot_be_read_is_not_known() -> None:
    before = Derived(None, (BEFORE,))
    evidence, [problem] = settled("education", {"peer_review": NOT_DUE}, before=before)
    assert evidence.contents["peer_review"] is None
    assert f"but what {BEFORE} says of it cannot be read" in problem.message


def test_where_the_workbook_before_cannot_be_read_neither_not_due_nor_a_blank_is_known() -> None:
    file = Place(BEFORE.path)
    for typed in (NOT_DUE, None):
        before = Derived(None, (file,))
        evidence, problems = settled("education", {"peer_review": typed}, before=before)
        assert (evidence.contents["peer_review"], problems) == (None, [])
        assert evidence.sources("peer_review") == (file,)


def test_an_answer_that_has_lapsed_leaves_a_blank_not_known() -> None:
    before = Derived("as expected", (BEFORE,), lapsed=True)
    evidence, problems = settled("education", {"peer_review": None}, before=before)
    assert (evidence.contents["peer_review"], problems) == (None, [])
    assert evidence.sources("peer_review") == (Place(PATH, "Education", 2, 5),)


def test_not_due_is_refused_once_the_year_is_over() -> None:
    evidence, [problem] = settled("education", {"peer_review": NOT_DUE}, year_over="2026-27")
    assert evidence.contents["peer_review"] is None
    assert problem.message == "Peer review is not due, but the year 2026-27 is over"
    assert settled("education", {"peer_review": NOT_DUE}).problems == []


def test_answers_that_cannot_both_be_right_both_stand_with_a_warning_at_the_first() -> None:
    said = {"safeguarding_failings": "systematic"}
    evidence, [problem] = settled("education", said)
    assert evidence.contents["safeguarding"] == "met"
    assert evidence.contents["safeguarding_failings"] == "systematic"
    assert (problem.code, problem.level) == ("evidence-contradiction", Level.WARNING)
    assert problem.place == Place(PATH, "Education", 2, 2)
    assert problem.message.endswith("its failings are systematic (Education!H2)")
