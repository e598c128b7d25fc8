"""The chain of a ledger file: each line gives the hash of the one before it."""

from collections.abc import Sequence

#: What stands before the first line.
BEFORE_ALL = ""


def broken_lines(hashes: Sequence[str], befores: Sequence[str | None]) -> list[int]:
    """The numbers of the lines at which the chain breaks, but for those that cannot be read.

    `befores` are the hashes that each line gives of the one before it; None of one that cannot be
    read.
    """
    broken: set[int] = set()
    for index, before in enumerate(befores):
        if before is None or before == (hashes[index - 1] if index else BEFORE_ALL):
            continue
        # The line before is not what this one says; if the next does not know this one either, it
        # is this one.
        after = befores[index + 1] if index + 1 < len(befores) else None
        is_itself = after not in (None, hashes[index])
        broken.add(index + 1 if is_itself or not index else index)
    unread = {number for number, each in enumerate(befores, 1) if each is None}
    return sorted(broken - unread)


def unvouched_lines(hashes: Sequence[str], befores: Sequence[str | None]) -> set[int]:
    """The numbers of the lines that the next does not vouch for, and of those next to them."""
    doubtful: set[int] = set()
    successors = zip(hashes, [*befores[1:], None], strict=False)
    for number, (own, after) in enumerate(successors, 1):
        if own != after:
            doubtful.update((number, number + 1))
    return doubtful
