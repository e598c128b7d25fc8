"""A ladder's filled form turned into the ladder that rules reason on, every name in it checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from sfec.folder.cells import fold
from sfec.folder.policy_conditions import ConditionReader, parse_number
from sfec.folder.policy_forms import CategoryForm, FieldForm, LadderForm, MoveForm, VoteForm
from sfec.folder.policy_names import misnamed, no_role
from sfec.folder.sheet_names import OTHER_SHEETS, OWN_HEADINGS
from sfec.folder.yaml_file import Node
from sfec.model.evidence import NOT_DUE
from sfec.model.policy import (
    Category,
    Characteristic,
    Contradiction,
    EvidenceField,
    Ladder,
    Move,
    Obligation,
    Vote,
)
from sfec.model.trust import ROLES
from sfec.problems import Problem, choice_hint, quoted

_SHEET = re.compile(r"[^\[\]:*?/\\]{1,31}")
_NAMED_LINE = re.compile(r"\{(\w+)\}")


class LadderReader:
    """Turns a filled form into a ladder, checking every name in it against what it names."""

    def __init__(self, ladder_id: str, form: LadderForm, root: Node) -> None:
        self.id, self.form, self.root = ladder_id, form, root
        self.problems: list[Problem] = []
        self.lines = self._lines()
        self.fields = {key: self._field(key, each) for key, each in form.fields.items()}
        self.conditions = ConditionReader(self.fields, self.lines, list(form.categories))

    def read(self) -> tuple[Ladder, list[Problem]]:
        """The ladder, and what is wrong with it; with any problem it is not to be used."""
        form = self.form
        self._check_names()
        self._read_asked_when()
        votes = {key: self._vote(key, each) for key, each in form.votes.items()}
        beyond = form.exceptional
        exceptional = Move("", vote=self._named_vote(("exceptional",), beyond.vote, votes)) if beyond else None
        ladder = Ladder(
            self.id,
            form.title,
            self.fields,
            tuple(self._category(key, each, votes) for key, each in form.categories.items()),
            tuple(self._moves(("first_decisions",), form.first_decisions, votes)),
            self._roles(("confirmed_by",), form.confirmed_by),
            exceptional,
            self._roles(("exceptional", "emergency_by"), beyond.emergency_by if beyond else ()),
            tuple(self._contradictions()),
            self.lines,
        )
        self._check_lines()
        return ladder, self.problems + self.conditions.problems

    def _lines(self) -> dict[str, Decimal]:
        lines = {}
        for key, text in self.form.lines.items():
            number = parse_number(text)
            if number is None:
                self._refuse(
                    ("lines", key), "policy-line", f"{key}: {quoted(text)} is not a number", "write it in digits: 6"
                )
            lines[key] = number if number is not None else Decimal(0)
        return lines

    def _field(self, key: str, form: FieldForm) -> EvidenceField:
        path = ("fields", key)
        field = EvidenceField(
            key,
            form.column or form.heading or key,
            form.kind,
            tuple(form.values),
            form.above_zero == "true",
            tuple(form.of),
            form.supplied_by,
            form.note,
            stands=form.stands_once_answered == "true",
        )
        if field.is_typed != (form.column is not None):
            says = "needs a `column`" if field.is_typed else "is derived: give it a `heading` and no `column`"
            self._refuse(
                path,
                "policy-field",
                f"{key}, of kind {form.kind}, {says}",
                "columns are choice, choices, money or number",
            )
        chosen = form.kind in ("choice", "choices", "directives") or (form.kind == "plans" and form.figure == "false")
        if chosen != bool(form.values):
            says = "needs `values`" if chosen else "has no `values`"
            self._refuse(
                path, "policy-field", f"{key}, of kind {form.kind}, {says}", "values are a list: [clear, not clear]"
            )
        if any("," in value for value in form.values) or len({fold(each) for each in form.values}) < len(form.values):
            self._refuse(
                (*path, "values"),
                "policy-value",
                f"the values of {key} cannot be told apart",
                "no commas, no two alike",
            )
        if form.supplied_by:
            self._roles((*path, "supplied_by"), [form.supplied_by])
        self._check_inputs(path, form)
        return field

    def _check_inputs(self, path: tuple[str, ...], form: FieldForm) -> None:
        figures = [key for key, each in self.form.fields.items() if each.kind in ("money", "number")]
        if form.kind == "percent" and (len(form.of) != 2 or not set(form.of) <= set(figures)):  # noqa: PLR2004 - part and whole
            hint = f"write `of: [part, whole]`, each one of: {', '.join(figures)}"
            self._refuse((*path, "of"), "policy-field", "a percentage needs the part and the whole", hint)

    def _read_asked_when(self) -> None:
        for key, form in self.form.fields.items():
            if form.asked_when is None:
                continue
            node = self.root.find(("fields", key, "asked_when"))
            condition = self.conditions.read(node)
            if NOT_DUE not in form.values or "unmet" in form.asked_when:
                hint = f"it says when {quoted(NOT_DUE)} is no answer: make it a value, and ask of other fields"
                self.problems.append(node.key.problem("policy-condition", f"{key} cannot be asked so", hint))
            self.fields[key] = replace(self.fields[key], asked_when=condition)

    def _category(self, key: str, form: CategoryForm, votes: Mapping[str, Vote]) -> Category:
        path = ("categories", key)
        return Category(
            key,
            form.title,
            form.needs,
            tuple(self._characteristics(path, form)),
            tuple(
                Obligation(each, o.statement, o.optional == "true", o.reading, o.confidential == "true")
                for each, o in form.obligations.items()
            ),
            tuple(self._moves((*path, "moves"), form.moves, votes)),
            form.reading,
            form.only_listed_moves == "true",
        )

    def _characteristics(self, path: tuple[str, ...], form: CategoryForm) -> Iterator[Characteristic]:
        for key, each in form.characteristics.items():
            here = (*path, "characteristics", key)
            condition = self.conditions.read(self.root.find((*here, "condition")))
            if condition is not None:
                statement = self._worded(here, "statement", each.statement)
                reading = self._worded(here, "reading", each.reading) if each.reading else None
                charter = each.charter or f"{self.form.title} ladder, {form.title}"
                yield Characteristic(key, path[-1], statement, condition, charter, reading)

    def _contradictions(self) -> Iterator[Contradiction]:
        for key, each in self.form.contradictions.items():
            condition = self.conditions.read(self.root.find(("contradictions", key, "condition")))
            if condition is not None:
                yield Contradiction(key, each.statement, condition)

    def _moves(self, path: tuple[str, ...], forms: Mapping[str, MoveForm], votes: Mapping[str, Vote]) -> Iterator[Move]:
        for to, form in forms.items():
            here = (*path, to)
            if to not in self.form.categories:
                self._refuse_key(
                    here,
                    "policy-category",
                    f"a move to {quoted(to)}, which is no category",
                    choice_hint(to, list(self.form.categories)),
                )
            if bool(form.decided_by) == bool(form.vote):
                self._refuse(
                    here,
                    "policy-vote",
                    "a move is decided by roles or by a vote",
                    "give it `decided_by` or `vote`, and take the other away: `vote: null`",
                )
            vote = self._named_vote(here, form.vote, votes) if form.vote else None
            departs = self.conditions.read(self.root.find((*here, "departs_when"))) if form.departs_when else None
            roles = self._roles((*here, "decided_by"), form.decided_by)
            yield Move(to, roles, vote, form.note, form.reading, departs)

    def _named_vote(self, path: tuple[str, ...], name: str, votes: Mapping[str, Vote]) -> Vote | None:
        if name not in votes:
            self._refuse((*path, "vote"), "policy-vote", f"{quoted(name)} is no vote", choice_hint(name, list(votes)))
        return votes.get(name)

    def _vote(self, key: str, form: VoteForm) -> Vote:
        electorate = self._roles(("votes", key, "electorate"), form.electorate)
        return Vote(key, form.title, electorate, form.by_articles == "true", form.least, form.reading)

    def _roles(self, path: tuple[str, ...], roles: Sequence[str]) -> tuple[str, ...]:
        for index, role in enumerate(roles):
            self.problems += no_role(role, list(ROLES), self.root.find((*path, index)).span)
        return tuple(roles)

    def _worded(self, path: tuple[str, ...], key: str, text: str) -> str:
        """A statement with the lines it names written out."""
        self.conditions.lines_used.update(_NAMED_LINE.findall(text))
        for name in _NAMED_LINE.findall(text):
            if name not in self.lines:
                self._refuse(
                    (*path, key), "policy-line", f"{quoted(name)} is no line", choice_hint(name, list(self.lines))
                )
        return _NAMED_LINE.sub(lambda match: f"{self.lines.get(match[1], Decimal(0)):f}", text)

    def _check_names(self) -> None:
        named = [("fields", each) for each in self.form.fields] + [
            ("categories", each) for each in self.form.categories
        ]
        for path in named:
            self.problems += misnamed(path[1], self.root.find(path).key)
        if not _SHEET.fullmatch(self.form.title) or fold(self.form.title) in map(fold, OTHER_SHEETS):
            taken = ", ".join(OTHER_SHEETS)
            hint = f"a sheet is named after it: at most 31 characters, none of [ ] : * ? / \\, and not {taken}"
            self._refuse(("title",), "policy-heading", f"{quoted(self.form.title)} cannot be a ladder's title", hint)
        self._check_headings()

    def _check_lines(self) -> None:
        used = self.conditions.lines_used
        for name in self.lines:
            if name not in used:
                hint = choice_hint(name, sorted(used))
                self._refuse_key(
                    ("lines", name), "policy-line", f"no condition or statement names {quoted(name)}", hint
                )

    def _check_headings(self) -> None:
        seen = {fold(each): "sfec's own" for each in OWN_HEADINGS}
        for key, field in self.fields.items():
            folded = fold(field.heading)
            if field.is_typed and (folded in seen or not folded):
                message = f"the column {quoted(field.heading)} is {seen.get(folded, 'no word')} already"
                hint = "give each column a heading of its own"
                self._refuse(("fields", key, "column"), "policy-heading", message, hint)
            seen[folded] = f"that of {key}"

    def _refuse(self, path: tuple[str | int, ...], code: str, message: str, hint: str) -> None:
        self.problems.append(self.root.find(path).span.problem(code, message, hint))

    def _refuse_key(self, path: tuple[str, ...], code: str, message: str, hint: str) -> None:
        self.problems.append(self.root.find(path).key.problem(code, message, hint))
