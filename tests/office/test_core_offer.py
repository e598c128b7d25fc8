"""What commands share of the core offer: what falls due, and what keeps that from being said."""

from datetime import date
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.model.occurrence import ActivityDone, Status
from sfec.office.core_offer import OpenCoreOffer, open_core_offer
from sfec.problems import Level, ProblemsFound
from tests.support.acts import NOON, decision, record
from tests.support.runs import EXAMPLE
from tests.support.trust_builder import FILES

DAY = date(2026, 11, 23)
NOVEMBER = (date(2026, 11, 2), date(2026, 11, 30))
HEADLESS = FILES["schools/RPS.yaml"]


def opened(folder: Path, known_by: date | None = None) -> OpenCoreOffer:
    """The core offer of a trust on 23 November 2026."""
    return open_core_offer(DataFolder(folder), DAY, known_by)


def test_what_falls_due_is_sorted_by_day_activity_and_school() -> None:
    offer = opened(EXAMPLE)
    found = offer.occurrences(*NOVEMBER)
    order = list(offer.core_offer.activities)
    keys = [(each.window.due, order.index(each.activity.id), each.school or "") for each in found]
    assert keys == sorted(keys)
    assert offer.problems == []
    assert [each.school for each in found if each.activity.id == "dsl"] == [
        each.code for each in offer.folder.schools
    ]


def test_all_that_some_days_belong_to_is_there_and_nothing_else(trust: Path) -> None:
    found = opened(trust).occurrences(*NOVEMBER)
    assert all(
        each.window.first <= NOVEMBER[1] and NOVEMBER[0] <= each.window.last for each in found
    )
    assert {each.window.due for each in found if each.activity.id == "combined_report"} == {
        date(2026, 12, 18)
    }


def test_only_the_schools_asked_for_are_there_and_what_is_the_trusts(trust: Path) -> None:
    offer = opened(trust)
    assert {each.school for each in offer.occurrences(*NOVEMBER, offer.folder.schools[:1])} == {
        "OHS",
        None,
    }


def test_over_two_academic_years_both_are_there() -> None:
    offer = opened(EXAMPLE)
    found = offer.occurrences(date(2026, 7, 1), date(2026, 9, 30))
    due = {each.window.due for each in found if (each.activity.id, each.school) == ("elt", "RPS")}
    assert {date(2026, 7, 20), date(2026, 9, 4)} <= due
    assert offer.problems == []
    assert len({each.key for each in found}) == len(found)


def test_a_year_without_term_dates_is_named_with_the_lines_to_add_and_the_others_are_still_there(
    trust: Path,
) -> None:
    offer = opened(trust)
    found = offer.occurrences(date(2027, 7, 1), date(2027, 9, 30))
    assert {each.window.due for each in found if each.activity.id == "gdpr"} == {date(2027, 1, 29)}
    assert all(each.window.due <= date(2027, 8, 31) for each in found)
    [problem] = offer.problems
    assert (problem.code, str(problem.place)) == ("term-missing", "term-dates.yaml")
    assert "2027-28" in problem.message
    assert "  summer-2: FIRST DAY to LAST DAY" in problem.hint
    offer.occurrences(date(2027, 7, 1), date(2027, 9, 30))
    assert len(offer.problems) == 1


def test_without_bounds_all_that_there_are_dates_for_is_there_and_nothing_is_missing(
    trust: Path,
) -> None:
    offer = opened(trust)
    found = offer.occurrences(date.min, date.max)
    assert len([each for each in found if (each.activity.id, each.school) == ("elt", "RPS")]) == 40
    assert offer.problems == []


def test_a_year_that_cannot_be_read_is_not_said_to_be_missing_as_well(trust: Path) -> None:
    (trust / "term-dates.yaml").write_text("2026-27: {autumn-1: soon}\n", encoding="utf-8")
    offer = opened(trust)
    before = list(offer.folder.problems)
    assert before != []
    assert offer.occurrences(*NOVEMBER) == []
    assert [*offer.folder.problems, *offer.problems] == before


@pytest.mark.parametrize(
    ("name", "text"), [("policy/core-offer.yaml", "a: b\n"), ("term-dates.yaml", "[]\n")]
)
def test_without_core_offer_or_term_dates_nothing_can_be_said(
    trust: Path, name: str, text: str
) -> None:
    (trust / name).parent.mkdir(exist_ok=True)
    (trust / name).write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        opened(trust)
    assert [each.place.path for each in found.value.problems] == [name]


def test_a_head_of_whom_nobody_knows_since_when_is_a_warning_at_the_schools_file_once(
    trust: Path,
) -> None:
    (trust / "schools/RPS.yaml").write_text(
        f"{HEADLESS}head: {{name: Hal Brook}}\n", encoding="utf-8"
    )
    offer = opened(trust)
    for _ in range(2):
        found = offer.occurrences(*NOVEMBER)
    assert not [each for each in found if each.activity.id in ("coaching", "coaching_new")]
    [problem] = offer.problems
    assert (problem.code, str(problem.place), problem.level) == (
        "school-head-start",
        "schools/RPS.yaml",
        Level.WARNING,
    )
    assert "from:" in problem.hint


def test_where_coaching_is_not_applicable_nobody_asks_since_when_the_head_has_been_in_post(
    trust: Path,
) -> None:
    (trust / "schools/RPS.yaml").write_text(
        f"{HEADLESS}head: {{name: Hal Brook}}\n", encoding="utf-8"
    )
    none = "{not_applicable: yes, reason: The head has a coach}"
    (trust / "policy").mkdir()
    (trust / "policy/core-offer.yaml").write_text(
        f"exceptions:\n  RPS:\n    coaching: {none}\n    coaching_new: {none}\n", encoding="utf-8"
    )
    offer = opened(trust)
    offer.occurrences(*NOVEMBER)
    assert offer.problems == []


def test_what_was_done_is_what_had_been_recorded_by_the_day(trust: Path) -> None:
    done = ActivityDone("dsl", "RPS", date(2026, 11, 9))
    record(trust, done, when=NOON)
    assert opened(trust).done == (done,)
    assert opened(trust, DAY).done == ()
    [found] = [
        each
        for each in opened(trust).occurrences(*NOVEMBER)
        if (each.activity.id, each.school, each.window.period) == ("dsl", "RPS", "2026-11")
    ]
    assert (found.done_on, found.status(DAY)) == (date(2026, 11, 9), Status.DONE)


def test_both_decisions_close_the_half_terms_categorisation_after_its_end_too(
    staffed: Path,
) -> None:
    half_term = "2026-27/autumn-1"
    both = [
        decision(ladder=each, category="universal", half_term=half_term)
        for each in ("education", "finance")
    ]
    record(staffed, *both)
    found = opened(staffed).occurrences(date(2026, 9, 1), date(2027, 7, 31))
    closed = [each for each in found if each.activity.id == "categorisation" and each.done_on]
    assert [(each.window.period, each.done_on) for each in closed] == [
        (half_term, date(2026, 11, 24))
    ]
    assert closed[0].is_late
