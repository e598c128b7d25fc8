"""A document at the prompt."""

from typing import Any

import pytest
from rich.cells import cell_len

from sfec.documents.document import read
from sfec.terminal.document import show_document

COLUMNS = pytest.mark.parametrize("columns", [60, 80])
ESCAPE = "\x1b["
EVERYTHING = """\
::: {.draft}
DRAFT, not to be sent.
:::

# CEO letter, **Autumn 2**

A paragraph that says rather more than what goes on one line of a screen that is sixty or even \
eighty columns wide, with a [Poor]{.category-3} in it and an *emphasis*.

> A quotation.

- one
- two, which is told at such a length that it does not go on one line of a screen, however wide \
people have theirs
    - within two

3. three
4. four

| Ladder | Now | Evidence |
|:-------|:----|:---------|
| **Education** | [Universal]{.category-1} | \
Supercalifragilisticexpialidocious-and-other-rather-long-words: met |
| Finance | not known | [no]{.ill} |

[Small print.]{.small} See [the page](https://example.org).
"""


def blocks_of(markdown: str) -> list[dict[str, Any]]:
    """A document's blocks."""
    blocks: list[dict[str, Any]] = read(markdown, "templates/ceo-letter.md.j2", {})["blocks"]
    return blocks


@pytest.fixture(scope="module")
def everything() -> list[dict[str, Any]]:
    """A document with everything in it that one may hold."""
    return blocks_of(EVERYTHING)


def printed(blocks: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> str:
    """What is printed of a document."""
    show_document(blocks)
    return capsys.readouterr().out


@COLUMNS
def test_no_line_is_wider_than_the_screen_or_ends_with_spaces(
    everything: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    columns: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = printed(everything, capsys).splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert all(line == line.rstrip() for line in lines)


@COLUMNS
def test_all_its_words_are_there_whatever_the_width(
    everything: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    columns: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    said = printed(everything, capsys)
    for word in (
        "DRAFT",
        "Autumn 2",
        "sixty",
        "Poor",
        "emphasis",
        "quotation",
        "within two",
        "Small print.",
        "page",
    ):
        assert word in said
    assert "  - one\n  - two, which" in said
    assert "\n    - within two" in said
    assert "  3. three\n  4. four" in said


def test_without_colour_there_is_nothing_but_text(
    everything: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ESCAPE not in printed(everything, capsys)
    monkeypatch.setenv("NO_COLOR", "1")
    assert ESCAPE not in printed(everything, capsys)


@COLUMNS
def test_in_colour_it_says_the_same(
    everything: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    columns: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    plain = printed(everything, capsys)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = printed(everything, capsys)
    assert f"{ESCAPE}32mUniversal{ESCAPE}0m" in coloured
    assert f"{ESCAPE}31mno{ESCAPE}0m" in coloured
    assert f"{ESCAPE}1;31mDRAFT,{ESCAPE}0m" in coloured
    assert _without_escapes(coloured) == plain


def test_blocks_stand_apart_by_one_empty_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(blocks_of("# One\n\nTwo.\n\n::: {.keep}\nThree.\n\nFour.\n:::\n"), capsys) == (
        "One\n\nTwo.\n\nThree.\n\nFour.\n"
    )


def test_what_holds_no_word_leaves_no_gap(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        printed(blocks_of("One.\n\n::: {.signing}\n\\ \n:::\n\nTwo.\n"), capsys) == "One.\n\nTwo.\n"
    )


def test_a_line_break_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(blocks_of("Mill Lane\\\nRavelmoor\n"), capsys) == "Mill Lane\nRavelmoor\n"


def test_what_looks_like_markup_of_the_terminal_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(blocks_of("\\[red\\]:smile:\\[/red\\]\n"), capsys) == "[red]:smile:[/red]\n"


@COLUMNS
def test_a_table_of_many_columns_keeps_to_the_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    row = f"|{' incomprehensibilities |' * 9}\n"
    said = printed(blocks_of(f"{row}|{'---|' * 9}\n{row}"), capsys)
    assert max(map(len, said.splitlines())) <= columns


def _without_escapes(text: str) -> str:
    first, *others = text.split(ESCAPE)
    return first + "".join(each.partition("m")[2] for each in others)
