"""How far a school engages in the core offer: done on time, late, owed, and by whom."""

from datetime import date

from sfec.model.activity import Activity, Cadence
from sfec.model.occurrence import Occurrence, Window
from sfec.rules.core_offer.engagement import HQ, SCHOOL, SchoolEngagement, engage, say_owed

ON = date(2026, 11, 23)
DSL = Activity("dsl", "DSL supervision", Cadence.MONTHLY, "school", owed_by="school")
ELT = Activity("elt", "ELT discusses the school", Cadence.WEEKLY, "school")
SDP = Activity(
    "sdp", "SDP quality assured", Cadence.YEARLY, "school", owed_by="school", is_core=False
)


def one(
    activity: Activity,
    due: date,
    done_on: date | None = None,
    *,
    school: str = "RPS",
    is_applicable: bool = True,
) -> Occurrence:
    """An occurrence whose window is the month it is due in."""
    window = Window(due.isoformat(), due.replace(day=1), due, due)
    return Occurrence(activity, school, activity.owner, window, done_on, is_applicable)


def standing(*occurrences: Occurrence) -> SchoolEngagement:
    """How RPS stands on 23 November 2026."""
    return engage("RPS", occurrences, {}, ON)


SEPTEMBER, OCTOBER, DECEMBER = date(2026, 9, 30), date(2026, 10, 23), date(2026, 12, 18)


def test_what_is_past_its_day_and_not_done_is_owed_by_whose_it_is_to_do() -> None:
    found = standing(one(DSL, SEPTEMBER), one(ELT, OCTOBER), one(DSL, DECEMBER))
    assert [each.activity.id for each in found.owed_by(SCHOOL)] == ["dsl"]
    assert [each.activity.id for each in found.owed_by(HQ)] == ["elt"]
    assert [each.window.due for each in found.owed_by(SCHOOL)[0].owed] == [SEPTEMBER]


def test_what_is_due_today_is_not_owed_yet() -> None:
    assert standing(one(DSL, ON)).owed_by(SCHOOL) == ()


def test_the_share_done_on_time_counts_late_ones_as_not_on_time() -> None:
    found = standing(
        one(DSL, SEPTEMBER, SEPTEMBER),
        one(DSL, OCTOBER, date(2026, 11, 2)),
        one(DSL, date(2026, 11, 20)),
    )
    assert found.share_on_time() == (1, 3)
    assert found.engagements[0].late == 1


def test_what_hq_misses_never_counts_against_a_school() -> None:
    found = standing(one(DSL, SEPTEMBER, SEPTEMBER), one(ELT, SEPTEMBER), one(ELT, OCTOBER))
    assert found.share_on_time() == (1, 1)
    assert found.share_on_time(HQ) == (0, 2)


def test_what_is_no_part_of_the_core_offer_is_neither_owed_nor_part_of_the_share() -> None:
    found = standing(one(SDP, SEPTEMBER))
    assert (found.engagements, found.share_on_time()) == ((), (0, 0))


def test_other_schools_and_what_is_not_applicable_are_left_out() -> None:
    found = standing(one(DSL, SEPTEMBER, school="OHS"), one(ELT, SEPTEMBER, is_applicable=False))
    assert found.engagements == ()


def test_one_done_after_the_day_looked_at_is_still_owed() -> None:
    assert len(standing(one(DSL, SEPTEMBER, date(2026, 11, 24))).owed_by(SCHOOL)) == 1


def test_what_is_owed_is_said_with_its_day_and_age() -> None:
    [single] = standing(one(DSL, date(2026, 11, 22))).owed_by(SCHOOL)
    assert say_owed(single, ON) == "DSL supervision: due on 22 November 2026, 1 day ago"
    [several] = standing(one(DSL, OCTOBER), one(DSL, SEPTEMBER)).owed_by(SCHOOL)
    assert (
        say_owed(several, ON)
        == "DSL supervision: 2 not done, the oldest due on 30 September 2026, 54 days ago"
    )
