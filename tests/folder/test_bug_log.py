"""Where a fault of sfec's own is written down."""

from sfec.folder.bug_log import write_bug_log


def test_a_log_holds_the_whole_story() -> None:
    try:
        _ = 1 / 0
    except ZeroDivisionError as error:
        path = write_bug_log(error)
    assert "ZeroDivisionError" in path.read_text(encoding="utf-8")
    path.unlink()


def test_a_log_holds_no_pupils_number() -> None:
    try:
        int("L999900026001")
    except ValueError as error:
        path = write_bug_log(error)
    text = path.read_text(encoding="utf-8")
    assert "base 10: '[a pupil's number]'" in text
    assert "999900026001" not in text
    path.unlink()
