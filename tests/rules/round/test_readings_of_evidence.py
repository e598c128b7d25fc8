"""The reading's readings of evidence, each by its number."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from sfec.model.evidence import IN_PROGRESS, MET, NOT_DUE, NOT_MET, Content, Directive
from sfec.model.indication import Answer
from sfec.problems import Place
from sfec.rules.ladders.wording import format_content
from sfec.rules.round.derivations import directives_came_to, share
from tests.support.evidence_reader import read_autumn_2
from tests.support.ladders import answer_to, education, evidence, finance, judged, shipped
from tests.support.problem_makers import MAKERS
from tests.support.runs import Sfec
from tests.support.trust_builder import WORKBOOK, edit_cells, write_evidence


def test_1_universal_needs_all_the_others_any_and_the_worst_that_holds_is_indicated() -> None:
    assert judged("education").indicated == "universal"
    assert (
        judged("education", safeguarding="not met", safeguarding_failings="systematic").indicated
        == "poor"
    )


def test_2_a_leaf_not_due_drops_out_of_its_group_and_a_group_left_empty_is_not_due() -> None:
    assert answer_to("education", "peer_review_as_expected", peer_review=NOT_DUE) is Answer.NOT_DUE
    assert education(peer_review=NOT_DUE) == ("universal",)
    assert (
        answer_to("education", "multiple_reps", rep_count=Decimal(2), rep_extensions=NOT_DUE)
        is Answer.YES
    )
    assert (
        answer_to("education", "multiple_reps", rep_count=NOT_DUE, rep_extensions=NOT_DUE)
        is Answer.NOT_DUE
    )


def test_2_any_figure_with_a_missing_input_is_not_known() -> None:
    assert share(None, Decimal(100)) is None
    assert share(Decimal(3), None) is None
    assert finance(gag=None) == ("universal", "concerning", "poor")


def test_3_not_known_never_passes_and_leaves_a_set_open() -> None:
    assert education(pupil_progress=None) == ("universal", "concerning")
    assert judged("education", pupil_progress=None).indicated is None


def test_3_universal_and_poor_can_be_open_without_concerning() -> None:
    assert education(safeguarding_failings=None) == ("universal", "poor")


def test_3_a_gap_that_changes_nothing_leaves_one_category_indicated() -> None:
    assert (
        judged("education", pupil_progress=None, safeguarding_failings="systematic").indicated
        == "poor"
    )


def test_4_only_the_full_answer_meets_it() -> None:
    assert education(engagement="partly engaged") == ("concerning",)
    assert education(audit_actions="being closed") == ("universal",)


def test_4_isolated_failings_alone_put_a_school_nowhere() -> None:
    assert education(safeguarding_failings="isolated") == ("universal",)


def test_4_a_possible_or_probable_deficit_with_a_clear_plan_is_no_characteristic() -> None:
    for outlook in ("possible", "probable"):
        assert finance(deficit_outlook=outlook, recovery_plan="clear") == ("universal",)


def test_5_judgements_are_taken_as_entered_with_who_judged_and_when(
    trust: Path, sfec: Sfec
) -> None:
    edit_cells(trust / WORKBOOK, {"Education!I1": "Judged by", "Education!J1": "Judged on"})
    edit_cells(trust / WORKBOOK, {"Education!I2": "Ada Quill", "Education!J2": "19 November 2026"})
    shown = sfec(trust, "explain", "RPS", "--ladder", "education").out
    assert "judged by Ada Quill on 19 November 2026" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Education!H2": "systematic"}, "Safeguarding is met, yet its failings are systematic"),
        ({"Finance!D2": -1}, "The in-year balance is negative, yet a deficit is unlikely"),
    ],
)
def test_5_contradictory_answers_both_stand_worst_wins_with_a_warning(
    trust: Path, sfec: Sfec, cells: dict[str, str | float | None], code: str
) -> None:
    edit_cells(trust / WORKBOOK, cells)
    checked = sfec(trust, "check")
    assert checked.status == 0
    assert code in checked.err
    assert "[evidence-contradiction, warning]" in checked.err
    assert education(safeguarding_failings="systematic") == ("poor",)


@pytest.mark.parametrize(
    ("reserves", "plan", "expected"),
    [
        ("29999.99", "very realistic", ("poor",)),
        ("30000", "very realistic", ("universal",)),
        ("30000", "clear", ("concerning",)),
        ("49999.99", "very realistic", ("universal",)),
        ("49999.99", "clear", ("concerning",)),
        ("50000", "none", ("universal",)),
    ],
)
def test_6_reserves_are_compared_unrounded_at_3_and_5_percent(
    reserves: str, plan: str, expected: tuple[str, ...]
) -> None:
    assert finance(reserves=Decimal(reserves), reserves_plan=plan) == expected


@pytest.mark.parametrize(
    ("reserves", "gag", "printed"),
    [
        ("29999", "1000000", "2.9999 %"),
        ("49999.99", "1000000", "4.999999 %"),
        ("30000", "1000000", "3.0 %"),
        ("50000.01", "1000000", "5.000001 %"),
        ("42000", "1000000", "4.2 %"),
    ],
)
def test_6_a_printed_share_has_enough_places_to_show_its_side_of_the_line(
    reserves: str, gag: str, printed: str
) -> None:
    ladder = shipped("finance")
    content = share(Decimal(reserves), Decimal(gag))
    assert format_content(ladder, ladder.fields["reserves_percent"], content) == printed


@pytest.mark.parametrize(
    ("balance", "expected"), [("0", ("universal",)), ("-0.01", ("concerning",))]
)
def test_7_in_year_balanced_is_not_below_zero_with_a_tolerance_of_0_pounds_in_the_policy(
    balance: str, expected: tuple[str, ...]
) -> None:
    assert finance(in_year_balance=Decimal(balance)) == expected
    assert shipped("finance").lines["balance"] == 0


def test_8_recovery_plan_not_due_while_a_deficit_is_possible_counts_as_not_known() -> None:
    assert finance(deficit_outlook="possible", recovery_plan=NOT_DUE) == ("universal", "concerning")
    assert finance(deficit_outlook="unlikely", recovery_plan=NOT_DUE) == ("universal",)
    assert finance(deficit_outlook=None, recovery_plan=NOT_DUE) == finance(
        deficit_outlook=None, recovery_plan=None
    )


def test_8_recovery_plan_not_due_while_a_deficit_is_probable_is_a_problem(
    trust: Path, sfec: Sfec
) -> None:
    edit_cells(trust / WORKBOOK, {"Finance!H2": "probable"})
    checked = sfec(trust, "check")
    assert checked.status == 1
    assert (
        f"{WORKBOOK}:Finance!I2: Ravelmoor Primary School (RPS): Recovery plan is not due"
        in checked.err
    )
    assert "In-year deficit is probable" in checked.err


LATEST = "evidence/2026-27/autumn-2.xlsx"
BEFORE_LATEST = "evidence/2026-27/autumn-1.xlsx"
BEFORE_IT = "evidence/2026-27/autumn-1.xlsx:Education!F2"


def test_9_the_latest_answer_on_peer_review_stands_until_the_next(
    example: Path, sfec: Sfec
) -> None:
    edit_cells(example / LATEST, {"Education!F2": None})
    assert sfec(example, "check").status == 0
    explained = sfec(example, "explain", "FHS", "--ladder", "education").out
    assert f"Peer review: as expected · {BEFORE_IT}" in " ".join(explained.split())
    found = json.loads(sfec(example, "categorise", "--school", "FHS", "--json").out)["schools"][0]
    assert found["ladders"]["education"]["characteristics"][3]["evidence"] == [
        {"field": "peer_review", "value": "as expected", "source": BEFORE_IT}
    ]


def test_9_an_unreadable_answer_on_peer_review_is_not_known_whatever_stood_before(
    example: Path, sfec: Sfec
) -> None:
    edit_cells(example / LATEST, {"Education!F2": "ok"})
    explained = sfec(example, "explain", "FHS", "--ladder", "education")
    assert "Peer review: not known · Education!F2" in explained.out
    assert explained.status == 1


def test_9_peer_review_not_due_stands_only_where_there_has_been_none_yet(
    example: Path, sfec: Sfec
) -> None:
    assert sfec(example, "check").status == 0
    edit_cells(example / LATEST, {"Education!F2": "not due", "Education!F9": "not due"})
    checked = sfec(example, "check")
    assert checked.status == 0
    assert f"(FHS): Peer review is not due, but it was as expected at {BEFORE_IT}" in checked.err
    assert "(TCP): Peer review" not in checked.err
    explained = sfec(example, "explain", "FHS", "--ladder", "education").out
    assert "Peer review: not known · Education!F2" in explained


@pytest.mark.parametrize(("year", "said"), [("2025-26", "as expected"), ("2024-25", "not known")])
def test_9_an_answer_stands_to_the_end_of_the_academic_year_after_its_own_then_is_not_known(
    trust: Path, sfec: Sfec, year: str, said: str
) -> None:
    start = int(year[:4])
    with (trust / "term-dates.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{year}:\n  autumn-1: {start}-09-02 to {start}-10-23\n")
    write_evidence(trust / f"evidence/{year}/autumn-1.xlsx")
    (trust / WORKBOOK).rename(trust / "evidence/2026-27/summer-2.xlsx")
    edit_cells(trust / "evidence/2026-27/summer-2.xlsx", {"Education!E2": None})
    explained = sfec(trust, "explain", "RPS", "--half-term", "summer-2", as_at="2027-07-21").out
    assert f"Peer review: {said} ·" in " ".join(explained.split())


def test_9_a_second_review_within_the_year_replaces_the_first(trust: Path, sfec: Sfec) -> None:
    write_evidence(trust / "evidence/2026-27/autumn-1.xlsx")
    edit_cells(trust / WORKBOOK, {"Education!E2": "below expected"})
    write_evidence(trust / "evidence/2026-27/spring-1.xlsx")
    edit_cells(trust / "evidence/2026-27/spring-1.xlsx", {"Education!E2": None})
    explained = sfec(trust, "explain", "RPS", "--half-term", "spring-1", as_at="2027-01-20").out
    assert f"Peer review: below expected · {WORKBOOK}:Education!E2" in " ".join(explained.split())


def test_9_peer_review_not_due_stands_only_while_the_year_is_still_open(
    trust: Path, sfec: Sfec
) -> None:
    summer = "evidence/2026-27/summer-2.xlsx"
    (trust / WORKBOOK).rename(trust / summer)
    edit_cells(trust / summer, {"Education!E2": "not due"})
    assert sfec(trust, "check", as_at="2027-07-21").status == 0
    checked = sfec(trust, "check", as_at="2027-07-22")
    assert checked.status == 1
    assert "the year 2026-27 is over" in checked.err


def test_10_not_being_closed_is_any_high_risk_action_overdue_or_any_other_by_a_half_term() -> None:
    """Rule by rule in tests/rules/audits/test_audit_actions.py."""
    characteristics = {each.id: each for each in shipped("education").characteristics}
    reading = characteristics["audit_actions_closed"].reading
    assert reading
    assert "overdue by more than one half-term" in reading


def test_10_derived_only_for_a_school_of_which_at_least_one_report_has_been_received(
    audited: Path, sfec: Sfec
) -> None:
    edit_cells(audited / WORKBOOK, {"Education!D2": None, "Education!D3": None})
    assert _audit_actions(audited, sfec) == {"RPS": "being closed", "OHS": None}
    edit_cells(audited / "audits.xlsx", {"Audits!H2": None})
    assert _audit_actions(audited, sfec) == {"RPS": None, "OHS": None}


def test_10_for_any_other_school_the_typed_answer_stands(audited: Path, sfec: Sfec) -> None:
    edit_cells(audited / WORKBOOK, {"Education!D2": "closed", "Education!D3": "not being closed"})
    assert _audit_actions(audited, sfec)["OHS"] == "not being closed"


def test_10_an_empty_file_is_no_evidence(trust: Path, sfec: Sfec) -> None:
    assert sfec(trust, "audit", "new").status == 0
    edit_cells(trust / WORKBOOK, {"Education!D2": None})
    assert _audit_actions(trust, sfec) == {"RPS": None, "OHS": "closed"}


def test_10_a_report_awaited_tells_nothing_and_past_20_school_days_is_a_warning(
    audited: Path, sfec: Sfec
) -> None:
    late = {"Audits!H2": None, "Recommendations!D2": "high", "Recommendations!F2": "2026-10-01"}
    edit_cells(audited / "audits.xlsx", late)
    assert _audit_actions(audited, sfec)["RPS"] == "closed"
    assert "[recommendation-awaited, warning]" in sfec(audited, "check").err
    edit_cells(audited / "audits.xlsx", dict.fromkeys(f"Recommendations!{c}2" for c in "ABCDEF"))
    assert "[audit-awaited, warning]" in sfec(audited, "check").err
    assert sfec(audited, "check", as_at="2026-10-22").err == ""


def test_10_trust_level_recommendations_count_for_no_school(audited: Path, sfec: Sfec) -> None:
    late = {"Audits!C2": "Trust", "Recommendations!D2": "high", "Recommendations!F2": "2026-10-01"}
    edit_cells(audited / "audits.xlsx", late)
    assert _audit_actions(audited, sfec) == {"RPS": "closed", "OHS": "closed"}


def _audit_actions(folder: Path, sfec: Sfec) -> dict[str, str | None]:
    """What each school's audit actions have come to, as `sfec categorise --json` has it."""
    found = {}
    for school in json.loads(sfec(folder, "categorise", "--json").out)["schools"]:
        characteristics = school["ladders"]["education"]["characteristics"]
        [asked] = [each for each in characteristics if each["id"] == "audit_actions_closed"]
        found[school["code"]] = asked["evidence"][0]["value"]
    return found


