"""`sfec plan write`: the documents of plans written, issued, verified and replaced."""

import json
from pathlib import Path

import pytest

from sfec.folder.plans import plan_headings as heads
from tests.support.plan_folder import (
    BOARD_PLAN,
    NOTICE,
    REP,
    write_board_plan,
    write_notice,
    write_rep,
)
from tests.support.runs import Sfec
from tests.support.told import entry, misused, on_one_line, records

WRITE = ("plan", "write")
MD = ("--format", "md")


def text(folder: Path, name: str) -> str:
    """A plan's document as Markdown."""
    return (folder / f"documents/plans/{name}/{name}.md").read_text(encoding="utf-8")


def test_a_plan_is_written_in_word_and_pdf(staffed: Path, sfec: Sfec) -> None:
    write_rep(staffed)
    said = records(sfec, staffed, *WRITE, REP).out
    assert f"{REP}.docx, {REP}.pdf, in documents/plans/{REP}" in on_one_line(said)
    assert "1 document of plans written." in said


def test_a_draft_is_marked_as_one_and_not_issued(staffed: Path, sfec: Sfec) -> None:
    write_rep(staffed, **{heads.WRITTEN_ON: None})
    assert "draft" in records(sfec, staffed, *WRITE, REP, *MD).out
    assert "DRAFT, not to be sent" in text(staffed, REP)
    refused = sfec(staffed, *WRITE, REP, "--issue", *MD)
    assert refused.status == 1
    assert "[plan-draft]" in refused.err
    assert sfec(staffed, *WRITE, "--verify").out.startswith("No document of a plan")


def test_a_notice_is_issued_verified_withdrawn_and_sent_anew_beside_the_first(
    staffed: Path, sfec: Sfec
) -> None:
    write_notice(staffed)
    said = records(sfec, staffed, *WRITE, NOTICE, "--issue", *MD).out
    to = "to Hal Brook (head), Ines Lark (LSB chair), Cleo Winder (E&S chair)"
    assert f"{to}; entry {entry(staffed, 1)}" in on_one_line(said)
    assert "still so" in records(sfec, staffed, *WRITE, "--verify").out
    assert "plan issued to Hal Brook (head)" in on_one_line(
        records(sfec, staffed, "history", "RPS").out
    )
    assert "[letter-issued]" in sfec(staffed, *WRITE, NOTICE, *MD).err
    records(sfec, staffed, "withdraw", entry(staffed, 1), "--reason", "Another day")
    told = json.loads(records(sfec, staffed, *WRITE, "--all", "--issue", *MD, "--json").out)
    [plan] = told["plans"]
    assert (plan["plan"], plan["school"], plan["draft"]) == (NOTICE, "RPS", False)
    assert plan["files"] == [f"documents/plans/{NOTICE}/{NOTICE}-2.md"]


def test_what_was_issued_and_changed_since_is_told(staffed: Path, sfec: Sfec) -> None:
    write_rep(staffed)
    records(sfec, staffed, *WRITE, REP, "--issue", *MD)
    (staffed / f"documents/plans/{REP}/{REP}.md").write_text("Ours\n", encoding="utf-8")
    checked = sfec(staffed, *WRITE, REP, "--verify", "--json")
    assert checked.status == 1
    [plan] = json.loads(checked.out)["plans"]
    assert (plan["plan"], plan["files"][0]["state"]) == (REP, "changed")


def test_the_finance_notice_calls_its_meeting(staffed: Path, sfec: Sfec) -> None:
    write_notice(staffed, "Finance")
    assert sfec(staffed, *WRITE, NOTICE, *MD).status == 0
    said = text(staffed, NOTICE)
    assert "A meeting of Hal Brook (head), Bram Oster (CFO), Ines Lark (LSB chair)" in said
    assert "Its day: not recorded." in said
    assert "No day is set by which it has to." in said
    assert "F&R chair: the warning notice names none" in sfec(staffed, *WRITE, NOTICE, *MD).err


def test_the_months_report_of_a_board_plan(staffed: Path, sfec: Sfec) -> None:
    write_board_plan(staffed)
    said = records(sfec, staffed, *WRITE, BOARD_PLAN, "--progress", *MD).out
    name = f"{BOARD_PLAN}-progress-2026-11.md"
    assert name in on_one_line(said)
    report = (staffed / f"documents/plans/{BOARD_PLAN}/2026-11/{name}").read_text(encoding="utf-8")
    assert "red: it will be missed unless something large changes" in report


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name the plans, or give --all"),
        ((REP, "--all"), "name the plans, or give --all"),
        ((REP, "--issue", "--verify"), "go one at a time"),
        ((REP, "--issue", "--force"), "nothing else is ever written over"),
        (("RPS-rap-1",), 'did you mean "RPS-rep-1"'),
        ((REP, "--format", "doc"), "is no format"),
        ((REP, "--progress"), "nothing is reported monthly"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(
    staffed: Path, sfec: Sfec, arguments: tuple[str, ...], said: str
) -> None:
    write_rep(staffed)
    assert said in misused(sfec, staffed, *WRITE, *arguments)


def test_the_letter_tells_of_the_plans_that_are_open(staffed: Path, sfec: Sfec) -> None:
    assert "Plans that are open" not in sfec(staffed, "letter", "--school", "RPS", "--show").out
    write_rep(staffed)
    said = on_one_line(sfec(staffed, "letter", "--school", "RPS", "--show").out)
    assert "Plans that are open" in said
    assert "Education: REP of 4 November 2026, its last day has passed" in said
    assert "Late: directive 1." in said
