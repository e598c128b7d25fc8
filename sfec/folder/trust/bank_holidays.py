"""The bank holidays of England, as the package `holidays` knows them.

Those of the years that trusts look at are written down, since loading the package takes longer than
all else that the calendar does. It is asked for the others; those to come it reckons by its rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import chain

from sfec.folder.formats.bundled import bundled
from sfec.folder.names import POLICY_FOLDER

_WRITTEN = "bank-holidays.txt"


def bank_holidays(years: Iterable[int]) -> frozenset[date]:
    """Every bank holiday of calendar years, and the days kept instead of those at a weekend."""
    written = written_down()
    return frozenset(chain.from_iterable(written.get(each) or reckoned(each) for each in years))


@cache
def written_down() -> Mapping[int, frozenset[date]]:
    """Those that are written down, a day a line, by their year."""
    days: dict[int, list[date]] = defaultdict(list)
    for line in (bundled(POLICY_FOLDER) / _WRITTEN).read_text(encoding="utf-8").splitlines():
        day = date.fromisoformat(line)
        days[day.year].append(day)
    return {year: frozenset(each) for year, each in days.items()}


@cache
def reckoned(year: int) -> frozenset[date]:
    """Those of a year, as the package has them."""
    from holidays import country_holidays  # noqa: PLC0415 - a large package

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))
