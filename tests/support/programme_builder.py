"""Audit programmes for tests: of the example trust, its core offer and the shipped policy."""

from collections.abc import Mapping, Sequence
from datetime import date

from sfec.folder.policy.audit_policy_file import read_audit_policy
from sfec.model.activity import ActivityException, CoreOffer
from sfec.model.audit import Audit, AuditKind, AuditPolicy, Audits, Recommendation
from sfec.model.audit_programme import AuditProgramme, KindLine, SchoolLine
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import School, Trust
from sfec.rules.audits.audit_days import audits_done
from sfec.rules.audits.audit_programme import compose_programme
from sfec.rules.audits.programme_facts import ProgrammeFacts, done_by_audits
from sfec.rules.core_offer.schedule import ScheduleRequest, occurrences
from sfec.rules.core_offer.windows import SchoolYear
from tests.support.audit_builder import AUDIT, MADE, OPEN
from tests.support.core_offer_terms import OFFER, QUILLBY, SCHOOLS, YEAR, YEARS

ON = date(2026, 11, 23)
TERMS = (date(2026, 12, 18), date(2027, 3, 25), date(2027, 7, 21))
LAST = TERMS[-1]
HIGH = OPEN._replace(number="9", text="Repair the fire door", risk="high")
LATE = OPEN._replace(number="8", text="Lock the cabinet", risk="low", due=date(2026, 11, 20))


def shipped() -> AuditPolicy:
    """The policy on audits as it is shipped."""
    found, problems = read_audit_policy(QUILLBY, lambda: OFFER.activities)
    assert problems == []
    assert found is not None
    return found


POLICY = shipped()


def an_audit(
    kind: str, school: str | None = "RPS", on: date | None = MADE, number: str = "1"
) -> Audit:
    """An audit of a kind, carried out on a day."""
    return AUDIT._replace(number=number, kind=POLICY.kinds[kind], school=school, carried_out_on=on)


def programme(
    *there: Audit,
    recommended: Mapping[str, Sequence[Recommendation]] | None = None,
    recorded: Sequence[ActivityDone] = (),
    offer: CoreOffer = OFFER,
    policy: AuditPolicy = POLICY,
    schools: Sequence[School] = SCHOOLS,
    year: SchoolYear = YEAR,
    on: date = ON,
    are_kept: bool = True,
) -> AuditProgramme:
    """The programme of the example trust with these audits, and what was only recorded as done."""
    audits = Audits(policy, there, {key: tuple(each) for key, each in (recommended or {}).items()})
    by_audits = [act for _, act in audits_done(audits, on)]
    asked = ScheduleRequest(
        done_by_audits(offer, policy),
        schools,
        YEARS,
        [*recorded, *by_audits],
        year.first,
        year.year.last,
    )
    kept = audits if are_kept else None
    return compose_programme(
        ProgrammeFacts(
            Trust("Quillby"), schools, year.year, policy, offer, occurrences(asked), kept, on
        ),
    )


def of(found: AuditProgramme, audit: str) -> KindLine:
    """What is told of a kind of audit."""
    return next(each for each in found.kinds if each.audit == audit)


def at(found: AuditProgramme, school: str) -> SchoolLine:
    """What is told of a school."""
    return next(each for each in found.schools if school in each.school)


def excepting(**departing: ActivityException) -> CoreOffer:
    """The core offer with exceptions for RPS, by activity."""
    return OFFER._replace(exceptions={("RPS", key): each for key, each in departing.items()})


def of_one_kind(activity: str) -> AuditPolicy:
    """A policy with one kind of audit, which does an activity."""
    return POLICY._replace(kinds={"only": AuditKind("only", "Only", activity)})
