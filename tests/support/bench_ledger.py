"""Measures reading a long ledger, and appending to it."""

from pathlib import Path

from tests.support.large_ledger import write_large_ledger
from tests.support.large_trust import write_large_trust
from tests.support.stopwatch import RUNS, Row, measure, memory, ratio

SHORT, LONG = 200, 100_000
#: Reads a ledger and parses every line of it, and makes nothing of them.
BARE_PARSING = """
import json, sys
with open(sys.argv[1], "rb") as file:
    for line in file:
        json.loads(line)
"""
#: Records withdrawals in a folder's ledger, one after the other, each under its lock and on the
#: disk before the next.
APPENDING = """
import datetime, pathlib, sys
from sfec.folder.ledger.ledger_append import locked
from sfec.folder.ledger.ledger_line import Stamp
from sfec.model.decision import Withdrawal
from sfec.model.ledger import Recorder
recorder = Recorder("smarsh", "laptop7")
for number in range(100):
    with locked(pathlib.Path(sys.argv[1]), recorder) as appender:
        stamp = Stamp(datetime.datetime.now().astimezone(), recorder)
        appender.add(stamp, Withdrawal("0" * 64, f"trial {number}"))
        appender.record()
"""


def bench_ledger(folder: Path) -> list[Row]:
    """Measure reading a long ledger, and appending to it."""
    trust, other = (write_large_trust(folder / name, 100) for name in ("long", "short"))
    ledger = write_large_ledger(trust, LONG)
    write_large_ledger(other, SHORT)
    what, beside = (
        f"`sfec categorise --json` of 100 schools with {_entries(LONG)}",
        f"parsing {_entries(LONG)}",
    )
    options = ("--half-term", "2026-27/autumn-2", "--json")
    now = ["-m", "sfec", "categorise", "--data", str(trust), *options]
    costs = measure({what: now, beside: ["-c", BARE_PARSING, str(ledger)]}, RUNS)
    rows = [Row(what, beside, ratio(costs[what], costs[beside]), "1.5"), memory(costs[what])]
    long, short = (f"recording 100 times after {_entries(size)}" for size in (LONG, SHORT))
    costs = measure(
        {long: ["-c", APPENDING, str(trust)], short: ["-c", APPENDING, str(other)]}, RUNS
    )
    return [*rows, Row(long, short, ratio(costs[long], costs[short]), "1.1")]


def _entries(size: int) -> str:
    return f"a ledger of {size:,} entries"
