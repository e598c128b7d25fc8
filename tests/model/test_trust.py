"""Schools and their time in the trust."""

from datetime import date

import pytest

from sfec.model.trust import PHASES, ROLES, School


@pytest.mark.parametrize(
    ("joined", "left", "belongs"),
    [
        (None, None, True),
        (date(2026, 9, 1), None, True),
        (date(2026, 12, 18), None, True),
        (date(2026, 12, 19), None, False),
        (None, date(2026, 11, 2), False),
        (None, date(2026, 11, 3), True),
    ],
)
def test_a_school_belongs_to_a_half_term_it_was_in_the_trust_for(
    joined: date | None, left: date | None, *, belongs: bool
) -> None:
    school = School("RPS", "Ravelmoor", joined=joined, left=left)
    assert school.belongs(date(2026, 11, 2), date(2026, 12, 18)) is belongs


def test_roles_are_named_as_letters_name_them() -> None:
    assert ROLES["lsb_chair"] == "LSB chair"
    assert ROLES["fr_representative"] == "F&R representative"
    assert "all-through" in PHASES
