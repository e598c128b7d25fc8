"""Runs commands as processes and tells what they cost, as ratios to yardsticks of the same run.

Every run is a process of its own; those that are compared take turns, so that what else the machine
does falls on both.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple, TypeAlias

ROOT = Path(__file__).parent.parent.parent
RUNS = 15
#: The yardstick of a command that has little to do.
IMPORTS = "import typer, pydantic, yaml"


class Cost(NamedTuple):
    """What one process took: seconds from start to end, and bytes of memory at its peak."""

    seconds: float
    peak: int


#: What follows `python`.
Command: TypeAlias = Sequence[str]
#: What each command cost, run by run, by what the table calls it.
Costs: TypeAlias = Mapping[str, Sequence[Cost]]


class Row(NamedTuple):
    """A line of the table: what was measured, beside what, how many times as long, and the most."""

    what: str
    yardstick: str
    times: float
    target: str = ""

    def __str__(self) -> str:
        """The line in Markdown."""
        return f"| {self.what} | {self.yardstick} | {self.times:.2f} | {self.target} |"


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
    """Run Python to its end, what it prints thrown away; CalledProcessError where it fails."""
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


def memory(costs: Sequence[Cost]) -> Row:
    """The row of what a command's runs took of memory."""
    return Row("its memory at the peak", "1 GiB", median(cost.peak for cost in costs) / 2**30, "1")
