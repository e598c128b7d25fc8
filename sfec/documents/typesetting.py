"""typst, which sets documents as PDF/UA-1 and draws charts, with its fonts and its inputs.

It is given all that it reads and opens no file itself; it fetches nothing, for no file of ours
imports a package.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from sfec.documents.colours import GREY, STEPS
from sfec.folder.formats.bundled import bundled
from sfec.folder.names import TEMPLATES_FOLDER
from sfec.model.chart import Chart
from sfec.model.document import plain_form

#: The font that comes with sfec, and one that typst brings for signs and scripts that it lacks.
FONTS = ("Carlito", "DejaVu Sans Mono")
#: Up to here every font has every character.
LATIN = 0x17F
STANDARD = "ua-1"
DOTS_PER_INCH = 220.0
_REFUSAL = 'the text `"'
#: What typst says of a font that may not be put into a PDF, or cannot be.
_NOT_EMBEDDED = ("restrictive font licenses", "failed to subset font", "failed to load font")


#: What typst gives back: its own types know neither files by name nor warnings.
Compiled: TypeAlias = Any


class NoGlyph(Exception):  # noqa: N818 - it names what is missing
    """Raised where no font has some characters."""

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = tuple(characters)


class NotEmbedded(Exception):  # noqa: N818 - it names what is wrong
    """Raised where a font of the computer may not be put into a PDF, or cannot be."""


class Fonts(NamedTuple):
    """The fonts a document is set in: the brand's by its name, sfec's, and perhaps the computer's.

    A brand's is looked for among those of the computer.
    """

    brand: str | None = None
    of_computer: bool = False

    @property
    def names(self) -> list[str]:
        """Those that are asked for by name, in order; of others a character is taken at need."""
        return [each for each in (self.brand, *FONTS) if each]


#: The fonts that come with sfec.
SHIPPED = Fonts()


def set_pdf(body: bytes, inputs: Mapping[str, str], fonts: Fonts, on: date) -> Compiled:
    """A PDF/UA-1, and typst's warnings. Raises NoGlyph, NotEmbedded."""
    given = {
        "main.typ": b'#import "page.typ": sheet\n#show: sheet\n#include "body.typ"\n',
        "body.typ": b'#import "page.typ": *\n' + body,
        "page.typ": _shipped("page"),
        "chart.typ": _shipped("chart"),
    }
    noon = int(datetime.combine(on, time(12), UTC).timestamp())
    try:
        return _typst().compile_with_warnings(
            given,
            font_paths=_found(fonts),
            format="pdf",
            pdf_standards=STANDARD,
            sys_inputs={**_common(fonts), **inputs},
            timestamp=noon,
        )
    except _typst().TypstError as error:
        said = str(getattr(error, "message", error))
        _, found, rest = said.partition(_REFUSAL)
        if any(each in said for each in _NOT_EMBEDDED):
            raise NotEmbedded(said) from error
        if not found:
            raise
        raise NoGlyph(rest.partition('"` could not')[0]) from error


def draw(chart: Chart) -> bytes:
    """A chart as PNG, for formats that can show no other picture everywhere."""
    given = {
        "main.typ": b'#import "chart.typ": alone\n#alone("chart")\n',
        "chart.typ": _shipped("chart"),
    }
    said = charts_input({"chart": chart})
    is_enough = all(map(is_shown, (each for each in set(said) if ord(each) > LATIN)))
    fonts = SHIPPED if is_enough else Fonts(of_computer=True)
    png = _typst().compile(
        given,
        font_paths=_found(fonts),
        format="png",
        ppi=DOTS_PER_INCH,
        sys_inputs={**_common(fonts), "charts": said},
    )
    assert isinstance(png, bytes)  # noqa: S101 - one page, one picture
    return png


@cache
def is_shown(character: str, fonts: Fonts = SHIPPED) -> bool:
    """Whether one of the fonts has a character, with the marks on it."""
    asked = b"#set text(font: json(bytes(sys.inputs.fonts)))"
    page = b'#set document(title: "c")\n' + asked + b"\n#sys.inputs.character"
    inputs = {**_common(fonts), "character": character}
    try:
        _typst().compile(
            page, font_paths=_found(fonts), format="pdf", pdf_standards=STANDARD, sys_inputs=inputs
        )
    except _typst().TypstError:
        return False
    return True


def charts_input(charts: Mapping[str, Chart]) -> str:
    """Charts as the JSON that chart.typ reads."""
    drawn = {name: plain_form(each) for name, each in charts.items()}
    return json.dumps(drawn, ensure_ascii=False)


def quote(text: str) -> str:
    """A text as a string of typst, in which nothing is live."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _common(fonts: Fonts) -> dict[str, str]:
    return {"fonts": json.dumps(fonts.names), "steps": json.dumps(STEPS), "grey": GREY}


@cache
def _shipped(name: str) -> bytes:
    return (bundled(TEMPLATES_FOLDER) / f"{name}.typ").read_bytes()


def _found(fonts: Fonts) -> Any:  # noqa: ANN401 - typst's own
    return _those_there(of_computer=fonts.of_computer or fonts.brand is not None)


@cache
def _those_there(*, of_computer: bool) -> Any:  # noqa: ANN401 - typst's own
    """The fonts that come with sfec, and where they are asked for those of the computer."""
    return _typst().Fonts(
        include_system_fonts=of_computer,
        font_paths=[str(bundled(TEMPLATES_FOLDER) / "fonts")],
    )


@cache
def _typst() -> Any:  # noqa: ANN401 - a module whose own types know neither files by name nor Fonts
    import typst  # noqa: PLC0415 - only where something is set

    return typst
