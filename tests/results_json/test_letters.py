"""Letters as JSON."""

import json

from sfec.model.ceo_letter import CeoLetter
from sfec.results_json.letters import letters_json
from tests.support.letter_builder import a_directive, a_letter


def test_a_letter_has_every_field_of_its_own_and_of_what_it_holds_by_name() -> None:
    [told] = json.loads(letters_json([a_letter(new_directives=(a_directive(),))]))["letters"]
    assert tuple(told) == CeoLetter._fields
    assert (told["code"], told["date"]) == ("RPS", "2026-11-23")
    assert told["to"][0] == {"name": "Hal Brook", "role": "head", "email": None}
    assert told["address"] == ["Mill Lane", "Ravelmoor"]
    assert told["new_directives"][0]["due"] == "2026-12-04"
