"""policy/plans.yaml, as shipped and as a trust changes it: every row of the reading's section 3."""

from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.model.plan import PlanPolicy


def shipped(trust: Path) -> PlanPolicy:
    """The kinds of plan in a trust's folder."""
    policy = DataFolder(trust).plan_policy
    assert policy
    return policy


def test_the_informal_plan_is_the_ceos_to_the_head_on_both_ladders(trust: Path) -> None:
    informal = shipped(trust).kinds["informal"]
    assert set(informal.ladders) == {"education", "finance"}
    for each in informal.ladders.values():
        assert (each.category, each.written_by, each.to) == ("universal", ("ceo",), ("head",))


def test_the_rep_is_written_by_ceo_or_eht_with_the_head_in_three_blocks(trust: Path) -> None:
    rep = shipped(trust).kinds["rep"]
    on = rep.ladders["education"]
    assert (on.category, on.written_by, on.written_with) == (
        "concerning",
        ("ceo", "eht"),
        ("head",),
    )
    assert [(each.title, each.weeks) for each in rep.blocks.values()] == [
        ("Within 1 week", 1),
        ("Within 3 weeks", 3),
        ("By week 6", 6),
    ]
    assert rep.reviewed_by == ("ceo", "head", "mentor")


def test_the_frep_is_written_by_ceo_or_cfo_with_the_head(trust: Path) -> None:
    on = shipped(trust).kinds["frep"].ladders["finance"]
    assert (on.category, on.written_by, on.written_with) == (
        "concerning",
        ("ceo", "cfo"),
        ("head",),
    )


def test_the_education_notice_goes_from_the_ceo_to_head_and_lsb_chair(trust: Path) -> None:
    notice = shipped(trust).kinds["notice"]
    on = notice.ladders["education"]
    assert (on.category, on.written_by, on.to) == ("poor", ("ceo",), ("head", "lsb_chair"))
    assert on.copied_to == ("es_chair",)
    assert notice.has_end
    assert notice.supersedes == ("rep", "frep")


def test_the_finance_notice_is_the_cfos_and_calls_its_meeting(trust: Path) -> None:
    on = shipped(trust).kinds["notice"].ladders["finance"]
    assert on.written_by == ("cfo",)
    assert on.to == ("head", "lsb_chair", "ceo", "fr_chair")
    assert on.calls == ("head", "cfo", "lsb_chair", "fr_representative")


def test_the_board_plan_needs_a_board_of_three(trust: Path) -> None:
    board = shipped(trust).kinds["board_plan"]
    assert board.least_board == 3
    assert {each.category for each in board.ladders.values()} == {"unacceptable"}


def test_the_full_es_committee_approves_it_and_the_esb_hears_of_it_every_month(trust: Path) -> None:
    board = shipped(trust).kinds["board_plan"]
    education, finance = board.ladders["education"], board.ladders["finance"]
    assert (education.approved_by, education.progress_to) == (
        "the full E&S committee",
        ("es_chair",),
    )
    assert (finance.approved_by, finance.progress_to) == ("the F&R committee", ())


def test_a_notice_is_a_letter_and_no_day_is_set_by_which_it_is_answered(trust: Path) -> None:
    kinds = shipped(trust).kinds
    assert [key for key, each in kinds.items() if each.is_letter] == ["notice"]
    assert {each.respond_within for each in kinds.values()} == {0}
    write(trust, "kinds: {notice: {respond_within: 15}}\n")
    assert shipped(trust).kinds["notice"].respond_within == 15


def test_money_is_told_beside_the_cfos_share_of_reserves(trust: Path) -> None:
    assert shipped(trust).money_beside == ("finance", "reserves_percent")
    write(trust, "money_beside: null\n")
    assert shipped(trust).money_beside is None


def test_each_colour_of_an_outlook_means_something(trust: Path) -> None:
    assert set(shipped(trust).outlooks) == {"red", "amber", "green"}


def test_a_trust_adds_a_kind_and_a_fourth_block_without_code(trust: Path) -> None:
    write(
        trust,
        "kinds:\n"
        "  rep: {blocks: {week-12: {title: By week 12, weeks: 12}}}\n"
        "  recovery: {title: Recovery plan, short: recovery plan, ladders: "
        "{finance: {category: concerning, written_by: cfo}}}\n",
    )
    policy = shipped(trust)
    assert list(policy.kinds["rep"].blocks)[-1] == "week-12"
    assert policy.kinds["recovery"].ladders["finance"].written_by == ("cfo",)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("kinds: {rep: {block: {}}}\n", "policy-key", 1),
        ("kinds: {Rep: {title: R, short: R, ladders: {}}}\n", "policy-id", 1),
        ("kinds:\n  rep:\n    reviewed_by: [king]\n", "policy-role", 3),
        ("kinds: {rep: {ladders: {education: {to: [king]}}}}\n", "policy-role", 1),
        ("kinds: {notice: {supersedes: repp}}\n", "policy-value", 1),
        ("kinds: {rep: {blocks: {week-1: {weeks: 0}}}}\n", "policy-value", 1),
        ("review_late_after: soon\n", "policy-value", 1),
        ("kinds: [rep]\n", "policy-value", 1),
        ("kinds: {rep: &a {short: R}}\n", "yaml-alias", 1),
    ],
)
def test_what_the_file_may_not_hold_is_refused_with_its_line(
    trust: Path, text: str, code: str, line: int
) -> None:
    write(trust, text)
    folder = DataFolder(trust)
    assert folder.plan_policy is None
    assert code in [each.code for each in folder.problems]
    assert folder.problems[0].place.line == line


def write(trust: Path, text: str) -> None:
    """Write the trust's own file."""
    (trust / "policy").mkdir(exist_ok=True)
    (trust / "policy/plans.yaml").write_text(text, encoding="utf-8")
