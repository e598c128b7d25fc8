"""Half-terms, academic years and the trust's term dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

NAMES = ("autumn-1", "autumn-2", "spring-1", "spring-2", "summer-1", "summer-2")


class HalfTerm(NamedTuple):
    """One half-term of an academic year, its first and last day included."""

    first: date
    last: date
    year: str
    name: str

    @property
    def id(self) -> str:
        """The half-term as files and commands name it: `2026-27/autumn-2`."""
        return f"{self.year}/{self.name}"

    @property
    def title(self) -> str:
        """The half-term as people say it: `Autumn 2, 2026-27`."""
        return f"{self.short_title}, {self.year}"

    @property
    def short_title(self) -> str:
        """The half-term within its year: `Autumn 2`."""
        return self.name.replace("-", " ").capitalize()


class AcademicYear(NamedTuple):
    """An academic year: its half-terms, and the days in them when schools are closed to pupils."""

    name: str
    half_terms: tuple[HalfTerm, ...]
    inset: tuple[date, ...] = ()
    closures: tuple[date, ...] = ()

    @property
    def last(self) -> date:
        """The last day of the year's last half-term."""
        return self.half_terms[-1].last


@dataclass(frozen=True, slots=True)
class TermDates:
    """The academic years the trust has dates for, earliest first."""

    years: tuple[AcademicYear, ...]

    def __iter__(self) -> Iterator[HalfTerm]:
        """Every half-term, earliest first."""
        return chain.from_iterable(year.half_terms for year in self.years)

    def year_of(self, half_term: HalfTerm) -> AcademicYear:
        """The academic year a half-term belongs to."""
        return next(year for year in self.years if year.name == half_term.year)