def _directive(
    result: str | None, *, due: date | None = date(2026, 11, 13), met_on: date | None = None
) -> Directive:
    return Directive(
        "RPS", "1", "finance", "…", "Head", due, result, met_on, Place("e.xlsx", "Directives", 2, 7)
    )


BEFORE, AFTER = date(2026, 11, 13), date(2026, 11, 14)


@pytest.mark.parametrize(
    ("result", "on", "came_to"),
    [
        (None, BEFORE, IN_PROGRESS),
        (None, AFTER, None),
        ("met", AFTER, MET),
        ("partly met", BEFORE, IN_PROGRESS),
        ("partly met", AFTER, NOT_MET),
        ("not met", AFTER, NOT_MET),
    ],
)
def test_11_a_directive_past_its_date_with_no_answer_is_not_known(
    result: str | None, on: date, came_to: str | None
) -> None:
    assert directives_came_to([_directive(result)], on)[0] == came_to


def test_11_one_met_late_stops_telling() -> None:
    late = _directive("met", met_on=date(2026, 11, 20))
    assert directives_came_to([late], date(2026, 11, 19))[0] is None
    assert directives_came_to([late], date(2026, 11, 20))[0] == MET


def test_11_one_withdrawn_tells_nothing_from_the_day_on() -> None:
    taken_back = _directive("withdrawn", met_on=AFTER)._replace(withdrawn="CEO: the notice has it")
    assert directives_came_to([taken_back], BEFORE)[0] == IN_PROGRESS
    assert directives_came_to([taken_back], AFTER) == (NOT_DUE, ())
    assert directives_came_to([taken_back, _directive("met")], AFTER)[0] == MET


