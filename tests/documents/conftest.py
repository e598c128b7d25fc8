"""A computer whose fonts have a character that sfec's lack."""

from collections.abc import Iterator

import pytest
import typst

from sfec.documents import typesetting
from sfec.folder.formats.bundled import bundled

SNOWMAN = "\u2603"


@pytest.fixture
def fonts_of_a_computer(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Carlito alone is sfec's, and what typst brings the computer's; the character it has more."""
    carlito = [str(bundled("templates") / "fonts")]

    def those_there(*, of_computer: bool) -> typst.Fonts:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=of_computer, font_paths=carlito
        )

    monkeypatch.setattr(typesetting, "_those_there", those_there)
    typesetting.is_shown.cache_clear()
    yield SNOWMAN
    typesetting.is_shown.cache_clear()
