"""How far each school engages in the core offer, as JSON."""

from collections.abc import Sequence
from datetime import date

from sfec.model.activity import CoreOffer
from sfec.model.occurrence import Occurrence
from sfec.results_json.encoding import Json, dumps, iso
from sfec.rules.core_offer.engagement import Engagement, SchoolEngagement


def core_offer_json(schools_engaged: Sequence[SchoolEngagement], offer: CoreOffer, on: date) -> str:
    """Every school's engagement, activity by activity, and what its categories bring."""
    schools = [_school(each, offer, on) for each in schools_engaged]
    return dumps({"as_at": on.isoformat(), "schools": schools})


def _school(engaged: SchoolEngagement, offer: CoreOffer, on: date) -> Json:
    done, of = engaged.share_on_time()
    ongoing = []
    for activity in offer.ongoing:
        last = iso(engaged.last_shown.get(activity.id))
        ongoing.append({"activity": activity.id, "title": activity.title, "last": last})
    return {
        "code": engaged.school,
        "on_time": {"done": done, "of": of},
        "activities": [_engagement(each) for each in engaged.engagements],
        "ongoing": ongoing,
        "brought": [_brought(each, on) for each in engaged.brought],
    }


def _brought(occurrence: Occurrence, on: date) -> Json:
    return {
        "activity": occurrence.activity.id,
        "title": occurrence.activity.title,
        "owner": occurrence.owner,
        "due": iso(occurrence.window.due),
        "status": occurrence.status(on).value,
        "done_on": iso(occurrence.done_on),
    }


def _engagement(engagement: Engagement) -> Json:
    activity = engagement.activity
    return {
        "activity": activity.id,
        "title": activity.title,
        "owed_by": activity.owed_by,
        "held_by": activity.held_by,
        "done": engagement.done,
        "late": engagement.late,
        "asked": engagement.asked,
        "owed": [iso(each.window.due) for each in engagement.owed],
        "missed": [iso(each) for each in engagement.missed],
        "not_recorded": [iso(each.window.due) for each in engagement.not_recorded],
    }
