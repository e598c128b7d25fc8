"""Measures the calendar of a hundred schools over a whole year, in seconds, and how it grows."""

from pathlib import Path
from statistics import median

from tests.support.large_trust import write_large_trust
from tests.support.stopwatch import RUNS, Command, Row, measure
from tests.support.trust_builder import TODAY

SCHOOLS, MANY = 100, 1_000
YEAR = ("--from", "2026-09-01", "--to", "2027-08-31")


def bench_calendar(folder: Path) -> list[Row]:
    """Measure the calendar at the prompt, as JSON and as a file for Outlook."""
    trusts = {
        size: write_large_trust(folder / f"calendar-{size}", size) for size in (1, SCHOOLS, MANY)
    }
    shown = f"`sfec calendar` of {SCHOOLS} schools over a year"
    exported = f"`sfec calendar --ics` of {SCHOOLS} schools over a year"
    commands = {shown: _calendar(trusts[SCHOOLS])}
    commands[exported] = _calendar(trusts[SCHOOLS], "--ics", str(folder / "calendar.ics"))
    grown = {size: _calendar(trust, "--json") for size, trust in trusts.items()}
    costs = measure(commands | {str(size): command for size, command in grown.items()}, RUNS)
    one, some, many = (costs[str(size)] for size in trusts)
    share = (SCHOOLS - 1) / (MANY - 1)
    runs = zip(one, some, many, strict=True)
    growth = median(share * (c.seconds - a.seconds) / (b.seconds - a.seconds) for a, b, c in runs)
    return [
        Row(shown, "1 second", median(each.seconds for each in costs[shown]), "1"),
        Row(exported, "1 second", median(each.seconds for each in costs[exported]), "2"),
        Row(f"the time for each school of {MANY:,}", f"the same of {SCHOOLS}", growth, "1.1"),
    ]


def _calendar(trust: Path, *options: str) -> Command:
    return ["-m", "sfec", "calendar", "--data", str(trust), "--as-at", TODAY, *YEAR, *options]
