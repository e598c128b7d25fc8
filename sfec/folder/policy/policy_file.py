"""The policy of a ladder: the shipped file with the trust's own laid over it.

Mappings are merged key by key, conditions and anything else are replaced, and null takes a key
away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sfec.folder.formats.bundled import bundled
from sfec.folder.formats.forms import F, fill
from sfec.folder.formats.listing import those_there
from sfec.folder.formats.nodes import Node
from sfec.folder.formats.yaml_file import parse_yaml, read_yaml
from sfec.folder.names import POLICY_FOLDER, policy_path
from sfec.folder.policy.ladder_forms import LadderForm
from sfec.folder.policy.ladder_reader import LadderReader
from sfec.folder.policy.shipped_policies import shipped_ladders
from sfec.model.policy import Ladder
from sfec.problems import Part, Place, Problem, did_you_mean, has_errors, quoted
from sfec.rules.ladders.ladder_faults import faults

LADDERS = shipped_ladders()
#: A condition is one thing: a trust's own replaces the shipped one, and is not mixed with it.
_REPLACED_WHOLE = ("condition", "asked_when", "departs_when")


class PolicyNodes(NamedTuple):
    """A policy as shipped, the trust's own file of it, if any, and what the two make together."""

    shipped: Node
    own: Node | None
    merged: Node

    def in_own_file(self, problems: Iterable[Problem]) -> list[Problem]:
        """Problems of the two together; what shows in a shipped line comes of the trust's own."""
        if self.own is None:
            return list(problems)
        path = self.own.span.path
        placed = []
        for problem in problems:
            is_own = problem.place.path == path
            placed.append(problem if is_own else problem._replace(place=Place(path), excerpt=None))
        return placed


def read_policy(folder: Path) -> Part[dict[str, Ladder]]:
    """The ladders that can be read, by id, under what the trust changes of them.

    Problems: those of reading YAML, and policy-key, policy-missing, policy-empty, policy-value,
    policy-id, policy-field, policy-line, policy-role, policy-category, policy-condition,
    policy-vote, policy-heading, policy-order, policy-move, policy-unreached, policy-contradiction.
    """
    ladders: dict[str, Ladder] = {}
    problems: list[Problem] = []
    for ladder_id in LADDERS:
        ladder, of_ladder = read_ladder(folder, ladder_id)
        problems += of_ladder
        if ladder is not None:
            ladders[ladder_id] = ladder
    return Part(ladders, problems)


def read_ladder(folder: Path, ladder_id: str) -> Part[Ladder | None]:
    """One ladder, or None with what is wrong in the trust's own file of it."""
    nodes, met = read_both(folder, ladder_id)
    if nodes is None or has_errors(met):
        return Part(None, met)
    ladder, problems = _read_merged(ladder_id, nodes)
    return Part(ladder, met + nodes.in_own_file(problems))


def read_both(folder: Path, policy_id: str) -> Part[PolicyNodes | None]:
    """A policy's shipped file with the trust's own laid over it, where there is one to be read."""
    path = policy_path(policy_id)
    shipped, problems = read_yaml(bundled(POLICY_FOLDER) / f"{policy_id}.yaml", f"{path} (shipped)")
    own = None
    if those_there([folder / path]):
        own, of_own = read_yaml(folder / path, path)
        problems += of_own
    if shipped is None:
        return Part(None, problems)
    return Part(PolicyNodes(shipped, own, lay_over(shipped, own) if own else shipped), problems)


def policy_texts(folder: Path, ladder_id: str) -> list[bytes]:
    """The shipped text of a ladder's policy and, where there is one, the trust's own."""
    own = folder / policy_path(ladder_id)
    paths = [bundled(POLICY_FOLDER) / f"{ladder_id}.yaml", *those_there([own])]
    # Line ends are not part of what a policy says, and differ between machines.
    return [path.read_bytes().replace(b"\r\n", b"\n") for path in paths]


def hash_texts(texts: Iterable[bytes]) -> str:
    """A policy as one hash, of the shipped text and of what the trust lays over it."""
    return sha256(b"\0".join(texts)).hexdigest()


def parse_ladder(texts: Sequence[bytes], shown: str, ladder_id: str) -> Ladder | None:
    """The ladder that a policy's texts make, the trust's own laid over the shipped; None if none.

    A text that an older sfec understood may say what this one cannot.
    """
    try:
        roots = [parse_yaml(each.decode("utf-8-sig"), shown).value for each in texts]
    except UnicodeDecodeError:
        return None
    shipped, own = roots[0], roots[1] if len(roots) > 1 else None
    if shipped is None or None in roots:
        return None
    merged = lay_over(shipped, own) if own else shipped
    return _read_merged(ladder_id, PolicyNodes(shipped, own, merged)).value


def _read_merged(ladder_id: str, nodes: PolicyNodes) -> Part[Ladder | None]:
    form, problems = fill(LadderForm, nodes.merged, "policy")
    if form is None:
        return Part(None, [_with_nearest(problem, nodes) for problem in problems])
    ladder, problems = LadderReader(ladder_id, form, nodes.merged).read()
    if not problems and nodes.own:
        for fault in faults(ladder):
            key = nodes.merged.find(fault.path).key
            problems.append(key.problem(fault.code, fault.message, fault.hint))
    return Part(None if problems else ladder, problems)


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


def fill_merged(form: type[F], nodes: PolicyNodes) -> Part[F | None]:
    """A policy's form filled; None with each problem, and with what may be meant by what is new."""
    filled, problems = fill(form, nodes.merged, "policy")
    explained = []
    for problem in problems:
        is_explained = problem.code == "policy-key"
        explained.append(problem if is_explained else _with_nearest(problem, nodes))
    return Part(filled, explained)


def _with_nearest(problem: Problem, nodes: PolicyNodes) -> Problem:
    """A problem of something new in the trust's file, with what it may have been meant to be."""
    for under, over in _alongside(nodes.shipped, nodes.merged):
        for key, node in over.items():
            if key in under or node.key.place != problem.place:
                continue
            if near := did_you_mean(key, under):
                hint = f"{quoted(key)} is new here; {near}\n{problem.hint}"
                return problem._replace(hint=hint)
    return problem


def _alongside(under: Node, over: Node) -> Iterator[tuple[Mapping[str, Node], Mapping[str, Node]]]:
    if isinstance(under.value, Mapping) and isinstance(over.value, Mapping):
        yield under.value, over.value
        for key in under.value.keys() & over.value.keys():
            yield from _alongside(under.value[key], over.value[key])
