"""Draws the front page of a letter of the example trust for the README.

Run `python -m tests.support.build_front_page`; it needs pdftoppm, of poppler.
"""

import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from sfec.cli import run
from sfec.documents.pdf import write
from sfec.folder.data_folder import DataFolder
from sfec.model.ledger import Recorder
from sfec.office.letters import Correspondence
from sfec.office.rounds import OpenFolder, open_round
from tests.support.runs import EXAMPLE

FRONT_PAGE = EXAMPLE.parent / "front-page.png"
MOMENT = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


def main() -> None:
    """Decide what is still open of one school, and draw its letter's first page."""
    with (
        tempfile.TemporaryDirectory() as place,
        mock.patch("sfec.commands.clock.now", return_value=MOMENT),
    ):
        trust = Path(shutil.copytree(EXAMPLE, Path(place) / "quillby"))
        with mock.patch("sfec.commands.clock.recorder", return_value=Recorder("smarsh", "laptop7")):
            run(["decide", "NGP", "education", "poor", "--by", "ceo", "--data", str(trust)])
        folder, day = DataFolder(trust), MOMENT.date()
        letters = Correspondence(open_round(OpenFolder(folder, day), None))
        schools = {each.code: each for each in letters.opened.evidence.schools}
        document = letters.series.document(letters.compose(schools["NGP"]))
        (trust / "letter.pdf").write_bytes(write(document).content)
        drawn = [
            "-r",
            "80",
            "-f",
            "1",
            "-singlefile",
            "-png",
            str(trust / "letter.pdf"),
            str(FRONT_PAGE.with_suffix("")),
        ]
        subprocess.run(["pdftoppm", *drawn], check=True)  # noqa: S607 - wherever it is installed


if __name__ == "__main__":
    main()
