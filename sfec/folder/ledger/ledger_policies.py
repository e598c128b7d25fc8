"""The policies that entries rest on: each text is kept once, by its hash, to be replayed.

`ledger/policies/HASH.yaml` holds the shipped text and, as a second document, what the trust lays
over it. An entry's line has the hash alone.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

from sfec.folder.formats.atomic import replace_whole
from sfec.folder.formats.listing import left_behind, list_folder, those_there
from sfec.folder.formats.text_file import unreadable
from sfec.folder.ledger.ledger_pupils import held_pupils
from sfec.folder.names import KEPT_POLICIES, policy_path
from sfec.folder.policy.policy_file import LADDERS, hash_texts, parse_ladder, policy_texts
from sfec.model.policy import Ladder
from sfec.problems import Place, Problem, ProblemsFound, pupil_refused
from sfec.pupil_numbers import holds_pupil_number

#: What stands between the two texts; no shipped one has such a line.
_LAID_OVER = b"--- # laid over it by the trust\n"
#: What a kept policy is called: its hash.
_KEPT = re.compile(r"[0-9a-f]{64}\.yaml")


def keep_policies(folder: Path, named: Collection[str]) -> None:
    """Keep the text of those of the ladders' present policies that are named, by their hashes.

    Raises ProblemsFound: file-unwritable; ledger-pupil where a pupil's number stands in one, in a
    note too: what is kept is kept for good, and as it is, for its hash is what entries rest on.
    """
    # Most of what is recorded, activities done above all, rests on no policy: none is read then.
    if not named:
        return
    for ladder_id in LADDERS:
        texts = policy_texts(folder, ladder_id)
        policy = hash_texts(texts)
        shown = f"{KEPT_POLICIES}/{policy}.yaml"
        if policy in named and not those_there([folder / shown]):
            _refuse_pupils(texts, policy_path(ladder_id))
            replace_whole(folder / shown, shown, _LAID_OVER.join(texts))


def kept_ladder(folder: Path, policy: str, ladder_id: str) -> Ladder | None:
    """The ladder as an entry rested on it: as kept, or as it still is; None where neither is so."""
    shown = f"{KEPT_POLICIES}/{policy}.yaml"
    try:
        kept = (folder / shown).read_bytes().replace(b"\r\n", b"\n")
    except (OSError, ValueError):
        texts = policy_texts(folder, ladder_id) if ladder_id in LADDERS else []
    else:
        texts = kept.split(_LAID_OVER, 1)
    return parse_ladder(texts, shown, ladder_id) if hash_texts(texts) == policy else None


def _refuse_pupils(texts: Iterable[bytes], shown: str) -> None:
    """Raise ProblemsFound, ledger-pupil, where a pupil's number stands in a line of a text."""
    lines = chain.from_iterable(enumerate(each.decode().splitlines(), 1) for each in texts)
    places = [Place(shown, line=number) for number, line in lines if holds_pupil_number(line)]
    if places:
        what = "the policy, which is kept with what rests on it,"
        raise ProblemsFound([pupil_refused(each, what) for each in places])


def kept_policy_problems(folder: Path) -> Iterator[Problem]:
    """A problem for each kept policy that is no longer as it was when entries came to rest on it.

    Problems: ledger-policy, ledger-pupil, file-copy, file-open, file-unreadable.
    """
    paths, problems = list_folder(folder / KEPT_POLICIES, KEPT_POLICIES)
    yield from problems
    kept_names = [path.name for path in paths if _KEPT.fullmatch(path.name)]
    for path in paths:
        shown = f"{KEPT_POLICIES}/{path.name}"
        if behind := left_behind(shown, path.name, kept_names):
            yield behind
            continue
        try:
            kept = path.read_bytes().replace(b"\r\n", b"\n")
        except OSError as error:
            yield unreadable(shown, error)
            continue
        yield from held_pupils(path, shown)
        if hash_texts(kept.split(_LAID_OVER, 1)) != path.stem:
            message = "it is not the policy that its name, and the entries that rest on it, say"
            hint = "put it back from a backup, or delete it where that was never its text"
            yield Problem(Place(shown), "ledger-policy", message, hint)
