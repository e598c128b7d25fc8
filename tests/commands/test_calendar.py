"""`sfec calendar`."""

import json
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest

from tests.support.runs import Sfec
from tests.support.told import entry, misused, on_one_line, records


def calendar(sfec: Sfec, folder: Path, *options: str, as_at: str = "2026-11-23") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(sfec(folder, "calendar", *options, "--json", as_at=as_at).out)
    return told


def test_a_days_work_is_shown_in_three_sections(trust: Path, sfec: Sfec) -> None:
    said = sfec(trust, "calendar").out
    assert said.startswith("Larkmere Trust · Autumn 2, 2026-27 · as at 23 November 2026\n")
    late, week, later = (
        said.index("\nLate\n"),
        said.index("\nDue this week\n"),
        said.index("\nLater in Autumn 2\n"),
    )
    assert (
        late
        < said.index("DSL supervision")
        < week
        < said.rindex("CEO visit  ")
        < later
        < said.index("Website")
    )
    assert "Fri  4 Sep  ELT discusses the school      Central team        22 late\n" in said
    assert "                                                              of 11 weeks\n" in said
    assert max(map(len, said.splitlines())) <= 80


def test_the_half_term_today_is_in_reaches_to_the_next_one(trust: Path, sfec: Sfec) -> None:
    told = calendar(sfec, trust)
    assert (told["from"], told["to"]) == ("2026-11-02", "2027-01-03")
    dues = [each["due"] for each in told["occurrences"]]
    assert dues == sorted(dues)
    assert (min(dues), max(dues)) == ("2026-11-06", "2026-12-31")


def test_a_half_term_that_is_named_is_its_own_days_only(trust: Path, sfec: Sfec) -> None:
    told = calendar(sfec, trust, "--half-term", "spring-1")
    assert (told["from"], told["to"]) == ("2027-01-04", "2027-02-12")
    # The year of a yearly audit has begun.
    yearly = [each for each in told["occurrences"] if each["cadence"] == "yearly"]
    assert {each["activity"] for each in yearly} == {"gdpr"}
    assert {each["status"] for each in told["occurrences"] if each not in yearly} == {"upcoming"}
    weekly = [
        each for each in told["occurrences"] if (each["activity"], each["school"]) == ("elt", "RPS")
    ]
    assert [each["period"] for each in weekly][:2] == ["2027-01-04", "2027-01-11"]
    assert len(weekly) == 6
    said = sfec(trust, "calendar", "--half-term", "spring-1").out
    assert "\nLate: nothing\n" in said
    assert "\nLater in Spring 1\n" in said


def test_any_days_may_be_asked_for(trust: Path, sfec: Sfec) -> None:
    told = calendar(sfec, trust, "--from", "2026-11-30", "--to", "2026-12-04")
    assert {each["due"] for each in told["occurrences"]} == {"2026-11-30", "2026-12-04"}
    said = sfec(trust, "calendar", "--from", "2026-11-30", "--to", "4/12/2026").out
    assert "30 November 2026 to 4 December 2026" in on_one_line(said)


def test_an_occurrence_is_told_with_all_that_scripts_rely_on(trust: Path, sfec: Sfec) -> None:
    [found] = [
        each
        for each in calendar(sfec, trust, "--owner", "compliance_manager", "--school", "RPS")[
            "occurrences"
        ]
        if each["activity"] == "website"
    ]
    assert found == {
        "activity": "website",
        "title": "Website audit",
        "cadence": "termly",
        "scope": "school",
        "school": "RPS",
        "owner": "compliance_manager",
        "period": "2026-27/autumn",
        "due": "2026-12-18",
        "status": "due",
        "done_on": None,
    }


def test_it_can_be_sifted_by_school_owner_and_cadence(trust: Path, sfec: Sfec) -> None:
    told = calendar(
        sfec,
        trust,
        "--school",
        "ravelmoor primary school",
        "--owner",
        "CFO",
        "--cadence",
        "Monthly",
    )
    assert {(each["activity"], each["school"]) for each in told["occurrences"]} == {
        ("accounts", "RPS")
    }
    said = sfec(trust, "calendar", "--owner", "cfo", "--cadence", "monthly").out
    assert "\nSeen to by: CFO\nOnly monthly\n" in said
    assert "OHS" in said
    assert "trust" in said


def test_what_is_overdue_is_listed_with_its_age_since_the_year_began(
    trust: Path, sfec: Sfec
) -> None:
    told = calendar(sfec, trust, "--overdue")
    assert {each["status"] for each in told["occurrences"]} == {"overdue", "not recorded"}
    assert told["from"] == "2026-09-04"
    said = sfec(trust, "calendar", "--overdue", "--school", "OHS", "--cadence", "half-termly").out
    assert "31 days late" in said
    assert (
        "Of Osterfold High School (OHS)\nOnly half-termly\nOnly what is late or not recorded\n"
        in said
    )


