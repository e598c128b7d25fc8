"""Every problem code has an example: what is wrong, and exactly what is then printed."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine

from sfec.problems import column_number
from tests.conftest import Outcome, Sfec
from tests.problem_codes import PUT_TOGETHER, codes_in_source, codes_put_together
from tests.problem_example import (
    CODES,
    HERE,
    Example,
    code_of,
    example_folders,
    fingerprints,
    name_of,
    read_example,
)
from tests.trust_builder import write_trust

_LINE = re.compile(r"(\d+):(\d+)")
_CELL = re.compile(r"(?:'((?:[^']|'')+)'|(\w+))!([A-Z]+)(\d+)")
#: What a user should never read: the words of the machinery, and of people who plead or shout.
_UNSAID = re.compile(
    r"Traceback|pydantic|NoneType|\bNone\b|ValidationError|\bdict\b|Exception|Errno|Node\(|(?i:please)"
)

each_example = pytest.mark.parametrize("folder", example_folders(), ids=name_of)


@pytest.fixture(scope="session")
def sound_trust(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_trust(tmp_path_factory.mktemp("sound") / "trust")


@pytest.fixture
def copied(sound_trust: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound_trust, tmp_path / "trust"))


def test_the_source_puts_codes_together_only_where_the_list_of_codes_knows_of() -> None:
    assert codes_put_together() == PUT_TOGETHER


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert {code_of(folder) for folder in example_folders()} == codes_in_source()
    assert {path.name for path in HERE.iterdir()} == codes_in_source()


@each_example
def test_an_example_prints_what_is_expected(
    folder: Path, copied: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    example = read_example(folder)
    example.build(copied)
    before = fingerprints(copied)
    outcome = _run(example, copied, sfec, monkeypatch)
    said = f"exit {outcome.status}\n{outcome.err.replace(str(copied), '{folder}')}"
    if request.config.getoption("--update-golden"):
        (folder / "expected.txt").write_text(said, encoding="utf-8")
    assert said == (folder / "expected.txt").read_text(encoding="utf-8")
    assert f"[{code_of(folder)}" in said
    assert not _UNSAID.search(said)
    assert "!" not in _ours(said)
    assert fingerprints(copied) == before


@each_example
def test_every_place_an_example_names_lies_in_its_file(folder: Path, copied: Path, sfec: Sfec) -> None:
    read_example(folder).build(copied)
    outcome = sfec(copied, "check", "--json")
    for problem in json.loads(outcome.out)["problems"] if outcome.out else ():
        if problem["place"]:
            _assert_place_lies_within(copied / problem["file"], problem["place"])


@pytest.mark.parametrize("folder", [each for each in example_folders() if read_example(each).concerns], ids=name_of)
def test_what_is_wrong_with_one_school_leaves_the_other_as_it_was(
    folder: Path, copied: Path, sfec: Sfec, sound_trust: Path
) -> None:
    example = read_example(folder)
    sound = _schools(sfec(sound_trust, "categorise", "--json"))
    example.build(copied)
    found = _schools(sfec(copied, "categorise", "--json"))
    for code in CODES - example.concerns:
        assert found[code] == sound[code]


def _run(example: Example, folder: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    command = [each.replace("{folder}", str(folder)) for each in example.command]
    if example.data is None:
        monkeypatch.chdir(folder)
    return sfec(folder / example.data if example.data else None, *command, as_at=example.as_at)


def _ours(said: str) -> str:
    """What is printed without the lines and words of the files, and without the names of cells."""
    lines = [line for line in said.splitlines() if not re.match(r" *\d+ \| ", line)]
    return re.sub(r'"[^"]*"', "", _CELL.sub("", "\n".join(lines).replace("#DIV/0!", "").replace("#VALUE!", "")))


def _schools(outcome: Outcome) -> dict[str, Any]:
    return {each["code"]: each for each in json.loads(outcome.out)["schools"]}


def _assert_place_lies_within(path: Path, place: str) -> None:
    if match := _LINE.fullmatch(place):
        line, column = int(match[1]), int(match[2])
        lines = re.split(r"\r\n|[\r\n\x85\u2028\u2029]", path.read_bytes().decode("utf-8", errors="replace"))
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        return
    cell = _CELL.fullmatch(place)
    assert cell
    rows, columns = _used_range(path, (cell[1] or cell[2]).replace("''", "'"))
    assert 1 <= int(cell[4]) <= rows + 1
    assert 1 <= column_number(cell[3]) <= columns + 1


def _used_range(path: Path, sheet: str) -> tuple[int, int]:
    if path.suffix == ".xlsx":
        found = openpyxl.load_workbook(path)[sheet]
        return found.max_row, found.max_column
    rows = python_calamine.load_workbook(str(path)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return len(rows), max(map(len, rows), default=0)
