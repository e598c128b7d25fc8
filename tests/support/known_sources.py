"""What is known of a half-term on one ladder, for the rules to derive answers from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sfec.model.evidence import Content, Derived, Directive, Evidence, LadderSheet, SheetColumns
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import School
from sfec.problems import Place
from sfec.rules.audits.audit_actions import AuditAnswer
from sfec.rules.plans.telling_plans import SchoolPlans

PATH = "evidence/2026-27/autumn-2.xlsx"
RPS, OHS = School("RPS", "Ravelmoor Primary School"), School("OHS", "Osterfold High School")


@dataclass
class KnownSources:
    """Sources that hold what a test says; `asked` names those that were asked, in order."""

    sheet: LadderSheet = field(default_factory=LadderSheet)
    directed: Sequence[Directive] = ()
    audited: Mapping[str, AuditAnswer] | None = None
    before: Mapping[str, Derived] = field(default_factory=dict)
    planned: SchoolPlans | None = None
    asked: list[str] = field(default_factory=list)

    def directives(self, school: School) -> Sequence[Directive]:
        """The school's directives."""
        self.asked.append("directives")
        return [each for each in self.directed if each.school == school.code]

    def audits(self, day: date) -> Mapping[str, AuditAnswer] | None:
        """What audits have come to, whatever the day."""
        del day
        self.asked.append("audits")
        return self.audited

    def plans(self, school: School, day: date) -> SchoolPlans | None:
        """The school's plans, whatever the day."""
        del school, day
        self.asked.append("plans")
        return self.planned

    def earlier(self, field: EvidenceField) -> Mapping[str, Derived]:
        """The latest earlier answers, whatever the field."""
        del field
        self.asked.append("earlier")
        return self.before


def sheet_of(ladder: Ladder, contents: Mapping[str, Content], code: str = "RPS") -> LadderSheet:
    """A ladder's sheet with one row, 2, of a school of which this was typed."""
    typed = [each.id for each in ladder.typed_fields]
    columns = SheetColumns(PATH, ladder.title, {each: 2 + at for at, each in enumerate(typed)})
    blank: dict[str, Content] = dict.fromkeys(ladder.fields)
    row = Evidence({**blank, **{each: contents.get(each) for each in typed}}, columns, 2)
    return LadderSheet({code: row}, Place(PATH, ladder.title, 1, 1))
