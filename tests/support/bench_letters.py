"""Measures the CEO letters beside bare pandoc and typst on the same Markdown, on all cores."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sfec.documents.pandoc import program
from sfec.folder.data_folder import DataFolder
from sfec.folder.formats.bundled import bundled
from sfec.office.letters import Correspondence
from sfec.office.rounds import OpenFolder, open_round
from tests.support.large_trust import write_large_trust
from tests.support.stopwatch import RUNS, Cost, Row, measure, ratio
from tests.support.trust_builder import TODAY

_CHART = re.compile(r"!\[.*\]\(chart\)\n")
LETTERS = 100
#: Few enough runs that they end within the hour, many enough that one that was disturbed does not
#: tell.
LETTER_RUNS = 5
#: Turns each Markdown file of a folder into Word and, through typst, into PDF/UA-1, side by side,
#: and checks nothing.
BARE_SETTING = """
import concurrent.futures, os, pathlib, subprocess, sys, typst
pandoc, letterhead, fonts, folder = sys.argv[1:]
fonts = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
title = ["--metadata", "title=Letter", "--metadata", "lang=en-GB", "--variable", "mainfont=Carlito"]
def set_both(path):
    common = [pandoc, "--sandbox", path, "--resource-path", folder, *title]
    word, source, pdf = map(path.with_suffix, (".docx", ".typ", ".pdf"))
    subprocess.run([*common, "--reference-doc", letterhead, "-o", word], check=True)
    subprocess.run([*common, "-s", "-t", "typst", "-o", source], check=True, cwd=folder)
    typst.compile(source, output=pdf, root=folder, font_paths=fonts, pdf_standards="ua-1")
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    list(pool.map(set_both, sorted(pathlib.Path(folder).glob("*.md"))))
"""


def bench_letters(folder: Path) -> list[Row]:
    """Measure a hundred letters, and one."""
    trust = write_large_trust(folder / "letters", LETTERS)
    bare = folder / "bare"
    write_markdown(trust, bare)
    letterhead, fonts = bundled("templates") / "letterhead.docx", bundled("templates") / "fonts"
    setting = ["-c", BARE_SETTING, str(program()), str(letterhead), str(fonts), str(bare)]
    everyone, one = (
        ["-m", "sfec", "letter", "--data", str(trust), "--as-at", TODAY] for _ in range(2)
    )
    what, beside = (
        f"`sfec letter --all` of {LETTERS} schools, Word and PDF",
        "bare pandoc and typst on the same Markdown",
    )
    costs = measure({what: [*everyone, "--all"], beside: setting}, LETTER_RUNS)
    alone = "`sfec letter` of one school of 100"
    first = measure({alone: [*one, "--school", "S00001"]}, RUNS)[alone]
    return [
        Row(what, beside, ratio(costs[what], costs[beside]), "1.2"),
        Row(alone, "1 second", seconds(first), "1"),
    ]


def write_markdown(trust: Path, folder: Path) -> None:
    """Write the Markdown of every letter of a trust, without the chart: bare pandoc finds none."""
    folder.mkdir()
    opened = DataFolder(trust)
    day = date.fromisoformat(TODAY)
    letters = Correspondence(open_round(OpenFolder(opened, day), None))
    kind, templates = letters.series.kind, letters.series.stationery.templates
    for school in letters.opened.evidence.schools:
        text = templates.render(kind.template, letter=letters.compose(school).context)
        (folder / f"{school.code}.md").write_text(_CHART.sub("", text), encoding="utf-8")


def seconds(costs: Sequence[Cost]) -> float:
    """The median of what some runs took, in seconds."""
    return sorted(each.seconds for each in costs)[len(costs) // 2]
