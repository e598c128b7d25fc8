"""A school walked down a ladder and back, each step indicated by what its plans and reviews say."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sfec.folder.plans import plan_headings as heads
from tests.support.plan_workbooks import Rows, write_plan
from tests.support.runs import Sfec, Surroundings
from tests.support.told import records, standing
from tests.support.trust_builder import WORKBOOK, edit_cells

FOR, AGAINST = "for", "against"
BOARD = ("Cleo Winder", "Dora Pike", "Emil Thorne", "Fay Undern")
#: Who has a vote on Poor, on each ladder, where nobody is mentor.
VOTERS = {
    "education": ("ceo", "lsb_chair", "head", "es_chair"),
    "finance": ("head", "cfo", "lsb_chair", "fr_representative"),
}


@dataclass(frozen=True)
class Walk:
    """Ravelmoor on one ladder, walked day by day."""

    folder: Path
    sfec: Sfec
    ladder: str
    around: Surroundings

    def on(self, day: str) -> str:
        """Put the clock forward to ten o'clock on a day."""
        self.around.moment = datetime.fromisoformat(f"{day}T10:00:00+00:00")
        return day

    def stands(self, day: str) -> dict[str, Any]:
        """Where the school stands on a day."""
        self.on(day)
        return standing(self.sfec, self.folder, ladder=self.ladder, as_at=day)

    def indicated(self, day: str) -> str | None:
        """What the evidence indicates on a day."""
        found: str | None = self.stands(day)["indicated"]
        return found

    def decide(self, day: str, category: str, *more: str, by: str = "ceo") -> None:
        """Record a decision by one person."""
        command = ("decide", "RPS", self.ladder, category, "--by", by)
        records(self.sfec, self.folder, *command, *more, as_at=self.on(day))

    def vote(self, day: str, category: str, *more: str) -> None:
        """Record a vote of all who have one, carried."""
        votes = [f"{each}=for" for each in VOTERS[self.ladder]]
        self._voted(day, category, votes, more)

    def board(self, day: str, category: str, *more: str) -> None:
        """Record a vote of the full board, carried."""
        self._voted(day, category, [f"trustee:{each}=for" for each in BOARD], more)

    def _voted(self, day: str, category: str, votes: list[str], more: tuple[str, ...]) -> None:
        cast = [part for each in votes for part in ("--vote", each)]
        command = ("decide", "RPS", self.ladder, category, *cast, *more)
        records(self.sfec, self.folder, *command, as_at=self.on(day))

    def departed(self, day: str) -> bool:
        """Whether the half-term's last decision departs from the evidence."""
        found: bool = self.stands(day)["decided"]["departure"]
        return found

    def plan(
        self, name: str, kind: str, written: str, ends: str, *, reviewed: str = "", said: str = ""
    ) -> None:
        """Write a plan of one directive, due when it ends, and what a review found of it."""
        title = "Targets" if kind in ("Warning notice", "Board plan") else "Directives"
        rows: dict[str, Any] = {title: [("1", "", "Raise attendance", "Head", ends)]}
        plan: dict[str, Any] = {
            heads.KIND: kind,
            heads.LADDER: self.ladder,
            heads.WRITTEN_ON: written,
        }
        if kind == "Warning notice":
            plan[heads.ENDS_ON] = ends
        if said:
            rows[heads.REVIEWS] = [(reviewed, "CEO, head")]
            rows[heads.RESULTS] = [(reviewed, "1", said)]
            plan |= {heads.CLOSED: said, heads.CLOSED_ON: reviewed, heads.CLOSED_BY: "CEO"}
        board = BOARD[:3] if kind == "Board plan" else ()
        filled: Rows = rows
        write_plan(self.folder, name, plan=plan, board=board, rows=filled, title=title)


@pytest.fixture(params=["education", "finance"])
def walk(
    request: pytest.FixtureRequest, staffed: Path, sfec: Sfec, surroundings: Surroundings
) -> Walk:
    """Ravelmoor, decided Universal on 2 November, with a concern since."""
    found = Walk(staffed, sfec, request.param, surroundings)
    found.decide("2026-11-02", "universal")
    cell = {"education": "Education!C2", "finance": "Finance!J2"}[found.ladder]
    value = {"education": "not engaged", "finance": "not followed"}[found.ladder]
    edit_cells(staffed / WORKBOOK, {cell: value})
    return found