def test_11_a_row_left_out_of_the_next_workbook_is_not_settled_and_a_warning_names_it(
    example: Path, sfec: Sfec
) -> None:
    edit_cells(example / BEFORE_LATEST, {"Directives!G3": "partly met"})
    edit_cells(example / LATEST, dict.fromkeys(f"Directives!{each}2" for each in "ABCDEFGH"))
    checked = sfec(example, "check")
    assert f"{BEFORE_LATEST}:Directives!G3: Nettlegarth Primary School (NGP)" in checked.err
    assert f"directive 2 is open, and {LATEST} leaves it out" in checked.err
    found = json.loads(sfec(example, "categorise", "--school", "NGP", "--json").out)["schools"][0]
    rests = [each["evidence"] for each in found["ladders"]["finance"]["characteristics"]]
    told = [each for of_one in rests for each in of_one if each["field"] == "letter_directives"]
    cell = f"{BEFORE_LATEST}:Directives!G3"
    assert told[0] == {"field": "letter_directives", "value": "not met", "source": cell}
    letter = " ".join(sfec(example, "letter", "--school", "NGP", "--show").out.split())
    assert "Send the purchase-order log to HQ each month" in letter


def test_11_it_stays_open_until_a_later_workbook_answers_it(example: Path, sfec: Sfec) -> None:
    edit_cells(example / BEFORE_LATEST, {"Directives!G3": "partly met"})
    edit_cells(example / LATEST, {"Directives!G2": None})
    explained = sfec(example, "explain", "NGP", "--ladder", "finance").out
    assert f"not met · {BEFORE_LATEST}:Directives!G3" in " ".join(explained.split())
    edit_cells(example / LATEST, {"Directives!G2": "met", "Directives!H2": "2026-11-20"})
    explained = sfec(example, "explain", "NGP", "--ladder", "finance").out
    assert "CEO letter directives on finance: met · Directives!G2" in " ".join(explained.split())


