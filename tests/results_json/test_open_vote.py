"""An open vote as JSON."""

import json
from pathlib import Path

from tests.support.runs import Sfec
from tests.support.told import records


def test_an_open_vote_holds_the_latest_vote_of_each(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, "vote", "open", "RPS", "finance", "unacceptable")
    for vote in ("trustee:Dora Pike=for", "trustee:Dora Pike=against"):
        records(sfec, staffed, "vote", "cast", "RPS", "finance", vote)
    shown = json.loads(records(sfec, staffed, "vote", "show", "RPS", "finance", "--json").out)
    assert shown["cast"] == [{"role": "trustee", "name": "Dora Pike", "choice": "against"}]
