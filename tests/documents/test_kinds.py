"""The kinds of document: what a row of their table says, and what is made of it."""

import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from sfec.documents.document import Marks
from sfec.documents.kinds import CONTEXTS, KINDS, DocumentKind, Stationery, templates_in
from sfec.documents.templates import LETTERHEAD, Templates
from sfec.documents.tree import plain
from sfec.model.audit_programme import AuditProgramme
from sfec.model.ceo_letter import CeoLetter
from sfec.model.document import Particulars
from sfec.model.plan_document import PlanDocument
from sfec.model.year_page import YearPage
from tests.support.plan_papers import document
from tests.support.trust_builder import TODAY

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
#: Loads what `sfec categorise` does, and prints the modules that only writing needs.
CATEGORISE = """
import sys
from sfec.cli import run
status = run(["categorise", "--data", sys.argv[1], "--as-at", sys.argv[2]])
loaded = {each for each in sys.modules if each.split(".")[0] == "jinja2"}
loaded |= {"sfec.documents.kinds"} & set(sys.modules)
print("status", status, "loaded", sorted(loaded))
"""


class Notice(NamedTuple):
    """An example of a kind that sfec does not have."""

    trust: str
    school: str
    reasons: tuple[str, ...]
    on: date = date(2026, 11, 23)

    @property
    def particulars(self) -> Particulars:
        """What stands around the notice."""
        return Particulars(self.trust, "autumn 2, 2026-27", self.school)


NOTICE = DocumentKind("example-notice.md.j2", "Example notice", Notice, called="notice")
GIVEN = Notice("Larkmere Trust", "Ravelmoor", ("No plan *yet*",))


@each_kind
def test_the_template_of_a_kind_comes_with_sfec_and_has_nothing_wrong(
    kind: DocumentKind, tmp_path: Path
) -> None:
    templates = templates_in(tmp_path)
    assert (templates.shipped / kind.template).is_file()
    assert list(templates.look_at(kind.template, [kind.called])) == []


@each_kind
def test_what_a_kind_says_is_dated_in_a_field_of_its_own(kind: DocumentKind) -> None:
    assert KINDS[kind.context] is kind
    assert kind.dated in getattr(kind.context, "_fields", ())


def test_every_shipped_template_is_of_a_kind_or_shared(tmp_path: Path) -> None:
    shipped = templates_in(tmp_path).shipped
    assert {path.name for path in shipped.glob("*.j2")} == set(CONTEXTS)
    assert templates_in(tmp_path).names == sorted([*CONTEXTS, LETTERHEAD])


def test_a_kind_is_called_by_the_last_word_of_its_name() -> None:
    assert [KINDS[each].noun for each in (CeoLetter, YearPage, AuditProgramme)] == [
        "letter",
        "page",
        "programme",
    ]
    assert KINDS[CeoLetter].one == "a letter"
    assert NOTICE._replace(template="board-agenda.md.j2").one == "an agenda"


def test_what_is_the_trusts_own_is_filed_without_a_school() -> None:
    assert NOTICE.file_name("RPS", "docx") == "RPS-example-notice.docx"
    assert NOTICE.file_name("RPS", "docx", 2) == "RPS-example-notice-2.docx"
    assert NOTICE.file_name(None, "pdf") == "example-notice.pdf"


def test_a_kind_that_has_a_row_needs_nothing_else_to_become_a_document(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / NOTICE.template).write_text(
        "# {{ notice.school }}\n\n{% for each in notice.reasons %}\n- {{ each }}\n{% endfor %}\n",
        encoding="utf-8",
    )
    templates = Templates(tmp_path, {NOTICE.template: (NOTICE.called,)})
    made = NOTICE.make(GIVEN, Stationery(templates, "laptop7 4f5a"))
    assert made.title == "Example notice, autumn 2, 2026-27: Ravelmoor"
    assert made.marks == Marks(
        "Larkmere Trust",
        "Example notice · Ravelmoor · autumn 2, 2026-27",
        "",
        "Ledger: laptop7 4f5a",
    )
    assert made.on == GIVEN.on
    assert "No plan *yet*" in plain(made.tree["blocks"])


def test_the_hash_of_what_one_says_is_that_of_its_fields_after_the_name_of_its_scheme() -> None:
    said = '{"reasons": ["No plan *yet*"], "school": "Ravelmoor", "trust": "Larkmere Trust"}'
    assert NOTICE.digest(GIVEN) == f"json-1:{sha256(said.encode()).hexdigest()}"


def test_another_day_alone_makes_it_no_other() -> None:
    assert NOTICE.digest(GIVEN._replace(on=date(2027, 1, 4))) == NOTICE.digest(GIVEN)
    assert NOTICE.digest(GIVEN._replace(reasons=())) != NOTICE.digest(GIVEN)


def test_a_field_that_says_nothing_makes_it_no_other() -> None:
    class Longer(NamedTuple):
        trust: str
        school: str
        reasons: tuple[str, ...]
        on: date = date(2026, 11, 23)
        plans: tuple[str, ...] = ()

        @property
        def particulars(self) -> Particulars:
            """What stands around it."""
            return GIVEN.particulars

    longer = Longer(*GIVEN)
    assert NOTICE.digest(longer) == NOTICE.digest(GIVEN)
    assert NOTICE.digest(longer._replace(plans=("a REP",))) != NOTICE.digest(GIVEN)


def test_one_that_is_called_otherwise_than_its_kind_says_so_on_every_page(tmp_path: Path) -> None:
    made = KINDS[PlanDocument].make(document(), Stationery(templates_in(tmp_path)))
    assert made.title == (
        "Rapid Enhancement Plan, written 4 November 2026: Ravelmoor Primary School"
    )
    assert made.marks.document.startswith("Rapid Enhancement Plan · Ravelmoor")


def test_what_one_says_is_known_by_its_values_and_not_by_how_they_are_printed() -> None:
    class Renamed(Notice):
        def __repr__(self) -> str:
            return "printed otherwise"

    assert NOTICE.digest(Renamed(*GIVEN)) == NOTICE.digest(GIVEN)


def test_what_writes_no_document_loads_neither_their_kinds_nor_jinja(trust: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CATEGORISE, str(trust), TODAY],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout.splitlines()[-1] == "status 0 loaded []"
