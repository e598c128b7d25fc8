"""A chart of where a school stood on its ladders, half-term by half-term."""

from typing import NamedTuple


class Panel(NamedTuple):
    """One ladder's part of a chart: its categories, best first, and which the school was in.

    `steps` has the rank of the category for each half-term, from 0; None where it was not yet
    categorised.
    """

    title: str
    categories: tuple[str, ...]
    steps: tuple[int | None, ...]


class Chart(NamedTuple):
    """A chart with the names of its half-terms, and what it shows in words."""

    half_terms: tuple[str, ...]
    panels: tuple[Panel, ...]
    words: str
