"""typst, which sets documents as PDF/UA-1 and draws charts, with its fonts and its inputs.

It is given all that it reads and opens no file itself; it fetches nothing, for no file of ours
imports a package.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, TypeAlias

from sfec.documents.colours import GREY, STEPS
from sfec.folder.formats.bundled import bundled
from sfec.folder.names import TEMPLATES_FOLDER
from sfec.model.chart import Chart
from sfec.model.document import plain_form

#: The font that comes with sfec, and one that typst brings for signs and scripts that it lacks.
FONTS = ("Carlito", "DejaVu Sans Mono")
STANDARD = "ua-1"
DOTS_PER_INCH = 220.0
_REFUSAL = 'the text `"'


#: What typst gives back: its own types know neither files by name nor warnings.
Compiled: TypeAlias = Any


class NoGlyph(Exception):  # noqa: N818 - it names what is missing
    """Raised where no font has some characters."""

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = tuple(characters)


def set_pdf(body: bytes, inputs: Mapping[str, str], font: str | None, on: date) -> Compiled:
    """A PDF/UA-1, and typst's warnings. Raises NoGlyph."""
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
            font_paths=_fonts(font),
            format="pdf",
            pdf_standards=STANDARD,
            sys_inputs={**_common(font), **inputs},
            timestamp=noon,
        )
    except _typst().TypstError as error:
        _, found, rest = str(getattr(error, "message", error)).partition(_REFUSAL)
        if not found:
            raise
        raise NoGlyph(rest.partition('"` could not')[0]) from error


def draw(chart: Chart) -> bytes:
    """A chart as PNG, for formats that can show no other picture everywhere."""
    given = {
        "main.typ": b'#import "chart.typ": alone\n#alone("chart")\n',
        "chart.typ": _shipped("chart"),
    }
    inputs = {**_common(None), "charts": charts_input({"chart": chart})}
    png = _typst().compile(
        given, font_paths=_fonts(), format="png", ppi=DOTS_PER_INCH, sys_inputs=inputs
    )
    assert isinstance(png, bytes)  # noqa: S101 - one page, one picture
    return png


@cache
def is_shown(character: str, font: str | None) -> bool:
    """Whether one of the fonts has a character, with the marks on it."""
    fonts = b"#set text(font: json(bytes(sys.inputs.fonts)))"
    page = b'#set document(title: "c")\n' + fonts + b"\n#sys.inputs.character"
    inputs = {**_common(font), "character": character}
    try:
        _typst().compile(
            page, font_paths=_fonts(font), format="pdf", pdf_standards=STANDARD, sys_inputs=inputs
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


def _common(font: str | None) -> dict[str, str]:
    names = [each for each in (font, *FONTS) if each]
    return {"fonts": json.dumps(names), "steps": json.dumps(STEPS), "grey": GREY}


@cache
def _shipped(name: str) -> bytes:
    return (bundled(TEMPLATES_FOLDER) / f"{name}.typ").read_bytes()


@cache
def _fonts(brand: str | None = None) -> Any:  # noqa: ANN401 - typst's own
    """The fonts that come with sfec; those of the computer too where the brand names one."""
    return _typst().Fonts(
        include_system_fonts=brand is not None,
        font_paths=[str(bundled(TEMPLATES_FOLDER) / "fonts")],
    )


@cache
def _typst() -> Any:  # noqa: ANN401 - a module whose own types know neither files by name nor Fonts
    import typst  # noqa: PLC0415 - only where something is set

    return typst
