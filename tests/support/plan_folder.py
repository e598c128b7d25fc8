"""A trust's folder with a REP under way, a notice and a board's plan in it."""

from pathlib import Path

from sfec.folder.plans import plan_headings as heads
from tests.support.plan_workbooks import Rows, write_plan

REP, NOTICE, BOARD_PLAN = "RPS-rep-1", "RPS-notice-1", "RPS-board-plan-1"
MEMBERS = ("Cleo Winder", "Emil Thorne", "Fay Undern")
REVIEWED: Rows = {
    heads.REVIEWS: [("2026-11-11", "CEO, head", None, "2026-11-25", "Book the training")],
    heads.RESULTS: [("2026-11-11", "1", "partly met", None, "amber", "Half are trained")],
}
TARGET: Rows = {"Targets": [("1", "", "Raise attendance", "Head", "2026-12-18", "The figures")]}


def write_rep(folder: Path, **plan: object) -> Path:
    """A REP of one directive, reviewed once; with some rows of its sheet Plan changed."""
    given = {heads.WRITTEN_BY: "Ada Quill", **plan}
    return write_plan(folder, REP, plan=given, rows=REVIEWED)  # type: ignore[arg-type]


def write_notice(folder: Path, ladder: str = "Education") -> Path:
    """A warning notice of one target."""
    plan = {
        heads.KIND: "Warning notice",
        heads.LADDER: ladder,
        heads.ENDS_ON: "2026-12-18",
    }
    return write_plan(folder, NOTICE, plan=plan, title="Targets", rows=TARGET)


def write_board_plan(folder: Path, ladder: str = "Education", result: str = "not met") -> Path:
    """An Improvement Board's plan of one target, reviewed once."""
    plan = {heads.KIND: "Improvement Board plan", heads.LADDER: ladder}
    rows: Rows = {
        **TARGET,
        heads.REVIEWS: [("2026-11-11", "The board", None, "2026-12-09", "Advertise")],
        heads.RESULTS: [("2026-11-11", "1", result, None, "red")],
    }
    return write_plan(folder, BOARD_PLAN, plan=plan, board=MEMBERS, title="Targets", rows=rows)
