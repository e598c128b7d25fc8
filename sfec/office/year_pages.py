"""The year at a glance, composed for each school and written."""

from collections.abc import Sequence

from sfec.documents.kinds import KINDS
from sfec.model.trust import School
from sfec.model.written_documents import WrittenDocument
from sfec.model.year_page import YearPage
from sfec.office.choices import choose_schools
from sfec.office.core_offer import open_core_offer
from sfec.office.document_series import DocumentSeries, Paper
from sfec.office.rounds import OpenRound
from sfec.office.writing import DocumentRequest, write_documents
from sfec.problems import Part
from sfec.rules.core_offer.year_page import compose_year


def write_year_pages(
    opened: OpenRound, codes: Sequence[str], forms: Sequence[str], *, is_forced: bool
) -> Part[list[WrittenDocument]]:
    """Write the pages of the schools of those codes, or of all that were in the trust that year.

    Raises ProblemsFound where the trust, the core offer or the term dates cannot be read. Problems:
    those of documents and of occurrences.
    """
    folder, year, day = opened.folder, opened.year, opened.day
    first, last = year.half_terms[0].first, year.last
    within = [each for each in folder.schools if each.belongs(first, last)]
    schools, trust = choose_schools(folder, codes, within), opened.trust
    offer = open_core_offer(folder, day, opened.known_by)
    due = offer.occurrences(first, last, schools)

    def compose(school: School) -> Paper:
        """The page of a school, taken from what falls due at all of them."""
        return Paper(school, compose_year(trust, school, year, offer.core_offer, due, on=day))

    series = DocumentSeries(opened, KINDS[YearPage], year.name)
    request = DocumentRequest(schools, compose, forms, is_named=bool(codes))
    written, problems = write_documents(series, request, is_forced=is_forced)
    return Part(written, [*offer.problems, *problems])
