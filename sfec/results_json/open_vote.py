"""An open vote as JSON."""

from sfec.model.course import OpenVote
from sfec.results_json.encoding import dumps
from sfec.results_json.entries import entry_shape


def open_vote_json(vote: OpenVote) -> str:
    """An open vote, with the votes cast in it so far."""
    cast = []
    for ballot in vote.ballots:
        role, name = ballot.holder.role, ballot.holder.name
        cast.append({"role": role, "name": name, "choice": ballot.choice.value})
    return dumps({**entry_shape(vote.entry), "cast": cast})
