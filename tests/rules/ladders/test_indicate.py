"""Laws of indicating: what holds of every evidence, whatever the ladder."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.model.condition import AllOf, AnyOf, Is, NoneOf, Unmet
from sfec.model.evidence import NONE, NOT_DUE, Content, Evidence
from sfec.model.policy import Category, Characteristic, EvidenceField, Ladder
from sfec.rules.ladders.fillings import representatives
from sfec.rules.ladders.indicate import possible, verdict, wrongly_not_due
from tests.support.ladders import GOOD, evidence, shipped

FIGURES = [Decimal(text) for text in ("-5", "0", "2.999999", "3", "4.99", "5", "40")]


def contents_of(field: EvidenceField) -> st.SearchStrategy[Content]:
    """Every kind of content a field may have, a gap included."""
    if field.kind == "choices":
        named = [each for each in field.values if each != NONE]
        several = st.lists(st.sampled_from(named), min_size=1, unique=True).map(tuple)
        return st.one_of(st.none(), st.just((NONE,)), several)
    if field.is_figure:
        not_due = [st.just(NOT_DUE)] if field.kind == "plans" else []
        return st.one_of(st.none(), st.sampled_from(FIGURES), *not_due)
    derived = [NOT_DUE] if not field.is_typed else []
    return st.one_of(st.none(), st.sampled_from([*field.values, *derived]))


def evidences(ladder: Ladder) -> st.SearchStrategy[dict[str, Content]]:
    """Any evidence of a ladder."""
    return st.fixed_dictionaries({key: contents_of(field) for key, field in ladder.fields.items()})


ladders_with_evidence = st.one_of(
    [st.tuples(st.just(each), evidences(each)) for each in map(shipped, ("education", "finance"))]
)


def every_filling(ladder: Ladder, contents: Mapping[str, Content]) -> set[str]:
    """The categories reached by trying every filling of every gap, one after another."""
    told = representatives(ladder)
    known = {key: contents[key] for key in told}
    for field_id in list(wrongly_not_due(ladder, known)):
        known[field_id] = None
    gaps = [key for key, content in known.items() if content is None]
    reached = set()
    for filling in product(*(told[key] for key in gaps)):
        filled = known | dict(zip(gaps, filling, strict=True))
        if not any(True for _ in wrongly_not_due(ladder, filled)):
            reached |= set(possible(ladder, filled))
    return reached


@settings(max_examples=25, deadline=None)
@given(ladders_with_evidence)
def test_what_is_left_open_is_exactly_what_some_way_of_filling_the_gaps_reaches(
    drawn: tuple[Ladder, dict[str, Content]],
) -> None:
    ladder, contents = drawn
    assert set(verdict(ladder, Evidence(contents)).possible) == every_filling(ladder, contents)


@settings(max_examples=200, deadline=None)
@given(ladders_with_evidence, st.data())
def test_filling_a_gap_never_adds_to_what_is_left_open(
    drawn: tuple[Ladder, dict[str, Content]], data: st.DataObject
) -> None:
    ladder, contents = drawn
    gaps = [key for key in representatives(ladder) if contents[key] is None]
    if not gaps:
        return
    gap = data.draw(st.sampled_from(gaps))
    filling = data.draw(contents_of(ladder.fields[gap]))
    before = set(verdict(ladder, Evidence(contents)).possible)
    after = set(verdict(ladder, Evidence(contents | {gap: filling})).possible)
    assert after <= before


@settings(max_examples=200, deadline=None)
@given(ladders_with_evidence)
def test_every_evidence_leaves_something_open_in_the_shipped_ladders(
    drawn: tuple[Ladder, dict[str, Content]],
) -> None:
    ladder, contents = drawn
    assert verdict(ladder, Evidence(contents)).possible


#: Each field's answers, the best first: what a ladder should never reward is a step to the right.
BEST_FIRST: dict[str, tuple[Content, ...]] = {
    "safeguarding": ("met", "not met"),
    "engagement": ("engaged", "partly engaged", "not engaged"),
    "audit_actions": ("closed", "being closed", "not being closed"),
    "peer_review": ("as expected", "below expected"),
    "pupil_progress": ("good", "not good"),
    "concerns_raised_by": (("none",), ("SIP",), ("SIP", "CEO")),
    "safeguarding_failings": ("none", "isolated", "repeated", "systematic"),
    "rep_targets": ("met", "in progress", "not met"),
    "rep_count": (Decimal(0), Decimal(1), Decimal(2)),
    "rep_extensions": (Decimal(0), Decimal(1), Decimal(2)),
    "notice_targets": ("met", "in progress", "not met"),
    "board_targets": ("met", "in progress", "not met"),
    "reserves_percent": tuple(reversed(FIGURES)),
    "in_year_balance": tuple(reversed(FIGURES)),
    "reserves_plan": ("very realistic", "clear", "unclear", "none"),
    "money_plans": ("clear", "not clear"),
    "cost_centres": ("on track", "causing concern"),
    "deficit_outlook": ("unlikely", "possible", "probable"),
    "recovery_plan": ("clear", "not clear"),
    "hq_advice": ("followed", "not followed"),
    "letter_directives": ("met", "in progress", "not met"),
    "frep_actions": ("met", "in progress", "not met"),
}


@settings(max_examples=200, deadline=None)
@given(ladders_with_evidence, st.data())
def test_worse_evidence_never_gives_a_better_category(
    drawn: tuple[Ladder, dict[str, Content]], data: st.DataObject
) -> None:
    ladder, contents = drawn
    changed = data.draw(st.sampled_from(sorted(representatives(ladder))))
    order = BEST_FIRST[changed]
    better, worse = sorted(
        data.draw(st.lists(st.integers(0, len(order) - 1), min_size=2, max_size=2))
    )
    ranks = [
        [
            ladder.rank(each)
            for each in verdict(ladder, Evidence(contents | {changed: order[step]})).possible
        ]
        for step in (better, worse)
    ]
    assert min(ranks[0]) <= min(ranks[1])
    assert max(ranks[0]) <= max(ranks[1])


def test_the_order_above_names_every_field_the_shipped_ladders_rest_on() -> None:
    assert set(BEST_FIRST) == set(representatives(shipped("education"))) | set(
        representatives(shipped("finance"))
    )


def ladder_of(conditions: Mapping[str, Mapping[str, object]], fields: int) -> Ladder:
    """A ladder over yes-or-no fields f0, f1, …; each category's conditions by id."""
    asked = {
        f"f{n}": EvidenceField(f"f{n}", f"F{n}", "choice", ("good", "bad")) for n in range(fields)
    }
    categories = [
        Category(
            name,
            name.title(),
            "all" if name == "universal" else "any",
            tuple(Characteristic(key, name, key, each, "test") for key, each in held.items()),  # type: ignore[arg-type]
        )
        for name, held in conditions.items()
    ]
    return Ladder("test", "Test", asked, tuple(categories))


