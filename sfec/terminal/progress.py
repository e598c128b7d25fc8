"""How far something long has come, on stderr, where somebody sits at the terminal."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console

T = TypeVar("T")
#: Fewer than this are done before one could read how far they are.
FEWEST = 4


def progress(steps: Iterable[T], total: int) -> Iterator[T]:
    """The steps as they are done, with a bar that says how many there are still to come."""
    shown = Console(stderr=True)
    if total < FEWEST or not shown.is_terminal:
        yield from steps
        return
    from rich.progress import track  # noqa: PLC0415 - only where somebody looks

    yield from track(steps, "Letters", total, console=shown, transient=True)