def test_11_a_directive_may_be_withdrawn_with_by_whom_when_and_why_and_then_tells_nothing(
    example: Path, sfec: Sfec
) -> None:
    told = {"Directives!I1": "Withdrawn by, and why", "Directives!I2": "CFO: the notice has it"}
    edit_cells(example / LATEST, {"Directives!G2": "withdrawn", **told})
    assert "Result is withdrawn, without who, when or why" in sfec(example, "check").err
    edit_cells(example / LATEST, {"Directives!H2": "2026-11-18"})
    assert "[directive-" not in sfec(example, "check").err
    explained = " ".join(sfec(example, "explain", "NGP", "--ladder", "finance").out.split())
    assert "CEO letter directives on finance: not due" in explained
    letter = sfec(example, "letter", "--school", "NGP", "--show", "--json").out
    assert "withdrawn on 18 November 2026: CFO: the notice has it" in letter


def test_11_the_worst_of_several_directives_tells_and_is_the_one_named() -> None:
    not_met, unanswered = _directive("not met"), _directive(None)
    assert directives_came_to([_directive("met"), unanswered, not_met], AFTER) == (
        NOT_MET,
        [not_met],
    )
    assert directives_came_to([_directive("met"), unanswered], AFTER) == (None, [unanswered])
    assert (
        directives_came_to([_directive("met", due=None), _directive("not met", due=None)], AFTER)[0]
        is None
    )


