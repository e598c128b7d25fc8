"""What a letter says a category brings (the reading's decision 9)."""

from datetime import date

from sfec.rules.letters.letter_obligations import brought_by, going_on
from tests.support.ladders import shipped

EDUCATION = shipped("education")


def test_what_falls_due_has_its_owner_and_its_day() -> None:
    due = {"education_poor_action_plan": date(2026, 12, 18)}
    said = brought_by(EDUCATION, EDUCATION.category("poor"), due)
    plan = "An action plan written jointly by the LSB and the head, sent to the E&S chair"
    assert f"{plan} (head, by 18 December 2026)" in said
    assert "Extra coaching for leaders from an external supervisor" in said


def test_what_may_be_comes_last_and_what_is_confidential_not_at_all() -> None:
    said = brought_by(EDUCATION, EDUCATION.category("concerning"), {})
    assert said[-1] == "A mentor may be appointed"
    assert not [
        each for each in brought_by(EDUCATION, EDUCATION.category("deficient"), {}) if "HR" in each
    ]


def test_universals_go_on_in_every_category_but_for_what_is_universals_alone() -> None:
    for ladder in (EDUCATION, shipped("finance")):
        said = going_on(ladder, {})
        assert "Engage in the core offer" in said
        assert "An informal plan may be put in place" not in said
        assert "Financial freedom is the default" not in said
