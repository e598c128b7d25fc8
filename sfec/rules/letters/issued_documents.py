"""Documents that have been issued: which there are, and what they say that is no longer so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from sfec.model.evidence import Directive
from sfec.model.issue import DocumentIssued, Fact, report_of
from sfec.model.ledger import Entry, Ledger
from sfec.model.trust import ROLES
from sfec.rules.days import format_day
from sfec.rules.half_terms import name_half_term
from sfec.rules.ladders.wording import name_holder

_REPORT_LETTERS = 16
#: What the period of a plan's document begins with, before the plan's name.
_OF_PLANS = "plans/"
#: Stands between a directive and the heading of what is said of it.
_HEADING = ": "


class IssuedDocument(NamedTuple):
    """A document as issued, the entry that records it, and whether it has been withdrawn since."""

    entry: Entry
    document: DocumentIssued
    is_withdrawn: bool


def issued_documents(
    ledger: Ledger, document: str, half_term: str
) -> Mapping[str, list[IssuedDocument]]:
    """Every issue of a kind of document for a half-term or year, by the school's code."""
    found = defaultdict(list)
    for each in _issues(ledger):
        if (each.document.document, each.document.half_term) == (document, half_term):
            found[each.document.school].append(each)
    return found


def issued_by_school(ledger: Ledger) -> Mapping[str, list[IssuedDocument]]:
    """Every document that was issued, by the school's code; the trust's own by `Trust`."""
    found = defaultdict(list)
    for each in _issues(ledger):
        found[each.document.school].append(each)
    return found


def name_document(name: str) -> str:
    """A kind of document as people call it, from the name of its files: `CEO letter`."""
    return " ".join(ROLES.get(word, word) for word in name.split("-"))


def say_issued(issued: IssuedDocument) -> str:
    """What was issued, and to whom if anybody: `CEO letter issued to Jago Merriweather (head)`."""
    said = f"{name_document(issued.document.document)} issued"
    to = " and ".join(map(name_holder, issued.document.to))
    return f"{said} to {to}" if to else said


def name_period(period: str) -> str:
    """What a document tells of, as people say it: `Autumn 2, 2026-27`, or a plan by its name."""
    plan = period.removeprefix(_OF_PLANS)
    return name_half_term(period) if plan == period else plan.replace("/", ", ")


def _issues(ledger: Ledger) -> Iterator[IssuedDocument]:
    """Every issue, in the order recorded."""
    withdrawn = ledger.withdrawn
    for entry in ledger.entries:
        if isinstance(entry.act, DocumentIssued):
            yield IssuedDocument(entry, entry.act, entry.id in withdrawn)


def facts_of(directives: Iterable[Directive], reports: Mapping[str, str]) -> tuple[Fact, ...]:
    """What a letter says that is typed and on no ladder: directives, and reports by their hash."""
    said: list[Fact] = []
    for directive in directives:
        said += _of_directive(directive)
    for role, text in sorted(reports.items()):
        digest = sha256(text.encode()).hexdigest()[:_REPORT_LETTERS]
        said.append(Fact(report_of(role), digest))
    return tuple(said)


def say_changed(then: Iterable[Fact], now: Iterable[Fact]) -> Iterator[str]:
    """Each fact that is no longer what it was; of a directive that came or went, that alone."""
    before, after = _by_name(then), _by_name(now)
    changed = [of for of in dict.fromkeys([*before, *after]) if before.get(of) != after.get(of)]
    yield from dict.fromkeys(_say_change(of, before, after) for of in changed)


def _say_change(of: str, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    name, _, heading = of.partition(_HEADING)
    if all(each.partition(_HEADING)[0] != name for each in before):
        return f"{name} has come since"
    if all(each.partition(_HEADING)[0] != name for each in after):
        return f"{name} has been taken out"
    if not heading:
        return f"{name} has been changed"
    return f"{of} was {before.get(of, 'empty')}, now {after.get(of, 'empty')}"


def _by_name(facts: Iterable[Fact]) -> Mapping[str, str]:
    """What is said of each; of directives that share a number or have none, all of it."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in facts:
        found[each.of].append(each.said)
    return {of: "; ".join(said) for of, said in found.items()}


def _of_directive(directive: Directive) -> Iterator[Fact]:
    name = f"directive {directive.number or 'without a number'} ({directive.ladder or 'no ladder'})"
    typed = {
        "Directive": directive.text,
        "Owner": directive.owner,
        "Due": format_day(directive.due) if directive.due else "",
        "Result": directive.result or "",
        "Met on": format_day(directive.met_on) if directive.met_on else "",
        "Withdrawn": directive.withdrawn,
    }
    yield from (Fact(f"{name}{_HEADING}{heading}", said) for heading, said in typed.items() if said)
