"""trust.yaml: the trust, its people by role, its articles, its brand."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, create_model

from sfec.folder.formats.cells import fold
from sfec.folder.formats.forms import Day, Form, Words, fill
from sfec.folder.formats.nodes import Node
from sfec.folder.formats.yaml_doubts import quotes_first, without_told
from sfec.folder.formats.yaml_file import read_yaml
from sfec.folder.names import TRUST_FILE
from sfec.folder.trust.trust_brand import BrandForm, read_brand
from sfec.model.activity import CENTRAL_TEAM
from sfec.model.trust import ROLES, TRUST_ROLES, Articles, Person, Trust
from sfec.problems import Part, Problem, quoted


class PersonForm(Form):
    """Somebody in a role."""

    name: Words
    email: str | None = None
    since: Day | None = Field(None, alias="from")
    until: Day | None = None

    def person(self) -> Person:
        """The person as the rest of sfec knows them."""
        return Person(self.name, self.email, self.since, self.until)


#: Where the form keeps who holds a role of the trust's own, by its number: it may have any name.
_OWN = "own_role_{}"


def _listed(value: object) -> object:
    return [value] if isinstance(value, Mapping | str) else value


#: Somebody in a role, or a list of them: who holds it, and who held it before.
Holders = Annotated[tuple[PersonForm, ...], BeforeValidator(_listed)]


class PeopleForm(Form):
    """Who holds which role of the trust; a role nobody holds is left out."""

    ceo: Holders | None = None
    cfo: Holders | None = None
    coo: Holders | None = None
    eht: Holders | None = None
    compliance_manager: Holders | None = None
    governance_professional: Holders | None = None
    sip: Holders | None = None
    trust_dsl: Holders | None = None
    central_aht: Holders | None = None
    es_chair: Holders | None = None
    fr_chair: Holders | None = None
    fr_representative: Holders | None = None
    trust_chair: Holders | None = None
    trustee: Holders | None = None


class ArticlesForm(Form):
    """How the full board votes, by the trust's articles."""

    quorum: int = Field(ge=1)
    majority: Literal["simple", "two-thirds"] = "simple"
    casting_vote: Literal["trust_chair"] | None = None

    def articles(self) -> Articles:
        """The articles as the rest of sfec knows them."""
        return Articles(self.quorum, self.majority, self.casting_vote)


class TrustForm(Form):
    """The trust."""

    name: Words
    vision: str | None = None
    values: tuple[str, ...] = ()
    roles: tuple[Words, ...] = ()
    people: PeopleForm | None = None
    articles: ArticlesForm | None = None
    brand: BrandForm | None = None


def read_trust(folder: Path) -> Part[Trust | None]:
    """The trust, or None with what is wrong in `trust.yaml`.

    Problems: those of reading YAML, and trust-key, trust-missing, trust-empty, trust-value,
    trust-people, trust-brand.
    """
    node, problems = read_yaml(folder / TRUST_FILE, TRUST_FILE)
    if node is None:
        return Part(None, problems)
    form, faults = fill(_form_of(node), node, "trust")
    problems += faults
    if form is None:
        return Part(None, without_told(quotes_first(problems)))
    problems += _role_problems(form.roles, node)
    holders = {role: getattr(form.people, role, None) for role in TRUST_ROLES}
    for number, role in enumerate(form.roles):
        holders[role] = holders.get(role) or getattr(form.people, _OWN.format(number), None)
    people = {role: people_of(held) for role, held in holders.items() if held}
    problems += _order_problems(people, node)
    brand = None
    if form.brand:
        brand, faults = read_brand(form.brand, node.find(("brand",)), folder)
        problems += faults
    articles = form.articles.articles() if form.articles else None
    trust = Trust(
        name=form.name,
        vision=form.vision,
        values=form.values,
        people=people,
        articles=articles,
        brand=brand,
        roles=form.roles,
    )
    return Part(trust, without_told(quotes_first(problems)))


def _form_of(node: Node) -> type[TrustForm]:
    """The form, with a key under people for each role that the trust names beside the charter's."""
    content = node.plain()
    named = content.get("roles") if isinstance(content, Mapping) else None
    if not isinstance(named, list):
        return TrustForm
    own: dict[str, Any] = {}
    for number, role in enumerate(named):
        if isinstance(role, str) and role not in ROLES:
            own[_OWN.format(number)] = (Holders | None, Field(None, alias=role))
    people = create_model("PeopleForm", __base__=PeopleForm, **own)
    return create_model("TrustForm", __base__=TrustForm, people=(people | None, None))


def _role_problems(roles: Sequence[str], node: Node) -> Iterator[Problem]:
    """A problem for each role of the trust's own that is the charter's, or is named twice."""
    taken = {fold(each) for each in (*ROLES, *ROLES.values(), CENTRAL_TEAM)}
    for number, role in enumerate(roles):
        if fold(role) in taken:
            span, message = node.find(("roles", number)).span, f"{quoted(role)} is a role already"
            yield span.problem("trust-value", message, "take it out: it is there without this")
        taken.add(fold(role))


def people_of(held: tuple[PersonForm, ...]) -> tuple[Person, ...]:
    """Those who hold or held a role, as the rest of sfec knows them."""
    return tuple(form.person() for form in held)


def _order_problems(
    people_by_role: Mapping[str, tuple[Person, ...]], node: Node
) -> Iterator[Problem]:
    """A problem for each person whose last day in a role comes before the first."""
    for role, people in people_by_role.items():
        for index, person in enumerate(people):
            if person.since and person.until and person.until < person.since:
                span = node.find(("people", role, index, "until")).span
                message = f"{person.name} leaves the role before taking it up"
                hint = "until is the last day in the role, from the first"
                yield span.problem("trust-people", message, hint)
