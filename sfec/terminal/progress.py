"""How far something long has come, on stderr, where somebody sits at the terminal."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
#: Fewer than this are done before one could read how far they are.
FEWEST = 4


def progress(steps: Iterable[T], total: int) -> Iterator[T]:
    """The steps as they are done, with a bar that says how many there are still to come."""
    if total < FEWEST:
        yield from steps
        return
    from rich.console import Console  # noqa: PLC0415 - only for what is long
    from rich.progress import track  # noqa: PLC0415 - as above

    screen = Console(stderr=True)
    if screen.is_terminal:
        steps = track(steps, "Documents", total, console=screen, transient=True)
    yield from steps
