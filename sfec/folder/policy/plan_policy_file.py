"""policy/plans.yaml: the kinds of plan as shipped, with the trust's own laid over them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from sfec.folder.formats.forms import Form, Words
from sfec.folder.formats.nodes import Node
from sfec.folder.policy.policy_file import fill_merged, read_both
from sfec.folder.policy.policy_names import misnamed, no_role
from sfec.model.plan import Block, Figure, PlanKind, PlanOnLadder, PlanPolicy
from sfec.model.trust import ROLES
from sfec.problems import Part, Problem, choice_hint, has_errors, quoted

PLANS = "plans"
_ROLE_KEYS = ("written_by", "written_with", "to", "copied_to", "calls", "progress_to")


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Roles = Annotated[tuple[Words, ...], BeforeValidator(_as_list)]


class BlockForm(Form):
    """A part of a plan."""

    title: Words
    weeks: int = Field(ge=1)


class OnLadderForm(Form):
    """What a kind of plan is on one ladder."""

    category: Words
    written_by: Roles
    written_with: Roles = ()
    to: Roles = ()
    copied_to: Roles = ()
    calls: Roles = ()
    approved_by: Words | None = None
    progress_to: Roles = ()


class PlanKindForm(Form):
    """A kind of plan."""

    title: Words
    short: Words
    rows: Literal["Directives", "Targets"] = "Directives"
    ladders: dict[str, OnLadderForm]
    blocks: dict[str, BlockForm] = Field(default_factory=dict)
    reviewed_by: Roles = ()
    has_end: Literal["yes", "no"] = "no"
    supersedes: Roles = ()
    least_board: int = Field(0, ge=0)
    reading: str | None = None
    letter: Literal["yes", "no"] = "no"
    respond_within: int = Field(0, ge=0)
    says: str = ""

    def kind(self, key: str) -> PlanKind:
        """The kind of plan as the rest of sfec knows it."""
        blocks = {each: Block(each, form.title, form.weeks) for each, form in self.blocks.items()}
        return PlanKind(
            id=key,
            title=self.title,
            short=self.short,
            rows=self.rows,
            ladders={each: _on_ladder(form) for each, form in self.ladders.items()},
            blocks=blocks,
            reviewed_by=self.reviewed_by,
            has_end=self.has_end == "yes",
            supersedes=self.supersedes,
            least_board=self.least_board,
            reading=self.reading,
            is_letter=self.letter == "yes",
            respond_within=self.respond_within,
            says=self.says.strip(),
        )


class FigureForm(Form):
    """A figure by its ladder and its field."""

    ladder: Words
    field: Words


class PlansForm(Form):
    """The policy on plans."""

    outlooks: dict[str, Words]
    review_late_after: int = Field(ge=0)
    money_beside: FigureForm | None = None
    kinds: dict[str, PlanKindForm]


def _on_ladder(form: OnLadderForm) -> PlanOnLadder:
    return PlanOnLadder(
        category=form.category,
        written_by=form.written_by,
        written_with=form.written_with,
        to=form.to,
        copied_to=form.copied_to,
        calls=form.calls,
        approved_by=form.approved_by,
        progress_to=form.progress_to,
    )


def read_plan_policy(folder: Path) -> Part[PlanPolicy | None]:
    """The policy on plans under what the trust changes, or None with what is wrong in its file.

    Problems: those of reading YAML, and policy-key, policy-missing, policy-empty, policy-value,
    policy-id, policy-role.
    """
    nodes, met = read_both(folder, PLANS)
    if nodes is None or has_errors(met):
        return Part(None, met)
    form, problems = fill_merged(PlansForm, nodes)
    if form is not None and nodes.own:
        problems += _faults(form, nodes.merged)
    if form is None or problems:
        return Part(None, met + nodes.in_own_file(problems))
    kinds = {key: each.kind(key) for key, each in form.kinds.items()}
    beside = form.money_beside
    figure = Figure(beside.ladder, beside.field) if beside else None
    return Part(PlanPolicy(kinds, form.outlooks, form.review_late_after, figure), met)


def _faults(form: PlansForm, root: Node) -> Iterator[Problem]:
    """Names that are none: of kinds, of roles, and of the kinds that another takes the place of."""
    for key, kind in form.kinds.items():
        path = ("kinds", key)
        yield from misnamed(key, root.find(path).key)
        for role in kind.reviewed_by:
            yield from no_role(role, tuple(ROLES), root.find((*path, "reviewed_by")).span)
        for ladder, each in kind.ladders.items():
            for name in _ROLE_KEYS:
                span = root.find((*path, "ladders", ladder, name)).span
                for role in getattr(each, name):
                    yield from no_role(role, tuple(ROLES), span)
        for other in kind.supersedes:
            if other not in form.kinds:
                span = root.find((*path, "supersedes")).span
                hint = choice_hint(other, tuple(form.kinds))
                yield span.problem("policy-value", f"{quoted(other)} is no kind of plan", hint)