def test_11_only_finance_directives_tell() -> None:
    assert "letter_directives" in shipped("finance").fields
    assert "letter_directives" not in shipped("education").fields


def test_11_a_directive_whose_ladder_cannot_be_read_may_tell_on_finance(
    example: Path, sfec: Sfec
) -> None:
    edit_cells(
        example / LATEST,
        {"Directives!A11": "RPS", "Directives!C11": "Money", "Directives!F11": "2026-11-10"},
    )
    found = json.loads(sfec(example, "categorise", "--school", "RPS", "--json").out)["schools"][0]
    assert found["ladders"]["finance"]["possible"] == ["universal", "poor"]


def test_12_directives_tell_only_since_the_last_move_up_on_that_ladder_or_its_first_decision(
    trust: Path, sfec: Sfec
) -> None:
    headings = ["School", "No.", "Ladder", "Directive", "Owner", "Due", "Result", "Met on"]
    words = ["RPS", "1", "Finance", "Send the log", "Head", "2026-11-13", "not met", None]
    cells: dict[str, str | float | None] = {}
    for letter, heading, word in zip("ABCDEFGH", headings, words, strict=True):
        cells |= {f"Directives!{letter}1": heading, f"Directives!{letter}2": word}
    edit_cells(trust / WORKBOOK, cells, makes_sheets=True)
    later = trust / "evidence/2026-27/spring-1.xlsx"
    later.write_bytes((trust / WORKBOOK).read_bytes())
    asked = ("explain", "RPS", "--ladder", "finance", "--half-term")
    told = "CEO letter directives on finance: not met"
    spring = " ".join(sfec(trust, *asked, "spring-1", as_at="2027-01-20").out.split())
    assert told in spring
    decided = ("decide", "RPS", "finance", "universal", "--half-term", "spring-1", "--by", "ceo")
    reason = ("--reason", "The board saw the log", "--on", "2027-01-20")
    assert sfec(trust, *decided, *reason, as_at="2027-01-20").status == 0
    spring = " ".join(sfec(trust, *asked, "spring-1", as_at="2027-01-21").out.split())
    assert told in spring
    (trust / "evidence/2026-27/spring-2.xlsx").write_bytes(later.read_bytes())
    after = " ".join(sfec(trust, *asked, "spring-2", as_at="2027-03-01").out.split())
    assert "CEO letter directives on finance: not due" in after


