"""Documents that were written: the names of their files, and the folder they are in."""

from sfec.model.written_documents import folder_of, names_of

FILES = ("documents/2026-27/RPS-year-page.docx", "documents/2026-27/RPS-year-page.pdf")


def test_a_file_is_named_without_its_folder() -> None:
    assert names_of(FILES) == ["RPS-year-page.docx", "RPS-year-page.pdf"]
    assert names_of([]) == []


def test_a_file_has_a_folder_even_where_it_lies_in_the_trusts_own() -> None:
    assert folder_of(FILES[0]) == "documents/2026-27"
    assert folder_of("audits.xlsx") == "."
