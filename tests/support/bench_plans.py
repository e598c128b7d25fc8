"""Measures what plans add to a round: five of each of a hundred schools."""

import shutil
from pathlib import Path
from statistics import median

from sfec.folder.data_folder import DataFolder
from sfec.folder.plans import plan_headings as heads
from tests.support.large_trust import write_large_trust
from tests.support.plan_workbooks import Rows, write_plan
from tests.support.stopwatch import RUNS, Command, Row, measure
from tests.support.trust_builder import TODAY

SCHOOLS, EACH = 100, 5
_TARGET = "1.5"
#: Reads every workbook of a folder with all that sfec looks for in one, and makes nothing of it.
GUARDED_READING = """
import pathlib, sys
from sfec.folder.formats.workbook import read_workbook
for path in pathlib.Path(sys.argv[1]).glob("*.xlsx"):
    read_workbook(path, path.name)
"""
_CLOSED = {heads.CLOSED: "met", heads.CLOSED_ON: "2026-11-12", heads.CLOSED_BY: "CEO"}
_REVIEWED: Rows = {
    heads.REVIEWS: [("2026-11-11", "CEO, head")],
    heads.RESULTS: [("2026-11-11", "1", "met")],
}


def bench_plans(folder: Path) -> list[Row]:
    """Measure a round with plans beside one without, on trusts written into a folder."""
    without = write_large_trust(folder / "unplanned", SCHOOLS)
    planned = write_planned_trust(without, folder / "planned", EACH)
    with_plans, bare, reading = "with plans", "without", "reading"
    commands: dict[str, Command] = {
        with_plans: _categorise(planned),
        bare: _categorise(without),
        reading: ["-c", GUARDED_READING, str(planned / "plans")],
    }
    costs = measure(commands, RUNS)
    runs = zip(costs[with_plans], costs[bare], costs[reading], strict=True)
    times = median((one.seconds - two.seconds) / three.seconds for one, two, three in runs)
    what = f"what {EACH} plans of each of {SCHOOLS} schools add to `sfec categorise --json`"
    return [Row(what, "reading those workbooks, with every guard", times, _TARGET)]


def write_planned_trust(source: Path, folder: Path, each: int) -> Path:
    """A copy of a trust in which every school has so many REPs, all of them closed as met."""
    shutil.copytree(source, folder)
    for school in DataFolder(folder).schools:
        for number in range(1, each + 1):
            plan = {heads.SCHOOL: school.code, **_CLOSED}
            write_plan(folder, f"{school.code}-rep-{number}", plan=plan, rows=_REVIEWED)
    return folder


def _categorise(folder: Path) -> Command:
    return ["-m", "sfec", "categorise", "--data", str(folder), "--as-at", TODAY, "--json"]
