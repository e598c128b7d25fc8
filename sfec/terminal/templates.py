"""The templates of documents at the prompt: each, and which file of it counts."""

from collections.abc import Sequence

from sfec.documents.templates import Template
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain

_HINT = "`sfec templates copy NAME` puts one into the trust's folder, to be changed there"


def show_templates(templates: Sequence[Template]) -> None:
    """Print every template and where the file of it that counts lies."""
    screen = Screen()
    name = max((len(each.name) for each in templates), default=0)
    widths = (name, screen.width - name - GAP)
    for template in templates:
        whose = "the trust's own" if template.is_own else "comes with sfec"
        screen.row(widths, (plain(template.name, "bold"), plain(f"{whose}: {template.path}")))
    screen.print(plain(_HINT, "dim"))
