"""Text typed by people becomes Markdown that says just that text."""

import string
import unicodedata
from datetime import date

import pytest

from sfec.documents.text import (
    LINE_BREAK,
    NOTHING,
    Text,
    escape,
    fold,
    left_out,
    name_character,
    on_one_line,
    texts_of,
)


def test_every_punctuation_mark_is_escaped_and_nothing_else() -> None:
    assert escape(string.punctuation) == "".join(f"\\{each}" for each in string.punctuation)
    assert escape("Ysgol Llŷn 12 “学校” £5") == "Ysgol Llŷn 12 “学校” £5"


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_whatever_ends_a_line_becomes_one_mark(end: str) -> None:
    assert fold(f"one {end}\t two") == f"one{LINE_BREAK}two"
    assert fold(f"{end}one{end}") == "one"


def test_spaces_and_tabs_are_one_space_and_others_stay_what_they_are() -> None:
    assert fold("  one \t  two  ") == "one two"
    assert fold("one\u00a0two\u2009three\u3000four") == "one\u00a0two\u2009three\u3000four"


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u202e", "\x00", "\ue000", "\u3000"])
def test_a_text_of_nothing_still_stands_for_itself(text: str) -> None:
    assert fold(text) == ""
    assert escape(text) == NOTHING


@pytest.mark.parametrize("mark", [LINE_BREAK, NOTHING])
def test_no_text_can_hold_a_mark_of_ours(mark: str) -> None:
    assert escape(f"one{mark}two") == "onetwo"


def test_what_no_document_can_hold_is_left_out_and_told_once() -> None:
    text = "a\x00b\x1bc\u202ed\ufeffe\ufdd0f\uf8ffg\ud800h\U0001ffffi\x00"
    assert fold(text) == "abcdefghi"
    assert left_out(text) == [
        "\x00",
        "\x1b",
        "\u202e",
        "\ufeff",
        "\ufdd0",
        "\uf8ff",
        "\ud800",
        "\U0001ffff",
    ]


def test_no_character_turns_or_steers_what_is_around_it() -> None:
    kept = [chr(each) for each in range(0x3000) if fold(f"a{chr(each)}b") == f"a{chr(each)}b"]
    assert not [each for each in kept if unicodedata.category(each) == "Cc"]
    turning = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    assert not [each for each in kept if unicodedata.bidirectional(each) in turning]


@pytest.mark.parametrize(
    "text", ["join\u200dner", "non\u200cjoiner", "soft\u00adhyphen", "👩‍🏫", "e\u0301", "\u200f"]
)
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert fold(text) == text
    assert left_out(text) == []


def test_a_text_stands_on_one_line_where_nothing_else_can_be() -> None:
    assert on_one_line(" CEO\nletter\u202e: *x* ") == "CEO letter: *x*"


def test_a_text_of_a_context_escapes_itself_when_it_is_printed() -> None:
    assert Text("*a*").__html__() == "\\*a\\*"
    assert Text("*a*") == "*a*"


def test_a_character_is_named_as_a_message_has_it() -> None:
    assert name_character("\u202e") == "U+202E (right-to-left override)"
    assert name_character("\x07") == "U+0007"
    assert name_character("🙂") == "U+1F642 (slightly smiling face)"


def test_every_text_of_a_context_is_found_however_deep() -> None:
    assert list(texts_of((date(2026, 11, 23), 1, None, ("a", ("b",))))) == ["a", "b"]


def test_a_pupils_number_goes_into_no_document() -> None:
    assert fold("of L9999\n00026001, at last") == "of [a pupil's number], at last"
    assert escape("L999900026001") == r"\[a pupil\'s number\]"
