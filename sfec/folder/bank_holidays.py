"""The bank holidays of England, as the package `holidays` knows them; those to come are reckoned by its rules."""

from collections.abc import Iterable
from datetime import date
from functools import cache


def bank_holidays(years: Iterable[int]) -> frozenset[date]:
    """Every bank holiday of some calendar years, and the days kept instead of those at a weekend."""
    return frozenset(day for year in sorted(set(years)) for day in _of_year(year))


@cache
def _of_year(year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 - a large package

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))
