"""What a ladder's policy file may hold."""

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from sfec.folder.formats.forms import Form, refusal
from sfec.model.policy import TYPED_KINDS, Obligation, ObligationDue
from sfec.rules.round.derivations import DERIVED_KINDS

_SCHOOL_DAYS = re.compile(r"([1-9][0-9]{0,2}) school days?")

if TYPE_CHECKING:
    Kind = str
else:
    Kind = Literal[*TYPED_KINDS, *DERIVED_KINDS]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class FieldForm(Form):
    """One thing a half-term shows: a `column` that people fill in, or a `heading`.

    `kind` is how it is typed, or how it is derived from what it is `of`.
    """

    kind: Kind
    column: str | None = None
    heading: str | None = None
    values: tuple[str, ...] = ()
    above_zero: Literal["true", "false"] = "false"
    figure: Literal["true", "false"] = "false"
    of: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ()
    supplied_by: str | None = None
    note: str = ""
    asked_when: Any = None
    stands_once_answered: Literal["true", "false"] = "false"


class CharacteristicForm(Form):
    """One characteristic: a statement, and the condition that makes it true."""

    statement: str
    condition: Any
    charter: str | None = None
    reading: str | None = None


class ContradictionForm(Form):
    """Answers that cannot well both be right."""

    statement: str
    condition: Any


def _due(value: object) -> object:
    """When an obligation is due, as it is written."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if text == "half-term":
        return ObligationDue()
    if text == "monthly":
        return ObligationDue(is_monthly=True)
    if match := _SCHOOL_DAYS.fullmatch(text):
        return ObligationDue(school_days=int(match[1]))
    message = "is not when an obligation is due"
    raise refusal(message, "write half-term, monthly, or so many school days: `10 school days`")


class ObligationForm(Form):
    """What a category brings or, where `optional`, may bring; `confidential`, no document says.

    What is of the best category goes on in the others, but for what is `here_alone`.
    """

    statement: str
    optional: Literal["true", "false"] = "false"
    confidential: Literal["true", "false"] = "false"
    here_alone: Literal["true", "false"] = "false"
    reading: str | None = None
    owner: str = ""
    due: Annotated[Any, BeforeValidator(_due)] = None
    shown_by: str = ""

    def obligation(self, name: str) -> Obligation:
        """The obligation as the rest of sfec knows it."""
        return Obligation(
            id=name,
            statement=self.statement,
            optional=self.optional == "true",
            reading=self.reading,
            confidential=self.confidential == "true",
            here_alone=self.here_alone == "true",
            owner=self.owner,
            due=self.due,
            shown_by=self.shown_by,
        )


class VoteForm(Form):
    """A vote; where fewer than `least` may vote, the one that `where_too_few` names decides."""

    title: str
    electorate: tuple[str, ...]
    by_articles: Literal["true", "false"] = "false"
    least: int = Field(0, ge=0)
    where_too_few: str | None = None
    reading: str | None = None


class MoveForm(Form):
    """A move: decided by any one of some roles, or by a vote."""

    decided_by: tuple[str, ...] = ()
    vote: str | None = None
    note: str | None = None
    departs_when: Any = None
    reading: str | None = None


class ExceptionalForm(Form):
    """A move that no category lists; `emergency_by` may decide one that leads downwards."""

    vote: str
    emergency_by: tuple[str, ...] = ()
    reading: str | None = None


def _spelt_out(value: object) -> object:
    return {"statement": value} if isinstance(value, str) else value


class CategoryForm(Form):
    """One step of the ladder."""

    title: str
    needs: Literal["all", "any"]
    characteristics: dict[str, CharacteristicForm] = Field(default_factory=dict)
    obligations: dict[str, Annotated[ObligationForm, BeforeValidator(_spelt_out)]] = Field(
        default_factory=dict
    )
    moves: dict[str, MoveForm] = Field(default_factory=dict)
    only_listed_moves: Literal["true", "false"] = "false"
    reading: str | None = None


class LadderForm(Form):
    """A ladder."""

    title: str
    confirmed_by: tuple[str, ...]
    lines: dict[str, str] = Field(default_factory=dict)
    fields: dict[str, FieldForm]
    contradictions: dict[str, ContradictionForm] = Field(default_factory=dict)
    votes: dict[str, VoteForm] = Field(default_factory=dict)
    first_decisions: dict[str, MoveForm]
    exceptional: ExceptionalForm | None = None
    categories: dict[str, CategoryForm]
