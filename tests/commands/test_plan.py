"""`sfec plan`, and what plans make of a round."""

import json
from pathlib import Path

import openpyxl
import pytest

from sfec.folder.plans import plan_headings as heads
from tests.support.plan_workbooks import Rows, write_plan
from tests.support.runs import Sfec
from tests.support.trust_builder import write_people

REVIEWED: Rows = {
    heads.REVIEWS: [("2026-11-11", "CEO, head")],
    heads.RESULTS: [("2026-11-11", "1", "not met")],
}


def answers(trust: Path, sfec: Sfec) -> dict[str, str]:
    """The answer of each characteristic of Ravelmoor's education ladder."""
    told = json.loads(sfec(trust, "categorise", "--json", "--school", "RPS").out)
    ladder = told["schools"][0]["ladders"]["education"]
    return {each["id"]: each["answer"] for each in ladder["characteristics"]}


def test_a_plan_is_drafted_named_and_never_written_over(trust: Path, sfec: Sfec) -> None:
    first = sfec(trust, "plan", "new", "rps", "REP")
    assert first.status == 0
    assert "RPS-rep-1.xlsx" in first.out
    assert "sfec plan check" in first.out
    second = sfec(trust, "plan", "new", "RPS", "rep", "--json")
    assert json.loads(second.out) == {"written": ["plans/RPS-rep-2.xlsx"]}


def test_a_draft_rests_on_the_decision_and_holds_what_told(trust: Path, sfec: Sfec) -> None:
    write_people(trust)
    write = ("decide", "RPS", "education", "concerning", "--by", "ceo", "--reason", "A concern")
    assert sfec(trust, *write).status == 0
    assert sfec(trust, "plan", "new", "RPS", "rep").status == 0
    book = openpyxl.load_workbook(trust / "plans/RPS-rep-1.xlsx")
    said = {row[0]: row[1] for row in book["Plan"].iter_rows(values_only=True)}
    assert said["Written by"] == "Ada Quill, CEO"
    assert len(str(said["Rests on"])) == 8


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("RPS", "repp"), 'did you mean "rep"'),
        (("RSP", "rep"), "is no school's code"),
        (("RPS", "notice"), "education or finance"),
        (("RPS", "frep", "--ladder", "education"), "finance"),
    ],
)
def test_what_cannot_be_drafted_is_wrong_usage(
    trust: Path, sfec: Sfec, arguments: tuple[str, ...], said: str
) -> None:
    refused = sfec(trust, "plan", "new", *arguments)
    assert refused.status == 2
    assert said in " ".join(refused.err.replace("│", " ").split())
    assert not (trust / "plans").exists()


def test_without_a_sound_policy_nothing_is_written(trust: Path, sfec: Sfec) -> None:
    (trust / "policy").mkdir()
    (trust / "policy/plans.yaml").write_text("kind: {}\n", encoding="utf-8")
    assert sfec(trust, "plan", "new", "RPS", "rep").status == 1
    assert not (trust / "plans").exists()


def test_plans_are_listed_shown_and_checked(trust: Path, sfec: Sfec) -> None:
    write_plan(trust, rows=REVIEWED)
    write_plan(trust, "OHS-rep-1", plan={heads.SCHOOL: "OHS", heads.WRITTEN_ON: None})
    listed = sfec(trust, "plan", "list")
    assert listed.status == 0
    assert "RPS-rep-1" in listed.out
    assert "OHS-rep-1" in listed.out
    one = json.loads(sfec(trust, "plan", "list", "--school", "OHS", "--json").out)
    assert [each["plan"] for each in one["plans"]] == ["OHS-rep-1"]
    assert "not met" in sfec(trust, "plan", "show", "RPS-rep-1").out
    whole = json.loads(sfec(trust, "plan", "show", "rps-rep-1", "--json").out)
    assert whole["came_to"] == "not met"
    assert sfec(trust, "plan", "show", "RPS-rep-9").status == 2
    checked = sfec(trust, "plan", "check")
    assert (checked.status, checked.out) == (0, "2 plans, 1 open, as at 23 November 2026.\n")


def test_checked_as_json_it_has_the_problems_alone(trust: Path, sfec: Sfec) -> None:
    write_plan(trust, rows={"Directives": [("1", "Within 1 week", "Send it", None)]})
    checked = sfec(trust, "plan", "check", "--json")
    assert checked.status == 1
    assert [each["code"] for each in json.loads(checked.out)["problems"]] == ["plan-owner"]
    assert sfec(trust, "check").status == 1


