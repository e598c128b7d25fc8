"""Bank holidays, as the days on which England's schools and offices are shut."""

import subprocess
import sys
from datetime import date

from sfec.folder.bank_holidays import bank_holidays


def test_the_bank_holidays_of_england_are_known_with_the_days_kept_instead_of_those_at_a_weekend() -> None:
    found = {day for day in bank_holidays([2027]) if day.weekday() < 5}
    assert found == {
        date(2027, 1, 1),
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2027, 5, 3),
        date(2027, 5, 31),
        date(2027, 8, 30),
        date(2027, 12, 27),
        date(2027, 12, 28),
    }


def test_those_of_scotland_and_northern_ireland_are_not_among_them() -> None:
    assert not {date(2027, 1, 4), date(2027, 3, 17), date(2027, 8, 2), date(2027, 11, 30)} & bank_holidays([2027])


def test_several_years_are_one_set_whatever_their_order() -> None:
    assert bank_holidays([2027, 2026, 2027]) == bank_holidays([2026]) | bank_holidays([2027])
    assert bank_holidays([]) == frozenset()


def test_the_package_that_knows_them_is_loaded_only_when_they_are_asked_for() -> None:
    asks = "import sys; import sfec.folder.bank_holidays, sfec.commands.offer; print('holidays' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", asks], capture_output=True, encoding="utf-8", check=True).stdout
        == "False\n"
    )
