"""Measures the CEO letters beside bare pandoc and typst on the same Markdown, both with all cores busy."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sfec.commands.choices import Opened, choose_half_term, choose_ladders
from sfec.commands.correspondence import Correspondence
from sfec.documents.ceo_letter import TEMPLATE
from sfec.documents.pandoc import program
from sfec.folder.bundled import bundled
from sfec.folder.data_folder import DataFolder
from tests.bench import RUNS, Cost, Row, measure, ratio
from tests.large_trust import write_large_trust
from tests.trust_builder import TODAY

_CHART = re.compile(r"!\[.*\]\(chart\)\n")
LETTERS = 100
#: Few enough runs that they end within the hour, many enough that one that was disturbed does not tell.
LETTER_RUNS = 5
#: Turns each Markdown file of a folder into Word and, through typst, into PDF/UA-1, side by side, and checks nothing.
BARE_SETTING = """
import concurrent.futures, os, pathlib, subprocess, sys, typst
pandoc, letterhead, fonts, folder = sys.argv[1:]
fonts = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
title = ["--metadata", "title=Letter", "--metadata", "lang=en-GB", "--variable", "mainfont=Carlito"]
def set_both(path):
    common = [pandoc, "--sandbox", path, "--resource-path", folder, *title]
    subprocess.run([*common, "--reference-doc", letterhead, "-o", path.with_suffix(".docx")], check=True)
    subprocess.run([*common, "-s", "-t", "typst", "-o", path.with_suffix(".typ")], check=True, cwd=folder)
    typst.compile(path.with_suffix(".typ"), output=path.with_suffix(".pdf"), root=folder, font_paths=fonts,
                  pdf_standards="ua-1")
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
    everyone, one = (["-m", "sfec", "letter", "--data", str(trust), "--as-at", TODAY] for _ in range(2))
    what, beside = (
        f"`sfec letter --all` of {LETTERS} schools, Word and PDF",
        "bare pandoc and typst on the same Markdown",
    )
    costs = measure({what: [*everyone, "--all"], beside: setting}, LETTER_RUNS)
    alone = "`sfec letter` of one school of 100"
    first = measure({alone: [*one, "--school", "S00001"]}, RUNS)[alone]
    return [Row(what, beside, ratio(costs[what], costs[beside]), "1.2"), Row(alone, "1 second", seconds(first), "1")]


def write_markdown(trust: Path, folder: Path) -> None:
    """Write the Markdown of every letter of a trust, but for the chart, which bare pandoc would not find."""
    folder.mkdir()
    opened = DataFolder(trust)
    day = date.fromisoformat(TODAY)
    letters = Correspondence(Opened(opened, day, choose_half_term(opened, None, day)), choose_ladders(opened, None))
    for school in letters.evidence.schools:
        text = letters.templates.render(TEMPLATE, letter=letters.compose(school).letter)
        (folder / f"{school.code}.md").write_text(_CHART.sub("", text), encoding="utf-8")


def seconds(costs: Sequence[Cost]) -> float:
    """The median of what some runs took, in seconds."""
    return sorted(each.seconds for each in costs)[len(costs) // 2]
