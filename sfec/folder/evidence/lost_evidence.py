"""Workbooks of evidence that decisions rested on, and that are not there any more."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from sfec.folder.evidence.evidence_paths import usual_path
from sfec.folder.names import EVIDENCE_FOLDER
from sfec.model.decision import Grounds
from sfec.model.half_term import HalfTerm
from sfec.model.ledger import Ledger
from sfec.problems import Place, Problem, count


def lost_evidence(ledger: Ledger, half_terms: Sequence[HalfTerm]) -> Iterator[Problem]:
    """An error for each half-term without a workbook on whose cells decisions rested.

    `half_terms` are those that have no workbook. Problem: evidence-missing.
    """
    without = {each.id for each in half_terms}
    resting: Counter[str] = Counter()
    for entry in ledger.entries:
        links, grounds = entry.links, ledger.grounds.get(entry.id)
        if links and grounds and links.half_term in without:
            resting[links.half_term] += _rests_on_cells(grounds, links.half_term)
    for half_term in half_terms:
        if number := resting[half_term.id]:
            rested = f"{count(number, 'decision')} rested on it"
            message = f"the workbook of {half_term.title} is not here any more, and {rested}"
            hint = "put it back as it was, from a backup or from whoever last had it"
            yield Problem(Place(usual_path(half_term)), "evidence-missing", message, hint)


def _rests_on_cells(grounds: Grounds, half_term: str) -> bool:
    """Whether anything that was known then was read in the half-term's workbook."""
    workbook = f"{EVIDENCE_FOLDER}/{half_term}."
    known = [field for field in grounds.places if grounds.contents.get(field) is not None]
    cells = chain.from_iterable(grounds.places[field] for field in known)
    return any(cell.path.startswith(workbook) for cell in cells)
