"""The clock, and who is at the machine: what no argument says."""

import getpass
import platform
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sfec.model.ledger import Recorder


def now() -> datetime:
    """The moment on the computer's clock, with its zone."""
    return datetime.now().astimezone()


def recorder() -> "Recorder":
    """Who runs sfec, and on which machine."""
    from sfec.model.ledger import Recorder  # noqa: PLC0415 - only where something is recorded

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "unknown"
    return Recorder(user, platform.node() or "unknown")
