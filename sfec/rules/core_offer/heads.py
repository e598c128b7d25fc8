"""The heads that an activity is for: of some, only those new in post, or only those who are not."""

from datetime import date

from sfec.model.activity import Activity
from sfec.model.trust import Person, School
from sfec.rules.school_days import MONTHS, months_after

#: A head is new for so many months after taking up the post (a reading).
NEW_FOR_MONTHS = MONTHS


def is_for_head(activity: Activity, school: School, on: date) -> bool:
    """Whether a school has a head on a day who is one of those that an activity is for."""
    head = _head(school, on)
    if head is None or activity.heads is None:
        return head is not None
    if head.since is None:
        return False
    is_new = on < months_after(head.since, NEW_FOR_MONTHS)
    return is_new is (activity.heads == "new")


def has_no_start(school: School, first: date) -> bool:
    """Whether a school has a head on a day of whom it is not known since when."""
    head = _head(school, first)
    return head is not None and head.since is None


def _head(school: School, on: date) -> Person | None:
    """The head of a school on a day; where two overlap, who came last."""
    in_post = [each for each in school.people.get("head", ()) if each.is_in_post(on)]
    return max(in_post, key=lambda each: each.since or date.min, default=None)
