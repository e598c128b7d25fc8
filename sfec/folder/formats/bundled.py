"""Files that come with sfec: the policy, the starting folder, the example trusts."""

from importlib.resources import files
from pathlib import Path


def bundled(name: str) -> Path:
    """The folder of that name: inside the installed package, else beside it in a checkout."""
    inside = Path(str(files("sfec"))) / name
    return inside if inside.is_dir() else inside.parent.parent / name
