"""The audit programme as a document."""

from datetime import date

from sfec.documents.document import Document, Logo, digest_of, mark, read
from sfec.documents.templates import SUFFIX, Templates, shown
from sfec.documents.text import on_one_line
from sfec.model.audit_programme import AuditProgramme
from sfec.model.trust import Brand

TEMPLATE = "audit-programme.md.j2"
NAME = TEMPLATE.removesuffix(SUFFIX)


def make(
    programme: AuditProgramme, templates: Templates, ledger_ends: str, brand: Brand, logo: Logo | None
) -> Document:
    """An audit programme on its way out. Raises ProblemsFound: those of templates, template-markup."""
    title = f"The audit programme, {programme.year}: {programme.trust}"
    marks = mark(programme.trust, f"The audit programme · {programme.year}", ledger_ends)
    tree = read(templates.render(TEMPLATE, programme=programme), shown(TEMPLATE), {})
    return Document(on_one_line(title), tree, marks, programme.on, {}, brand, logo)


def digest(programme: AuditProgramme) -> str:
    """What a programme says as a hash, whatever day it is seen from."""
    return digest_of(programme._replace(on=date.min))
