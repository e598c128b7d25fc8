"""Measures sfec's speed as ratios to yardsticks of the same run, and writes them into the README.

Run `python -m tests.bench` (or `make bench`). Every run is a process of its own; those that are compared
take turns, so that what else the machine does falls on both.
"""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple, TypeAlias

from sfec.folder.bundled import bundled
from tests.large_ledger import write_large_ledger
from tests.large_trust import write_large_trust
from tests.trust_builder import TODAY

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
START, END = "<!-- bench -->", "<!-- /bench -->"
RUNS, LARGE_RUNS = 15, 5
LEAST, MIDDLE, MOST = 12, 1_000, 24_000
SHORT, LONG = 200, 100_000
GIBIBYTE = 2**30

IMPORTS = "import typer, pydantic, yaml"
#: Reads every file that sfec reads, with the libraries sfec reads them with, and makes nothing of them.
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


#: Reads a ledger and parses every line of it, and makes nothing of them.
BARE_PARSING = """
import json, sys
with open(sys.argv[1], "rb") as file:
    for line in file:
        json.loads(line)
"""
#: Records withdrawals in a folder's ledger, one after the other, each under its lock and on the disk before the next.
APPENDING = """
import datetime, pathlib, sys
from sfec.folder.ledger_append import locked
from sfec.folder.ledger_line import Stamp
from sfec.model.decision import Withdrawal
from sfec.model.ledger import Recorder
recorder = Recorder("smarsh", "laptop7")
for number in range(100):
    with locked(pathlib.Path(sys.argv[1]), recorder) as appender:
        appender.add(Stamp(datetime.datetime.now().astimezone(), recorder), Withdrawal("0" * 64, f"trial {number}"))
        appender.record()
"""


class Cost(NamedTuple):
    """What one process took: seconds from start to end, and bytes of memory at its peak."""

    seconds: float
    peak: int


#: What follows `python`.
Command: TypeAlias = Sequence[str]
#: What each command cost, run by run, by what the table calls it.
Costs: TypeAlias = Mapping[str, Sequence[Cost]]


class Row(NamedTuple):
    """A line of the table: what was measured, beside what, how many times as much it took, and how much it may."""

    what: str
    yardstick: str
    times: float
    target: str = ""

    def __str__(self) -> str:
        """The line in Markdown."""
        return f"| {self.what} | {self.yardstick} | {self.times:.2f} | {self.target} |"


def bench(folder: Path) -> list[Row]:
    """Measure everything, on trusts written into a folder."""
    trusts = {_schools(size): write_large_trust(folder / str(size), size) for size in (LEAST, 100, MIDDLE, MOST)}
    in_yaml = f"{_schools(MIDDLE)} in a YAML file each"
    trusts[in_yaml] = write_large_trust(folder / "yaml", MIDDLE, in_yaml=True)
    reading = {name: f"reading the files of {name}" for name in trusts}
    as_json = {name: f"`sfec categorise --json` of {name}" for name in trusts}
    commands = {reading[name]: _bare_reading(trust) for name, trust in trusts.items()}
    commands |= {as_json[name]: _categorise(trust, "--json") for name, trust in trusts.items()}

    imports, start, text = f"`python -c '{IMPORTS}'`", "`sfec --help`", f"`sfec categorise` of {_schools(LEAST)}"
    commands |= {start: ["-m", "sfec", "--help"], imports: ["-c", IMPORTS], text: _categorise(trusts[_schools(LEAST)])}
    compared = [(start, imports, "1.7"), (text, imports, "2.5")]
    compared += [(as_json[_schools(100)], reading[_schools(100)], "")]
    compared += [(as_json[name], reading[name], "3") for name in (_schools(MIDDLE), in_yaml)]
    costs = measure(_named(commands, [name for what, beside, _ in compared for name in (what, beside)]), RUNS)
    rows = [Row(what, beside, ratio(costs[what], costs[beside]), target) for what, beside, target in compared]

    least, middle, most = (as_json[_schools(size)] for size in (LEAST, MIDDLE, MOST))
    beside = reading[_schools(MOST)]
    costs = measure(_named(commands, [least, middle, most, beside]), LARGE_RUNS)
    rows.append(Row(most, beside, ratio(costs[most], costs[beside])))
    grown = growth(costs[least], costs[middle], costs[most])
    rows.append(Row(f"its time for each school beyond {LEAST}", f"the same of {_schools(MIDDLE)}", grown, "1"))
    peak = median(cost.peak for cost in costs[most])
    rows.append(Row("its memory at the peak", "1 GiB", peak / GIBIBYTE, "1"))
    from tests.bench_calendar import bench_calendar  # noqa: PLC0415 - they measure with what stands here
    from tests.bench_letters import bench_letters  # noqa: PLC0415

    return [*rows, *bench_ledger(folder), *bench_letters(folder), *bench_calendar(folder)]


