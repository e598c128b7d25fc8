"""Every problem code has an example: what is wrong, and exactly what is then printed."""

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import filelock
import openpyxl
import pytest
import python_calamine

from sfec.problems import column_number
from tests.support.problem_codes import (
    PUT_TOGETHER,
    codes_given,
    codes_in_source,
    codes_put_together,
)
from tests.support.problem_example import (
    CODES,
    HERE,
    Example,
    Step,
    code_of,
    entries_of,
    example_folders,
    fingerprints,
    moment,
    name_of,
    read_example,
)
from tests.support.runs import Kept, Outcome, Sfec, Surroundings
from tests.support.trust_builder import write_people, write_trust

_LINE = re.compile(r"(\d+)(?::(\d+))?")
_CELL = re.compile(r"(?:'((?:[^']|'')+)'|(\w+))!([A-Z]+)(\d+)")
#: The file and the place that a printed problem begins with.
_PLACED = re.compile(
    r"^([^\s:][^:\n]*):(\d+(?::\d+)?|(?:'(?:[^']|'')+'|\w+)![A-Z]+\d+): ", re.MULTILINE
)
#: What a user should never read: the words of the machinery, and of people who plead or shout.
_UNSAID = re.compile(
    r"Traceback|pydantic|NoneType|\bNone\b|ValidationError|\bdict\b|Exception\b|Errno|Node\(|(?i:please)"
)

Build = Callable[[Path], tuple[Example, Path]]

each_example = pytest.mark.parametrize("folder", example_folders(), ids=name_of)


@pytest.fixture
def build(kept: Kept, sfec: Sfec, surroundings: Surroundings) -> Build:
    """Make an example of the sound trust: who is in post, what was recorded, what then changed."""

    def begun(example: Example) -> Path:
        """The trust with what was recorded, once for all the examples that begin alike."""

        def begin(trust: Path) -> None:
            write_trust(trust)
            if example.people:
                write_people(trust)
            for step in example.first:
                surroundings.moment, surroundings.recorder = moment(step.at), step.recorder
                _record(step, trust, sfec)

        beginning = repr((example.people, example.first))
        return kept(hashlib.sha256(beginning.encode()).hexdigest(), begin)

    def built(folder: Path) -> tuple[Example, Path]:
        example = read_example(folder)
        trust = begun(example)
        for step in example.first:
            surroundings.moment, surroundings.recorder = moment(step.at), step.recorder
        example.build(trust)
        if example.clock:
            surroundings.moment = moment(example.clock)
        return example, trust

    return built


def test_the_source_puts_codes_together_only_where_the_list_of_codes_knows_of() -> None:
    assert codes_put_together() == PUT_TOGETHER


def test_every_code_is_of_a_noun_that_the_list_of_codes_knows_of() -> None:
    assert codes_given() <= codes_in_source()


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert {code_of(folder) for folder in example_folders()} == codes_in_source()
    assert {path.name for path in HERE.iterdir()} == codes_in_source()


def test_the_places_of_problems_are_found_in_what_is_printed() -> None:
    printed = (
        "a/b.xlsx:Education!E4: Rowan (RPS): no\n    allowed: yes\n"
        "term-dates.yaml:14:13: no\nledger/a.jsonl:3: no\n"
    )
    assert _PLACED.findall(printed) == [
        ("a/b.xlsx", "Education!E4"),
        ("term-dates.yaml", "14:13"),
        ("ledger/a.jsonl", "3"),
    ]


@each_example
def test_an_example_prints_what_is_expected_and_every_place_lies_in_its_file(
    folder: Path,
    build: Build,
    sfec: Sfec,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    example, trust = build(folder)
    before = fingerprints(trust, example.writes)
    outcome = _run(example, trust, sfec, monkeypatch)
    said = f"exit {outcome.status}\n{outcome.err.replace(str(trust), '{folder}')}"
    for stands_for, name in entries_of(trust).items():
        said = said.replace(name, stands_for)
    if request.config.getoption("--update-golden"):
        (folder / "expected.txt").write_text(said, encoding="utf-8")
    assert said == (folder / "expected.txt").read_text(encoding="utf-8")
    assert f"[{code_of(folder)}" in said
    assert not _UNSAID.search(said)
    assert "!" not in _ours(said)
    assert fingerprints(trust, example.writes) == before
    _assert_places_lie_within(trust, outcome.err)


@pytest.mark.parametrize(
    "folder", [each for each in example_folders() if read_example(each).concerns], ids=name_of
)
def test_what_is_wrong_with_one_school_leaves_the_other_as_it_was(
    folder: Path, sound_trust: Path, build: Build, sfec: Sfec
) -> None:
    sound = _schools(sfec(sound_trust, "categorise", "--json"))
    example, trust = build(folder)
    found = _schools(sfec(trust, "categorise", "--json"))
    for code in CODES - example.concerns:
        assert found[code] == sound[code]


def _assert_places_lie_within(folder: Path, printed: str) -> None:
    for file, place in _PLACED.findall(printed):
        _assert_place_lies_within(folder / file, place)


def _run(example: Example, folder: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    command = _filled(example.command, folder)
    if example.data is None:
        monkeypatch.chdir(folder)
    with _held(folder / "ledger", monkeypatch) if example.busy else nullcontext():
        return sfec(folder / example.data if example.data else None, *command, as_at=example.as_at)


def _record(step: Step, folder: Path, sfec: Sfec) -> None:
    """Run a command that records something; apart, where what others recorded has yet to arrive."""
    ledger, away = folder / "ledger", folder / "away"
    if step.apart:
        ledger.rename(away)
    outcome = sfec(folder, *_filled(step.command, folder), as_at=step.at[:10])
    assert outcome.status == 0, outcome.err
    if step.apart:
        shutil.copytree(away, ledger, dirs_exist_ok=True)
        shutil.rmtree(away)


def _filled(command: Iterable[str], folder: Path) -> list[str]:
    """A command with what stands for the folder, and for entries, filled in."""
    filled = [each.replace("{folder}", str(folder)) for each in command]
    entries = entries_of(folder)
    return [entries.get(each, each) for each in filled]


@contextmanager
def _held(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold smarsh's ledger file as another sfec would; whoever waits for it gives up at once."""
    ledger.mkdir(exist_ok=True)
    lock = filelock.FileLock
    monkeypatch.setattr("filelock.FileLock", lambda path, **_: lock(path, timeout=0))
    with lock(str(ledger / ".smarsh-laptop7.jsonl.lock")):
        yield


def _ours(said: str) -> str:
    """What is printed without the lines and words of the files, and without the names of cells."""
    lines = [line for line in said.splitlines() if not re.match(r" *\d+ \| ", line)]
    return re.sub(
        r'"[^"]*"',
        "",
        _CELL.sub("", "\n".join(lines).replace("#DIV/0!", "").replace("#VALUE!", "")),
    )


def _schools(outcome: Outcome) -> dict[str, Any]:
    return {each["code"]: each for each in json.loads(outcome.out)["schools"]}


def _assert_place_lies_within(path: Path, place: str) -> None:
    if match := _LINE.fullmatch(place):
        line, column = int(match[1]), int(match[2] or 1)
        lines = re.split(
            r"\r\n|[\r\n\x85\u2028\u2029]", path.read_bytes().decode("utf-8", errors="replace")
        )
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
    rows = (
        python_calamine.load_workbook(str(path))
        .get_sheet_by_name(sheet)
        .to_python(skip_empty_area=False)
    )
    return len(rows), max(map(len, rows), default=0)
