"""The story of each school, of one half-term or whole."""

from datetime import date
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.office.rounds import OpenFolder, OpenRound, open_round
from sfec.office.stories import Stories
from tests.support.runs import Sfec
from tests.support.told import records
from tests.support.trust_builder import WORKBOOK, edit_cells

TODAY = date(2026, 11, 23)


@pytest.fixture
def opened(trust: Path, sfec: Sfec) -> OpenRound:
    """The small trust's round, with a decision on RPS and an activity done there."""
    records(sfec, trust, "decide", "RPS", "education", "universal", "--by", "ceo")
    records(sfec, trust, "done", "website", "--school", "RPS")
    edit_cells(trust / WORKBOOK, {"Education!E2": "below expected"})
    return open_round(OpenFolder(DataFolder(trust), TODAY), None)


def test_a_story_tells_each_decision_and_what_it_rests_on_that_is_no_longer_so(
    opened: OpenRound,
) -> None:
    [story] = [
        each
        for each in Stories(opened, None).tell(opened.folder.schools, opened.ladders)
        if each.events
    ]
    assert (story.school.code, story.ladder.id) == ("RPS", "education")
    [event] = story.events
    assert [each.field.id for each in event.stale] == ["peer_review"]


def test_of_another_half_term_nothing_is_told(opened: OpenRound) -> None:
    earlier = next(iter(opened.folder.term_dates or ()))
    stories = Stories(opened, earlier)
    told = list(stories.tell(opened.folder.schools, opened.ladders))
    assert len(told) == 4
    assert not any(each.events for each in told)
    assert stories.activities(["RPS"]) == {"RPS": ()}


def test_what_was_done_stands_beside_it_by_its_title(opened: OpenRound) -> None:
    [done] = Stories(opened, None).activities(["RPS", None])["RPS"]
    assert (done.title, done.act.on) == ("Website audit", TODAY)
