"""What an audit programme is composed from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sfec.model.activity import CoreOffer
from sfec.model.audit import TRUST_WIDE, Audit, AuditPolicy, Audits
from sfec.model.half_term import AcademicYear
from sfec.model.occurrence import Occurrence
from sfec.model.trust import School, Trust
from sfec.rules.school_days import name_year


class ProgrammeFacts(NamedTuple):
    """What a programme is composed from. `audits` are None where none are kept."""

    trust: Trust
    schools: Sequence[School]
    year: AcademicYear
    policy: AuditPolicy
    core_offer: CoreOffer
    occurrences: Sequence[Occurrence]
    audits: Audits | None
    on: date

    @property
    def kept(self) -> Audits:
        """The audits that are kept; none where none are."""
        return self.audits or Audits(self.policy, (), {})

    @property
    def sound(self) -> Audits:
        """Those that have a number of their own: what others recommend is not known, nor told."""
        kept = self.kept
        return replace(kept, audits=tuple(each for each in kept.audits if not each.is_repeated))

    @property
    def untold(self) -> list[Audit]:
        """Those that recommend something by now, and of which it is not known what."""
        repeated = (each for each in self.kept.audits if each.is_repeated)
        return [each for each in repeated if each.has_begun(self.on)]

    @property
    def this_years(self) -> list[Audit]:
        """Those that were carried out in the year."""
        return [each for each in self.kept.audits if self.is_this_years(each.carried_out_on)]

    @property
    def names(self) -> Mapping[str, str]:
        """The schools by their codes, as the programme names them, and the trust."""
        return {each.code: each.who for each in self.schools} | {TRUST_WIDE: TRUST_WIDE}

    def is_this_years(self, day: date | None) -> bool:
        """Whether a day lies in the year, and is not yet to come."""
        return day is not None and day <= self.on and name_year(day) == self.year.name


def done_by_audits(core_offer: CoreOffer, policy: AuditPolicy) -> CoreOffer:
    """The core offer with only those of its activities that audits do."""
    theirs = {each.activity for each in policy.kinds.values()}
    activities = {key: each for key, each in core_offer.activities.items() if key in theirs}
    return core_offer._replace(activities=activities)
