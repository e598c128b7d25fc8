"""A new data folder: empty and commented, or the example trust."""

import shutil
from pathlib import Path

from sfec.folder.formats.atomic import unwritable
from sfec.folder.formats.bundled import bundled
from sfec.folder.names import EVIDENCE_FOLDER, POLICY_FOLDER, SCHOOLS_FOLDER, TEMPLATES_FOLDER
from sfec.problems import Place, Problem, ProblemsFound

EXAMPLE = "quillby"
_EMPTY_FOLDERS = (SCHOOLS_FOLDER, EVIDENCE_FOLDER, POLICY_FOLDER)


def write_folder(target: Path, *, is_example: bool) -> list[Path]:
    """Copy a starting folder to where nothing is yet; returns the files written, relative to it.

    Raises ProblemsFound: folder-not-empty, file-unwritable.
    """
    source = bundled("examples") / EXAMPLE if is_example else bundled(TEMPLATES_FOLDER) / "folder"
    shown = str(target)
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            message = "there is something here already"
            hint = "name a new folder, or one with nothing in it: nothing has been changed"
            raise ProblemsFound([Problem(Place(shown), "folder-not-empty", message, hint)])
        shutil.copytree(source, target, dirs_exist_ok=True)
        for name in _EMPTY_FOLDERS:
            (target / name).mkdir(exist_ok=True)
    except OSError as error:
        raise ProblemsFound([unwritable(shown, error)]) from error
    return sorted(path.relative_to(target) for path in target.rglob("*") if path.is_file())
