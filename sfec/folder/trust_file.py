"""trust.yaml: the trust, its people by role, its articles, its brand."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from sfec.folder.forms import Day, Form, Words, fill
from sfec.folder.trust_brand import BrandForm, read_brand
from sfec.folder.yaml_file import Node, read_yaml
from sfec.model.trust import TRUST_ROLES, Articles, Person, Trust
from sfec.problems import Problem

TRUST_FILE = "trust.yaml"


class PersonForm(Form):
    """Somebody in a role."""

    name: Words
    email: str | None = None
    since: Day | None = Field(None, alias="from")
    until: Day | None = None

    def person(self) -> Person:
        """The person as the rest of sfec knows them."""
        return Person(self.name, self.email, self.since, self.until)


def _listed(value: object) -> object:
    return [value] if isinstance(value, Mapping | str) else value


#: Somebody in a role, or a list of them: who holds it, and who held it before.
Held = Annotated[tuple[PersonForm, ...], BeforeValidator(_listed)]


class PeopleForm(Form):
    """Who holds which role of the trust; a role nobody holds is left out."""

    ceo: Held | None = None
    cfo: Held | None = None
    coo: Held | None = None
    eht: Held | None = None
    compliance_manager: Held | None = None
    governance_professional: Held | None = None
    sip: Held | None = None
    trust_dsl: Held | None = None
    central_aht: Held | None = None
    es_chair: Held | None = None
    fr_chair: Held | None = None
    fr_representative: Held | None = None
    trust_chair: Held | None = None
    trustee: Held | None = None


class ArticlesForm(Form):
    """How the full board votes, by the trust's articles."""

    quorum: int = Field(ge=1)
    majority: Literal["simple", "two-thirds"] = "simple"
    casting_vote: Literal["trust_chair"] | None = None


class TrustForm(Form):
    """The trust."""

    name: Words
    vision: str | None = None
    values: tuple[str, ...] = ()
    people: PeopleForm | None = None
    articles: ArticlesForm | None = None
    brand: BrandForm | None = None


def read_trust(folder: Path) -> tuple[Trust | None, list[Problem]]:
    """The trust, or None with what is wrong in `trust.yaml`.

    Problems: those of reading YAML, and trust-key, trust-missing, trust-empty, trust-value, trust-people, trust-brand.
    """
    node, problems = read_yaml(folder / TRUST_FILE, TRUST_FILE)
    if node is None:
        return None, problems
    form, faults = fill(TrustForm, node, "trust")
    problems += faults
    if form is None:
        return None, problems
    problems += _order_problems(form, node)
    brand, faults = read_brand(form.brand, node.find(("brand",)), folder) if form.brand else (None, [])
    problems += faults
    return Trust(form.name, form.vision, form.values, _people(form.people), _articles(form.articles), brand), problems


def _articles(form: ArticlesForm | None) -> Articles | None:
    return Articles(form.quorum, form.majority, form.casting_vote) if form else None


def _people(form: PeopleForm | None) -> dict[str, tuple[Person, ...]]:
    return {role: people_of(held) for role in TRUST_ROLES if (held := getattr(form, role, None))}


def people_of(held: tuple[PersonForm, ...]) -> tuple[Person, ...]:
    """Those who hold or held a role, as the rest of sfec knows them."""
    return tuple(each.person() for each in held)


def _order_problems(form: TrustForm, node: Node) -> list[Problem]:
    """A person whose last day in a role comes before the first."""
    problems = []
    for role, people in _people(form.people).items():
        for index, person in enumerate(people):
            if person.since and person.until and person.until < person.since:
                span = node.find(("people", role, index, "until")).span
                message = f"{person.name} leaves the role before taking it up"
                problems.append(
                    span.problem("trust-people", message, "until is the last day in the role, from the first")
                )
    return problems
