"""What every command starts and ends with."""

from pathlib import Path

import pytest

from sfec.commands.options import about, data_option
from sfec.model.trust import School
from sfec.problems import Place, Problem
from tests.support.runs import Sfec
from tests.support.told import entry


@pytest.mark.parametrize(
    ("folder", "printed"),
    [
        (None, ""),
        ("our-trust", " --data our-trust"),
        ("our trust", ' --data "our trust"'),
        ("trust#1", ' --data "trust#1"'),
        ("100%", " --data 100%"),
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


@pytest.mark.parametrize(
    "text", ["", "# to be filled in\n", "- Larkmere Trust\n", "name: [\n"], ids=repr
)
@pytest.mark.parametrize(
    "command",
    [
        "check",
        "categorise",
        "explain RPS",
        "history RPS",
        "calendar",
        "core-offer",
        "deadlines",
        "letter --school RPS --format md",
        "year --all --format md",
        "evidence new --half-term spring-1",
        "decide RPS education universal --by ceo",
        "done ceo_visit --school RPS",
        "templates",
        "templates copy ceo-letter.md.j2",
        "audit new",
    ],
)
def test_a_trust_file_that_cannot_be_read_is_told_by_every_command(
    decided: Path, sfec: Sfec, command: str, text: str
) -> None:
    (decided / "trust.yaml").write_text(text, encoding="utf-8")
    said = sfec(decided, *command.split())
    assert said.status == 1
    assert "trust.yaml:" in said.err


def test_what_does_not_depend_on_the_trust_file_is_done_all_the_same(
    decided: Path, sfec: Sfec
) -> None:
    (decided / "trust.yaml").write_text("", encoding="utf-8")
    assert "Ravelmoor" in sfec(decided, "categorise").out
    assert "Ravelmoor" in sfec(decided, "explain", "RPS").out
    assert "1 entry recorded" in sfec(decided, "done", "ceo_visit", "--school", "RPS").out
    assert "Withdrawn" in sfec(decided, "withdraw", entry(decided, 3), "--reason", "rehearsed").out
