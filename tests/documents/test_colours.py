"""Every colour that words are set in can be read by everybody, on its ground and on white."""

import re

import pytest

from sfec.documents.colours import GREY, HOUSE, STEPS, step
from sfec.folder.formats.bundled import bundled
from sfec.rules.colour_contrast import READABLE, WHITE, contrast

PAGE = (bundled("templates") / "page.html").read_text(encoding="utf-8")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_COLOUR = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?\b")


def whole(colour: str) -> str:
    """A colour of three digits as one of six."""
    return colour if len(colour) == 7 else "#" + "".join(each * 2 for each in colour[1:])


@pytest.mark.parametrize(("ink", "ground"), STEPS)
def test_a_step_can_be_read(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= READABLE
    assert contrast(ink, WHITE) >= READABLE


@pytest.mark.parametrize("colour", [HOUSE, GREY])
def test_the_house_and_its_grey_can_be_read(colour: str) -> None:
    assert contrast(colour, WHITE) >= READABLE


def test_the_house_can_be_read_on_its_own_tint() -> None:
    parts = (int(HOUSE[at : at + 2], 16) for at in (1, 3, 5))
    tint = "#" + "".join(f"{round(255 - (255 - each) * 0.12):02x}" for each in parts)
    assert contrast(HOUSE, tint) >= READABLE


def test_every_colour_of_the_page_can_be_read_on_its_ground() -> None:
    checked = 0
    for _, rule in _RULE.findall(PAGE):
        told = dict(re.findall(r"(?<![-\w])(color|background):\s*(#[0-9a-f]{3,6})\b", rule))
        if "color" in told:
            assert (
                contrast(whole(told["color"]), whole(told.get("background", WHITE))) >= READABLE
            ), rule
            checked += 1
    assert checked >= 4


def test_the_page_and_the_steps_have_the_same_colours_for_good_and_ill() -> None:
    assert {STEPS[0][0], *STEPS[3]} <= set(_COLOUR.findall(PAGE))


def test_a_ladder_longer_than_the_steps_repeats_the_last() -> None:
    assert [step(rank) for rank in range(7)] == [*STEPS, STEPS[-1], STEPS[-1]]
