"""Where a fault of sfec's own is written down, so that it can be sent and mended."""

import tempfile
import traceback
from pathlib import Path


def write_bug_log(error: BaseException) -> Path:
    """Write an error's traceback to a new temporary file; returns its path."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="sfec-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.writelines(traceback.format_exception(error))
    return Path(file.name)
