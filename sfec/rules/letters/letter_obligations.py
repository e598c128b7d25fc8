"""What a letter says a category brings, and what goes on in every category."""

from collections.abc import Mapping
from datetime import date

from sfec.model.policy import Category, Ladder, Obligation
from sfec.rules.days import format_day
from sfec.rules.ladders.wording import name_role
from sfec.rules.plans.obligations import name_obligation


def brought_by(ladder: Ladder, category: Category, due: Mapping[str, date]) -> tuple[str, ...]:
    """What a category brings, what it may bring last; the confidential stands in no document.

    `due` is when each falls due, by the id of its activity.
    """
    told = [each for each in category.obligations if not each.confidential]
    ordered = sorted(told, key=lambda each: each.optional)
    return tuple([_say(ladder, category, each, due) for each in ordered])


def going_on(ladder: Ladder, due: Mapping[str, date]) -> tuple[str, ...]:
    """What of the best category goes on in every other (the reading's decision 9)."""
    best = ladder.categories[0]
    everywhere = tuple([each for each in best.obligations if not each.here_alone])
    return brought_by(ladder, best._replace(obligations=everywhere), due)


def _say(ladder: Ladder, category: Category, each: Obligation, due: Mapping[str, date]) -> str:
    """An obligation, with who sees to it and by when, where it falls due."""
    day = due.get(name_obligation(ladder, category, each))
    if day is None:
        return each.statement
    return f"{each.statement} ({name_role(each.owner)}, by {format_day(day)})"
