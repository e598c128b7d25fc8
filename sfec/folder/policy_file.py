"""The policy of a ladder: the shipped file with the trust's own laid over it.

Mappings are merged key by key, conditions and anything else are replaced, and null takes a key away.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sfec.folder.bundled import bundled
from sfec.folder.forms import F, fill
from sfec.folder.listing import those_there
from sfec.folder.policy_forms import LadderForm
from sfec.folder.policy_ladder import LadderReader
from sfec.folder.yaml_file import Node, read_yaml
from sfec.model.policy import Ladder
from sfec.problems import Place, Problem, did_you_mean, quoted
from sfec.rules.soundness import faults

POLICY_FOLDER = "policy"
LADDERS = ("education", "finance")
#: A condition is one thing: a trust's own replaces the shipped one, and is not mixed with it.
_REPLACED_WHOLE = ("condition", "asked_when", "departs_when")


def read_policy(folder: Path) -> tuple[dict[str, Ladder], list[Problem]]:
    """The ladders that can be read, by id, under what the trust changes of them.

    Problems: those of reading YAML, and policy-key, policy-missing, policy-empty, policy-value, policy-id,
    policy-field, policy-line, policy-role, policy-category, policy-condition, policy-vote, policy-heading,
    policy-order, policy-move, policy-unreached, policy-contradiction.
    """
    ladders: dict[str, Ladder] = {}
    problems: list[Problem] = []
    for ladder_id in LADDERS:
        ladder, found = read_ladder(folder, ladder_id)
        problems += found
        ladders |= {ladder_id: ladder} if ladder else {}
    return ladders, problems


def read_ladder(folder: Path, ladder_id: str) -> tuple[Ladder | None, list[Problem]]:
    """One ladder, or None with what is wrong in the trust's own file of it."""
    shipped, own, problems = read_both(folder, ladder_id)
    if shipped is None or problems:
        return None, problems
    ladder, problems = _read_merged(ladder_id, shipped, own)
    return ladder, [in_own_file(each, own.span.path) for each in problems] if own else problems


def read_both(folder: Path, policy_id: str) -> tuple[Node | None, Node | None, list[Problem]]:
    """A policy's shipped file, and the trust's own where there is one."""
    name = f"{POLICY_FOLDER}/{policy_id}.yaml"
    shipped, problems = read_yaml(bundled(POLICY_FOLDER) / f"{policy_id}.yaml", f"{name} (shipped)")
    own, found = read_yaml(folder / name, name) if those_there([folder / name]) else (None, [])
    return shipped, own, problems + found


def hash_policy(folder: Path, ladder_id: str) -> str:
    """A ladder's policy as one hash, of the shipped file and of what the trust lays over it."""
    import hashlib  # noqa: PLC0415 - only where something is recorded

    name = f"{POLICY_FOLDER}/{ladder_id}.yaml"
    paths = [bundled(POLICY_FOLDER) / f"{ladder_id}.yaml", *those_there([folder / name])]
    # Line ends are not part of what a policy says, and differ between machines.
    texts = [path.read_bytes().replace(b"\r\n", b"\n") for path in paths]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


def _read_merged(ladder_id: str, shipped: Node, own: Node | None) -> tuple[Ladder | None, list[Problem]]:
    merged = lay_over(shipped, own) if own else shipped
    form, problems = fill(LadderForm, merged, "policy")
    if form is None:
        return None, [with_nearest(each, shipped, merged) for each in problems]
    ladder, problems = LadderReader(ladder_id, form, merged).read()
    if problems or own is None:
        return (None if problems else ladder), problems
    unsound = [merged.find(each.path).key.problem(each.code, each.message, each.hint) for each in faults(ladder)]
    return (None if unsound else ladder), unsound


def lay_over(under: Node, over: Node) -> Node:
    """One node laid over another: mappings key by key, null takes away, anything else replaces."""
    if not (isinstance(under.value, Mapping) and isinstance(over.value, Mapping)):
        return over
    merged = dict(under.value)
    for key, node in over.value.items():
        if node.value is None and key in merged:
            del merged[key]
        else:
            is_merged = key in merged and key not in _REPLACED_WHOLE
            merged[key] = lay_over(merged[key], node) if is_merged else node
    return Node(merged, over.span, over.key)


def fill_merged(form: type[F], shipped: Node, merged: Node) -> tuple[F | None, list[Problem]]:
    """A policy's form filled from what lies over the shipped file; None with each problem, and what may be meant."""
    filled, problems = fill(form, merged, "policy")
    return filled, [each if each.code == "policy-key" else with_nearest(each, shipped, merged) for each in problems]


def in_own_file(problem: Problem, name: str) -> Problem:
    """A problem that shows in a shipped line comes of what the trust's own file changes elsewhere."""
    return problem if problem.place.path == name else problem._replace(place=Place(name), excerpt=None)


def with_nearest(problem: Problem, shipped: Node, merged: Node) -> Problem:
    """A problem of something new in the trust's file, with the shipped thing it may have been meant to be."""
    for under, over in _alongside(shipped, merged):
        for key, node in over.items():
            if key not in under and node.key.place == problem.place and (near := did_you_mean(key, under)):
                hint = f"{quoted(key)} is new here; {near}\n{problem.hint}"
                return Problem(problem.place, problem.code, problem.message, hint, excerpt=problem.excerpt)
    return problem


def _alongside(under: Node, over: Node) -> Iterator[tuple[Mapping[str, Node], Mapping[str, Node]]]:
    if isinstance(under.value, Mapping) and isinstance(over.value, Mapping):
        yield under.value, over.value
        for key in under.value.keys() & over.value.keys():
            yield from _alongside(under.value[key], over.value[key])
