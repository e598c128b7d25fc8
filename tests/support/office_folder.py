"""A trust's folder as the office opens it, and year pages that go out to a school's head."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from sfec.documents.kinds import KINDS
from sfec.folder.data_folder import DataFolder
from sfec.model.ledger import Recorder
from sfec.model.trust import Holder, School
from sfec.model.year_page import YearPage
from sfec.office.document_series import DocumentSeries, Paper
from sfec.office.recording import Recording, recording
from sfec.office.rounds import OpenFolder, OpenRound, open_round
from tests.support.trust_builder import TODAY

T = TypeVar("T")
DAY = date.fromisoformat(TODAY)
MOMENT = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
RPS = School("RPS", "Ravelmoor Primary School")
HEAD = Holder("head", "Hal Brook")
PAGES = "documents/2026-27"
A_PAGE = YearPage(
    trust="Larkmere Trust",
    school=RPS.name,
    code=RPS.code,
    year="2026-27",
    on=DAY,
    first=DAY,
    last=DAY,
    weekly=(),
    monthly=(),
    half_termly=(),
    dated=(),
    ongoing=(),
)


def open_trust(folder: Path, known_by: date | None = None) -> OpenRound:
    """The trust's round as on 23 November 2026, or as it was known by a day before."""
    return open_round(OpenFolder(DataFolder(folder), known_by or DAY, known_by), None)


@contextmanager
def held_trust(folder: Path) -> Iterator[Recording]:
    """The trust with its ledger held, by smarsh at laptop7."""
    opened = OpenFolder(DataFolder(folder), DAY)
    with recording(opened, MOMENT, Recorder("smarsh", "laptop7")) as held:
        yield held


def year_pages(folder: Path, known_by: date | None = None) -> DocumentSeries:
    """The year pages of that trust."""
    return DocumentSeries(open_trust(folder, known_by), KINDS[YearPage], "2026-27")


def to_the_head(school: School) -> Paper:
    """A year page that goes to a school's head."""
    return Paper(school, A_PAGE, addressed=("head",), to=(HEAD,))
