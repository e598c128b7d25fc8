"""Formulas that give 0: whether figures make it 0, or only that the cells behind it are empty."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sfec.folder.formats.formulas import Area, areas_of
from sfec.folder.formats.sheet_scan import ZERO, Oddities

#: Why a 0 that a formula gives is not known, where nobody can tell which cells it rests on.
LINKED = f"{ZERO}an empty cell behind it gives 0 as well"
#: Further than this nobody's formulas lead on, nor are more cells looked at, or more text read.
_DEEPEST, _MOST_CELLS, _MOST_TEXT = 60, 300_000, 500_000


class Grid(NamedTuple):
    """A sheet's cells as calamine reads them, and what is odd in them."""

    title: str
    rows: Sequence[Sequence[object]]
    oddities: Oddities


def doubt_zeros(grids: Sequence[Grid]) -> None:
    """Every 0 by a formula that rests on an empty cell, or on nobody knows what, is broken.

    The reading's evidence 14: a formula that gives 0 for an empty cell it points at is not known.
    """
    zeros = _Zeros({grid.title.casefold(): grid for grid in grids})
    found = {grid.title: dict(_doubtful(zeros, grid)) for grid in grids if grid.oddities.zeros}
    for grid in grids:
        for at, doubt in found.get(grid.title, {}).items():
            grid.oddities.broken.setdefault(at, doubt)


def _doubtful(zeros: "_Zeros", grid: Grid) -> Iterator[tuple[tuple[int, int], str]]:
    for at in grid.oddities.zeros:
        if doubt := zeros.doubt(grid, at):
            yield at, doubt


class _Zeros:
    """The 0s of a workbook, each judged once."""

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self.grids = grids
        self._doubts: dict[tuple[str, int, int], str] = {}
        self._depth = self._looked_at = self._text = 0

    def doubt(self, grid: Grid, at: tuple[int, int]) -> str:
        """Why a 0 by a formula is not known; nothing where figures make it 0."""
        key = (grid.title, *at)
        if key not in self._doubts:
            # A circle of formulas rests on nothing.
            self._doubts[key] = LINKED
            self._depth += 1
            self._doubts[key] = LINKED if self._depth > _DEEPEST else self._judged(grid, at)
            self._depth -= 1
        return self._doubts[key]

    def _judged(self, grid: Grid, at: tuple[int, int]) -> str:
        formula = grid.oddities.zeros[at]
        self._text += len(formula.text)
        areas = areas_of(formula) if self._text <= _MOST_TEXT else None
        if areas is None:
            return LINKED
        is_text = isinstance(_value(grid, *at), str)
        doubts = (self._doubt_of(area, grid, may_be_text=is_text) for area in areas)
        return next(filter(None, doubts), "")

    def _doubt_of(self, area: Area, own: Grid, *, may_be_text: bool) -> str:
        grid = self.grids.get(area.sheet.casefold()) if area.sheet else own
        if grid is None:
            return LINKED
        inner = ""
        for doubt in self._doubts_in(area, grid, may_be_text=may_be_text or area.is_compared):
            if not doubt:
                return ""
            inner = inner or doubt
        named = area if area.sheet else area._replace(sheet=grid.title)
        return inner or f"{ZERO}{named}, which it rests on, holds no figure"

    def _doubts_in(self, area: Area, grid: Grid, *, may_be_text: bool) -> Iterator[str]:
        """Of each cell that is not empty why it is not known; nothing of one that is."""
        for at in _cells(area, grid):
            self._looked_at += 1
            if self._looked_at > _MOST_CELLS:
                yield LINKED
                return
            if at in grid.oddities.zeros:
                yield self.doubt(grid, at)
            elif _is_something(grid, at, may_be_text=may_be_text):
                yield ""


def _cells(area: Area, grid: Grid) -> Iterator[tuple[int, int]]:
    """The cells of an area as far as a grid reaches."""
    for row in range(area.top, min(area.bottom, len(grid.rows)) + 1):
        for column in range(area.left, min(area.right, len(grid.rows[row - 1])) + 1):
            yield row, column


def _is_something(grid: Grid, at: tuple[int, int], *, may_be_text: bool) -> bool:
    """Whether a cell holds a figure or a day that something can rest on; or a text, if it may."""
    value = _value(grid, *at)
    if at in grid.oddities.broken:
        return False
    if isinstance(value, str):
        return may_be_text and bool(value.strip())
    return not isinstance(value, bool)


def _value(grid: Grid, row: int, column: int) -> object:
    """A cell of a grid; blank outside it."""
    if row > len(grid.rows) or column > len(grid.rows[row - 1]):
        return ""
    return grid.rows[row - 1][column - 1]
