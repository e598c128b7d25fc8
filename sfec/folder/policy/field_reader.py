"""The fields of a ladder's policy turned into what people are asked, and what is derived."""

from collections.abc import Mapping

from sfec.folder.formats.cells import fold
from sfec.folder.formats.nodes import Node
from sfec.folder.policy.ladder_forms import FieldForm
from sfec.folder.policy.policy_names import no_role
from sfec.model.policy import TYPED_KINDS, EvidenceField
from sfec.model.trust import ROLES
from sfec.problems import Problem, choice_hint, quoted
from sfec.rules.round.derivations import DERIVATIONS, DERIVED_KINDS

_CHOICES, _FIGURES = ("choice", "choices"), ("money", "number")


class FieldReader:
    """Turns the filled forms of a ladder's fields into its fields, gathering what is wrong."""

    def __init__(self, forms: Mapping[str, FieldForm], root: Node) -> None:
        self.forms, self.root = forms, root
        self.problems: list[Problem] = []

    def read(self) -> dict[str, EvidenceField]:
        """Every field by its id, but for when it is asked.

        Problems: policy-field, policy-value, policy-role.
        """
        return {key: self._read_field(key, form) for key, form in self.forms.items()}

    def _read_field(self, key: str, form: FieldForm) -> EvidenceField:
        self._check_column(key, form)
        self._check_values(key, form)
        self._check_source(key, form)
        if form.supplied_by:
            at = self.root.find(("fields", key, "supplied_by")).span
            self.problems += no_role(form.supplied_by, list(ROLES), at)
        return EvidenceField(
            id=key,
            heading=form.column or form.heading or key,
            kind=form.kind,
            values=form.values,
            above_zero=form.above_zero == "true",
            of=form.of,
            inputs=form.of if _is_made_of_figures(form) else (),
            supplied_by=form.supplied_by,
            note=form.note,
            stands=form.stands_once_answered == "true",
            is_typed=form.column is not None,
        )

    def _check_column(self, key: str, form: FieldForm) -> None:
        says, is_typed = "", form.kind in TYPED_KINDS
        if is_typed and form.column is None:
            says = "needs a `column`"
        elif not is_typed and form.column is not None and not DERIVATIONS[form.kind].may_be_typed:
            says = "is derived: give it a `heading` and no `column`"
        if says:
            hint = "columns are choice, choices, money or number"
            self._refuse((key,), "policy-field", f"{key}, of kind {form.kind}, {says}", hint)

    def _check_values(self, key: str, form: FieldForm) -> None:
        if _has_values(form) != bool(form.values):
            says = "has no `values`" if form.values else "needs `values`"
            hint = "values are a list: [clear, not clear]"
            self._refuse((key,), "policy-field", f"{key}, of kind {form.kind}, {says}", hint)
        folded = {fold(each) for each in form.values}
        if len(folded) < len(form.values) or any("," in each for each in form.values):
            message, hint = f"the values of {key} cannot be told apart", "no commas, no two alike"
            self._refuse((key, "values"), "policy-value", message, hint)

    def _check_source(self, key: str, form: FieldForm) -> None:
        """What a field is made of must be what its kind is made of."""
        if _is_made_of_figures(form):
            self._check_share(key, form)
        elif form.of and form.kind in TYPED_KINDS:
            message = f"{key}, of kind {form.kind}, is typed, and so is `of` nothing"
            hint = f"take `of` away, or let it be derived: {', '.join(DERIVED_KINDS)}"
            self._refuse((key, "of"), "policy-field", message, hint)
        elif form.of:
            allowed, said = self._allowed(form), ", ".join(form.of)
            if said not in allowed:
                message = f"{key}, of kind {form.kind}, cannot be `of` {quoted(said)}"
                self._refuse((key, "of"), "policy-field", message, choice_hint(said, allowed))

    def _allowed(self, form: FieldForm) -> list[str]:
        """What a derived field may be made of, the kind of plan that it names itself allowed."""
        derivation = DERIVATIONS[form.kind]
        named = form.of[0].partition(".")[0]
        return [*derivation.of, *(f"{named}.{each}" for each in derivation.of_plans)]

    def _check_share(self, key: str, form: FieldForm) -> None:
        figures = [name for name, each in self.forms.items() if each.kind in _FIGURES]
        parts = DERIVATIONS[form.kind].figures
        if len(form.of) != len(parts) or not set(form.of) <= set(figures):
            hint = f"write `of: [{', '.join(parts)}]`, each one of: {', '.join(figures)}"
            message = "a percentage needs the part and the whole"
            self._refuse((key, "of"), "policy-field", message, hint)

    def _refuse(self, path: tuple[str, ...], code: str, message: str, hint: str) -> None:
        span = self.root.find(("fields", *path)).span
        self.problems.append(span.problem(code, message, hint))


def _is_made_of_figures(form: FieldForm) -> bool:
    return form.kind in DERIVED_KINDS and bool(DERIVATIONS[form.kind].figures)


def _has_values(form: FieldForm) -> bool:
    """Whether a field has values to choose from; every other is a figure."""
    if form.kind in TYPED_KINDS:
        return form.kind in _CHOICES
    derivation = DERIVATIONS[form.kind]
    is_count = derivation.may_count and form.figure == "true"
    return not derivation.figures and not is_count