def test_from_universal_to_deficient_and_back(walk: Walk) -> None:
    first, short = ("rep", "REP") if walk.ladder == "education" else ("frep", "FREP")
    assert walk.indicated("2026-11-03") == "concerning"
    walk.decide("2026-11-03", "concerning")

    # The plan of Concerning: in progress, then not met.
    walk.plan(f"RPS-{first}-1", short, "2026-11-04", "2026-11-10")
    assert walk.indicated("2026-11-10") == "concerning"
    assert walk.stands("2026-11-11")["possible"] == ["concerning", "poor"], "nobody has reviewed it"
    ended = {"reviewed": "2026-11-11", "said": "not met"}
    walk.plan(f"RPS-{first}-1", short, "2026-11-04", "2026-11-10", **ended)
    assert walk.indicated("2026-11-11") == "poor"
    walk.decide("2026-11-11", "poor")

    # The warning notice: just served, it holds the school in Poor, with no way up.
    walk.plan("RPS-notice-1", "Warning notice", "2026-11-12", "2026-11-17")
    served = walk.stands("2026-11-12")
    assert (served["indicated"], served["next"]) == ("poor", None)
    walk.plan(
        "RPS-notice-1",
        "Warning notice",
        "2026-11-12",
        "2026-11-17",
        reviewed="2026-11-18",
        said="not met",
    )
    assert walk.indicated("2026-11-18") == "unacceptable"
    walk.vote("2026-11-18", "unacceptable")
    assert not walk.departed("2026-11-18")

    # The Improvement Board's plan, which is not met either.
    walk.plan("RPS-board-plan-1", "Board plan", "2026-11-19", "2026-11-24")
    assert walk.indicated("2026-11-20") == "unacceptable"
    ended = {"reviewed": "2026-11-25", "said": "not met"}
    walk.plan("RPS-board-plan-1", "Board plan", "2026-11-19", "2026-11-24", **ended)
    assert walk.indicated("2026-11-25") == "unacceptable"
    walk.board("2026-11-25", "deficient", "--reason", "Nothing has changed")

    # And back: Deficient has no way out but the full board's.
    walk.board("2026-11-26", "unacceptable", "--reason", "A new leader")
    walk.plan("RPS-board-plan-2", "Board plan", "2026-11-26", "2026-11-30")
    assert walk.indicated("2026-11-27") == "unacceptable"
    met = {"reviewed": "2026-12-01", "said": "met"}
    walk.plan("RPS-board-plan-2", "Board plan", "2026-11-26", "2026-11-30", **met)
    up = walk.stands("2026-12-01")
    assert (up["indicated"], up["next"]["to"]) == ("concerning", "poor")
    walk.board("2026-12-01", "poor")
    assert not walk.departed("2026-12-01")

    # In Poor again: a new notice, which is met.
    walk.plan("RPS-notice-2", "Warning notice", "2026-12-02", "2026-12-07")
    assert walk.indicated("2026-12-03") == "poor"
    met = {"reviewed": "2026-12-08", "said": "met"}
    walk.plan("RPS-notice-2", "Warning notice", "2026-12-02", "2026-12-07", **met)
    assert walk.indicated("2026-12-08") == "concerning", "no plan from before holds it"
    walk.vote("2026-12-08", "concerning")
    assert not walk.departed("2026-12-08")

    # In Concerning again: a new plan, met, and nothing that concerns any more.
    cell = {"education": "Education!C2", "finance": "Finance!J2"}[walk.ladder]
    value = {"education": "engaged", "finance": "followed"}[walk.ladder]
    edit_cells(walk.folder / WORKBOOK, {cell: value})
    walk.plan(f"RPS-{first}-2", short, "2026-12-09", "2026-12-14")
    assert walk.indicated("2026-12-10") == "universal"
    met = {"reviewed": "2026-12-15", "said": "met"}
    walk.plan(f"RPS-{first}-2", short, "2026-12-09", "2026-12-14", **met)
    walk.decide("2026-12-15", "universal")
    assert not walk.departed("2026-12-15")


def test_moving_up_while_the_plan_is_open_is_a_departure(walk: Walk) -> None:
    first, short = ("rep", "REP") if walk.ladder == "education" else ("frep", "FREP")
    walk.decide("2026-11-03", "concerning")
    cell = {"education": "Education!C2", "finance": "Finance!J2"}[walk.ladder]
    value = {"education": "engaged", "finance": "followed"}[walk.ladder]
    edit_cells(walk.folder / WORKBOOK, {cell: value})
    walk.plan(f"RPS-{first}-1", short, "2026-11-04", "2026-12-11")
    command = ("decide", "RPS", walk.ladder, "universal", "--by", "ceo")
    assert walk.sfec(walk.folder, *command, as_at=walk.on("2026-11-20")).status == 1
    walk.decide("2026-11-20", "universal", "--reason", "All is well again")
    assert walk.departed("2026-11-20")
