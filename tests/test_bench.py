"""The benchmark's trusts are sound, and its table takes no more of the README than its place."""

import json
from pathlib import Path

import pytest

from tests.support.bench import END, START, table, with_table
from tests.support.bench_example import TARGETS
from tests.support.bench_ledger import APPENDING, BARE_PARSING
from tests.support.bench_plans import GUARDED_READING, write_planned_trust
from tests.support.bench_rounds import growth
from tests.support.large_ledger import write_large_ledger
from tests.support.large_trust import write_large_trust
from tests.support.runs import Sfec
from tests.support.stopwatch import Cost, Row, ratio, run

TABLE = "| What |\n|---|"


def costs(*seconds: float) -> list[Cost]:
    return [Cost(each, 0) for each in seconds]


@pytest.mark.parametrize("in_yaml", [False, True])
def test_a_large_trust_has_no_errors(tmp_path: Path, sfec: Sfec, *, in_yaml: bool) -> None:
    found = sfec(write_large_trust(tmp_path / "trust", 12, in_yaml=in_yaml), "check")
    assert found.status == 0, found.err
    assert "No errors: 12 schools" in found.out


def test_a_large_trust_is_the_same_each_time_and_in_either_form(tmp_path: Path, sfec: Sfec) -> None:
    folders = [
        write_large_trust(tmp_path / name, 30, in_yaml=name == "yaml")
        for name in ("one", "again", "yaml")
    ]
    one, again, in_yaml = (sfec(folder, "categorise", "--json").out for folder in folders)
    assert one == again == in_yaml


def test_a_large_trust_is_varied(tmp_path: Path, sfec: Sfec) -> None:
    found = sfec(write_large_trust(tmp_path / "trust", 150), "categorise", "--json")
    ladders = [
        ladder
        for school in json.loads(found.out)["schools"]
        for ladder in school["ladders"].values()
    ]
    assert {ladder["indicated"] for ladder in ladders} == {"universal", "concerning", "poor", None}
    assert len({tuple(ladder["possible"]) for ladder in ladders}) > 5
    assert "evidence-no-row" in found.err


def test_a_trust_with_plans_has_no_errors_and_each_plan_tells(tmp_path: Path, sfec: Sfec) -> None:
    plain = write_large_trust(tmp_path / "plain", 3)
    planned = write_planned_trust(plain, tmp_path / "planned", 2)
    checked = sfec(planned, "plan", "check")
    assert (checked.status, checked.out) == (0, "6 plans, 0 open, as at 23 November 2026.\n")
    assert run(["-c", GUARDED_READING, str(planned / "plans")]).seconds > 0


def test_the_table_replaces_only_what_stands_between_its_markers() -> None:
    readme = f"# sfec\n\nBefore.\n\n{START}\nold\n{END}\n\nAfter.\n"
    once = with_table(readme, TABLE)
    assert once == f"# sfec\n\nBefore.\n\n{START}\n{TABLE}\n{END}\n\nAfter.\n"
    assert with_table(once, TABLE) == once


@pytest.mark.parametrize(
    ("readme", "before"), [("", ""), ("# sfec\n\nWords.\n", "# sfec\n\nWords.\n\n")]
)
def test_a_readme_without_markers_gets_a_section_at_its_end(readme: str, before: str) -> None:
    once = with_table(readme, TABLE)
    assert once == f"{before}## Speed\n\n{START}\n{TABLE}\n{END}\n"
    assert with_table(once, TABLE) == once


def test_a_ratio_is_the_median_of_runs_that_took_turns() -> None:
    assert ratio(costs(2, 30, 8), costs(1, 10, 2)) == 3


def test_growth_is_one_where_each_school_takes_as_long() -> None:
    assert growth(costs(1.0), costs(1.0 + 988), costs(1.0 + 23_988)) == pytest.approx(1)


def test_a_row_of_the_table_names_what_beside_what_and_the_target() -> None:
    shown = table([Row("`sfec --help`", "importing", 1.508, "1.7")])
    assert "\n| `sfec --help` | importing | 1.51 | 1.7 |\n" in shown


def test_a_run_that_fails_is_not_measured() -> None:
    with pytest.raises(Exception, match="status 3"):
        run(["-c", "raise SystemExit(3)"])


def test_a_large_ledger_is_sound_and_the_same_each_time(tmp_path: Path, sfec: Sfec) -> None:
    ledgers = [
        write_large_ledger(write_large_trust(tmp_path / name, 12), 240) for name in ("one", "again")
    ]
    assert ledgers[0].read_bytes() == ledgers[1].read_bytes()
    checked = sfec(tmp_path / "one", "check")
    assert checked.status == 0, checked.err
    found = json.loads(sfec(tmp_path / "one", "categorise", "--json").out)
    assert {
        ladder["current"] for school in found["schools"] for ladder in school["ladders"].values()
    } == {"universal"}


def test_what_is_timed_of_the_ledger_runs(tmp_path: Path) -> None:
    ledger = write_large_ledger(write_large_trust(tmp_path / "trust", 12), 24)
    assert run(["-c", BARE_PARSING, str(ledger)]).seconds > 0
    assert run(["-c", APPENDING, str(tmp_path / "trust")]).seconds > 0
    assert len(ledger.read_bytes().splitlines()) == 124


def test_what_is_timed_of_the_example_is_answered(example: Path, sfec: Sfec) -> None:
    for asked in TARGETS:
        assert sfec(example, *asked.split()).status == 0, asked
