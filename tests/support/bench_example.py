"""Measures commands on the example trust as it is, each as a whole beside the imports alone."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.support.runs import EXAMPLE
from tests.support.stopwatch import IMPORTS, RUNS, Command, Row, measure, ratio, run
from tests.support.trust_builder import TODAY

#: What is asked of it, and how many times as long as the imports that may take.
TARGETS: Mapping[str, str] = {
    "categorise": "2.3",
    "explain SBP": "2.5",
    "check": "3",
    "calendar": "2.5",
    "history": "2.3",
    "letter --show --school RPS": "4",
}


def bench_example(folder: Path) -> list[Row]:
    """Measure the commands on a copy of it, its ledger, audits and letters included."""
    trust = Path(shutil.copytree(EXAMPLE, folder / "example"))
    run(_command(trust, "letter --all"))
    imports = f"`python -c '{IMPORTS}'`"
    commands = {_named(asked): _command(trust, asked) for asked in TARGETS}
    costs = measure({imports: ["-c", IMPORTS], **commands}, RUNS)
    return [
        Row(name, imports, ratio(costs[name], costs[imports]), most)
        for name, most in zip(commands, TARGETS.values(), strict=True)
    ]


def _named(asked: str) -> str:
    return f"`sfec {asked}` of the example trust"


def _command(trust: Path, asked: str) -> Command:
    return ["-m", "sfec", *asked.split(), "--data", str(trust), "--as-at", TODAY]
