"""The clock, and who is at the machine: what no argument says."""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sfec.model.ledger import Recorder


def now() -> datetime:
    """The moment on the computer's clock, with its zone."""
    return datetime.now().astimezone()


def recorder() -> "Recorder":
    """Who runs sfec, and on which machine."""
    import getpass  # noqa: PLC0415 - only where something is recorded
    import platform  # noqa: PLC0415 - as above

    from sfec.model.ledger import Recorder  # noqa: PLC0415 - for --help

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "unknown"
    return Recorder(user, platform.node() or "unknown")
