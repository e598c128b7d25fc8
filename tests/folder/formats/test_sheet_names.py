"""The names of sheets and headings, which are matched whatever their case and spacing."""

from sfec.folder.formats.cells import fold
from sfec.folder.formats.sheet_names import (
    AUDITS,
    BESIDE,
    OTHER_SHEETS,
    OWN_HEADINGS,
    RECOMMENDATIONS,
)


def test_no_two_sheets_and_no_two_headings_can_be_taken_for_one_another() -> None:
    for names in ((*OTHER_SHEETS, AUDITS, RECOMMENDATIONS), OWN_HEADINGS):
        assert len({fold(each) for each in names}) == len(names)


def test_what_stands_beside_is_taken_for_no_heading_that_is_read() -> None:
    assert not any(each.startswith(BESIDE) for each in OWN_HEADINGS)
    assert not {fold(f"{BESIDE}{each}") for each in OWN_HEADINGS} & set(map(fold, OWN_HEADINGS))
