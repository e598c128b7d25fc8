"""The `brand` of trust.yaml: how the trust's documents look, each part judged by itself."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sfec.folder.formats.forms import Form
from sfec.folder.formats.listing import find_inside
from sfec.folder.formats.nodes import Node
from sfec.folder.names import BRAND_FOLDER
from sfec.model.trust import Brand
from sfec.problems import Part, Problem, quoted
from sfec.rules.colour_contrast import READABLE, WHITE, contrast

_EXAMPLE = f"{BRAND_FOLDER}/logo.png"
LOGO_SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_COLOUR_HINT = 'write # and six of the digits 0 to 9 and a to f, in quotes: "#1d5c4d"'
_QUOTES = frozenset("\"'`\u2018\u2019\u201c\u201d")


class BrandForm(Form):
    """How the trust's documents look."""

    colour: str | None = None
    logo: str | None = None
    font: str | None = None


class BrandFault(NamedTuple):
    """Why a part of the brand cannot be used, as the rest of a sentence on it, and what to do."""

    message: str
    hint: str


Judge = Callable[[str], BrandFault | None]


def read_brand(form: BrandForm, node: Node, folder: Path) -> Part[Brand]:
    """The brand, without those of its parts that cannot be used.

    Problems: trust-brand.
    """
    judges: dict[str, Judge] = {
        "colour": _judge_colour,
        "logo": partial(_judge_logo, folder),
        "font": _judge_font,
    }
    sound: dict[str, str] = {}
    problems = _lost_colour(node)
    for part, judge in judges.items():
        if (text := getattr(form, part)) is None:
            continue
        if unfit := judge(text):
            message = f"{part}: {quoted(text)} {unfit.message}"
            problems.append(node.find((part,)).span.problem("trust-brand", message, unfit.hint))
        else:
            sound[part] = find_inside(folder, text) if part == "logo" else text
    return Part(Brand(**sound), problems)


def _lost_colour(node: Node) -> list[Problem]:
    """A colour without quotes: to YAML what follows a # is a note."""
    colour = node.find(("colour",))
    key = colour.key
    rest = key.lines[key.line - 1][key.last :]
    if colour.value is not None or not _COLOUR.search(rest):
        return []
    return [key.problem("trust-brand", "colour is empty: what follows a # is a note", _COLOUR_HINT)]


def _judge_colour(text: str) -> BrandFault | None:
    if not _COLOUR.fullmatch(text):
        return BrandFault("is not a colour", _COLOUR_HINT)
    ratio = contrast(text, WHITE)
    if ratio >= READABLE:
        return None
    # Rounded down: what falls just short must not read as enough.
    shown = f"{int(ratio * 100) / 100:.2f}"
    reason = "so that everybody can read what is set in it"
    hint = f"choose a darker colour: it needs at least {READABLE} to 1, {reason}"
    return BrandFault(f"stands out too little from white, {shown} to 1", hint)


def _judge_logo(folder: Path, text: str) -> BrandFault | None:
    path = PurePosixPath(text)
    if "\\" in text or ":" in text or path.is_absolute() or ".." in path.parts:
        write = f"write its path from there: {_EXAMPLE}"
        hint = f"put the file into the trust's folder, and {write}"
        return BrandFault("is not a path inside the trust's folder", hint)
    if path.suffix.casefold() not in LOGO_SUFFIXES:
        hint = f"a logo's name ends in {', '.join(LOGO_SUFFIXES)}"
        return BrandFault("is not a picture that can be used", hint)
    if not _is_inside(folder, text):
        hint = f"put the file there, or write the path of the one there is: {_EXAMPLE}"
        return BrandFault("is not there", hint)
    return None


def _is_inside(folder: Path, text: str) -> bool:
    """Whether a file is there, and in the folder whatever links lead to it."""
    try:
        path = (folder / find_inside(folder, text)).resolve()
        return path.is_file() and path.is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _judge_font(text: str) -> BrandFault | None:
    if text.strip() and text.isprintable() and not _QUOTES.intersection(text):
        return None
    hint = "write the name as Word lists it, without quotes inside it: Atkinson Hyperlegible"
    return BrandFault("is not a font's name", hint)
