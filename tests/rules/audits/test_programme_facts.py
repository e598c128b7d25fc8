"""What a programme is composed from: the audits of the year, and the activities that they do."""

from datetime import date

import pytest

from sfec.rules.audits.programme_facts import done_by_audits
from tests.support.core_offer_terms import OFFER
from tests.support.programme_builder import POLICY, an_audit, at, of, programme


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 11, 24), None])
def test_what_was_carried_out_in_another_year_or_is_yet_to_come_does_not_count(
    day: date | None,
) -> None:
    found = programme(an_audit("raac", on=day), an_audit("website", on=day))
    assert of(found, "RAAC").carried_out == ("none yet",)
    assert of(found, "Website").carried_out == ("autumn term: none of 8 schools",)
    assert (found.summary.carried_out, at(found, "RPS").carried_out) == (0, 0)


def test_only_the_activities_that_audits_do_are_asked_of_the_schedule() -> None:
    assert set(done_by_audits(OFFER, POLICY).activities) == {
        each.activity for each in POLICY.kinds.values()
    } - {None}
