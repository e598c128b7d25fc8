"""`sfec done`."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.support.problem_example import entries_of
from tests.support.runs import Sfec
from tests.support.told import entry, misused, on_one_line, records, refused
from tests.support.trust_builder import Cell

WEBSITE = ("done", "website", "--school", "RPS")
HEADINGS = ("Activity", "School", "On", "By", "Note", "For", "Absent")


def workbook(folder: Path, *rows: tuple[Cell | date, ...]) -> str:
    """A workbook of activities done; returns its path."""
    book = openpyxl.Workbook()
    assert book.active
    book.active.title = "Activities"
    for row in (HEADINGS, *rows):
        book.active.append(row)
    path = folder.parent / "done.xlsx"
    book.save(path)
    return str(path)


def status(sfec: Sfec, folder: Path, activity: str, school: str | None, due: str) -> str:
    """How an occurrence stands in the calendar."""
    told = json.loads(sfec(folder, "calendar", "--half-term", "autumn-2", "--json").out)
    [found] = [
        each["status"]
        for each in told["occurrences"]
        if (each["activity"], each["school"], each["due"]) == (activity, school, due)
    ]
    return str(found)


def test_what_is_done_closes_its_occurrence_and_says_which(trust: Path, sfec: Sfec) -> None:
    assert status(sfec, trust, "website", "RPS", "2026-12-18") == "due"
    said = on_one_line(records(sfec, trust, *WEBSITE).out)
    assert f"Website audit · RPS: closes the one due on 18 December 2026 {entry(trust, 1)}" in said
    assert status(sfec, trust, "website", "RPS", "2026-12-18") == "done"
    assert status(sfec, trust, "website", "OHS", "2026-12-18") == "due"


def test_an_activity_is_named_by_its_title_whatever_the_case_with_who_did_it_and_when(
    trust: Path, sfec: Sfec
) -> None:
    by = (
        "--by",
        "Compliance Manager",
        "--on",
        "20/11/2026",
        "--note",
        "It is in the shared drive",
        "--json",
    )
    given = records(
        sfec, trust, "done", "WEBSITE  audit", "--school", "ravelmoor primary school", *by
    )
    [told] = json.loads(given.out)["recorded"]
    assert told["kind"] == "activity done"
    assert (told["activity"], told["school"], told["on"]) == ("website", "RPS", "2026-11-20")
    assert (told["by"], told["note"]) == ("compliance_manager", "It is in the shared drive")


def test_several_schools_are_recorded_together_each_once(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, "done", "website", "--school", "RPS", "--school", "rps", "--school", "OHS")
    assert len(entries_of(trust)) == 2


def test_all_schools_are_those_that_it_falls_to(staffed: Path, sfec: Sfec) -> None:
    said = records(sfec, staffed, "done", "elt", "--all-schools").out
    assert "2 entries recorded" in said
    said = records(sfec, staffed, "done", "coaching", "--all-schools", "--by", "central team").out
    assert "Coaching 1:1 for an experienced head · RPS" in said
    assert "1 entry recorded" in said
    outcome = sfec(staffed, "done", "coaching_new", "--all-schools")
    assert outcome.status == 2
    assert "falls to no school" in outcome.err


def test_what_is_done_for_the_trust_is_recorded_once(trust: Path, sfec: Sfec) -> None:
    assert status(sfec, trust, "musts", None, "2026-11-30") == "due"
    said = on_one_line(records(sfec, trust, "done", "musts").out)
    assert said.startswith(
        "Financial musts and going concerns: closes the one due on 30 November 2026 "
    )
    assert status(sfec, trust, "musts", None, "2026-11-30") == "done"


def test_what_is_ongoing_is_kept_as_its_last_evidence(trust: Path, sfec: Sfec) -> None:
    said = on_one_line(records(sfec, trust, "done", "mentors", "--school", "RPS").out)
    assert "Mentors deployed · RPS: ongoing; 23 November 2026 is its last evidence now" in said


def test_what_is_late_says_by_how_much(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, "done", "elt", "--school", "RPS", "--on", "2026-11-10")
    said = on_one_line(sfec(trust, "done", "elt", "--school", "RPS", "--on", "2026-11-11").out)
    assert "closes the one due on 6 November 2026, 5 days late" in said


def test_one_that_is_refused_keeps_all_from_being_recorded(trust: Path, sfec: Sfec) -> None:
    school = trust / "schools/OHS.yaml"
    school.write_text(f"{school.read_text(encoding='utf-8')}joined: 2026-11-23\n", encoding="utf-8")
    why = refused(
        sfec, trust, "done", "elt", "--school", "RPS", "--school", "OHS", "--on", "2026-11-20"
    )
    assert (
        "Osterfold High School (OHS): 20 November 2026 is before the school joined the trust" in why
    )
    assert why.count("[activity-") == 1
    records(sfec, trust, "done", "elt", "--all-schools", "--on", "2026-11-20")
    assert len(entries_of(trust)) == 1


def test_done_twice_is_said_and_recorded_once_from_a_file_too(trust: Path, sfec: Sfec) -> None:
    path = workbook(trust, ("elt", "RPS", "20/11/2026"), ("musts", None, "2026-11-19"))
    records(sfec, trust, "done", "--from", path)
    again = sfec(trust, "done", "--from", path)
    assert again.status == 0
    said = on_one_line(again.out)
    assert "ELT discusses the school · RPS: recorded already, for 20 November 2026 entry" in said
    assert "Nothing new is recorded" in said
    assert len(entries_of(trust)) == 2
    told = json.loads(sfec(trust, "done", "musts", "--on", "2026-11-19", "--json").out)
    assert (told["recorded"], len(told["recorded_already"])) == ([], 1)


def test_for_all_schools_those_that_are_on_record_are_left_as_they_are(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *WEBSITE)
    said = records(sfec, trust, "done", "website", "--all-schools", "--on", "2026-11-23").out
    assert "Website audit · RPS: recorded already" in on_one_line(said)
    assert len(entries_of(trust)) == 2


def test_what_is_said_to_be_for_a_period_closes_that_one_whenever_it_was_done(
    trust: Path, sfec: Sfec
) -> None:
    said = on_one_line(records(sfec, trust, *WEBSITE, "--for", "Spring").out)
    assert "closes the one due on 25 March 2027" in said
    records(sfec, trust, "done", "elt", "--school", "RPS", "--for", "16 November 2026")
    assert status(sfec, trust, "elt", "RPS", "2026-11-20") == "done"
    assert status(sfec, trust, "elt", "RPS", "2026-11-27") == "due"


def test_a_row_may_say_what_it_was_for_as_a_day_too(trust: Path, sfec: Sfec) -> None:
    rows = (
        ("website", "RPS", None, None, None, "2026-27/spring"),
        ("elt", "RPS", None, None, None, date(2026, 11, 18)),
        ("musts", None, None, None, None, "2026-10"),
    )
    said = on_one_line(records(sfec, trust, "done", "--from", workbook(trust, *rows)).out)
    assert said.count("closes the one due on") == 3
    assert "due on 20 November 2026, 3 days late" in said
    wrong = workbook(trust, ("musts", None, "2026-11-20", None, None, "winter"))
    why = on_one_line(refused(sfec, trust, "done", "--from", wrong))
    assert 'Activities!F2: "winter" is no period of Financial musts' in why
    assert "2026-11 (due 30 November 2026)" in why


def test_done_once_more_for_a_period_that_is_done_is_recorded_and_noted(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, "done", "elt", "--school", "RPS", "--on", "2026-11-17")
    again = ("done", "elt", "--school", "RPS", "--on", "2026-11-18", "--for", "2026-11-16")
    outcome = sfec(trust, *again)
    assert outcome.status == 0
    assert "is done already for what is due on 20 November 2026 [activity-again, note]" in (
        on_one_line(outcome.err)
    )


def test_a_school_that_was_absent_misses_what_hq_held_and_owes_no_holding(
    trust: Path, sfec: Sfec
) -> None:
    assert status(sfec, trust, "dsl", "RPS", "2026-11-30") == "due"
    absent = ("done", "dsl", "--school", "RPS", "--on", "2026-11-10", "--absent")
    said = on_one_line(records(sfec, trust, *absent).out)
    assert "held without the school; it misses the one due on 30 November 2026" in said
    assert status(sfec, trust, "dsl", "RPS", "2026-11-30") == "missed"
    assert "recorded already" in records(sfec, trust, *absent).out
    why = on_one_line(refused(sfec, trust, *absent[:-1]))
    assert "as held without the school, by entry" in why
    assert "DSL supervision, held without the school" in on_one_line(
        sfec(trust, "history", "RPS").out
    )


def test_a_row_may_say_that_a_school_was_absent_from_what_was_held_for_all(
    trust: Path, sfec: Sfec
) -> None:
    rows = (
        ("safeguarding_forum", None, "8/10/2026"),
        ("safeguarding_forum", "RPS", "8/10/2026", None, None, None, "yes"),
        ("outcomes", "RPS", "8/10/2026", None, None, None, "no"),
    )
    records(sfec, trust, "done", "--from", workbook(trust, *rows))
    told = json.loads(sfec(trust, "core-offer", "--json").out)
    on_time = {each["code"]: each["on_time"] for each in told["schools"]}
    assert on_time == {"RPS": {"done": 1, "of": 2}, "OHS": {"done": 1, "of": 1}}
    wrong = workbook(trust, ("dsl", "RPS", None, None, None, None, "perhaps"))
    assert 'Activities!G2: "perhaps" is neither yes nor no' in on_one_line(
        refused(sfec, trust, "done", "--from", wrong)
    )


def test_what_is_taken_back_is_open_again(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, *WEBSITE)
    records(sfec, trust, "withdraw", entry(trust, 1), "--reason", "It was another school's")
    assert status(sfec, trust, "website", "RPS", "2026-12-18") == "due"


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (
            ["webste", "--school", "RPS"],
            'is no activity of the core offer; did you mean "website"?',
        ),
        (["audit of", "--school", "RPS"], "is no activity of the core offer"),
        (["going concerns"], 'did you mean "Financial musts and going concerns"?'),
        (["audit", "--school", "RPS"], "titles with that in them: Website audit, GDPR audit, "),
        (["website", "--school", "RPX"], 'did you mean "RPS"?'),
        (["website", "--school", "RPS", "--by", "coe"], 'did you mean "coo"?'),
        (["website", "--school", "RPS", "--on", "soon"], "is not a day"),
        (["website"], "name each with --school, or give --all-schools"),
        (["website", "--school", "RPS", "--all-schools"], "not both"),
        (["musts", "--school", "RPS"], "is done once, for the trust; name no school"),
        (["musts", "--all-schools"], "is done once, for the trust"),
        (["website", "--school", "RPS", "--for", "winter"], "is no period of Website audit at RPS"),
        (["website", "--school", "RPS", "--absent"], "HQ holds for them: DSL supervision, "),
        (["safeguarding_forum", "--absent"], "name each with --school"),
        (["mentors", "--school", "RPS", "--for", "spring"], "has no periods; take this out"),
        (["teaching_review", "--school", "RPS", "--for", "spring"], "has no periods"),
        ([], "name the activity, or a file with --from"),
        (["website", "--from", "done.xlsx"], "give nothing else"),
    ],
)
def test_what_cannot_be_meant_exits_2(
    trust: Path, sfec: Sfec, command: list[str], says: str
) -> None:
    assert says in misused(sfec, trust, "done", *command)


def test_the_rows_of_a_workbook_are_recorded_together(trust: Path, sfec: Sfec) -> None:
    rows = (
        ("ELT discusses the school", "RPS", "20/11/2026", "CEO", "Minute 4"),
        ("website", "Osterfold High School", None, None, None),
        ("musts", None, "2026-11-19", "cfo", None),
    )
    said = on_one_line(records(sfec, trust, "done", "--from", workbook(trust, *rows)).out)
    assert "ELT discusses the school · RPS: closes the one due on 20 November 2026" in said
    assert "Website audit · OHS: closes the one due on 18 December 2026" in said
    assert "3 entries recorded" in said
    assert status(sfec, trust, "musts", None, "2026-11-30") == "done"


def test_one_row_that_is_refused_keeps_all_rows_from_being_recorded(
    trust: Path, sfec: Sfec
) -> None:
    path = workbook(
        trust, ("website", "RPS"), ("website", None), ("musts", "RPS"), ("elt", "RPS", "24/11/2026")
    )
    why = refused(sfec, trust, "done", "--from", path)
    by_school = "Website audit is done school by school [activity-value]\n    write a row for"
    once = "Financial musts and going concerns is done once, for the trust [activity-va"
    too_early = "Ravelmoor Primary School (RPS): ELT discusses the school cannot have been"
    assert f"{path}:Activities!B3: {by_school}" in why
    assert f"{path}:Activities!B4: {once}" in why
    assert f"{path}:Activities!A5: {too_early}" in why


def test_two_rows_of_one_week_are_noted_and_recorded(trust: Path, sfec: Sfec) -> None:
    path = workbook(trust, ("elt", "RPS", "17/11/2026"), ("elt", "RPS", "18/11/2026"))
    outcome = sfec(trust, "done", "--from", path)
    assert outcome.status == 0
    assert "Activities!A3" in outcome.err
    assert "[activity-again, note]" in outcome.err
    assert len(entries_of(trust)) == 2
