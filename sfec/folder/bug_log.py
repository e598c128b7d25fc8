"""Where a fault of sfec's own is written down, so that it can be sent and mended."""

import tempfile
import traceback
from pathlib import Path

from sfec.pupil_numbers import without_pupil_numbers


def write_bug_log(error: BaseException) -> Path:
    """Write an error's traceback to a new temporary file; returns its path.

    It is sent to others: no pupil's number goes with it.
    """
    with tempfile.NamedTemporaryFile(
        "w", prefix="sfec-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(without_pupil_numbers("".join(traceback.format_exception(error))))
    return Path(file.name)
