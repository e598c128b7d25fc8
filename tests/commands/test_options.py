"""What every command starts and ends with."""

from pathlib import Path

import pytest

from sfec.commands.options import about, data_option
from sfec.model.trust import School
from sfec.problems import Place, Problem
from tests.support.runs import Sfec


@pytest.mark.parametrize(
    ("folder", "printed"),
    [
        (None, ""),
        ("our-trust", " --data our-trust"),
        ("our trust", ' --data "our trust"'),
        ("C:\\our trust\\", ' --data "C:\\our trust"'),
    ],
)
def test_a_next_command_names_its_folder_so_that_it_can_be_pasted(
    folder: str | None, printed: str
) -> None:
    assert data_option(folder) == printed


def test_of_one_school_its_own_problems_are_told_and_those_of_no_school() -> None:
    ours, others, nobodys = (
        Problem(Place("f.yaml"), "school-value", "is wrong", who=who)
        for who in ("RPS", "Osterfold High School (OHS)", "")
    )
    school = School("RPS", "Ravelmoor Primary School")
    assert about([ours, others, nobodys], [school]) == [ours, nobodys]


def test_a_folder_that_is_none_is_named(sfec: Sfec, tmp_path: Path) -> None:
    refused = sfec(tmp_path / "none", "check")
    assert refused.status == 1
    assert "there is no such folder [folder-missing]" in refused.err


def test_a_day_that_is_none_is_misuse(sfec: Sfec, trust: Path) -> None:
    refused = sfec(trust, "check", as_at="31 November 2026")
    assert refused.status == 2
    assert '"31 November 2026" is not a day' in " ".join(refused.err.split())
