"""Deadlines: as shipped, all of them off, and with what a trust turns on, changes and adds."""

from datetime import date
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.folder.policy.core_offer_file import read_core_offer
from sfec.folder.policy.deadlines_file import read_deadlines
from sfec.folder.policy.policy_names import OWNERS
from sfec.model.activity import Activity, Basis, Cadence, DayOfYear, Deadlines, WeekdayOfMonth
from sfec.model.trust import School
from sfec.problems import Problem


def under(folder: Path, own: str) -> tuple[Deadlines, list[Problem]]:
    """The deadlines of a trust whose own file says so."""
    (folder / "policy").mkdir(exist_ok=True)
    (folder / "policy/deadlines.yaml").write_text(own, encoding="utf-8")
    return read_deadlines(folder)


def sound(folder: Path, own: str) -> Deadlines:
    """The deadlines of such a trust, with nothing wrong."""
    found, problems = under(folder, own)
    assert problems == []
    return found


def test_every_one_is_shipped_off_with_its_source_and_mark(tmp_path: Path) -> None:
    found, problems = read_deadlines(tmp_path)
    assert (problems, found.turned_on) == ([], frozenset())
    assert len(found.activities) == 57
    for key, each in found.activities.items():
        assert each.id == key
        assert each.basis
        assert each.basis.source
        assert each.basis.mark in ("read", "second-hand", "known", "inferred")
        assert (each.is_core, each.owed_by) == (False, "hq")
        assert each.owner in OWNERS


def test_none_has_the_name_of_an_activity_of_the_core_offer(tmp_path: Path) -> None:
    core_offer, _ = read_core_offer(tmp_path, ())
    assert core_offer is not None
    assert not core_offer.activities.keys() & read_deadlines(tmp_path)[0].activities.keys()


def test_days_and_intervals_are_those_of_the_sources(tmp_path: Path) -> None:
    found = read_deadlines(tmp_path)[0].activities
    months = {key: each.every_months for key, each in found.items() if each.every_months}
    assert {
        key: months[key]
        for key in ("fire_alarm_service", "exhaust_ventilation", "fixed_wiring", "lightning")
    } == {
        "fire_alarm_service": 6,
        "exhaust_ventilation": 14,
        "fixed_wiring": 60,
        "lightning": 11,
    }
    assert found["accounts_audited"].due_on == DayOfYear(12, 31)
    assert found["census_autumn"].due_on == WeekdayOfMonth(1, 3, 10)
    assert found["budget_forecast"].due_on == {"2026-27": date(2026, 9, 24)}
    assert found["land_and_buildings"].due_on == {}
    assert found["gas"] == Activity(
        "gas",
        "Gas appliances and boilers serviced",
        Cadence.INTERVAL,
        "school",
        "compliance_manager",
        is_core=False,
        every_months=12,
        basis=Basis("A premises log book for schools of 2011", "read"),
    )


def test_what_was_not_found_is_left_to_be_filled_in(tmp_path: Path) -> None:
    found = read_deadlines(tmp_path)[0].activities
    for key in ("key_stage_2", "tables_check", "phonics"):
        due_on = found[key].due_on
        assert isinstance(due_on, dict)
        assert "2026-27" not in due_on


def test_a_trust_turns_on_one_some_or_all(tmp_path: Path) -> None:
    assert sound(tmp_path, "turned_on: gas\n").turned_on == {"gas"}
    some = sound(tmp_path, "turned_on: [gas, census_autumn]\n")
    assert list(some.those_on) == ["census_autumn", "gas"]
    every = sound(tmp_path, "turned_on: all\n")
    assert every.turned_on == every.activities.keys()


def test_a_trust_changes_takes_away_and_adds_deadlines(tmp_path: Path) -> None:
    own = """
deadlines:
  gas: {every_months: 6, owner: coo}
  raac: null
  budget_forecast: {due: {2027-28: 2027-09-23}}
  gender_pay: {due: null, every_months: 12}
  boat: {title: Boat looked over, scope: trust, due: 1 May, source: Our own, mark: known}
"""
    found = sound(tmp_path, own).activities
    assert (found["gas"].every_months, found["gas"].owner) == (6, "coo")
    assert "raac" not in found
    assert found["budget_forecast"].due_on == {
        "2026-27": date(2026, 9, 24),
        "2027-28": date(2027, 9, 23),
    }
    assert (found["gender_pay"].due_on, found["gender_pay"].every_months) == (None, 12)
    assert (found["boat"].due_on, found["boat"].cadence) == (DayOfYear(5, 1), Cadence.YEARLY)


