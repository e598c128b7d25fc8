"""The templates of documents, as JSON."""

from pathlib import Path

from sfec.documents.templates import Template
from sfec.results_json.templates import templates_json


def test_each_has_the_file_that_counts_and_whether_it_is_the_trusts_own() -> None:
    found = [Template("letterhead.docx", Path("templates/letterhead.docx"), is_own=True)]
    assert templates_json(found) == (
        '{"templates": [{"name": "letterhead.docx", "file": "templates/letterhead.docx", '
        '"own": true}]}'
    )