def test_a_category_that_only_a_contradiction_would_reach_is_not_left_open() -> None:
    good, bad = Is("f0", ("good",)), Is("f0", ("bad",))
    ladder = ladder_of(
        {
            "universal": {"a": AnyOf((good, NoneOf((good,))))},
            "concerning": {"b": Unmet("universal"), "c": AllOf((good, bad))},
        },
        fields=1,
    )
    assert verdict(ladder, Evidence({"f0": None})).possible == ("universal",)


def test_forty_gaps_at_once_are_no_hang() -> None:
    universal = {f"c{n}": Is(f"f{n}", ("good",)) for n in range(40)}
    never = AllOf(tuple(Is("f0", (value,)) for value in ("good", "bad")))
    ladder = ladder_of(
        {"universal": universal, "concerning": {"u": Unmet("universal")}, "poor": {"n": never}},
        fields=40,
    )
    contents: dict[str, Content] = dict.fromkeys(ladder.fields)
    assert verdict(ladder, Evidence(contents)).possible == ("universal", "concerning")


@pytest.mark.parametrize("ladder_id", ["education", "finance"])
def test_a_school_of_which_nothing_is_known_is_open_from_universal_to_poor(ladder_id: str) -> None:
    nothing: dict[str, Content] = {
        field.id: None if field.is_typed else evidence(ladder_id).contents[field.id]
        for field in shipped(ladder_id).fields.values()
    }
    nothing |= {"reserves_percent": None} if ladder_id == "finance" else {}
    assert verdict(shipped(ladder_id), Evidence(nothing)).possible == (
        "universal",
        "concerning",
        "poor",
    )


def test_the_evidence_itself_is_never_changed() -> None:
    given_evidence = evidence("finance", deficit_outlook="probable")
    before = dict(given_evidence.contents)
    verdict(shipped("finance"), given_evidence)
    assert given_evidence.contents == before
    assert replace(given_evidence) == given_evidence
    assert GOOD["finance"]["deficit_outlook"] == "unlikely"
