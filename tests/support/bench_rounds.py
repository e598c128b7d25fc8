"""Measures how fast sfec starts, and rounds of trusts of any size."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from sfec.folder.formats.bundled import bundled
from tests.support.large_trust import write_large_trust
from tests.support.stopwatch import (
    IMPORTS,
    RUNS,
    Command,
    Cost,
    Row,
    measure,
    memory,
    ratio,
)
from tests.support.trust_builder import TODAY

LARGE_RUNS = 5
LEAST, MIDDLE, MOST = 12, 1_000, 24_000
IN_YAML = f"{MIDDLE:,} schools in a YAML file each"
#: Reads every file that sfec reads, with the libraries sfec reads them with, and makes nothing of
#: them.
BARE_READING = f"""
{IMPORTS}
import pathlib, python_calamine, sys
for folder in map(pathlib.Path, sys.argv[1:]):
    for path in folder.rglob("*.yaml"):
        yaml.compose(path.read_bytes(), Loader=yaml.CBaseLoader)
    for path in folder.rglob("*.xlsx"):
        with python_calamine.CalamineWorkbook.from_path(path) as workbook:
            for title in workbook.sheet_names:
                workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)
"""


def bench_rounds(folder: Path) -> list[Row]:
    """Measure the start, and the rounds of trusts written into a folder."""
    sizes = (LEAST, 100, MIDDLE, MOST)
    trusts = {schools(size): write_large_trust(folder / str(size), size) for size in sizes}
    trusts[IN_YAML] = write_large_trust(folder / "yaml", MIDDLE, in_yaml=True)
    return [*_bench_usual(trusts), *_bench_most(trusts)]


def _bench_usual(trusts: Mapping[str, Path]) -> list[Row]:
    """The start and the rounds of trusts that there are, or may be."""
    imports, start = f"`python -c '{IMPORTS}'`", "`sfec --help`"
    small = f"`sfec categorise` of {schools(LEAST)}"
    commands: dict[str, Command] = {imports: ["-c", IMPORTS], start: ["-m", "sfec", "--help"]}
    commands[small] = _categorise(trusts[schools(LEAST)])
    compared = [(start, imports, "1.7"), (small, imports, "2.5")]
    for name, target in ((schools(100), ""), (schools(MIDDLE), "3"), (IN_YAML, "3")):
        commands[_round_of(name)] = _categorise(trusts[name], "--json")
        commands[_files_of(name)] = _read_files(trusts[name])
        compared.append((_round_of(name), _files_of(name), target))
    costs = measure(commands, RUNS)
    return [
        Row(what, beside, ratio(costs[what], costs[beside]), target)
        for what, beside, target in compared
    ]


def _bench_most(trusts: Mapping[str, Path]) -> list[Row]:
    """The round of more schools than there are, and how its time and memory grow up to there."""
    least, middle, most = map(schools, (LEAST, MIDDLE, MOST))
    commands = {name: _categorise(trusts[name], "--json") for name in (least, middle, most)}
    commands[_files_of(most)] = _read_files(trusts[most])
    costs = measure(commands, LARGE_RUNS)
    times = ratio(costs[most], costs[_files_of(most)])
    grown = growth(costs[least], costs[middle], costs[most])
    return [
        Row(_round_of(most), _files_of(most), times),
        Row(f"its time for each school beyond {LEAST}", f"the same of {middle}", grown, "1"),
        memory(costs[most]),
    ]


def growth(least: Sequence[Cost], middle: Sequence[Cost], most: Sequence[Cost]) -> float:
    """How many times as long a school takes among the most as among the middle, above the least."""
    share = (MIDDLE - LEAST) / (MOST - LEAST)
    runs = zip(least, middle, most, strict=True)
    return median(
        share * (three.seconds - one.seconds) / (two.seconds - one.seconds)
        for one, two, three in runs
    )


def schools(size: int) -> str:
    """A trust as the table calls it."""
    return f"{size:,} schools"


def _round_of(name: str) -> str:
    return f"`sfec categorise --json` of {name}"


def _files_of(name: str) -> str:
    return f"reading the files of {name}"


def _categorise(folder: Path, *options: str) -> Command:
    return ["-m", "sfec", "categorise", "--data", str(folder), "--as-at", TODAY, *options]


def _read_files(folder: Path) -> Command:
    """The command that reads the same files, the shipped policy's included."""
    return ["-c", BARE_READING, str(folder), str(bundled("policy"))]
