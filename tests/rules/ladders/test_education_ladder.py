"""The education ladder, row by row of the reading's table: what puts a school where."""

from decimal import Decimal

import pytest

from sfec.model.evidence import NOT_DUE, Content
from sfec.model.indication import Answer
from tests.support.ladders import answer_to, education, judged, shipped

UNIVERSAL, CONCERNING, POOR, UNACCEPTABLE = (
    ("universal",),
    ("concerning",),
    ("poor",),
    ("unacceptable",),
)


def test_universal_when_all_of_its_characteristics_hold() -> None:
    assert education() == UNIVERSAL
    assert set(judged("education").answers[:5]) == {Answer.YES}


@pytest.mark.parametrize(
    ("characteristic", "changed"),
    [
        ("safeguarding_secure", {"safeguarding": "not met"}),
        ("engaged", {"engagement": "not engaged"}),
        ("audit_actions_closed", {"audit_actions": "not being closed"}),
        ("peer_review_as_expected", {"peer_review": "below expected"}),
        ("good_progress", {"pupil_progress": "not good"}),
    ],
)
def test_concerning_when_any_universal_characteristic_is_not_met(
    characteristic: str, changed: dict[str, Content]
) -> None:
    assert answer_to("education", characteristic, **changed) is Answer.NO
    assert answer_to("education", "universal_not_met", **changed) is Answer.YES
    assert education(**changed) == CONCERNING


@pytest.mark.parametrize("reporter", ["CEO", "ERA", "EHT", "ELT", "LSB", "LA", "SIP"])
def test_concerning_on_a_report_by_any_of_the_charters_two_lists(reporter: str) -> None:
    assert education(concerns_raised_by=(reporter,)) == CONCERNING
    assert answer_to("education", "concerning_report", concerns_raised_by=(reporter,)) is Answer.YES


def test_poor_when_rep_targets_are_not_met() -> None:
    assert education(rep_targets="not met") == POOR
    assert education(rep_targets="in progress") == UNIVERSAL
    assert education(rep_targets="met") == UNIVERSAL


def test_poor_on_two_reps_or_two_extensions() -> None:
    assert education(rep_count=Decimal(2)) == POOR
    assert education(rep_extensions=Decimal(2)) == POOR
    assert education(rep_count=Decimal(1), rep_extensions=Decimal(1)) == UNIVERSAL


@pytest.mark.parametrize("failings", ["repeated", "systematic"])
def test_poor_on_repeated_or_systematic_failings_of_safeguarding(failings: str) -> None:
    assert education(safeguarding_failings=failings) == POOR


def test_unacceptable_when_the_warning_notices_targets_are_not_met() -> None:
    assert education(notice_targets="not met") == UNACCEPTABLE
    assert (
        education(notice_targets="not met", rep_targets="not met", safeguarding="not met")
        == UNACCEPTABLE
    )


def test_deficient_is_decided_by_the_board_and_indicated_by_no_evidence() -> None:
    deficient = shipped("education").category("deficient")
    assert deficient.characteristics == ()
    assert [
        move.vote.id for move in shipped("education").category("unacceptable").moves if move.vote
    ] == [
        "full_board",
        "full_board",
    ]


@pytest.mark.parametrize(
    ("category", "moves"),
    [
        ("universal", {"concerning": ("ceo",)}),
        ("concerning", {"universal": ("ceo",), "poor": ("ceo",)}),
        (
            "poor",
            {
                "concerning": ("ceo", "lsb_chair", "head", "mentor", "es_chair"),
                "unacceptable": ("ceo", "lsb_chair", "head", "mentor", "es_chair"),
            },
        ),
        ("unacceptable", {"poor": ("trustee",), "deficient": ("trustee",)}),
        ("deficient", {"unacceptable": ("trustee",)}),
    ],
)
def test_the_moves_of_each_category_and_who_decides_them(
    category: str, moves: dict[str, tuple[str, ...]]
) -> None:
    assert {
        move.to: move.deciders for move in shipped("education").category(category).moves
    } == moves


@pytest.mark.parametrize(
    ("category", "obligations"),
    [
        ("universal", ["build", "share", "core_offer", "directives", "informal_plan"]),
        ("concerning", ["rep", "money", "mentor", "sdp"]),
        ("poor", ["warning_notice", "coaching", "action_plan", "adviser"]),
        (
            "unacceptable",
            [
                "leadership",
                "governance",
                "hr_plan",
                "improvement_board",
                "interim",
                "action_plan",
                "progress",
            ],
        ),
        ("deficient", ["rebrokerage", "hr_plan"]),
    ],
)
def test_what_each_category_brings(category: str, obligations: list[str]) -> None:
    assert [each.id for each in shipped("education").category(category).obligations] == obligations


def test_what_the_charter_only_allows_is_marked_as_what_may_be() -> None:
    optional = {
        each.id for c in shipped("education").categories for each in c.obligations if each.optional
    }
    assert optional == {"informal_plan", "money", "mentor", "hr_plan"}


def test_what_nothing_can_be_derived_from_is_not_due_and_decides_nothing() -> None:
    for characteristic in ("rep_targets_not_met", "multiple_reps", "notice_targets_not_met"):
        assert answer_to("education", characteristic) is Answer.NOT_DUE
    assert education(peer_review=NOT_DUE) == UNIVERSAL
