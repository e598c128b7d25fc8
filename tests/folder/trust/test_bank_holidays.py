"""Bank holidays, as the days on which England's schools and offices are shut."""

import subprocess
import sys
from datetime import date

from sfec.folder.trust.bank_holidays import bank_holidays, reckoned, written_down


def test_those_of_england_are_known_with_the_days_kept_instead_of_those_at_a_weekend() -> None:
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
    assert not {
        date(2027, 1, 4),
        date(2027, 3, 17),
        date(2027, 8, 2),
        date(2027, 11, 30),
    } & bank_holidays([2027])


def test_several_years_are_one_set_whatever_their_order() -> None:
    assert bank_holidays([2027, 2026, 2027]) == bank_holidays([2026]) | bank_holidays([2027])
    assert bank_holidays([]) == frozenset()


def test_those_that_are_written_down_are_those_of_the_package() -> None:
    years = range(2015, 2041)
    assert dict(written_down()) == {each: reckoned(each) for each in years}


def test_years_that_are_not_written_down_are_known_too() -> None:
    assert date(2044, 4, 15) in bank_holidays([2044])


def test_the_package_that_knows_them_is_loaded_only_for_years_that_are_not_written_down() -> None:
    modules = "sfec.folder.trust.bank_holidays as them, sfec.office.core_offer"
    asks = f"import sys, {modules}; them.bank_holidays([2026]); print('holidays' in sys.modules)"
    command = [sys.executable, "-c", asks]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"
