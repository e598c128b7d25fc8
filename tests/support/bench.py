"""Measures sfec's speed as ratios to yardsticks of the same run, and writes them into the README.

Run `python -m tests.support.bench` (or `make bench`).
"""

import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.support.bench_calendar import bench_calendar
from tests.support.bench_example import bench_example
from tests.support.bench_ledger import bench_ledger
from tests.support.bench_letters import bench_letters
from tests.support.bench_plans import bench_plans
from tests.support.bench_rounds import LARGE_RUNS, MOST, bench_rounds, schools
from tests.support.stopwatch import ROOT, RUNS, Row

README = ROOT / "README.md"
START, END = "<!-- bench -->", "<!-- /bench -->"


def bench(folder: Path) -> list[Row]:
    """Measure everything, on trusts written into a folder."""
    return [
        *bench_rounds(folder),
        *bench_plans(folder),
        *bench_example(folder),
        *bench_ledger(folder),
        *bench_letters(folder),
        *bench_calendar(folder),
    ]


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown, and how they were measured."""
    head = ["| What | beside | times | target, at most |", "|---|---|--:|--:|"]
    how = (
        f"Medians of {RUNS} runs that took turns, of {LARGE_RUNS} where {schools(MOST)} take part,"
        " after a warm-up; every run a process of its own,"
        f" Python {platform.python_version()}, {os.cpu_count()} cores. "
        "`make bench` measures again and rewrites this table."
    )
    return "\n".join([*head, *map(str, rows), "", how])


def with_table(readme: str, shown: str) -> str:
    """The README with the table between its markers; where it has none, in a section at the end."""
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


if __name__ == "__main__":
    main()
