"""Activities: which fall due, and how often."""

import pytest

from sfec.model.activity import CENTRAL_TEAM, Activity, Cadence


@pytest.mark.parametrize(
    ("cadence", "falls_due", "is_repeated"),
    [
        (Cadence.ONGOING, False, False),
        (Cadence.WEEKLY, True, True),
        (Cadence.MONTHLY, True, True),
        (Cadence.HALF_TERMLY, True, True),
        (Cadence.TERMLY, True, True),
        (Cadence.YEARLY, True, False),
        (Cadence.THREE_YEARLY, True, False),
    ],
)
def test_all_but_ongoing_ones_fall_due_and_some_of_them_more_than_once_a_year(
    cadence: Cadence, *, falls_due: bool, is_repeated: bool
) -> None:
    found = Activity("it", "It", cadence, "school")
    assert (found.falls_due, found.is_repeated) == (falls_due, is_repeated)


def test_what_names_no_owner_is_the_central_teams_and_hqs_to_do() -> None:
    found = Activity("it", "It", Cadence.YEARLY, "school")
    assert (found.owner, found.owed_by, found.is_core) == (CENTRAL_TEAM, "hq", True)
