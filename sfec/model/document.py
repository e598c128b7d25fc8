"""What every kind of document has in common, whatever it says."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from sfec.model.chart import Chart


class Particulars(NamedTuple):
    """What stands around what a document says.

    `period` is the half-term or year that it tells of, in words; `school` the school's name, empty
    where it is the trust's own; `status` what is said of one that is not to be sent; `charts` its
    pictures, by the name that its text gives them; `title` what it is called, where it is called
    otherwise than its kind.
    """

    trust: str
    period: str
    school: str = ""
    status: str = ""
    charts: Mapping[str, Chart] = {}
    title: str = ""


class DocumentContext(Protocol):
    """What a document says: a frozen record, of which its template is given everything."""

    @property
    def particulars(self) -> Particulars:
        """What stands around it."""


def plain_form(content: Any) -> Any:  # noqa: ANN401 - records, texts, days and numbers
    """A context as JSON has it: a record by the names of its fields, a day as 2026-11-23."""
    if isinstance(content, date):
        return content.isoformat()
    if not isinstance(content, tuple):
        return content
    fields = getattr(content, "_fields", None)
    values = map(plain_form, content)
    return dict(zip(fields, values, strict=True)) if fields else list(values)