def test_12_what_plans_would_tell_is_not_due_until_there_are_any() -> None:
    derived = [
        (ladder, field.id)
        for ladder in ("education", "finance")
        for field in shipped(ladder).fields.values()
        if field.kind == "plans"
    ]
    assert len(derived) == 14
    assert all(evidence(ladder).contents[field] == NOT_DUE for ladder, field in derived)


def test_13_an_unreadable_cell_is_not_known_with_an_error_and_the_rest_of_the_row_stands(
    trust: Path, sfec: Sfec
) -> None:
    edit_cells(trust / WORKBOOK, {"Education!E2": "ok", "Education!H2": "repeated"})
    explained = sfec(trust, "explain", "RPS", "--ladder", "education")
    assert explained.status == 1
    assert "[evidence-value]" in explained.err
    assert "The evidence indicates Poor" in explained.out
    assert "Peer review: not known · Education!E2" in explained.out


def test_13_a_derived_answer_counts_and_is_never_typed() -> None:
    typed: dict[str, Content] = {"reserves_percent": Decimal(80)}
    ladder = shipped("finance")
    assert not ladder.fields["reserves_percent"].is_typed
    assert typed.keys().isdisjoint(each.id for each in ladder.typed_fields)


def _second_sheet(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.create_sheet("finance ")
    book.save(path)


def _other_guide(path: Path) -> None:
    edit_cells(path, {"Guide!A1": "Evidence, Autumn 1, 2026-27"}, makes_sheets=True)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        (MAKERS["merged-cells"], "peer_review", "evidence-broken"),
        (MAKERS["linked"], "in_year_balance", "evidence-link"),
        (MAKERS["summed"], "in_year_balance", "evidence-link"),
        (_second_sheet, "gag", "sheet-repeated"),
        (_other_guide, "gag", "evidence-guide"),
    ],
)
def test_14_what_looks_like_an_answer_and_is_none_is_said_and_what_rests_on_it_is_not_known(
    trust: Path, change: Callable[[Path], None], field: str, code: str
) -> None:
    change(trust / WORKBOOK)
    found, problems = read_autumn_2(trust)
    assert code in [each.code for each in problems]
    known = {**found.by_ladder["education"]["OHS"].contents}
    known |= found.by_ladder["finance"]["OHS"].contents
    assert known[field] is None


def test_13_derived_beats_typed_and_a_different_typed_one_is_a_warning(
    audited: Path, sfec: Sfec
) -> None:
    edit_cells(audited / WORKBOOK, {"Education!D2": "closed"})
    checked = sfec(audited, "check")
    assert 'Audit actions is "closed", but the audits make it "being closed"' in checked.err
    assert "[evidence-derived, warning]" in checked.err
    assert _audit_actions(audited, sfec)["RPS"] == "being closed"


def test_15_under_3_percent_with_a_very_realistic_plan_both_stand_and_the_worse_tells() -> None:
    low: dict[str, Content] = {"reserves": Decimal(29_000), "reserves_plan": "very realistic"}
    assert answer_to("finance", "reserves_in_place", **low) is Answer.YES
    assert answer_to("finance", "reserves_under_least", **low) is Answer.YES
    assert finance(**low) == ("poor",)


def test_15_the_letter_shows_the_plan_beside_the_figure_and_does_not_list_it_as_going_well(
    example: Path, sfec: Sfec
) -> None:
    edit_cells(example / LATEST, {"Finance!D3": 120_000})
    letter = " ".join(sfec(example, "letter", "--school", "MLA", "--show").out.split())
    figure = "(Reserves as a share of GAG: 2.8 %; Reserves plan: very realistic)"
    assert f"Reserves are under 3 % of GAG, whatever the plan {figure}" in letter
    going_well = letter.partition("What is going well")[2].partition("Education: Universal")[0]
    assert "Clear plans to manage money are in place" in going_well
    assert "Reserves are 5 %" not in going_well
