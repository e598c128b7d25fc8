"""The screen that results are printed on."""

import pytest
from rich.text import Text

from sfec.terminal.screen import NARROWEST, Screen, plain

WORDS = Text("one two three four five six seven eight nine ten eleven twelve thirteen", "red")


def test_it_is_never_narrower_than_a_letter_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Screen().width >= NARROWEST
    monkeypatch.setenv("COLUMNS", "20")
    assert Screen().width == NARROWEST


def test_text_from_people_is_neither_markup_nor_a_command_to_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Screen().paragraph(plain("[red]:smile:\x1b[31m 2026"))
    assert capsys.readouterr().out == "[red]:smile:\\x1b[31m 2026\n"


def test_each_part_is_wrapped_and_ends_its_lines_without_spaces(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    screen = Screen()
    screen.heading(Text("Title"), ": none")
    screen.paragraph(WORDS)
    screen.item(WORDS)
    screen.row((4, 20), (Text("a"), WORDS[:23]))
    screen.rows((4, 20), [(Text("b"), Text("c")), (Text("d"), Text())])
    screen.rows((4, 20), [])
    screen.print_lines([Text("one"), Text(), Text("two")])
    assert capsys.readouterr().out.splitlines() == [
        "",
        "Title: none",
        "one two three four five six seven eight nine ten eleven",
        "twelve thirteen",
        "  - one two three four five six seven eight nine ten eleven",
        "    twelve thirteen",
        "a     one two three four",
        "      five",
        "b     c",
        "d",
        "one",
        "",
        "two",
    ]


def test_a_style_is_kept_on_every_line_and_never_on_the_space_before_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    Screen().item(WORDS)
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("  - \x1b[31mone ")
    assert second.startswith("    \x1b[31mtwelve ")
