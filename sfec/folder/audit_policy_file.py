"""policy/audits.yaml: the kinds of audit and the lines, as shipped, with the trust's own laid over them."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from sfec.folder.forms import Form, Words
from sfec.folder.policy_file import fill_merged, in_own_file, lay_over, read_both
from sfec.folder.yaml_file import Node
from sfec.model.audit import AuditKind, AuditPolicy
from sfec.problems import Problem, did_you_mean, quoted

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
    kinds: dict[str, AuditKindForm]


def read_audit_policy(
    folder: Path, activities: Callable[[], Collection[str]]
) -> tuple[AuditPolicy | None, list[Problem]]:
    """The policy on audits under what the trust changes of it, or None with what is wrong in the trust's own file.

    The activities of the core offer are asked for only where the trust has a file of its own.
    Problems: those of reading YAML, and policy-key, policy-missing, policy-empty, policy-value.
    """
    shipped, own, problems = read_both(folder, AUDITS)
    if shipped is None or problems:
        return None, problems
    merged = lay_over(shipped, own) if own else shipped
    form, problems = fill_merged(AuditsForm, shipped, merged)
    if form is not None and own:
        problems = list(_unknown_activities(form, merged, activities()))
    if problems or form is None:
        return None, [in_own_file(each, own.span.path) for each in problems] if own else problems
    kinds = {key: each.kind(key) for key, each in form.kinds.items()}
    return AuditPolicy(kinds, form.overdue_half_terms.model_dump()), []


def _unknown_activities(form: AuditsForm, root: Node, activities: Collection[str]) -> Iterator[Problem]:
    """A problem for each activity that the core offer has not; none where it cannot be read, for nobody knows."""
    for key, kind in form.kinds.items():
        if activities and kind.activity is not None and kind.activity not in activities:
            hint = did_you_mean(kind.activity, activities) or f"activities: {', '.join(activities)}"
            span = root.find(("kinds", key, "activity")).span
            yield span.problem("policy-value", f"{quoted(kind.activity)} is no activity of the core offer", hint)
