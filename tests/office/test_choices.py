"""What a command line names, found in the folder."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.office.choices import (
    choose_half_term,
    choose_ladders,
    choose_role,
    choose_schools,
)
from sfec.office.usage import Misuse
from sfec.problems import ProblemsFound

TODAY = date(2026, 11, 23)


@pytest.fixture
def folder(trust: Path) -> DataFolder:
    """The small trust's folder."""
    return DataFolder(trust)


@pytest.mark.parametrize("named", ["autumn-1", "2026-27/autumn-1", "Autumn, term 1"])
def test_a_half_term_is_found_however_it_is_named(folder: DataFolder, named: str) -> None:
    assert choose_half_term(folder, named, TODAY).id == "2026-27/autumn-1"


def test_without_a_name_it_is_the_half_term_the_day_is_in_or_the_last_ended(
    folder: DataFolder,
) -> None:
    assert choose_half_term(folder, None, TODAY).name == "autumn-2"
    assert choose_half_term(folder, None, date(2026, 12, 25)).name == "autumn-2"


def test_before_the_first_half_term_there_is_none_to_choose(folder: DataFolder) -> None:
    with pytest.raises(ProblemsFound) as found:
        choose_half_term(folder, None, date(2026, 8, 1))
    assert [each.code for each in found.value.problems] == ["term-none"]


def test_a_half_term_that_is_none_is_misuse_with_what_may_be_meant(folder: DataFolder) -> None:
    with pytest.raises(Misuse, match=r'"autum-2" is no half-term here; did you mean "autumn-2"\?'):
        choose_half_term(folder, "autum-2", TODAY)


def test_schools_are_chosen_by_code_or_name_whatever_the_case(folder: DataFolder) -> None:
    chosen = choose_schools(folder, ["rps", "osterfold high school"], folder.schools)
    assert [each.code for each in chosen] == ["RPS", "OHS"]
    assert choose_schools(folder, [], folder.schools) == list(folder.schools)


def test_a_school_is_chosen_by_a_name_that_looks_alike(folder: DataFolder) -> None:
    schools = [folder.schools[0], replace(folder.schools[1], name="St Siân’s")]  # noqa: RUF001
    assert choose_schools(folder, ["st\u00a0sia\u0302n's"], schools) == schools[1:]


def test_a_school_elsewhere_in_the_trust_was_not_in_it_that_half_term(folder: DataFolder) -> None:
    with pytest.raises(Misuse, match="was not in the trust that half-term"):
        choose_schools(folder, ["RPS"], folder.schools[:1])
    with pytest.raises(Misuse, match=r'"RSP" is no school\'s code; did you mean "RPS"\?'):
        choose_schools(folder, ["RSP"], folder.schools)


def test_a_ladder_is_chosen_by_its_name_or_both_where_none_is_given(folder: DataFolder) -> None:
    assert list(choose_ladders(folder, "Finance")) == ["finance"]
    assert list(choose_ladders(folder, None)) == ["education", "finance"]
    with pytest.raises(Misuse, match=r'did you mean "finance"\?'):
        choose_ladders(folder, "finanse")


def test_a_ladder_that_cannot_be_read_stops_with_what_is_wrong_in_it(trust: Path) -> None:
    (trust / "policy").mkdir()
    (trust / "policy/finance.yaml").write_text("titel: Finance\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        choose_ladders(DataFolder(trust), "finance")
    assert [each.code for each in found.value.problems] == ["policy-key"]


def test_a_role_is_chosen_by_its_id_or_as_it_is_written() -> None:
    assert choose_role("E&S chair", "--by") == "es_chair"
    assert choose_role("Central team", "--by", "central_team") == "central_team"
    assert choose_role("elt", "--by", "central_team", "ELT") == "ELT"
    with pytest.raises(Misuse, match=r'"ceeo" is no role; did you mean "ceo"\?'):
        choose_role("ceeo", "--by")
