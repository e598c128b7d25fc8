"""What a cell says."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.folder.formats.cells import Misread, fold, is_blank, read_choice, read_content, read_day
from sfec.folder.formats.workbook import CellValue
from sfec.model.policy import EvidenceField

MONEY = EvidenceField("reserves", "Reserves", "money")
GAG = EvidenceField("gag", "GAG", "money", above_zero=True)
NUMBER = EvidenceField("rate", "Rate", "number")
CHOICE = EvidenceField(
    "review", "Peer review", "choice", ("as expected", "below expected", "not due")
)
RAISED = EvidenceField("raised", "Concerns raised by", "choices", ("none", "CEO", "LSB", "SIP"))


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (12400.0, "12400"),
        (37037.009999999995, "37037.01"),
        ("£12,400", "12400"),
        ("12,400.50", "12400.50"),
        ("(1,200)", "-1200"),
        ("(£1,200)", "-1200"),
        ("-£1,200", "-1200"),
        ("£-1,200", "-1200"),
        ("\u22121200", "-1200"),
        (" £ 5 ", "5"),
    ],
)
def test_money_that_is_plainly_meant_is_read(value: CellValue, amount: str) -> None:
    assert read_content(MONEY, value) == Decimal(amount)


@pytest.mark.parametrize(
    "value",
    ["12.4k", "5%", "(1,200", "--5", "-(5)", "1,2,3", "£", "n/a", "12 400", "1e5", "$5", True],
)
def test_money_that_is_not_plainly_meant_is_refused(value: CellValue) -> None:
    misread = read_content(MONEY, value)
    assert isinstance(misread, Misread)
    assert "not an amount of money" in misread.message


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("121.870", "type 121870 or 121.87;"),
        (" £121.875 ", "type 121875 or 121.875;"),
        ("(1.000)", "type -1000 or -1;"),
        ("1.234,56", "type 1234.56;"),
        ("1.234.567", "type 1234567;"),
    ],
)
def test_a_point_that_may_stand_between_thousands_is_refused(value: str, hint: str) -> None:
    for field in (MONEY, NUMBER):
        misread = read_content(field, value)
        assert isinstance(misread, Misread)
        assert hint in misread.hint


@pytest.mark.parametrize("value", ["0.125", "1234.567", "12,345.678", "95.25"])
def test_a_point_that_is_plainly_before_less_than_one_is_read(value: str) -> None:
    assert read_content(NUMBER, value) == Decimal(value.replace(",", ""))
    assert read_content(NUMBER, 121.875) == Decimal("121.875")


@pytest.mark.parametrize("value", [0.0, -5.0, "0", "(5)"])
def test_gag_must_be_above_zero(value: CellValue) -> None:
    misread = read_content(GAG, value)
    assert isinstance(misread, Misread)
    assert "above zero" in misread.hint


def test_a_number_has_no_pound_sign() -> None:
    assert read_content(NUMBER, "95.2") == Decimal("95.2")
    assert isinstance(read_content(NUMBER, "£5"), Misread)
    assert isinstance(read_content(NUMBER, date(2026, 1, 1)), Misread)


@pytest.mark.parametrize("value", ["as expected", "As Expected", " as  expected ", "AS-EXPECTED"])
def test_choices_match_whatever_their_case_and_spacing(value: str) -> None:
    assert read_content(CHOICE, value) == "as expected"


def test_a_misspelt_choice_says_what_is_allowed_and_what_was_meant() -> None:
    misread = read_content(CHOICE, "as expcted")
    assert misread == Misread(
        'Peer review is "as expcted"',
        'allowed: as expected, below expected, not due; did you mean "as expected"?',
    )


def test_several_choices_with_commas_between() -> None:
    assert read_content(RAISED, "sip, CEO") == ("CEO", "SIP")
    assert read_content(RAISED, "none") == ("none",)
    assert isinstance(read_content(RAISED, "none, CEO"), Misread)
    assert isinstance(read_content(RAISED, "CEO, DfE"), Misread)


@pytest.mark.parametrize("value", ["", "   ", "\u00a0"])
def test_a_blank_is_not_known_never_zero(value: str) -> None:
    assert is_blank(value)
    for field in (MONEY, CHOICE, RAISED):
        assert read_content(field, value) is None
    assert read_choice("Result", ("met",), value) is None
    assert read_day("Due", value) is None


def test_days_from_date_cells_and_from_text() -> None:
    assert read_day("Due", date(2026, 6, 1)) == date(2026, 6, 1)
    assert read_day("Due", datetime(2026, 6, 1, 12, 0, tzinfo=UTC)) == date(2026, 6, 1)
    assert read_day("Due", "1/6/2026") == date(2026, 6, 1)
    assert isinstance(read_day("Due", "31/02/2027"), Misread)
    assert isinstance(read_day("Due", 46024.0), Misread)


@pytest.mark.parametrize("zero", [date(1899, 12, 31), datetime(1899, 12, 30, tzinfo=UTC)])
def test_0_shown_as_a_day_is_none(zero: date) -> None:
    misread = read_day("Due", zero)
    assert isinstance(misread, Misread)
    assert "a link to an empty cell" in misread.message


@given(
    st.one_of(st.text(max_size=30), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
)
def test_no_cell_makes_it_fail(value: CellValue) -> None:
    for field in (MONEY, GAG, NUMBER, CHOICE, RAISED):
        read_content(field, value)


def test_folding_drops_case_spacing_and_the_marks_people_add() -> None:
    assert fold("Safeguarding or H&S failings") == fold(" safeguarding OR h&s  Failings. ")
    assert fold("Siân") == fold("sia\u0302n")
