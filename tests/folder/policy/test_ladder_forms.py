"""What a ladder's policy file may hold."""

import pytest

from sfec.folder.formats.forms import fill_plain
from sfec.folder.policy.ladder_forms import CategoryForm, FieldForm, ObligationForm


def test_what_a_field_is_of_is_one_thing_or_a_list() -> None:
    for of in ("letters", ["letters"]):
        form, faults = fill_plain(FieldForm, {"kind": "directives", "of": of})
        assert form is not None
        assert (form.of, faults) == (("letters",), [])


def test_a_kind_is_one_that_is_typed_or_derived() -> None:
    form, [fault] = fill_plain(FieldForm, {"kind": "audit"})
    assert form is None
    assert fault.hint == (
        "allowed: choice, choices, money, number, percent, directives, plans, audits; "
        'did you mean "audits"?'
    )


@pytest.mark.parametrize("key", ["colunm", "input", "stands"])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    _, [fault] = fill_plain(FieldForm, {"kind": "choice", key: "x"})
    assert fault.kind == "key"


def test_an_obligation_may_be_its_statement_alone() -> None:
    given = {"title": "T", "needs": "any", "obligations": {"a": "Do it", "b": {"statement": "Do"}}}
    form, faults = fill_plain(CategoryForm, given)
    assert faults == []
    assert form is not None
    assert {key: each.statement for key, each in form.obligations.items()} == {
        "a": "Do it",
        "b": "Do",
    }


def test_when_an_obligation_is_due_is_a_half_term_a_month_or_school_days() -> None:
    for due in ("soon", "0 school days", "10 days", "half-termly"):
        given = {"statement": "Do it", "owner": "head", "due": due}
        _, [fault] = fill_plain(ObligationForm, given)
        assert "`10 school days`" in fault.hint
