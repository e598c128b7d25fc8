"""The trust's brand: what of it can be used, and what is wrong with the rest."""

import sys
from pathlib import Path

import pytest

from sfec.folder.trust.trust_file import read_trust
from sfec.model.trust import Brand
from sfec.problems import Problem
from tests.support.runs import EXAMPLE


def read(folder: Path, brand: str) -> tuple[Brand | None, list[Problem]]:
    """The brand of a trust of which only its name is known besides."""
    (folder / "trust.yaml").write_text(f"name: X\nbrand: {brand}\n", encoding="utf-8")
    trust, problems = read_trust(folder)
    assert trust is not None
    assert trust.name == "X"
    return trust.brand, problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A trust's folder with a logo in it, and one beside it."""
    for name in ("trust/brand/logo.png", "trust/brand/logo.gif", "trust/Crest.SVG", "beside.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "trust/folder.png").mkdir()
    return tmp_path / "trust"


def test_the_example_has_a_colour_and_a_logo() -> None:
    trust, problems = read_trust(EXAMPLE)
    assert trust is not None
    assert (trust.brand, problems) == (Brand("#1d5c4d", "brand/quillby.png"), [])
    assert (EXAMPLE / "brand/quillby.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("typed", "brand"),
    [
        ('{colour: "#1d5c4d"}', Brand(colour="#1d5c4d")),
        ('{colour: "#767676"}', Brand(colour="#767676")),
        ("{logo: brand/logo.png}", Brand(logo="brand/logo.png")),
        ("{logo: ./Crest.SVG}", Brand(logo="./Crest.SVG")),
        ("{font: Atkinson Hyperlegible}", Brand(font="Atkinson Hyperlegible")),
        ("{}", Brand()),
        ("\n  colour:   # to be chosen\n  logo:\n", Brand()),
        ("", None),
    ],
)
def test_what_can_be_used(folder: Path, typed: str, brand: Brand | None) -> None:
    assert read(folder, typed) == (brand, [])


def test_a_logo_is_found_by_a_name_that_looks_alike(folder: Path) -> None:
    lies = "brand/Lly\u0302r\u2019s.png"
    (folder / lies).write_bytes(b"")
    brand, problems = read(folder, '{logo: "brand/Ll\u0177r\'s.png"}')
    assert (brand, problems) == (Brand(logo=lies), [])


@pytest.mark.parametrize(
    ("part", "typed", "message"),
    [
        ("colour", '"#777777"', 'colour: "#777777" stands out too little from white, 4.47 to 1'),
        ("colour", '"#fff"', 'colour: "#fff" is not a colour'),
        ("colour", "1d5c4d", 'colour: "1d5c4d" is not a colour'),
        ("colour", '"#1d5c4d "', 'colour: "#1d5c4d " is not a colour'),
        ("colour", "dark green", 'colour: "dark green" is not a colour'),
        ("colour", "#1d5c4d", "colour is empty: what follows a # is a note"),
        ("logo", "brand/lgo.png", 'logo: "brand/lgo.png" is not there'),
        ("logo", "folder.png", 'logo: "folder.png" is not there'),
        ("logo", "brand/logo.gif", 'logo: "brand/logo.gif" is not a picture that can be used'),
        ("logo", '""', 'logo: "" is not a picture that can be used'),
        ("logo", "../beside.png", 'logo: "../beside.png" is not a path inside the trust\'s folder'),
        (
            "logo",
            "brand/../Crest.SVG",
            'logo: "brand/../Crest.SVG" is not a path inside the trust\'s folder',
        ),
        ("logo", "/beside.png", 'logo: "/beside.png" is not a path inside the trust\'s folder'),
        ("logo", "C:logo.png", 'logo: "C:logo.png" is not a path inside the trust\'s folder'),
        (
            "logo",
            "brand\\logo.png",
            'logo: "brand\\logo.png" is not a path inside the trust\'s folder',
        ),
        ("font", '" "', 'font: " " is not a font\'s name'),
        ("font", '"Arial\\nBold"', 'font: "Arial\\nBold" is not a font\'s name'),
        ("font", "O'Hara Sans", "font: \"O'Hara Sans\" is not a font's name"),
    ],
)
def test_what_cannot_is_named_and_the_rest_stands(
    folder: Path, part: str, typed: str, message: str
) -> None:
    sound = {"colour": '"#1d5c4d"', "logo": "brand/logo.png", "font": "Arial"}
    lines = "".join(f"\n  {key}: {value}" for key, value in (sound | {part: typed}).items())
    brand, [problem] = read(folder, lines)
    assert brand == Brand("#1d5c4d", "brand/logo.png", "Arial")._replace(**{part: None})
    assert (problem.code, problem.level, problem.message) == ("trust-brand", "error", message)
    assert problem.place.line == 3 + list(sound).index(part)
    assert problem.hint


def test_curly_quotes_are_what_is_told_of_a_name_that_they_spoil(folder: Path) -> None:
    brand, [problem] = read(folder, "\n  font: “Arial”")
    assert brand == Brand(None, None, None)
    assert (problem.code, problem.level, problem.place.line) == ("yaml-quotes", "error", 3)


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs leave on Windows")
def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "brand/away.png").symlink_to(folder.parent / "beside.png")
    (folder / "brand/round.png").symlink_to(folder / "brand/round.png")
    for name in ("away", "round"):
        brand, [problem] = read(folder, f"{{logo: brand/{name}.png}}")
        assert (brand, problem.code) == (Brand(), "trust-brand")
