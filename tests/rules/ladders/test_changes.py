"""What would have to be known, and what would have to change."""

from decimal import Decimal

from sfec.model.condition import AllOf, Is
from sfec.model.evidence import Content, Evidence
from sfec.rules.ladders.changes import MOST_CHANGES, Change, Gap, Requirement, changes, gaps
from sfec.rules.ladders.indicate import verdict
from tests.rules.ladders.test_indicate import ladder_of
from tests.support.ladders import evidence, shipped


def gaps_in(ladder_id: str, **changed: Content) -> list[Gap]:
    given = evidence(ladder_id, **changed)
    return list(gaps(shipped(ladder_id), given, verdict(shipped(ladder_id), given)))


def changes_for(ladder_id: str, **changed: Content) -> list[Change]:
    given = evidence(ladder_id, **changed)
    return list(changes(shipped(ladder_id), given, verdict(shipped(ladder_id), given)))


def test_a_gap_says_what_each_way_of_filling_it_would_leave_open() -> None:
    assert gaps_in("education", pupil_progress=None) == [
        Gap(
            "pupil_progress",
            (
                (Requirement("pupil_progress", ("good",)), ("universal",)),
                (Requirement("pupil_progress", ("not good",)), ("concerning",)),
            ),
        )
    ]


def test_a_gap_in_a_figure_is_told_by_the_lines_between() -> None:
    [gap] = gaps_in("finance", reserves=None)
    assert [(wanted.at_least, wanted.below, left) for wanted, left in gap.outcomes] == [
        (None, Decimal(3), ("poor",)),
        (Decimal(3), Decimal(5), ("concerning",)),
        (Decimal(5), None, ("universal",)),
    ]


def test_ways_that_leave_the_same_open_are_told_as_one() -> None:
    [gap] = gaps_in("education", safeguarding_failings=None)
    assert [wanted.values for wanted, _ in gap.outcomes] == [
        ("none", "isolated"),
        ("repeated", "systematic"),
    ]
    [raised] = gaps_in("education", concerns_raised_by=None)
    assert raised.outcomes[1][0].values == ("CEO", "ERA", "EHT", "ELT", "LSB", "LA", "SIP")


def test_a_gap_that_would_change_nothing_is_left_out() -> None:
    assert gaps_in("education", pupil_progress=None, safeguarding_failings="systematic") == []


def test_the_one_field_that_would_lift_a_school() -> None:
    assert changes_for("education", peer_review="below expected") == [
        Change(("universal",), (Requirement("peer_review", ("as expected",)),))
    ]


def test_the_smallest_ways_up_are_found_for_every_better_category() -> None:
    low = changes_for("finance", reserves=Decimal(29_000), reserves_plan="clear")
    assert Change(("universal",), (Requirement("reserves_percent", at_least=Decimal(5)),)) in low
    assert (
        Change(
            ("concerning",),
            (Requirement("reserves_percent", at_least=Decimal(3), below=Decimal(5)),),
        )
        in low
    )


def test_ways_of_which_every_combination_serves_are_told_as_one() -> None:
    told = changes_for(
        "finance",
        cost_centres="causing concern",
        deficit_outlook="probable",
        recovery_plan="not clear",
    )
    outlooks = [
        c.wanted[0].values
        for c in told
        if c.to == ("concerning",) and c.wanted[0].field == "deficit_outlook"
    ]
    assert outlooks == [("unlikely", "possible")]


def test_nothing_need_change_for_a_school_in_the_best_category_or_in_none() -> None:
    assert changes_for("education") == []
    assert changes_for("education", pupil_progress=None) == []


def test_a_category_further_away_than_three_fields_has_no_short_way() -> None:
    far = {"safeguarding": "not met", "engagement": "not engaged", "pupil_progress": "not good"}
    assert {len(each.wanted) for each in changes_for("education", **far)} == {MOST_CHANGES}
    assert changes_for("education", **far, audit_actions="not being closed") == []


def test_nothing_is_advised_that_would_make_anything_worse() -> None:
    low = changes_for("finance", reserves=Decimal("29999.99"), reserves_plan="very realistic")
    assert low == [Change(("universal",), (Requirement("reserves_percent", at_least=Decimal(3)),))]
    told = changes_for("finance", letter_directives="not met")
    assert [each.wanted[0].values for each in told] == [("met", "in progress")]


def test_where_gaps_remain_what_would_be_left_open_is_told() -> None:
    told = changes_for("education", safeguarding_failings="systematic", pupil_progress=None)
    assert told == [
        Change(
            ("universal", "concerning"),
            (Requirement("safeguarding_failings", ("none", "isolated")),),
        )
    ]


def test_a_policy_that_leaves_nothing_open_is_nowhere_to_go() -> None:
    good, bad = Is("f0", ("good",)), Is("f0", ("bad",))
    ladder = ladder_of(
        {"universal": {"a": AllOf((good, Is("f1", ("good",))))}, "poor": {"b": bad}}, fields=2
    )
    given = Evidence({"f0": "bad", "f1": "bad"})
    told = list(changes(ladder, given, verdict(ladder, given)))
    assert [(each.to, len(each.wanted)) for each in told] == [(("universal",), 2)]
