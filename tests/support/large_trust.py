"""Trusts of any size on disk, invented but always the same: varied evidence, some of it missing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random

import openpyxl
from openpyxl import Workbook

from sfec.folder.policy.policy_file import read_policy
from sfec.model.trust import PHASES
from tests.support.trust_builder import EDUCATION, FILES, FINANCE, WORKBOOK, Cell

#: How often a cell holds the good answer, any that is allowed, and none.
_GOOD, _ANY, _BLANK = 85, 12, 3
#: How many rows in a hundred nobody has sent in.
_MISSING_ROWS = 2
_JUDGED_ON = date(2026, 11, 19)
#: The keys of a school, each with its column in schools.xlsx.
_SCHOOL = {
    "code": "Code",
    "name": "Name",
    "urn": "URN",
    "phase": "Phase",
    "joined": "Joined",
    "head.name": "Head",
    "head.email": "Head email",
    "head.from": "Head from",
}


def write_large_trust(folder: Path, schools: int, *, in_yaml: bool = False) -> Path:
    """Write a trust of so many schools, in schools.xlsx or a YAML file each; returns its folder."""
    folder.mkdir(parents=True)
    for name in ("trust.yaml", "term-dates.yaml"):
        (folder / name).write_text(FILES[name], encoding="utf-8")
    records = [_school(number) for number in range(1, schools + 1)]
    if in_yaml:
        _write_yaml(folder / "schools", records)
    else:
        _write_sheets(
            folder / "schools.xlsx", {"Schools": (list(_SCHOOL.values()), map(_values, records))}
        )
    _write_evidence(folder / WORKBOOK, [str(each["code"]) for each in records])
    return folder


def _school(number: int) -> dict[str, str | date]:
    code = f"S{number:05}"
    return {
        "code": code,
        "name": f"School {number} of Larkmere",
        "urn": str(100_000 + number),
        "phase": PHASES[number % len(PHASES)],
        "joined": date(2015 + number % 11, 9, 1),
        "head.name": f"Head of {code}",
        "head.email": f"head@{code.casefold()}.example",
        "head.from": date(2015 + number % 11, 9, 1),
    }


def _write_yaml(folder: Path, records: Sequence[Mapping[str, str | date]]) -> None:
    folder.mkdir()
    for record in records:
        lines = [f'{key}: "{value}"' for key, value in record.items() if "." not in key]
        head = [
            f'{key.partition(".")[2]}: "{value}"' for key, value in record.items() if "." in key
        ]
        text = "\n".join([*lines, f"head: {{{', '.join(head)}}}", ""])
        (folder / f"{record['code']}.yaml").write_text(text, encoding="utf-8")


def _write_evidence(path: Path, codes: Sequence[str]) -> None:
    random = Random(len(codes))  # noqa: S311 - the same trust each time, not a secret
    ladders, _ = read_policy(path.parent)
    allowed = {
        field.heading: field.values for ladder in ladders.values() for field in ladder.typed_fields
    }
    path.parent.mkdir(parents=True)
    good: dict[str, Mapping[str, Cell]] = {"Education": EDUCATION, "Finance": FINANCE}
    _write_sheets(
        path,
        {
            title: (
                ["School", *answers, "Judged by", "Judged on"],
                _evidence(random, codes, answers, allowed),
            )
            for title, answers in good.items()
        },
    )


def _evidence(
    random: Random,
    codes: Sequence[str],
    good: Mapping[str, Cell],
    allowed: Mapping[str, Sequence[str]],
) -> Iterator[list[Cell | date]]:
    for code in codes:
        if random.randrange(100) >= _MISSING_ROWS:
            yield [code, *_answers(random, good, allowed).values(), "Ada Quill", _JUDGED_ON]


def _answers(
    random: Random, good: Mapping[str, Cell], allowed: Mapping[str, Sequence[str]]
) -> dict[str, Cell]:
    answers: dict[str, Cell] = {}
    for heading, value in good.items():
        instead = random.choice(allowed[heading] or (value,))
        [answers[heading]] = random.choices((value, instead, None), (_GOOD, _ANY, _BLANK))
    answers |= {
        heading: figure
        for heading, figure in _money(random).items()
        if answers.get(heading) is not None
    }
    if (
        answers.get("In-year deficit") in ("possible", "probable")
        and answers["Recovery plan"] == "not due"
    ):
        answers["Recovery plan"] = random.choice(("clear", "not clear"))
    return answers


def _money(random: Random) -> dict[str, int]:
    gag = random.randrange(500_000, 9_000_000)
    return {
        "GAG": gag,
        "Reserves": round(gag * random.gauss(0.07, 0.025)),
        "In-year balance": random.randrange(-3_000, 60_000),
    }


def _values(record: Mapping[str, str | date]) -> list[Cell | date]:
    return list(record.values())


def _write_sheets(
    path: Path, sheets: Mapping[str, tuple[Sequence[str], Iterator[Sequence[Cell | date]]]]
) -> None:
    book: Workbook = openpyxl.Workbook(write_only=True)
    for title, (headings, rows) in sheets.items():
        sheet = book.create_sheet(title)
        for row in (headings, *rows):
            sheet.append(row)
    book.save(path)
