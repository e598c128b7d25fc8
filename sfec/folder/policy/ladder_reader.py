"""A ladder's filled form turned into the ladder that rules reason on, every name in it checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from sfec.folder.formats.cells import fold
from sfec.folder.formats.nodes import Node
from sfec.folder.formats.sheet_names import OTHER_SHEETS, OWN_HEADINGS
from sfec.folder.policy.field_reader import FieldReader
from sfec.folder.policy.ladder_forms import (
    CategoryForm,
    LadderForm,
    MoveForm,
    ObligationForm,
    VoteForm,
)
from sfec.folder.policy.policy_conditions import ConditionReader, parse_number
from sfec.folder.policy.policy_names import OWNERS, misnamed, no_role
from sfec.model.condition import Condition
from sfec.model.evidence import NOT_DUE
from sfec.model.policy import (
    Category,
    Characteristic,
    Contradiction,
    Ladder,
    Move,
    Obligation,
    Vote,
)
from sfec.model.trust import ROLES
from sfec.problems import Part, Problem, choice_hint, quoted

_SHEET = re.compile(r"[^\[\]:*?/\\]{1,31}")
_NAMED_LINE = re.compile(r"\{(\w+)\}")


class LadderReader:
    """Turns a filled form into a ladder, checking every name in it against what it names."""

    def __init__(self, ladder_id: str, form: LadderForm, root: Node) -> None:
        self.id, self.form, self.root = ladder_id, form, root
        self.problems: list[Problem] = []
        self.lines = self._lines()
        reader = FieldReader(form.fields, root)
        self.fields = reader.read()
        self.problems += reader.problems
        self.conditions = ConditionReader(self.fields, self.lines, list(form.categories))

    def read(self) -> Part[Ladder]:
        """The ladder, and what is wrong with it; with any problem it is not to be used."""
        form = self.form
        self._check_names()
        self._read_asked_when()
        votes = self._votes()
        categories = [self._category(key, each, votes) for key, each in form.categories.items()]
        first_decisions = self._moves(("first_decisions",), form.first_decisions, votes)
        emergency_by = form.exceptional.emergency_by if form.exceptional else ()
        ladder = Ladder(
            id=self.id,
            title=form.title,
            fields=self.fields,
            categories=tuple(categories),
            first_decisions=tuple(first_decisions),
            confirmed_by=self._roles(("confirmed_by",), form.confirmed_by),
            exceptional=self._exceptional(votes),
            emergency_by=self._roles(("exceptional", "emergency_by"), emergency_by),
            contradictions=tuple(self._contradictions()),
            lines=self.lines,
        )
        self._check_lines()
        return Part(ladder, self.problems + self.conditions.problems)

    def _lines(self) -> dict[str, Decimal]:
        lines = {}
        for key, text in self.form.lines.items():
            number = parse_number(text)
            if number is None:
                message = f"{key}: {quoted(text)} is not a number"
                self._refuse(("lines", key), "policy-line", message, "write it in digits: 6")
            lines[key] = number if number is not None else Decimal(0)
        return lines

    def _read_asked_when(self) -> None:
        for key, form in self.form.fields.items():
            if form.asked_when is None:
                continue
            node = self.root.find(("fields", key, "asked_when"))
            condition = self.conditions.read(node)
            if NOT_DUE not in form.values or "unmet" in form.asked_when:
                message = f"{key} cannot be asked so"
                when = f"it says when {quoted(NOT_DUE)} is no answer"
                hint = f"{when}: make it a value, and ask of other fields"
                self.problems.append(node.key.problem("policy-condition", message, hint))
            self.fields[key] = replace(self.fields[key], asked_when=condition)

    def _category(self, key: str, form: CategoryForm, votes: Mapping[str, Vote]) -> Category:
        path = ("categories", key)
        obligations: list[Obligation] = []
        for name, each in form.obligations.items():
            obligations.append(self._obligation((*path, "obligations", name), each))
        return Category(
            id=key,
            title=form.title,
            needs=form.needs,
            characteristics=tuple(self._characteristics(path, form)),
            obligations=tuple(obligations),
            moves=tuple(self._moves((*path, "moves"), form.moves, votes)),
            reading=form.reading,
            only_listed=form.only_listed_moves == "true",
        )

    def _obligation(self, path: tuple[str, ...], form: ObligationForm) -> Obligation:
        """What a category brings; what nobody may be told has no day, and what has one an owner."""
        key = self.root.find(path).key
        if form.due is not None and form.confidential == "true":
            message = f"{quoted(path[-1])} is confidential: nothing of it falls due"
            self.problems.append(key.problem("policy-value", message, "take out `due`"))
        elif form.due is not None and not form.owner:
            message = f"{quoted(path[-1])} is due, and nobody is its owner"
            self.problems.append(key.problem("policy-missing", message, "add `owner: ROLE`"))
        elif form.owner:
            self.problems += no_role(form.owner, OWNERS, self.root.find((*path, "owner")).span)
        return form.obligation(path[-1])

    def _characteristics(
        self, path: tuple[str, ...], form: CategoryForm
    ) -> Iterator[Characteristic]:
        for key, each in form.characteristics.items():
            here = (*path, "characteristics", key)
            condition = self._condition(*here, "condition")
            if condition is not None:
                statement = self._worded(here, "statement", each.statement)
                reading = self._worded(here, "reading", each.reading) if each.reading else None
                charter = each.charter or f"{self.form.title} ladder, {form.title}"
                yield Characteristic(key, path[-1], statement, condition, charter, reading)

    def _contradictions(self) -> Iterator[Contradiction]:
        for key, each in self.form.contradictions.items():
            condition = self._condition("contradictions", key, "condition")
            if condition is not None:
                yield Contradiction(key, each.statement, condition)

    def _condition(self, *path: str) -> Condition | None:
        return self.conditions.read(self.root.find(path))

    def _moves(
        self, path: tuple[str, ...], forms: Mapping[str, MoveForm], votes: Mapping[str, Vote]
    ) -> Iterator[Move]:
        for to, form in forms.items():
            here = (*path, to)
            self._check_move(here, form)
            vote = self._named_vote((*here, "vote"), form.vote, votes) if form.vote else None
            departs_when = self._condition(*here, "departs_when") if form.departs_when else None
            roles = self._roles((*here, "decided_by"), form.decided_by)
            yield Move(to, roles, vote, form.note, form.reading, departs_when)

    def _check_move(self, path: tuple[str, ...], form: MoveForm) -> None:
        to, known = path[-1], list(self.form.categories)
        if to not in known:
            message = f"a move to {quoted(to)}, which is no category"
            self._refuse_key(path, "policy-category", message, choice_hint(to, known))
        if bool(form.decided_by) == bool(form.vote):
            hint = "give it `decided_by` or `vote`, and take the other away: `vote: null`"
            self._refuse(path, "policy-vote", "a move is decided by roles or by a vote", hint)

    def _exceptional(self, votes: Mapping[str, Vote]) -> Move | None:
        form = self.form.exceptional
        if form is None:
            return None
        vote = self._named_vote(("exceptional", "vote"), form.vote, votes)
        return Move("", vote=vote, reading=form.reading)

    def _named_vote(
        self, path: tuple[str, ...], name: str, votes: Mapping[str, Vote]
    ) -> Vote | None:
        if name not in votes:
            message, hint = f"{quoted(name)} is no vote", choice_hint(name, list(votes))
            self._refuse(path, "policy-vote", message, hint)
        return votes.get(name)

    def _votes(self) -> dict[str, Vote]:
        """The votes by their names, each with the one that decides where too few may vote."""
        votes = {key: self._vote(key, each) for key, each in self.form.votes.items()}
        complete = dict(votes)
        for key, form in self.form.votes.items():
            if form.where_too_few:
                path = ("votes", key, "where_too_few")
                other = self._named_vote(path, form.where_too_few, votes)
                complete[key] = votes[key]._replace(where_too_few=other)
        return complete

    def _vote(self, key: str, form: VoteForm) -> Vote:
        electorate = self._roles(("votes", key, "electorate"), form.electorate)
        by_articles = form.by_articles == "true"
        return Vote(key, form.title, electorate, by_articles, form.least, form.reading)

    def _roles(self, path: tuple[str, ...], roles: Sequence[str]) -> tuple[str, ...]:
        for index, role in enumerate(roles):
            self.problems += no_role(role, list(ROLES), self.root.find((*path, index)).span)
        return tuple(roles)

    def _worded(self, path: tuple[str, ...], key: str, text: str) -> str:
        """A statement with the lines it names written out."""
        names = _NAMED_LINE.findall(text)
        self.conditions.lines_used.update(names)
        for name in names:
            if name not in self.lines:
                hint = choice_hint(name, list(self.lines))
                self._refuse((*path, key), "policy-line", f"{quoted(name)} is no line", hint)
        return _NAMED_LINE.sub(lambda match: f"{self.lines.get(match[1], Decimal(0)):f}", text)

    def _check_names(self) -> None:
        for group, named in (("fields", self.form.fields), ("categories", self.form.categories)):
            for name in named:
                self.problems += misnamed(name, self.root.find((group, name)).key)
        self._check_title()
        self._check_headings()

    def _check_title(self) -> None:
        title, taken = self.form.title, ", ".join(OTHER_SHEETS)
        if not _SHEET.fullmatch(title) or fold(title) in map(fold, OTHER_SHEETS):
            rule = f"at most 31 characters, none of [ ] : * ? / \\, and not {taken}"
            message = f"{quoted(title)} cannot be a ladder's title"
            hint = f"a sheet is named after it: {rule}"
            self._refuse(("title",), "policy-heading", message, hint)

    def _check_lines(self) -> None:
        used = self.conditions.lines_used
        for name in self.lines:
            if name not in used:
                message = f"no condition or statement names {quoted(name)}"
                hint = choice_hint(name, sorted(used))
                self._refuse_key(("lines", name), "policy-line", message, hint)

    def _check_headings(self) -> None:
        seen = {fold(each): "sfec's own" for each in OWN_HEADINGS}
        for key, field in self.fields.items():
            folded = fold(field.heading)
            if field.is_typed and (folded in seen or not folded):
                taken = seen.get(folded, "no word")
                message = f"the column {quoted(field.heading)} is {taken} already"
                hint = "give each column a heading of its own"
                self._refuse(("fields", key, "column"), "policy-heading", message, hint)
            seen[folded] = f"that of {key}"

    def _refuse(self, path: tuple[str, ...], code: str, message: str, hint: str) -> None:
        self.problems.append(self.root.find(path).span.problem(code, message, hint))

    def _refuse_key(self, path: tuple[str, ...], code: str, message: str, hint: str) -> None:
        self.problems.append(self.root.find(path).key.problem(code, message, hint))
