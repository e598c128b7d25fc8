"""What has just been recorded as done, at the prompt."""

from datetime import date

import pytest

from sfec.model.activity import Activity, Cadence
from sfec.model.occurrence import ActivityDone, Occurrence
from sfec.model.trust import School
from sfec.rules.core_offer.done_objections import DoneActivity
from sfec.rules.core_offer.done_results import AlreadyRecorded, DoneResult
from sfec.terminal.recorded_activities import show_done
from tests.support.acts import entry
from tests.support.calendar_page import ELT, OPERATIONS, week

RPS = School("RPS", "Ravelmoor Primary School")
ON = date(2026, 11, 23)
MENTORS = Activity("mentors", "Mentors deployed", Cadence.ONGOING, "school")


def made(activity: Activity, school: School | None, closes: Occurrence | None = None) -> DoneResult:
    return DoneResult(
        DoneActivity(
            ActivityDone(activity.id, school.code if school else None, ON), activity, school
        ),
        closes,
    )


def test_each_says_which_occurrence_it_closes_and_how_late(
    capsys: pytest.CaptureFixture[str],
) -> None:
    closings = (
        made(ELT, RPS, week(ELT, 0, "RPS", ON)),
        made(OPERATIONS, None, week(OPERATIONS, -1, None, ON)),
        made(MENTORS, RPS),
        made(ELT, RPS),
        made(ELT, RPS, week(ELT, 0, "RPS", ON))._replace(next_due=date(2027, 5, 23)),
    )
    acts = {entry(each.done.act, f"{number}" * 64): each for number, each in enumerate(closings)}
    show_done(acts, [])
    said = " ".join(capsys.readouterr().out.split())
    assert "ELT discusses the school · RPS: closes the one due on 27 November 2026 00000000" in said
    assert (
        "Operations training: closes the one due on 20 November 2026, 3 days late 11111111" in said
    )
    assert (
        "Mentors deployed · RPS: ongoing; 23 November 2026 is its last evidence now 22222222"
        in said
    )
    assert "ELT discusses the school · RPS: closes nothing that was open 33333333" in said
    assert "closes the one due on 27 November 2026; due again on 23 May 2027 44444444" in said
    assert (
        "5 entries recorded in ledger/smarsh-laptop7.jsonl:1; "
        "`sfec withdraw ENTRY --reason TEXT` takes one" in said
    )


def test_what_is_on_record_already_is_said_with_its_entry(
    capsys: pytest.CaptureFixture[str],
) -> None:
    again = [AlreadyRecorded(made(ELT, RPS).done, "entry 1605c8df"), _by_itself()]
    show_done({}, again)
    said = " ".join(capsys.readouterr().out.split())
    assert said == (
        "ELT discusses the school · RPS: recorded already, for 23 November 2026 entry 1605c8df "
        "Operations training: recorded already, for 23 November 2026 "
        "Nothing new is recorded: the same activity, school and day is one record."
    )


def _by_itself() -> AlreadyRecorded:
    return AlreadyRecorded(made(OPERATIONS, None).done, None)
