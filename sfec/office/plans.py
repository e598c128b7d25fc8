"""The plans of a trust as they stand on a day, with what is wrong in each; and new ones drafted."""

from collections.abc import Sequence

from sfec.folder.names import PLANS_FOLDER
from sfec.model.course import NO_COURSE
from sfec.model.plan import PlanKind, PlanPolicy
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.office.rounds import OpenFolder, OpenRound
from sfec.office.usage import misuse
from sfec.problems import Level, Part, Place, Problem, ProblemsFound, did_you_mean
from sfec.rules.plans.plan_draft import Draft, PlanDraft, draft_plan
from sfec.rules.plans.rehearsal import Scene, Step, rehearse
from sfec.rules.plans.seen_plans import Around, SeenPlan, see_plans


def seen_plans(opened: OpenFolder) -> Part[list[SeenPlan]]:
    """Every plan of a school that is there, on the day, by name.

    Problems: plan-none where none are kept, those of plan_faults, plan-category, plan-two-open.
    Raises ProblemsFound where plans, their policy or term dates cannot be read.
    """
    folder = opened.folder
    if not folder.keeps_plans:
        return Part([], [no_plans()])
    weeks, plans = folder.weeks, folder.plans
    if plans is None or weeks is None:
        raise ProblemsFound(folder.problems)
    around = Around(
        trust=folder.trust,
        schools={each.code: each for each in folder.schools},
        ladders=folder.ladders,
        courses=folder.record(opened.known_by).courses,
        weeks=weeks,
        on=opened.day,
    )
    return see_plans(plans, around)


def rehearse_plan(
    opened: OpenRound, school: School, ladder: Ladder, lasts: int | None, *, is_met: bool
) -> list[Step]:
    """What would follow for a school on a ladder, from its open plan or from a new one.

    Raises ProblemsFound where plans or term dates cannot be read, Misuse where the school has not
    been categorised yet.
    """
    folder = opened.folder
    weeks, policy = folder.weeks, folder.plan_policy
    if weeks is None or policy is None or folder.term_dates is None:
        raise ProblemsFound(folder.problems)
    current = opened.record.courses.get((school.code, ladder.id), NO_COURSE).current
    if current is None:
        raise misuse(school.code, f"has no {ladder.title} category yet", "school")
    seen, _ = seen_plans(OpenFolder(folder, opened.day, opened.known_by))
    mine = [each for each in seen if (each.school, each.ladder) == (school, ladder)]
    standing = next((each.standing for each in mine if _is_of(each, current)), None)
    scene = Scene(ladder, policy, weeks, tuple(folder.term_dates), lasts)
    return rehearse(scene, current, standing, opened.day, is_met=is_met)


def _is_of(seen: SeenPlan, category: str) -> bool:
    """Whether a plan is open, and belongs to a category."""
    return seen.standing.is_open and seen.on_ladder.category == category


def no_plans(level: Level = Level.NOTE) -> Problem:
    """That no plans are kept."""
    message, hint = "no plans are kept here", "`sfec plan new SCHOOL KIND` drafts one"
    return Problem(Place(PLANS_FOLDER), "plan-none", message, hint, level=level)


def find_plan(seen: Sequence[SeenPlan], named: str) -> SeenPlan:
    """The plan of that name, whatever its case. Raises Misuse."""
    for each in seen:
        if each.plan.name.casefold() == named.casefold().removesuffix(".xlsx"):
            return each
    names = [each.plan.name for each in seen]
    near = did_you_mean(named, names) or f"plans: {', '.join(names) or 'none'}"
    raise misuse(named, f"is no plan that can be read; {near}", "plan")


def choose_kind(policy: PlanPolicy, named: str) -> PlanKind:
    """The kind of plan that is named. Raises Misuse."""
    folded = named.casefold().replace("-", "_").replace(" ", "_")
    for kind in policy.kinds.values():
        if folded in (kind.id, kind.short.casefold().replace(" ", "_")):
            return kind
    names = list(policy.kinds)
    near = did_you_mean(named, names) or f"kinds: {', '.join(names)}"
    raise misuse(named, f"is no kind of plan; {near}", "kind")


def draft(opened: OpenRound, school: School, kind: PlanKind, ladder: str | None) -> PlanDraft:
    """A plan of a kind for a school, as the half-term's evidence and its decision make it.

    Raises ProblemsFound where what it is drafted from cannot be read, Misuse where the kind is not
    on that ladder, or is on several and none is named.
    """
    policy = opened.folder.plan_policy
    if policy is None:
        raise ProblemsFound(opened.folder.problems)
    chosen = ladder or (next(iter(kind.ladders)) if len(kind.ladders) == 1 else None)
    if chosen is None or chosen not in kind.ladders:
        allowed = " or ".join(kind.ladders)
        raise misuse(ladder or "", f"say on which ladder: {allowed}", "--ladder")
    ladders = {chosen: opened.ladders[chosen]}
    [found] = opened.categorise([school], ladders).schools
    course = opened.record.courses.get((school.code, chosen), NO_COURSE)
    wanted = Draft(kind, school, found.indications[chosen], opened.day, course.last)
    directives = opened.evidence.directives or opened.folder.directives_before(opened.half_term)
    return draft_plan(opened.trust, policy, wanted, directives)
