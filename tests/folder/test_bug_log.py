"""Where a fault of sfec's own is written down."""

from sfec.folder.bug_log import write_bug_log


def test_a_log_holds_the_whole_story() -> None:
    try:
        _ = 1 / 0
    except ZeroDivisionError as error:
        path = write_bug_log(error)
    assert "ZeroDivisionError" in path.read_text(encoding="utf-8")
    path.unlink()
