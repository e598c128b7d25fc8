"""How far a school engages in the core offer: done on time, late, owed, and by whom."""

from datetime import date

from sfec.model.activity import Activity, Cadence
from sfec.model.occurrence import Occurrence, Window
from sfec.model.trust import School
from sfec.rules.core_offer.engagement import (
    HQ,
    SchoolEngagement,
    engage,
    say_missed,
    say_past,
)

ON = date(2026, 11, 23)
REVIEW = Activity("review", "Peer review", Cadence.YEARLY, "school", owed_by="school")
DSL = Activity("dsl", "DSL supervision", Cadence.MONTHLY, "school", owed_by="school", held_by="hq")
FORUM = Activity("forum", "Forum", Cadence.TERMLY, "trust", owed_by="school", held_by="hq")
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
    return engage(School("RPS", "Ravelmoor"), occurrences, {}, ON)


SEPTEMBER, OCTOBER, DECEMBER = date(2026, 9, 30), date(2026, 10, 23), date(2026, 12, 18)


def test_what_is_past_its_day_is_owed_by_the_school_where_that_is_to_do_it() -> None:
    found = standing(one(REVIEW, SEPTEMBER), one(ELT, OCTOBER), one(REVIEW, DECEMBER))
    [owed] = found.owed
    assert (owed.activity.id, [each.window.due for each in owed.owed]) == ("review", [SEPTEMBER])


def test_what_nobody_recorded_of_what_hq_does_is_for_hq_to_record() -> None:
    found = standing(one(ELT, OCTOBER))
    assert [each.activity.id for each in found.not_recorded] == ["elt"]
    assert (found.owed, found.share_on_time()) == ((), (0, 0))


def test_where_hq_holds_it_the_school_owes_its_presence_not_the_holding() -> None:
    found = standing(one(DSL, SEPTEMBER), one(DSL, OCTOBER))
    assert (found.owed, found.missed, found.share_on_time()) == ((), (), (0, 0))
    [engagement] = found.not_recorded
    assert len(engagement.not_recorded) == 2


def test_the_school_misses_one_only_where_it_was_held_without_it() -> None:
    held = one(DSL, SEPTEMBER)._replace(missed_on=date(2026, 9, 16))
    found = standing(held, one(DSL, OCTOBER, date(2026, 10, 14)))
    assert found.share_on_time() == (1, 2)
    [missed] = found.missed
    assert say_missed(missed.activity, missed.missed) == (
        "DSL supervision: held on 16 September 2026 without the school"
    )


def test_what_hq_holds_late_is_not_the_schools_lateness() -> None:
    assert standing(one(DSL, SEPTEMBER, OCTOBER)).share_on_time() == (1, 1)


def test_in_what_hq_holds_for_all_schools_each_takes_part_while_it_is_in_the_trust() -> None:
    held = one(FORUM, OCTOBER, OCTOBER)._replace(school=None)
    without = held._replace(absent=frozenset({"RPS"}))
    assert standing(held).share_on_time() == (1, 1)
    assert standing(without).share_on_time() == (0, 1)
    assert standing(without._replace(absent=frozenset({"OHS"}))).share_on_time() == (1, 1)
    joined = School("RPS", "Ravelmoor", joined=date(2026, 10, 24))
    assert engage(joined, [without], {}, ON).engagements == ()


def test_what_is_the_trusts_own_and_not_held_for_schools_is_none_of_a_schools() -> None:
    assert standing(one(ELT, OCTOBER)._replace(school=None)).engagements == ()


def test_what_is_due_today_is_not_owed_yet() -> None:
    assert standing(one(REVIEW, ON)).owed == ()


def test_the_share_done_on_time_counts_late_ones_as_not_on_time() -> None:
    found = standing(
        one(REVIEW, SEPTEMBER, SEPTEMBER),
        one(REVIEW, OCTOBER, date(2026, 11, 2)),
        one(REVIEW, date(2026, 11, 20)),
    )
    assert found.share_on_time() == (1, 3)
    assert found.engagements[0].late == 1


def test_what_hq_misses_never_counts_against_a_school() -> None:
    found = standing(one(REVIEW, SEPTEMBER, SEPTEMBER), one(ELT, SEPTEMBER), one(ELT, OCTOBER))
    assert found.share_on_time() == (1, 1)
    assert found.share_on_time(HQ) == (0, 2)


def test_what_is_no_part_of_the_core_offer_is_neither_owed_nor_part_of_the_share() -> None:
    found = standing(one(SDP, SEPTEMBER))
    assert (found.engagements, found.share_on_time()) == ((), (0, 0))


def test_other_schools_and_what_is_not_applicable_are_left_out() -> None:
    found = standing(one(DSL, SEPTEMBER, school="OHS"), one(ELT, SEPTEMBER, is_applicable=False))
    assert found.engagements == ()


def test_one_done_after_the_day_looked_at_is_still_owed() -> None:
    [owed] = standing(one(REVIEW, SEPTEMBER, date(2026, 11, 24))).owed
    assert len(owed.owed) == 1


def test_what_is_past_its_day_is_said_with_its_day_and_age_and_is_never_called_not_done() -> None:
    [single] = standing(one(REVIEW, date(2026, 11, 22))).owed
    assert (
        say_past(single.activity, single.owed, ON)
        == "Peer review: due on 22 November 2026, 1 day ago"
    )
    [several] = standing(one(DSL, OCTOBER), one(DSL, SEPTEMBER)).not_recorded
    assert (
        say_past(several.activity, several.not_recorded, ON)
        == "DSL supervision: 2 not recorded, the oldest due on 30 September 2026, 54 days ago"
    )
