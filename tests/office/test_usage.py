"""Wrong usage: what was given, what is wrong with it, and the option it was given by."""

from datetime import date

import pytest

from sfec.office.usage import Misuse, choose_day, misuse


def test_misuse_quotes_what_was_given_and_keeps_its_option() -> None:
    error = misuse("RSP", "is no school's code", "school")
    assert error.message == '"RSP" is no school\'s code'
    assert error.option == "school"


@pytest.mark.parametrize("text", ["2026-11-23", "23/11/2026", "Monday 23 November 2026"])
def test_a_day_may_be_written_as_people_write_days(text: str) -> None:
    assert choose_day(text, "--on") == date(2026, 11, 23)


def test_what_is_no_day_is_misuse_that_says_how_days_are_written() -> None:
    with pytest.raises(Misuse, match=r'"31/11/2026" is not a day; write a day as') as refused:
        choose_day("31/11/2026", "--on")
    assert refused.value.option == "--on"
