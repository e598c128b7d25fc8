"""`sfec templates`: what documents are made from."""

import json
from pathlib import Path

import pytest

from tests.support.runs import Sfec
from tests.support.told import misused, records

NAMES = [
    "audit-programme.md.j2",
    "ceo-letter.md.j2",
    "letterhead.docx",
    "parts.md.j2",
    "plan.md.j2",
    "progress-report.md.j2",
    "year-page.md.j2",
]
LETTER = NAMES[1]


def counting(sfec: Sfec, folder: Path) -> dict[str, tuple[str, bool]]:
    """The file that counts of each template, and whether it is the trust's own."""
    listed = json.loads(records(sfec, folder, "templates", "--json").out)["templates"]
    return {each["name"]: (each["file"], each["own"]) for each in listed}


def test_every_template_is_listed_with_the_file_of_it_that_counts(trust: Path, sfec: Sfec) -> None:
    said = records(sfec, trust, "templates").out
    assert [line.split()[0] for line in said.splitlines() if "comes with sfec" in line] == NAMES
    assert "`sfec templates copy NAME`" in said
    found = counting(sfec, trust)
    assert list(found) == NAMES
    assert all(Path(file).is_file() and not own for file, own in found.values())


def test_a_copy_counts_from_then_on_and_is_what_it_was_copied_from(trust: Path, sfec: Sfec) -> None:
    shipped, _ = counting(sfec, trust)[LETTER]
    copy = trust / "templates" / LETTER
    said = records(sfec, trust, "templates", "copy", LETTER).out
    assert said.splitlines()[0] == f"Copied: {copy}"
    assert copy.read_bytes() == Path(shipped).read_bytes()
    assert counting(sfec, trust)[LETTER] == (str(copy), True)
    assert counting(sfec, trust)["parts.md.j2"][1] is False
    assert records(sfec, trust, "check").err == ""


@pytest.mark.parametrize("name", NAMES)
def test_every_template_can_be_copied(trust: Path, sfec: Sfec, name: str) -> None:
    records(sfec, trust, "templates", "copy", name)
    assert (trust / "templates" / name).is_file()


def test_one_that_is_there_is_never_copied_over(trust: Path, sfec: Sfec) -> None:
    own = trust / "templates" / LETTER
    own.parent.mkdir()
    own.write_text("# Ours\n", encoding="utf-8")
    said = sfec(trust, "templates", "copy", LETTER)
    assert said.status == 1
    assert f"templates/{LETTER}: the file is there already [file-exists]" in said.err
    assert own.read_text(encoding="utf-8") == "# Ours\n"


def test_a_name_that_is_none_exits_2_with_what_may_have_been_meant(trust: Path, sfec: Sfec) -> None:
    assert f'did you mean "{LETTER}"?' in misused(
        sfec, trust, "templates", "copy", "ceo-leter.md.j2"
    )
    assert f"templates: {', '.join(NAMES)}" in misused(
        sfec, trust, "templates", "copy", "../trust.yaml"
    )
    assert not (trust / "templates").exists()


def test_what_is_wrong_with_the_trusts_own_is_told_where_it_is_listed_and_checked(
    trust: Path, sfec: Sfec
) -> None:
    (trust / "templates").mkdir()
    (trust / "templates" / LETTER).write_text("{{ leter.school }}\n", encoding="utf-8")
    (trust / "templates" / "ceo-letter.md").write_text("# Ours\n", encoding="utf-8")
    for command in ("templates", "check"):
        said = sfec(trust, command)
        assert said.status == 1
        assert f"templates/{LETTER}:1" in said.err
        assert "templates/ceo-letter.md: this is not read [file-unknown, note]" in said.err


def test_the_folder_may_be_named_before_or_after_the_command(trust: Path, sfec: Sfec) -> None:
    where = ("--data", str(trust))
    assert sfec(None, "templates", *where).status == 0
    assert sfec(None, "templates", *where, "copy", LETTER).status == 0
    assert sfec(None, "templates", "copy", "parts.md.j2", *where).status == 0
    assert sorted(each.name for each in (trust / "templates").iterdir()) == [LETTER, "parts.md.j2"]


def test_no_folder_is_no_place_for_a_copy(sfec: Sfec, tmp_path: Path) -> None:
    said = sfec(tmp_path / "nowhere", "templates", "copy", LETTER)
    assert said.status == 1
    assert "[folder-missing]" in said.err