def test_a_rep_that_was_not_met_indicates_poor(trust: Path, sfec: Sfec) -> None:
    assert answers(trust, sfec)["rep_targets_not_met"] == "not due"
    write_plan(trust, rows=REVIEWED)
    found = answers(trust, sfec)
    assert found["rep_targets_not_met"] == "yes"
    explained = sfec(trust, "explain", "RPS", "--ladder", "education").out
    assert "plans/RPS-rep-1.xlsx:Results!C2" in explained


def test_a_second_rep_indicates_poor_and_one_that_cannot_be_read_leaves_it_open(
    trust: Path, sfec: Sfec
) -> None:
    closed = {heads.CLOSED: "met", heads.CLOSED_ON: "2026-11-12", heads.CLOSED_BY: "CEO"}
    met: Rows = {**REVIEWED, heads.RESULTS: [("2026-11-11", "1", "met")]}
    write_plan(trust, plan=closed, rows=met)
    assert answers(trust, sfec)["multiple_reps"] == "no"
    second = write_plan(trust, "RPS-rep-2", plan={heads.WRITTEN_ON: "2026-11-18"})
    assert answers(trust, sfec)["multiple_reps"] == "yes"
    second.write_bytes(b"nothing")
    assert answers(trust, sfec)["multiple_reps"] == "not known"
    assert answers(trust, sfec)["rep_targets_not_met"] == "not known"


def test_a_rep_does_not_make_the_decision_that_caused_it_stale(trust: Path, sfec: Sfec) -> None:
    write_people(trust)
    sfec(trust, "decide", "RPS", "education", "concerning", "--by", "ceo", "--reason", "A concern")
    write_plan(trust, plan={heads.WRITTEN_ON: "2026-11-23"})
    assert "decision-stale" not in sfec(trust, "check").err


def test_a_school_that_met_its_notice_is_not_held_in_poor_by_the_rep_before_it(
    trust: Path, sfec: Sfec
) -> None:
    superseded = {heads.CLOSED: "superseded", heads.CLOSED_ON: "2026-11-13", heads.CLOSED_BY: "CEO"}
    write_plan(trust, plan=superseded, rows=REVIEWED)
    notice = {
        heads.KIND: "Warning notice",
        heads.WRITTEN_ON: "2026-11-13",
        "Ends on": "2026-11-20",
    }
    target: Rows = {"Targets": [("1", "", "Raise attendance", "Head")]}
    write_plan(trust, "RPS-notice-1", plan=notice, title="Targets", rows=target)
    assert answers(trust, sfec)["rep_targets_not_met"] == "yes"
    met: Rows = {
        **target,
        heads.REVIEWS: [("2026-11-20", "CEO")],
        heads.RESULTS: [("2026-11-20", "1", "met")],
    }
    over = {heads.CLOSED: "met", heads.CLOSED_ON: "2026-11-20", heads.CLOSED_BY: "CEO"}
    write_plan(trust, "RPS-notice-1", plan={**notice, **over}, title="Targets", rows=met)
    found = answers(trust, sfec)
    assert (found["rep_targets_not_met"], found["notice_open"]) == ("not due", "no")


def test_one_whose_notice_has_just_been_served_is_held_in_poor(trust: Path, sfec: Sfec) -> None:
    notice = {heads.KIND: "Warning notice", "Ends on": "2026-12-18"}
    target: Rows = {"Targets": [("1", "", "Raise attendance", "Head")]}
    write_plan(trust, "RPS-notice-1", plan=notice, title="Targets", rows=target)
    told = json.loads(sfec(trust, "categorise", "--json", "--school", "RPS").out)
    assert told["schools"][0]["ladders"]["education"]["possible"] == ["poor"]


def test_what_would_follow_is_rehearsed(trust: Path, sfec: Sfec) -> None:
    refused = sfec(trust, "plan", "rehearse", "RPS", "--missed")
    assert refused.status == 2
    assert "has no Education category yet" in " ".join(refused.err.replace("│", " ").split())
    write_people(trust)
    sfec(trust, "decide", "RPS", "education", "concerning", "--by", "ceo", "--reason", "A concern")
    shown = sfec(trust, "plan", "rehearse", "RPS", "--missed")
    assert shown.status == 0
    assert "Ravelmoor Primary School (RPS) · Education · what would follow" in shown.out
    assert "23 November 2026    a REP is written (the CEO or the EHT, with the head)" in shown.out
    write_plan(trust)
    told = json.loads(sfec(trust, "plan", "rehearse", "RPS", "--met", "--json").out)["steps"]
    assert told[0]["kind"] == "end"
    assert sfec(trust, "plan", "rehearse", "RPS").status == 2, "met or missed is to be said"


def test_nothing_is_rehearsed_without_term_dates(trust: Path, sfec: Sfec) -> None:
    (trust / "term-dates.yaml").write_text("- none\n", encoding="utf-8")
    assert sfec(trust, "plan", "rehearse", "RPS", "--met").status == 1
