"""`sfec deadlines`, and what turning one on does to the calendar."""

import json
import re
from pathlib import Path

import pytest

from tests.support.runs import Sfec


@pytest.fixture
def turned_on(trust: Path) -> Path:
    """The small trust, with a check of buildings, a census, and tests without a known day on."""
    (trust / "policy").mkdir()
    own = "turned_on: [fire_alarm_service, census_spring, key_stage_2]\n"
    (trust / "policy/deadlines.yaml").write_text(own, encoding="utf-8")
    return trust


def calendar(folder: Path, sfec: Sfec, *options: str) -> dict[tuple[str, str], tuple[str, str]]:
    """When each deadline is due and how it stands, by its id and school."""
    printed = sfec(
        folder, "calendar", "--json", "--from", "2026-09-01", "--to", "2027-08-31", *options
    ).out
    found = json.loads(printed)["occurrences"]
    wanted = ("fire_alarm_service", "census_spring", "key_stage_2")
    return {
        (each["activity"], each["school"]): (each["due"], each["status"])
        for each in found
        if each["activity"] in wanted
    }


def test_a_trust_that_turns_nothing_on_sees_all_of_them_off(trust: Path, sfec: Sfec) -> None:
    shown = sfec(trust, "deadlines")
    assert (shown.status, shown.err) == (0, "")
    assert "0 deadlines turned on, of 57" in shown.out
    assert not any(
        each["turned_on"]
        for each in json.loads(sfec(trust, "deadlines", "--json").out)["deadlines"]
    )
    assert calendar(trust, sfec) == {}


def test_those_turned_on_are_in_the_calendar_by_their_own_day_or_interval(
    turned_on: Path, sfec: Sfec
) -> None:
    assert (
        sfec(
            turned_on, "done", "fire_alarm_service", "--school", "RPS", "--on", "2026-06-10"
        ).status
        == 0
    )
    assert calendar(turned_on, sfec) == {
        ("census_spring", "OHS"): ("2027-01-21", "due"),
        ("census_spring", "RPS"): ("2027-01-21", "due"),
        ("fire_alarm_service", "OHS"): ("2027-03-01", "due"),
        ("fire_alarm_service", "RPS"): ("2026-12-10", "due"),
    }
    assert (
        sfec(
            turned_on, "done", "Fire alarm serviced", "--school", "RPS", "--on", "2026-11-16"
        ).status
        == 0
    )
    assert calendar(turned_on, sfec, "--school", "RPS")["fire_alarm_service", "RPS"] == (
        "2027-05-16",
        "due",
    )


def test_a_day_that_is_not_known_is_said_with_its_source_and_the_lines_to_add(
    turned_on: Path, sfec: Sfec
) -> None:
    said = sfec(turned_on, "calendar").err
    assert "[deadline-day, warning]" in said
    assert "gov.uk/guidance/key-stage-1-and-key-stage-2-test-dates" in said
    assert "key_stage_2: {due: {2026-27: DAY}}" in said


def test_check_finds_what_keeps_the_calendar_from_knowing_what_falls_due(
    turned_on: Path, sfec: Sfec
) -> None:
    school = turned_on / "schools/RPS.yaml"
    others = re.sub(r"^head:.*\n", "", school.read_text(encoding="utf-8"), flags=re.MULTILINE)
    school.write_text(f"{others}head: {{name: Kit Larch}}\n", encoding="utf-8")
    said = sfec(turned_on, "check")
    assert said.status == 0
    assert "[deadline-day, warning]" in said.err
    assert "[school-head-start, warning]" in said.err


def test_of_a_year_that_is_over_nobody_needs_to_look_a_day_up(turned_on: Path, sfec: Sfec) -> None:
    dates = turned_on / "term-dates.yaml"
    dates.write_text(
        "2025-26: {autumn-1: 2025-09-01 to 2025-10-24}\n" + dates.read_text("utf-8"),
        encoding="utf-8",
    )
    (turned_on / "policy/deadlines.yaml").write_text(
        "turned_on: [budget_forecast]\n", encoding="utf-8"
    )
    assert "[deadline-day" not in sfec(turned_on, "calendar").err
    then = sfec(
        turned_on, "calendar", "--from", "2025-09-01", "--to", "2025-10-24", as_at="2025-10-01"
    ).err
    assert "budget_forecast: {due: {2025-26: DAY}}" in then


def test_deadlines_are_no_part_of_the_core_offer_nor_of_the_letters(
    turned_on: Path, sfec: Sfec
) -> None:
    assert sfec(turned_on, "done", "dsl", "--all-schools", "--on", "2026-11-16").status == 0
    shown = sfec(turned_on, "core-offer", "--school", "RPS")
    assert "Fire alarm" not in shown.out
    assert "deadline-day" not in shown.err
    assert "deadline-day" not in sfec(turned_on, "letter", "--school", "RPS", "--show").err


def test_they_are_in_the_school_s_year_at_a_glance(turned_on: Path, sfec: Sfec) -> None:
    assert sfec(turned_on, "year", "--school", "RPS", "--format", "md").status == 0
    said = (turned_on / "documents/2026-27/RPS-year-page.md").read_text(encoding="utf-8")
    assert "School census, spring" in said


def test_one_that_is_off_cannot_be_done_and_says_how_it_is_turned_on(
    turned_on: Path, sfec: Sfec
) -> None:
    refused = sfec(turned_on, "done", "gas", "--school", "RPS")
    assert refused.status == 2
    assert 'policy/deadlines.yaml: "turned_on: [gas]"' in " ".join(refused.err.split())


def test_a_file_that_is_wrong_is_named_and_the_core_offer_goes_on(
    turned_on: Path, sfec: Sfec
) -> None:
    (turned_on / "policy/deadlines.yaml").write_text("turned_on: [gass]\n", encoding="utf-8")
    shown = sfec(turned_on, "calendar")
    assert shown.status == 1
    assert '"gass" is no deadline' in shown.err
    assert "CEO visit" in shown.out
    assert sfec(turned_on, "check").status == 1
