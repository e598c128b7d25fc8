"""The audit programme for the board: composed from the core offer and the audits, and written."""

from collections.abc import Sequence

from sfec.documents.kinds import KINDS
from sfec.folder.audits.audits_file import none_kept
from sfec.model.audit_programme import AuditProgramme
from sfec.model.trust import Trust
from sfec.model.written_documents import WrittenDocument
from sfec.office.core_offer import open_core_offer
from sfec.office.document_series import DocumentSeries, Paper
from sfec.office.rounds import OpenRound
from sfec.office.writing import DocumentRequest, write_documents
from sfec.problems import Level, Part, ProblemsFound
from sfec.rules.audits.audit_programme import compose_programme
from sfec.rules.audits.programme_facts import ProgrammeFacts, done_by_audits


def write_programme(
    opened: OpenRound, forms: Sequence[str], *, is_forced: bool
) -> Part[list[WrittenDocument]]:
    """Write the programme of the half-term's academic year in each format.

    Raises ProblemsFound where audits, their policy or the core offer cannot be read. Problem:
    audit-none, a note.
    """
    trust = opened.trust
    series = DocumentSeries(opened, KINDS[AuditProgramme], opened.year.name)
    request = DocumentRequest([None], lambda _: _compose(opened, trust), forms)
    return write_documents(series, request, is_forced=is_forced)


def _compose(opened: OpenRound, trust: Trust) -> Paper:
    """The programme. Raises ProblemsFound where something that it tells of cannot be read."""
    folder, year = opened.folder, opened.year
    policy, audits = folder.audit_policy, folder.audits
    offer = open_core_offer(folder, opened.day, opened.known_by)
    if policy is None or (audits is None and folder.keeps_audits):
        raise ProblemsFound(folder.problems)
    audited = offer._replace(core_offer=done_by_audits(offer.core_offer, policy))
    facts = ProgrammeFacts(
        trust=trust,
        schools=folder.schools,
        year=year,
        policy=policy,
        core_offer=offer.core_offer,
        occurrences=audited.occurrences(year.half_terms[0].first, year.last),
        audits=audits,
        on=opened.day,
    )
    none = () if audits is not None else (none_kept(Level.NOTE),)
    return Paper(None, compose_programme(facts), problems=(*none, *offer.problems))
