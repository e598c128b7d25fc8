"""The audit programme for the board: composed from the core offer and the audits, and written."""

from collections.abc import Sequence
from functools import partial

from sfec.commands.choices import Opened
from sfec.commands.offer import open_offer
from sfec.commands.pages import Page, Pages
from sfec.documents import audit_programme
from sfec.folder.audits_file import none_kept
from sfec.problems import Level, ProblemsFound
from sfec.rules.audit_programme import Told, compose_programme, done_by_audits
from sfec.terminal.pages import Written


def write_programme(opened: Opened, forms: Sequence[str], *, is_forced: bool) -> list[Written]:
    """Write the programme of the academic year in each format.

    Raises ProblemsFound where audits, their policy or the core offer cannot be read. Problem: audit-none, a note.
    """
    pages = Pages(opened)
    programme = compose_programme(_told(opened, pages))
    made_from, make = audit_programme.digest(programme), partial(audit_programme.make, programme)
    return pages.write([Page(None, audit_programme.NAME, programme, made_from, make)], forms, is_forced=is_forced)


def _told(opened: Opened, pages: Pages) -> Told:
    folder, year, policy, audits = opened.folder, opened.year, opened.folder.audit_policy, opened.folder.audits
    offer = open_offer(folder, opened.day, opened.known_by)
    if policy is None or (audits is None and folder.keeps_audits):
        raise ProblemsFound(folder.problems)
    if audits is None:
        folder.problems.append(none_kept(Level.NOTE))
    audited = offer._replace(core_offer=done_by_audits(offer.core_offer, policy))
    found = audited.occurrences(year.half_terms[0].first, year.last)
    return Told(pages.trust, folder.schools, year, policy, offer.core_offer, found, audits, opened.day)