def test_what_was_recorded_later_is_not_yet_known(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, "done", "website", "--school", "RPS")
    here = ("--school", "RPS", "--cadence", "termly")
    by_day = {
        day: {
            each["activity"]: each["status"]
            for each in calendar(sfec, trust, *here, as_at=day)["occurrences"]
        }
        for day in ("2026-11-20", "2026-11-23")
    }
    assert by_day["2026-11-20"]["website"] == "due"
    assert by_day["2026-11-23"]["website"] == "done"
    assert f"entry {entry(trust, 1)}" in sfec(trust, "calendar", *here).out


def test_it_is_written_as_a_workbook_over_an_earlier_one(trust: Path, sfec: Sfec) -> None:
    path = trust.parent / "calendar.xlsx"
    for _ in range(2):
        said = on_one_line(records(sfec, trust, "calendar", "--xlsx", str(path)).out)
    rows = list(openpyxl.load_workbook(path)["Calendar"].iter_rows(min_row=2, values_only=True))
    assert f"{len(rows)} occurrences written to" in said
    assert any(row[6] == "overdue" and row[7] == 80 for row in rows)


def test_written_again_for_outlook_it_says_what_has_been_done(trust: Path, sfec: Sfec) -> None:
    path, here = trust.parent / "calendar.ics", ("calendar", "--cadence", "termly", "--ics")
    said = records(sfec, trust, *here, str(path)).out
    before = summaries(path)
    assert f", as {len(before)} events." in on_one_line(said)
    records(sfec, trust, "done", "website", "--school", "RPS")
    records(sfec, trust, *here, str(path))
    uid = "website.schools.2026-27/autumn@core-offer.sfec"
    assert before[uid] == "Website audit: 2 schools"
    assert summaries(path) == {**before, uid: "Website audit: 1 of 2 schools to do"}


def test_a_schools_own_file_has_its_own_events(trust: Path, sfec: Sfec) -> None:
    path = trust.parent / "calendar.ics"
    records(sfec, trust, "calendar", "--school", "RPS", "--cadence", "termly", "--ics", str(path))
    told = summaries(path)
    assert told["website.RPS.2026-27/autumn@core-offer.sfec"] == "Website audit · RPS"
    assert {each.rpartition(" ")[2] for each in told.values()} == {"RPS"}


def summaries(path: Path) -> dict[str, str]:
    """What each event of a calendar file says, by its uid."""
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(each["uid"]): str(each["summary"]) for each in events}


def test_with_json_only_json_is_printed(trust: Path, sfec: Sfec) -> None:
    said = sfec(trust, "calendar", "--json", "--ics", str(trust.parent / "calendar.ics"))
    assert json.loads(said.out)["occurrences"]
    assert (trust.parent / "calendar.ics").exists()


def test_a_half_term_that_is_named_and_is_today_s_is_what_is_shown_without_a_name(
    trust: Path, sfec: Sfec
) -> None:
    assert sfec(trust, "calendar", "--half-term", "Autumn 2").out == sfec(trust, "calendar").out


def test_in_the_summer_holidays_what_is_due_in_them_is_there(trust: Path, sfec: Sfec) -> None:
    said = sfec(trust, "calendar", "--cadence", "monthly", "--json", as_at="2027-07-30").out
    dues = {
        each["due"] for each in json.loads(said)["occurrences"] if each["activity"] == "accounts"
    }
    assert dues >= {"2027-07-30", "2027-08-31"}


def test_in_a_year_without_dates_it_says_so(trust: Path, sfec: Sfec) -> None:
    said = sfec(trust, "calendar", as_at="2027-09-10")
    assert "2027-28 has no dates" in said.err


def test_where_several_schools_are_asked_for_the_one_that_is_late_is_named(
    trust: Path, sfec: Sfec
) -> None:
    every = [
        option
        for day in ("2026-09-16", "2026-10-14")
        for option in (("--school", "OHS", "--on", day),)
    ]
    for options in every:
        records(sfec, trust, "done", "dsl", *options)
    said = sfec(trust, "calendar", "--overdue", "--owner", "trust_dsl").out
    assert "  RPS  " in said
    assert "OHS" not in said


def test_no_workbook_of_the_trust_is_written_over(trust: Path, sfec: Sfec) -> None:
    path = trust / "evidence/2026-27/autumn-2.xlsx"
    before = path.read_bytes()
    assert "where the trust's own workbooks are" in misused(
        sfec, trust, "calendar", "--xlsx", str(path)
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--from", "2026-11-30"], "both days with --from and --to"),
        (
            ["--from", "2026-11-30", "--to", "2026-12-04", "--half-term", "autumn-2"],
            "name a half-term, or both",
        ),
        (["--from", "2026-12-04", "--to", "2026-11-30"], "the first day comes after the last"),
        (["--half-term", "autumn-3"], "is no half-term here"),
        (["--school", "RPX"], 'did you mean "RPS"?'),
        (["--owner", "coe"], "is no role"),
        (["--cadence", "weakly"], 'did you mean "weekly"?'),
        (["--cadence", "ongoing"], "is no cadence; cadences: weekly, monthly"),
        (["--ics", "calendar.txt"], "does not end in .ics"),
        (["--xlsx", "calendar.csv"], "does not end in .xlsx"),
    ],
)
def test_what_cannot_be_meant_exits_2(
    trust: Path, sfec: Sfec, options: list[str], says: str
) -> None:
    assert says in misused(sfec, trust, "calendar", *options)
