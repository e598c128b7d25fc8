"""How tests run sfec: what a command printed, and what no argument says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sfec.model.ledger import Recorder

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "quillby"


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


Sfec = Callable[..., Outcome]
Kept = Callable[[str, Callable[[Path], object]], Path]


@dataclass
class Surroundings:
    """What no argument says: the moment on the clock, and who is at which machine.

    A test may change either.
    """

    moment: datetime
    recorder: Recorder