@pytest.mark.parametrize(
    ("own", "code", "said"),
    [
        ("turned_on: [gass]\n", "policy-value", '"gass" is no deadline'),
        ("deadlines: {gas: {every: 6}}\n", "policy-key", '"every" is not known here'),
        ("deadlines: {boat: {title: Boat}}\n", "policy-missing", '"scope" is missing'),
        ("deadlines: {gas: {every_months: 0}}\n", "policy-value", "is less than it can be"),
        ("deadlines: {gas: {mark: law}}\n", "policy-value", "is not one of those allowed"),
        ("deadlines: {gas: {owner: plumber}}\n", "policy-role", '"plumber" is no role'),
        (
            "deadlines: {gas: {due: 1 May}}\n",
            "policy-value",
            '"gas" says in several ways when it is due',
        ),
        (
            "deadlines: {gas: {every_months: null}}\n",
            "policy-value",
            '"gas" does not say when it is due',
        ),
        ("deadlines: {gender_pay: {due: 31 April}}\n", "policy-value", "is no day of each year"),
        ("deadlines: {gender_pay: {due: 29 February}}\n", "policy-value", "is no day of each year"),
        (
            "deadlines: {gender_pay: {due: fifth Monday of May}}\n",
            "policy-value",
            "is no day of each year",
        ),
        ("deadlines: {phonics: {due: {2026-27: soon}}}\n", "policy-value", '"soon" is not a day'),
        (
            "deadlines: {phonics: {due: {2026-27: 2026-06-07}}}\n",
            "policy-value",
            'is of 2025-26, not of "2026-27"',
        ),
        (
            "deadlines: {phonics: {due: {June: 2026-06-07}}}\n",
            "policy-value",
            'is of 2025-26, not of "June"',
        ),
        (
            "deadlines: {A boat: {title: B, scope: trust, due: 1 May, source: S, mark: known}}\n",
            "policy-id",
            "cannot be a name",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place_and_the_shipped_ones_stay_off(
    tmp_path: Path, own: str, code: str, said: str
) -> None:
    found, problems = under(tmp_path, own)
    assert {each.code for each in problems} == {code}
    assert any(said in each.message for each in problems)
    assert all(each.hint and each.place.path == "policy/deadlines.yaml" for each in problems)
    assert (len(found.activities), found.turned_on) == (57, frozenset())


def test_a_file_that_is_no_yaml_leaves_the_shipped_ones_off(tmp_path: Path) -> None:
    found, problems = under(tmp_path, "turned_on: [\n")
    assert [each.code for each in problems] == ["yaml-syntax"]
    assert (len(found.activities), found.turned_on) == (57, frozenset())


def test_those_turned_on_are_done_and_fall_due_as_activities_do(trust: Path) -> None:
    (trust / "policy").mkdir()
    (trust / "policy/deadlines.yaml").write_text("turned_on: [gas]\n", encoding="utf-8")
    offer = DataFolder(trust).core_offer
    assert offer is not None
    assert "gas" in offer.activities
    assert "fire_risk" not in offer.activities
    assert "raac" not in {each.id for each in offer.ongoing}


def test_one_that_is_no_concern_of_a_school_is_an_exception_whether_it_is_on_or_off(
    trust: Path,
) -> None:
    (trust / "policy").mkdir()
    own = "exceptions: {RPS: {lifts_for_people: {not_applicable: yes, reason: There is no lift}}}\n"
    (trust / "policy/core-offer.yaml").write_text(own, encoding="utf-8")
    folder = DataFolder(trust)
    assert folder.core_offer is not None
    assert folder.problems == []
    assert folder.core_offer.exceptions["RPS", "lifts_for_people"].is_not_applicable


def test_one_with_the_name_of_an_activity_is_refused(tmp_path: Path) -> None:
    own = "deadlines: {website: {title: W, scope: trust, due: 1 May, source: S, mark: known}}\n"
    offer, [problem] = read_core_offer(
        tmp_path, (School("RPS", "Ravelmoor"),), deadlines=sound(tmp_path, own)
    )
    assert offer is None
    assert (problem.code, problem.place.path) == ("policy-id", "policy/deadlines.yaml")
