"""The policies that come with sfec."""

from sfec.folder.formats.bundled import bundled
from sfec.folder.names import POLICY_FOLDER

_OF_A_LADDER = b"\ncategories:"


def shipped_ladders() -> tuple[str, ...]:
    """The ids of the ladders: of the policies that have categories."""
    paths = sorted(bundled(POLICY_FOLDER).glob("*.yaml"))
    return tuple(path.stem for path in paths if _OF_A_LADDER in path.read_bytes())
