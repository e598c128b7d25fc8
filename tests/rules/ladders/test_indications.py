"""What the evidence indicates, what tells, and the values that rests on."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from sfec.model.condition import AllOf, AnyOf, Condition, Is, NoneOf, Unmet
from sfec.model.evidence import Content, Evidence
from sfec.model.indication import Indication
from sfec.rules.ladders.indications import (
    indicate,
    reasons,
    rests_on,
    say_telling,
    say_values,
    telling,
    unknown_behind,
    unmet_behind,
)
from tests.rules.ladders.test_indicate import ladder_of
from tests.support.ladders import evidence, shipped

GOOD, BAD = Is("f1", ("good",)), Is("f2", ("bad",))


def found_in(ladder_id: str, **changed: Content) -> Indication:
    """What a shipped ladder makes of evidence that is good but for what is changed."""
    return indicate(shipped(ladder_id), evidence(ladder_id, **changed))


def told_by(indication: Indication, characteristic: str) -> tuple[str, ...]:
    """The fields that the answer of a characteristic rests on."""
    [found] = [each for each, _ in indication.answered() if each.id == characteristic]
    return rests_on(indication, found)


def test_the_next_move_leads_from_where_the_school_is_to_what_is_indicated() -> None:
    ladder, shown = shipped("education"), evidence("education", engagement="not engaged")
    found = indicate(ladder, shown, "universal")
    assert (found.current, found.next and found.next.to) == ("universal", "concerning")
    assert indicate(ladder, shown).current is None


def test_what_tells_is_what_holds_in_the_categories_left_open_but_for_the_best() -> None:
    assert list(telling(found_in("education"))) == []
    worse = found_in("education", engagement="not engaged", safeguarding_failings="repeated")
    assert [each.id for each in telling(worse)] == ["repeated_failings"]


def test_the_reasons_name_the_gaps_that_matter() -> None:
    told = reasons(found_in("finance", hq_advice=None, cost_centres="causing concern"))
    assert [each.id for each in told.telling] == ["cost_centres_concern"]
    assert told.missing == ()
    assert reasons(found_in("finance", hq_advice=None)).missing == ("hq_advice",)


def test_what_tells_is_said_with_its_values() -> None:
    low = found_in("finance", reserves=Decimal(29_700))
    says = "Reserves are under 3 % of GAG, whatever the plan (Reserves as a share of GAG: 2.97 %)"
    assert say_telling(low) == (says,)


def test_a_value_that_another_is_figured_from_or_that_is_not_known_goes_unsaid() -> None:
    found = found_in("finance", hq_advice=None)
    said = say_values(found, ["reserves_percent", "reserves", "gag", "hq_advice", "money_plans"])
    assert said == ["Reserves as a share of GAG: 8.0 %", "Money plans: clear"]


def test_a_share_rests_on_its_part_and_whole_too() -> None:
    fields = told_by(found_in("finance"), "reserves_under_least")
    assert fields == ("reserves_percent", "reserves", "gag")


def test_for_a_share_not_known_people_fill_in_the_figure_that_is_missing() -> None:
    found = found_in("finance", reserves=None)
    assert [each.id for each in unknown_behind(found, "reserves_percent")] == ["reserves"]
    assert [each.id for each in unknown_behind(found, "hq_advice")] == ["hq_advice"]


def poor_when(condition: Condition, answers: Mapping[str, Content]) -> Indication:
    """Evidence on a ladder whose best category asks for two good answers, the worst for this."""
    universal = {"a": Is("f0", ("good",)), "b": GOOD}
    ladder = ladder_of({"universal": universal, "poor": {"c": condition}}, fields=3)
    return indicate(ladder, Evidence(answers))


ANSWERS = {"f0": "bad", "f1": "good", "f2": "bad"}


@pytest.mark.parametrize(
    ("condition", "fields"),
    [
        (Unmet("universal"), ("f0",)),
        (AllOf((Unmet("universal"), BAD)), ("f0", "f2")),
        (AllOf((BAD, AnyOf((GOOD, Unmet("universal"))))), ("f2", "f1", "f0")),
    ],
)
def test_a_characteristic_rests_on_what_is_not_met_of_a_better_category_wherever_it_asks(
    condition: Condition, fields: tuple[str, ...]
) -> None:
    assert told_by(poor_when(condition, ANSWERS), "c") == fields


def test_what_is_not_known_to_be_met_is_what_it_rests_on_too() -> None:
    found = poor_when(AllOf((Unmet("universal"), BAD)), {**ANSWERS, "f1": None})
    assert told_by(found, "c") == ("f0", "f1", "f2")
    unmet = unmet_behind(found, AllOf((Unmet("universal"), BAD)))
    assert [each.id for each in unmet] == ["a", "b"]


def test_where_a_better_category_must_be_met_all_of_it_is_what_it_rests_on() -> None:
    found = poor_when(NoneOf((Unmet("universal"),)), {**ANSWERS, "f0": "good"})
    assert told_by(found, "c") == ("f0", "f1")
