"""A round as JSON."""

import json
from datetime import date
from decimal import Decimal
from functools import partial

from sfec.model.evidence import Content, Evidence
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Indication, Round, SchoolIndications
from sfec.model.trust import School
from sfec.results_json.encoding import plain_value
from sfec.results_json.explanation import indication_shape
from sfec.results_json.round import round_lines
from sfec.rules.ladders.indications import indicate
from tests.support.ladders import evidence, shipped

AUTUMN = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2")


def test_a_round_of_no_schools_is_still_json() -> None:
    assert json.loads("".join(round_lines(Round(AUTUMN, date(2026, 11, 23), ())))) == {
        "half_term": "2026-27/autumn-2",
        "as_at": "2026-11-23",
        "schools": [],
    }


def indication(**changed: Content) -> Indication:
    """What evidence of a sound school indicates on the finance ladder, but for what is changed."""
    return indicate(shipped("finance"), evidence("finance", **changed), None)


def told_plainly(evidence: Evidence, field_id: str) -> dict[str, object]:
    """What a field's evidence is to be in a round."""
    source = evidence.source(field_id)
    value = plain_value(evidence.contents[field_id])
    return {"field": field_id, "value": value, "source": str(source) if source else None}


def test_schools_that_share_their_answers_have_each_their_own_values() -> None:
    alike = [indication(reserves=Decimal(each)) for each in (80_000, 91_000)]
    other = indication(cost_centres="causing concern", money_plans=None)
    schools = [
        SchoolIndications(School(f"S{number}", 'A "School" é'), {"finance": each})
        for number, each in enumerate([*alike, other])
    ]
    lines = list(round_lines(Round(AUTUMN, date(2026, 11, 23), tuple(schools))))
    assert len(lines) == len(schools) + 2
    told = json.loads("".join(lines))["schools"]
    assert [each["name"] for each in told] == ['A "School" é'] * 3
    for school, found in zip(schools, told, strict=True):
        expected = school.indications["finance"]
        shape = indication_shape(expected, partial(told_plainly, expected.evidence))
        assert found["ladders"]["finance"] == shape
