"""What policy/core-offer.yaml may hold."""

from datetime import date

import pytest

from sfec.folder.formats.forms import fill_plain
from sfec.folder.policy.core_offer_forms import ActivityForm, ExceptionForm
from sfec.model.activity import Activity, ActivityException, Cadence

GDPR = {"title": "GDPR audit", "cadence": "yearly", "scope": "school"}


def test_an_activity_is_hqs_and_of_the_core_offer_unless_it_says_otherwise() -> None:
    form, _ = fill_plain(ActivityForm, GDPR)
    assert form is not None
    assert form.activity("gdpr") == Activity("gdpr", "GDPR audit", Cadence.YEARLY, "school")
    form, _ = fill_plain(ActivityForm, GDPR | {"owed_by": "school", "core_offer": "no"})
    assert form is not None
    assert (form.activity("gdpr").owed_by, form.activity("gdpr").is_core) == ("school", False)


def test_a_month_is_the_number_of_one() -> None:
    form, _ = fill_plain(ActivityForm, GDPR | {"month": "12"})
    assert form is not None
    assert form.activity("gdpr").month == 12
    for typed in ("0", "13", "March"):
        form, [fault] = fill_plain(ActivityForm, GDPR | {"month": typed})
        assert (form, fault.path, fault.hint) == (None, ("month",), "write its number: 1 to 12")


@pytest.mark.parametrize(
    ("typed", "exception"),
    [
        ({"every": "2"}, ActivityException("So", is_every_other=True)),
        ({"not_applicable": "yes"}, ActivityException("So", is_not_applicable=True)),
        ({"owner": "coo"}, ActivityException("So", owner="coo")),
        ({"due": "5 March 2027"}, ActivityException("So", due=date(2027, 3, 5))),
    ],
)
def test_an_exception_changes_one_thing_or_another(
    typed: dict[str, str], exception: ActivityException
) -> None:
    form, _ = fill_plain(ExceptionForm, typed | {"reason": "So"})
    assert form is not None
    assert (form.changes_anything, form.exception()) == (True, exception)


def test_a_reason_alone_changes_nothing() -> None:
    form, _ = fill_plain(ExceptionForm, {"reason": "So", "not_applicable": "no"})
    assert form is not None
    assert not form.changes_anything
