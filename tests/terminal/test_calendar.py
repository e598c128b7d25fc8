"""The core offer's calendar at the prompt."""

from datetime import date

import pytest

from sfec.model.occurrence import Occurrence
from sfec.rules.core_offer.agenda import agenda
from sfec.terminal.calendar import CalendarHeading, say_age, show_agenda, show_files, show_list
from tests.support.calendar_page import ELT, EVERY, MONDAY, term, week

HEAD = CalendarHeading("Larkmere Trust", "Autumn 2, 2026-27", MONDAY)
SHOWN_BY: dict[tuple[str, str | None, date], str] = {
    ("website", "OHS", date(2026, 11, 18)): "entry abcdef01"
}

each_look = pytest.mark.parametrize(
    ("columns", "colour"), [(60, False), (80, False), (120, False), (60, True), (80, True)]
)


@each_look
def test_no_line_is_wider_than_the_screen(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    columns: int,
    colour: bool,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    if colour:
        monkeypatch.setenv("FORCE_COLOR", "1")
    show_agenda(HEAD, agenda(EVERY, MONDAY), "Later in Autumn 2")
    show_list(HEAD._replace(narrowed_to=["Seen to by: CEO"]), EVERY, SHOWN_BY)
    show_files(12, "somewhere/calendar.ics", 3)
    said = capsys.readouterr().out
    assert ("\x1b[" in said) == colour
    for line in said.splitlines():
        first, *others = line.split("\x1b[")
        shown = first + "".join(each.partition("m")[2] for each in others)
        assert len(shown) <= columns
        assert colour or shown == shown.rstrip()


def test_a_days_work_is_told_in_three_sections(capsys: pytest.CaptureFixture[str]) -> None:
    show_agenda(HEAD, agenda(EVERY, MONDAY), "Later in Autumn 2")
    said = capsys.readouterr().out
    assert said == GOLDEN


def test_where_there_is_nothing_each_section_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    show_agenda(HEAD, agenda([], MONDAY), "Later in Autumn 2")
    show_list(HEAD, [], {})
    said = capsys.readouterr().out
    for each in (
        "Late: nothing",
        "Due this week: nothing",
        "Later in Autumn 2: nothing",
        "There is nothing.",
    ):
        assert f"\n{each}\n" in said


def test_where_nothing_is_recorded_yet_it_says_how_to_leave_out_what_was_due_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_agenda(HEAD, agenda(EVERY, MONDAY), "Later in Autumn 2", is_new=True)
    assert '"kept_from: DAY"' in " ".join(capsys.readouterr().out.split())
    for found, is_new in ((agenda(EVERY, MONDAY), False), (agenda([], MONDAY), True)):
        show_agenda(HEAD, found, "Later in Autumn 2", is_new=is_new)
        assert "kept_from" not in capsys.readouterr().out


def test_a_list_names_schools_ages_and_what_shows_it_was_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_list(HEAD, EVERY, SHOWN_BY)
    said = capsys.readouterr().out
    for title in ("Late: 5", "Due this week: 1", "Later: 4", "Done: 3", "Not applicable: 1"):
        assert f"\n{title}\n" in said
    [late] = [line for line in said.splitlines() if line.endswith("17 days late")]
    assert late.startswith("Fri  6 Nov")
    assert "RPS" in late
    assert "entry abcdef01" in said


def test_what_hq_holds_is_told_as_not_recorded_or_missed_and_never_as_late(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = ELT._replace(title="Supervision", owed_by="school", held_by="hq")
    past = [week(held, -1, "RPS"), week(held, -1, "OHS")]
    missed = week(held, -1, "TCP")._replace(missed_on=date(2026, 11, 18))
    show_list(HEAD, [*past, missed], {})
    said = " ".join(capsys.readouterr().out.split())
    assert "Not recorded: 2 Fri 20 Nov" in said
    assert "Central team due 3 days ago" in said
    assert "Missed: 1 Fri 20 Nov Supervision TCP Central team missed Wed 18 Nov" in said
    show_agenda(HEAD, agenda([*past, missed], MONDAY), "Later in Autumn 2")
    said = " ".join(capsys.readouterr().out.split())
    assert "Supervision Central team 1 missed, 2 not recorded" in said
    assert " late" not in said


def test_a_list_of_one_school_has_no_column_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    show_list(HEAD._replace(is_of_one=True), [term("RPS")], {})
    assert "School" not in capsys.readouterr().out
    show_list(HEAD, [term("RPS"), term("OHS")], {})
    assert "School" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("occurrence", "said"),
    [
        (week(ELT, -1, "RPS"), "3 days late"),
        (term("RPS", due=MONDAY), "due today"),
        (term("RPS", due=date(2026, 11, 24)), "in 1 day"),
        (week(ELT, -1, "RPS", date(2026, 11, 22)), "done Sun 22 Nov, 2 days late"),
        (week(ELT, -60, "RPS", date(2025, 9, 30)), "done Tue 30 Sep 2025"),
        (term("RPS")._replace(is_applicable=False), "not applicable"),
    ],
)
def test_an_age_is_said_in_days(occurrence: Occurrence, said: str) -> None:
    assert say_age(occurrence, MONDAY) == said


GOLDEN = """\
Larkmere Trust · Autumn 2, 2026-27 · as at 23 November 2026

Late
Fri  6 Nov  ELT discusses the school      Central team        3 late
                                                              of 2 weeks
Fri 20 Nov  Operations training           CEO                 late
Fri 20 Nov  Website audit                 Compliance Manager  1 done, 1 due, 1
                                                              late

Due this week
Fri 27 Nov  ELT discusses the school      Central team        1 done, 1 due

Later in Autumn 2
Mon 30 Nov  Financial musts and going     CFO                 due
            concerns
And each week again: ELT discusses the school.

`sfec calendar --overdue` names the schools; `sfec done ACTIVITY --school CODE`
records what was done
"""
