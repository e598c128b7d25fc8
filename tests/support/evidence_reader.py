"""A trust's evidence read from its folder, as the commands read it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from sfec.folder.data_folder import DataFolder
from sfec.model.evidence import HalfTermEvidence
from sfec.problems import Problem

TODAY = date(2026, 11, 23)


class Reading(NamedTuple):
    """What a half-term showed, and what was wrong in all that was read for it."""

    evidence: HalfTermEvidence
    problems: list[Problem]

    @property
    def codes(self) -> list[str]:
        """The codes of what was wrong, sorted."""
        return sorted(each.code for each in self.problems)

    @property
    def places(self) -> list[str]:
        """Where something was wrong, inside its file, sorted."""
        return sorted(each.place.at for each in self.problems)


def read_autumn_2(trust: Path, today: date = TODAY) -> Reading:
    """The evidence of the second half-term of the first year that the trust has dates for."""
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    half_term = folder.term_dates.years[-1].half_terms[1]
    return Reading(folder.evidence(half_term, today), folder.problems)
