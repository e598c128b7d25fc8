"""A condition as typed in a policy file, read into the tree the rules reason on."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sfec.folder.formats.nodes import Node, Span
from sfec.model.condition import AllOf, AnyOf, AtLeast, Below, Condition, Is, NoneOf, Unmet
from sfec.model.evidence import NOT_DUE
from sfec.model.policy import EvidenceField
from sfec.problems import Problem, choice_hint, did_you_mean, quoted

_GROUPS: Mapping[str, type[AllOf | AnyOf | NoneOf]] = {
    "all_of": AllOf,
    "any_of": AnyOf,
    "none_of": NoneOf,
}
_TESTS: Mapping[str, type[AtLeast | Below]] = {"at_least": AtLeast, "below": Below}
_NUMBER = re.compile(r"[-+]?[0-9]{1,12}(\.[0-9]{1,6})?")
_SHAPE_HINT = (
    "write one of: `field: value` · `field: {at_least: 5}` · `field: {below: 3}`\n"
    "or `all_of:`, `any_of:`, `none_of:` with a list of them"
)
_DROPS_OUT = "what is not due drops out, so no condition can ask for it"


class ConditionReader:
    """Reads conditions against a ladder's fields, lines and categories, gathering what is wrong."""

    def __init__(
        self,
        fields: Mapping[str, EvidenceField],
        lines: Mapping[str, Decimal],
        categories: Sequence[str],
    ) -> None:
        self.fields, self.lines, self.categories = fields, lines, categories
        self.problems: list[Problem] = []
        self.lines_used: set[str] = set()

    def read(self, node: Node) -> Condition | None:
        """The condition a node holds, or None with a problem gathered.

        Problems: policy-condition, policy-field, policy-value, policy-line, policy-category.
        """
        if not isinstance(node.value, Mapping) or len(node.value) != 1:
            message = "this is not one condition"
            return self._refuse(node.span, "policy-condition", message, _SHAPE_HINT)
        [(key, inner)] = node.value.items()
        if key in _GROUPS:
            return self._group(key, inner)
        if key == "unmet":
            return self._unmet(inner)
        field = self.fields.get(key)
        if field is None:
            known = [*self.fields, *_GROUPS, "unmet"]
            message = f"{quoted(key)} is no field of this ladder"
            hint = did_you_mean(key, known) or f"known here: {', '.join(known)}"
            return self._refuse(inner.key, "policy-field", message, hint)
        return self._figure(field, inner) if field.is_figure else self._choice(field, inner)

    def _group(self, key: str, node: Node) -> Condition | None:
        if not isinstance(node.value, tuple) or not node.value:
            message = f"{key} needs a list of conditions"
            return self._refuse(node.span, "policy-condition", message, _SHAPE_HINT)
        read = [self.read(part) for part in node.value]
        parts = tuple(each for each in read if each is not None)
        return _GROUPS[key](parts) if len(parts) == len(read) else None

    def _unmet(self, node: Node) -> Condition | None:
        text = _word(node)
        if text in self.categories:
            return Unmet(text)
        hint = choice_hint(text, self.categories)
        return self._refuse(node.span, "policy-category", f"{quoted(text)} is no category", hint)

    def _choice(self, field: EvidenceField, node: Node) -> Condition | None:
        named = (node,) if isinstance(node.value, str) or node.value is None else node.value
        if not named:
            message = f"{field.id} needs an answer to ask for"
            return self._refuse(node.span, "policy-condition", message, _SHAPE_HINT)
        if isinstance(named, Mapping):
            hint = f"{field.id} has values to choose from: {', '.join(field.values)}"
            return self._refuse(node.span, "policy-condition", f"{field.id} is not a figure", hint)
        allowed = [each for each in field.values if each != NOT_DUE]
        for each in named:
            if each.value not in allowed:
                text = _word(each)
                hint = _DROPS_OUT if text == NOT_DUE else choice_hint(text, allowed)
                message = f"{field.id} is never {quoted(text)}"
                return self._refuse(each.span, "policy-value", message, hint)
        return Is(field.id, tuple(map(_word, named)))

    def _figure(self, field: EvidenceField, node: Node) -> Condition | None:
        if isinstance(node.value, Mapping) and len(node.value) == 1:
            [(test, inner)] = node.value.items()
            if test in _TESTS:
                line = self.line(inner)
                return None if line is None else _TESTS[test](field.id, line)
        hint = "write `{at_least: 5}` or `{below: 3}`, with a number or the name of a line"
        message = f"{field.id} is a figure and needs a line to compare it with"
        return self._refuse(node.span, "policy-condition", message, hint)

    def line(self, node: Node) -> Decimal | None:
        """A number, written out or by the name of a line."""
        text = _word(node)
        if text in self.lines:
            self.lines_used.add(text)
            return self.lines[text]
        number = parse_number(text)
        if number is None:
            lines = f"write a number, or one of the lines: {', '.join(self.lines)}"
            message = f"{quoted(text)} is neither a number nor a line"
            hint = did_you_mean(text, self.lines) or lines
            self._refuse(node.span, "policy-line", message, hint)
        return number

    def _refuse(self, span: Span, code: str, message: str, hint: str) -> Condition | None:
        self.problems.append(span.problem(code, message, hint))
        return None


def _word(node: Node) -> str:
    """The word a node holds; of a list or a group of keys, its brackets."""
    if isinstance(node.value, str):
        return node.value
    brackets = {Mapping: "{…}", tuple: "[…]"}
    return next((shown for kind, shown in brackets.items() if isinstance(node.value, kind)), "")


def parse_number(text: str) -> Decimal | None:
    """A number in plain digits, at most as many as money has; None for anything else."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None
