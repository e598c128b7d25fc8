"""Pages that were written, as JSON."""

import json

from sfec.model.trust import School
from sfec.model.written_documents import WrittenDocument
from sfec.results_json.pages import pages_json

RPS, OHS = School("RPS", "Ravelmoor Primary School"), School("OHS", "Osterfold High School")
PAGES = (
    WrittenDocument(RPS, ("documents/2026-27/RPS-year-page.docx",)),
    WrittenDocument(OHS, ()),
)
PROGRAMME = WrittenDocument(None, ("documents/2026-27/audit-programme.pdf",))


def test_as_json_each_page_has_its_files() -> None:
    told = json.loads(pages_json(PAGES, "2026-27"))
    assert told["pages"][1] == {"school": "OHS", "files": []}


def test_what_is_the_trusts_own_is_of_no_school() -> None:
    assert json.loads(pages_json([PROGRAMME], "2026-27"))["pages"][0]["school"] is None