def bench_ledger(folder: Path) -> list[Row]:
    """Measure reading a long ledger, and appending to it."""
    trust, other = (write_large_trust(folder / name, 100) for name in ("long", "short"))
    ledger = write_large_ledger(trust, LONG)
    write_large_ledger(other, SHORT)
    what, beside = f"`sfec categorise --json` of 100 schools with {_entries(LONG)}", f"parsing {_entries(LONG)}"
    now = ["-m", "sfec", "categorise", "--data", str(trust), "--half-term", "2026-27/autumn-2", "--json"]
    costs = measure({what: now, beside: ["-c", BARE_PARSING, str(ledger)]}, RUNS)
    rows = [Row(what, beside, ratio(costs[what], costs[beside]), "1.5")]
    peak = median(cost.peak for cost in costs[what])
    rows.append(Row("its memory at the peak", "1 GiB", peak / GIBIBYTE, "1"))
    long, short = (f"recording 100 times after {_entries(size)}" for size in (LONG, SHORT))
    costs = measure({long: ["-c", APPENDING, str(trust)], short: ["-c", APPENDING, str(other)]}, RUNS)
    return [*rows, Row(long, short, ratio(costs[long], costs[short]), "1.1")]


def measure(commands: Mapping[str, Command], runs: int) -> Costs:
    """Run each command once to warm up, then all of them in turn, to and fro."""
    for command in commands.values():
        run(command)
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs):
        for name in list(commands)[:: -1 if turn % 2 else 1]:
            costs[name].append(run(commands[name]))
    return costs


def run(command: Command) -> Cost:
    """Run Python to its end, what it prints thrown away. Raises CalledProcessError where it fails."""
    apart = ("SFEC_", "PYTHONDONTWRITEBYTECODE")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(apart)}
    arguments = [sys.executable, *command]
    nowhere = subprocess.DEVNULL
    start = perf_counter()
    process = subprocess.Popen(arguments, cwd=ROOT, env=environment, stdout=nowhere, stderr=nowhere)
    _, status, used = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return Cost(seconds, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def ratio(what: Sequence[Cost], yardstick: Sequence[Cost]) -> float:
    """How many times as long one took as the other: the median of the runs."""
    return median(one.seconds / other.seconds for one, other in zip(what, yardstick, strict=True))


def growth(least: Sequence[Cost], middle: Sequence[Cost], most: Sequence[Cost]) -> float:
    """How many times as long a school takes among the most as among the middle, both above what the least take."""
    share = (MIDDLE - LEAST) / (MOST - LEAST)
    runs = zip(least, middle, most, strict=True)
    return median(share * (three.seconds - one.seconds) / (two.seconds - one.seconds) for one, two, three in runs)


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown, and how they were measured."""
    head = ["| What | beside | times | target, at most |", "|---|---|--:|--:|"]
    how = (
        f"Medians of {RUNS} runs that took turns, of {LARGE_RUNS} where {_schools(MOST)} take part, after a warm-up; "
        f"every run a process of its own, Python {platform.python_version()}, {os.cpu_count()} cores. "
        "`make bench` measures again and rewrites this table."
    )
    return "\n".join([*head, *map(str, rows), "", how])


def with_table(readme: str, shown: str) -> str:
    """The README with the table between its markers; where it has none, in a section of its own at the end."""
    before, _, rest = readme.partition(START)
    _, end, after = rest.partition(END)
    if not end:
        before, after = f"{readme.rstrip()}\n\n## Speed\n\n".lstrip(), "\n"
    return f"{before}{START}\n{shown}\n{END}{after}"


def main() -> None:
    """Measure, print the table and write it into the README."""
    with tempfile.TemporaryDirectory() as folder:
        shown = table(bench(Path(folder)))
    sys.stdout.write(f"{shown}\n")
    README.write_text(with_table(README.read_text(encoding="utf-8"), shown), encoding="utf-8")


def _categorise(folder: Path, *options: str) -> Command:
    return ["-m", "sfec", "categorise", "--data", str(folder), "--as-at", TODAY, *options]


def _bare_reading(folder: Path) -> Command:
    """The command that reads the same files, the shipped policy's included."""
    return ["-c", BARE_READING, str(folder), str(bundled("policy"))]


def _named(commands: Mapping[str, Command], names: Sequence[str]) -> dict[str, Command]:
    return {name: commands[name] for name in names}


def _entries(size: int) -> str:
    return f"a ledger of {size:,} entries"


def _schools(size: int) -> str:
    return f"{size:,} schools"


if __name__ == "__main__":
    main()
