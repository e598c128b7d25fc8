"""How far something long has come."""

from collections.abc import Iterator

import pytest

from sfec.terminal.progress import FEWEST, progress


def test_where_nobody_looks_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress(range(20), 20)) == list(range(20))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("columns", ["60", "80"])
def test_at_a_terminal_there_is_one_on_stderr_that_goes_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert list(progress(iter(range(FEWEST)), FEWEST)) == list(range(FEWEST))
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Documents" in printed.err


def test_of_a_few_there_is_nothing_to_show(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert list(progress([1, 2], 2)) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_each_is_given_as_soon_as_it_is_done() -> None:
    done = []

    def steps() -> Iterator[int]:
        for each in (1, 2):
            done.append(each)
            yield each

    given = progress(steps(), 2)
    assert next(given) == 1
    assert done == [1]
