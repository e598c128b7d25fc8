"""What is wrong in a plan that can be read."""

from datetime import date
from typing import Any

import pytest

from sfec.model.evidence import MET
from sfec.model.plan import WITHDRAWN, Plan
from sfec.model.trust import Person, School, Trust
from sfec.problems import Level
from sfec.rules.plans.plan_faults import PlanPeople, plan_faults
from tests.support.plan_builder import (
    WEEKS,
    WRITTEN,
    closing,
    directive,
    extension,
    notice,
    rep,
    result,
    review,
    standing,
)

DUE, ON = date(2026, 11, 11), date(2026, 11, 30)
SCHOOL = School(
    "RPS",
    "Ravelmoor Primary School",
    people={"head": (Person("Kit Larch"),), "mentor": (Person("Milo Nash"),)},
)
TRUST = Trust("Quillby Schools Trust", people={"ceo": (Person("Ada Quill"),)})


def faults(plan: Plan, on: date = ON) -> list[tuple[str, Level]]:
    """The codes and levels of what is wrong in a plan."""
    found = plan_faults(standing(plan, on), PlanPeople(TRUST, SCHOOL), WEEKS)
    return [(each.code, each.level) for each in found]


def sound(**changed: Any) -> Plan:  # noqa: ANN401 - any field
    """A REP in which nothing is wrong but what is changed."""
    return rep(**({"results": (result(DUE, MET),), "reviews": (review(DUE),)} | changed))


def test_in_a_sound_plan_nothing_is_wrong() -> None:
    assert faults(sound()) == []
    assert faults(sound(mentor="Milo Nash")) == []
    assert faults(sound(closing=closing(DUE, MET))) == []
    assert faults(notice()) == []


def test_a_draft_may_still_lack_what_it_lacks_but_names_nobody_wrongly() -> None:
    lacking = rep(written_on=None, directives=(directive(block=None, owner=""),))
    assert faults(lacking) == []
    assert faults(rep(written_on=None, mentor="Kit Larch")) == [("plan-mentor", Level.ERROR)]


@pytest.mark.parametrize(
    ("changed", "code", "level"),
    [
        ({"directives": (directive(owner=""),)}, "plan-owner", Level.ERROR),
        ({"directives": (directive(block=None),)}, "plan-due", Level.ERROR),
        ({"directives": (directive(due=date(2026, 11, 2)),)}, "plan-due", Level.ERROR),
        ({"directives": (directive(due=date(2026, 12, 25)),)}, "plan-holiday", Level.NOTE),
        ({"directives": (directive(text="Meet Ada Quill"),)}, "plan-person", Level.WARNING),
        ({"reviews": (review(date(2026, 11, 3)), review(DUE))}, "plan-review", Level.ERROR),
        ({"reviews": (review(DUE, next_on=DUE),)}, "plan-review", Level.ERROR),
        ({"results": ()}, "plan-partly", Level.WARNING),
        ({"results": (result(DUE, MET, met_on=date(2026, 11, 13)),)}, "plan-met-on", Level.ERROR),
        ({"results": (result(DUE, MET, met_on=date(2026, 11, 2)),)}, "plan-met-on", Level.ERROR),
        ({"extensions": (extension(DUE, ON, reason=""),)}, "plan-extension", Level.ERROR),
        ({"extensions": (extension(DUE, DUE),)}, "plan-extension", Level.ERROR),
        ({"extensions": (extension(date(2026, 11, 20), ON),)}, "plan-extension", Level.ERROR),
        ({"closing": closing(date(2026, 11, 3), MET)}, "plan-closing", Level.ERROR),
        ({"closing": closing(DUE, MET)._replace(by="")}, "plan-closing", Level.ERROR),
        ({"mentor": "kit larch"}, "plan-mentor", Level.ERROR),
        ({"mentor": "Somebody Else"}, "plan-mentor", Level.WARNING),
    ],
)
def test_what_is_wrong_is_told(changed: dict[str, Any], code: str, level: Level) -> None:
    found = faults(sound(**changed))
    assert (code, level) in found
    assert {each for each, _ in found} <= {code, "plan-partly"}


def test_an_owner_may_be_named_in_what_they_do() -> None:
    assert faults(sound(directives=(directive(text="Ask Ada Quill", owner="Ada Quill"),))) == []


def test_reviews_stand_in_the_order_in_which_they_were_held() -> None:
    later = review(date(2026, 11, 18))
    found = (result(DUE, MET), result(later.on, MET))
    assert ("plan-review", Level.ERROR) in faults(
        sound(reviews=(later, review(DUE)), results=found)
    )


def test_a_directive_added_after_the_end_is_an_error() -> None:
    late = directive("2", added_on=date(2026, 11, 20), due=date(2026, 12, 11))
    assert ("plan-due", Level.ERROR) in faults(sound(directives=(directive(), late)))


def test_a_day_beyond_the_known_terms_is_a_warning() -> None:
    late = rep(written_on=date(2028, 7, 12), directives=(directive(block="week-6"),))
    assert faults(late, date(2028, 7, 13)) == [("plan-due", Level.WARNING)]


def test_an_extension_not_yet_agreed_is_not_judged_and_one_of_a_closed_plan_is_an_error() -> None:
    ahead = extension(date(2026, 12, 4), date(2026, 12, 11))
    assert faults(sound(extensions=(ahead,))) == []
    closed = sound(
        closing=closing(DUE, MET),
        extensions=(extension(date(2026, 11, 13), date(2026, 12, 11)),),
    )
    assert faults(closed) == [("plan-extension", Level.ERROR)]


def test_closed_as_met_while_something_is_not_is_an_error() -> None:
    closed = rep(closing=closing(DUE, MET))
    assert ("plan-closing", Level.ERROR) in faults(closed)
    withdrawn = sound(
        directives=(directive(), directive("2")),
        results=(result(DUE, MET), result(DUE, WITHDRAWN, "2")),
        closing=closing(DUE, MET),
    )
    assert faults(withdrawn) == []


def test_a_review_of_a_block_leaves_out_only_what_is_of_it() -> None:
    two = (directive(), directive("2", block="week-3"))
    assert faults(sound(directives=two, reviews=(review(DUE, block="week-1"),))) == []
    assert faults(sound(directives=two)) == [("plan-partly", Level.WARNING)]


def test_a_board_of_two_is_too_small_and_a_name_twice_is_one() -> None:
    board: dict[str, Any] = {
        "kind": "board_plan",
        "ladder": "education",
        "directives": (directive(due=ON),),
    }
    two = rep(**board, board=("Ada Quill", "Bea Nott", "ada quill"))
    assert ("plan-board", Level.ERROR) in faults(two)
    assert faults(rep(**board, board=("Ada Quill", "Bea Nott", "Cy Orr"))) == []


def test_a_notice_says_when_it_ends_and_after_it_was_written() -> None:
    assert ("plan-ends", Level.ERROR) in faults(notice(ends_on=None))
    assert ("plan-ends", Level.ERROR) in faults(notice(ends_on=WRITTEN))
