"""The headings of a plan's workbook."""

from sfec.folder.plans import plan_headings as heads


def test_what_is_to_be_done_stands_between_its_block_and_its_owner() -> None:
    for one in ("Directive", "Target"):
        assert list(heads.directive_notes(one))[:4] == ["No.", "Block", one, "Owner"]


def test_every_heading_has_something_said_of_it() -> None:
    said = (heads.PLAN_NOTES, heads.REVIEW_NOTES, heads.RESULT_NOTES, heads.EXTENSION_NOTES)
    assert all(note.endswith((".", "…")) for notes in said for note in notes.values())
