"""policy/audits.yaml: the kinds of audit and the lines, with the trust's own laid over them."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from sfec.folder.formats.forms import Form, Words
from sfec.folder.formats.nodes import Node
from sfec.folder.policy.policy_file import fill_merged, read_both
from sfec.model.audit import AuditKind, AuditPolicy
from sfec.problems import Part, Problem, did_you_mean, has_errors, quoted

AUDITS = "audits"


class AuditKindForm(Form):
    """One kind of audit."""

    title: Words
    activity: Words | None = None
    keeps: Literal["recommendations", "dates"] = "recommendations"
    reading: str | None = None

    def kind(self, key: str) -> AuditKind:
        """The kind of audit as the rest of sfec knows it."""
        return AuditKind(key, self.title, self.activity, self.reading, self.keeps == "dates")


class OverdueForm(Form):
    """By how many half-terms a recommendation may be overdue, by its risk."""

    high: int = Field(ge=0)
    medium: int = Field(ge=0)
    low: int = Field(ge=0)


class AuditsForm(Form):
    """The policy on audits."""

    overdue_half_terms: OverdueForm
    awaited_school_days: int = Field(ge=0)
    kinds: dict[str, AuditKindForm]


def read_audit_policy(
    folder: Path, activities: Callable[[], Collection[str]]
) -> Part[AuditPolicy | None]:
    """The policy on audits under what the trust changes, or None with what is wrong in its file.

    The activities of the core offer are asked for only where the trust has a file of its own.
    Problems: those of reading YAML, and policy-key, policy-missing, policy-empty, policy-value.
    """
    nodes, met = read_both(folder, AUDITS)
    if nodes is None or has_errors(met):
        return Part(None, met)
    form, problems = fill_merged(AuditsForm, nodes)
    if form is not None and nodes.own:
        problems += _unknown_activities(form, nodes.merged, activities())
    if form is None or problems:
        return Part(None, met + nodes.in_own_file(problems))
    kinds = {key: kind.kind(key) for key, kind in form.kinds.items()}
    overdue = form.overdue_half_terms.model_dump()
    return Part(AuditPolicy(kinds, overdue, form.awaited_school_days), met)


def _unknown_activities(
    form: AuditsForm, root: Node, activities: Collection[str]
) -> Iterator[Problem]:
    """A problem for each activity that the core offer has not; none where that cannot be read."""
    for key, kind in form.kinds.items():
        if activities and kind.activity is not None and kind.activity not in activities:
            near = did_you_mean(kind.activity, activities)
            hint = near or f"activities: {', '.join(activities)}"
            message = f"{quoted(kind.activity)} is no activity of the core offer"
            span = root.find(("kinds", key, "activity")).span
            yield span.problem("policy-value", message, hint)
