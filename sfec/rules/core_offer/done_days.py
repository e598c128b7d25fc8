"""On which days each activity was done, and on which HQ held it without a school."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sfec.model.occurrence import ActivityDone, Window
from sfec.rules.core_offer.closed_windows import DoneDay


class DoneDays:
    """The days of everything that was done.

    What is held once for the trust was held on the days on which schools were absent from it, too.
    """

    def __init__(self, done: Iterable[ActivityDone]) -> None:
        self._done: dict[tuple[str, str | None], list[DoneDay]] = defaultdict(list)
        self._absent: dict[tuple[str, str | None], list[DoneDay]] = defaultdict(list)
        self._away: dict[tuple[str, date], set[str]] = defaultdict(set)
        without = []
        for each in done:
            if each.is_absent and each.school:
                without.append(each)
                self._absent[each.activity, each.school].append((each.on, each.period))
                self._away[each.activity, each.on].add(each.school)
            else:
                self._done[each.activity, each.school].append((each.on, each.period))
        for each in without:
            held = self._done[each.activity, None]
            if all(day != each.on for day, _ in held):
                held.append((each.on, each.period))

    def done(self, activity: str, school: str | None) -> Sequence[DoneDay]:
        """The days on which it was done for a school, or for the trust."""
        return self._done.get((activity, school), ())

    def absent(self, activity: str, school: str | None) -> Sequence[DoneDay]:
        """The days on which it was held without a school."""
        return self._absent.get((activity, school), ())

    def absentees(self, activity: str, window: Window, done_on: date | None) -> frozenset[str]:
        """The schools without which something of the trust's was held, each time that it was."""
        if done_on is None:
            return frozenset()
        within = {day for day, _ in self.done(activity, None) if window.holds(day)}
        away = [self._away.get((activity, day), set[str]()) for day in within | {done_on}]
        return frozenset(set.intersection(*away))
