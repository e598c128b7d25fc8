"""The templates of documents at the prompt: each, and which file of it counts."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from sfec.terminal.columns import GAP, side_by_side
from sfec.terminal.looks import console, plain


class Listed(Protocol):
    """A template, and the file of it that counts."""

    @property
    def name(self) -> str: ...  # noqa: D102 - as the class says
    @property
    def path(self) -> Path: ...  # noqa: D102 - as the class says
    @property
    def is_own(self) -> bool: ...  # noqa: D102 - as the class says


def show_templates(found: Sequence[Listed]) -> None:
    """Print every template and where the file of it that counts lies."""
    shown = console()
    name = max((len(each.name) for each in found), default=0)
    for each in found:
        whose = "the trust's own" if each.is_own else "comes with sfec"
        where = plain(f"{whose}: {each.path}")
        shown.print(side_by_side(shown, (name, shown.width - name - GAP), (plain(each.name, "bold"), where)))
    shown.print(plain("`sfec templates copy NAME` puts one into the trust's folder, to be changed there", "dim"))


def templates_json(found: Sequence[Listed]) -> str:
    """Every template as JSON."""
    listed = [{"name": each.name, "file": str(each.path), "own": each.is_own} for each in found]
    return json.dumps({"templates": listed}, ensure_ascii=False)
