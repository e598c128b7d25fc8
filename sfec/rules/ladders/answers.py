"""Three-valued logic in which what is not due drops out (the reading's four answers).

Kleene's: a group is decided as soon as one part decides it, and otherwise not known while any part
is. A part that is not due is left out, and a group left empty is itself not due.
"""

from collections.abc import Iterable

from sfec.model.indication import Answer

OPPOSITES = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}


def all_hold(answers: Iterable[Answer]) -> Answer:
    """Yes when every part that is due is yes."""
    return _group(answers, Answer.NO)


def any_holds(answers: Iterable[Answer]) -> Answer:
    """Yes as soon as one part is yes."""
    return _group(answers, Answer.YES)


def opposite(answer: Answer) -> Answer:
    """Yes for no and no for yes; what is not known or not due stays so."""
    return OPPOSITES.get(answer, answer)


def _group(answers: Iterable[Answer], deciding: Answer) -> Answer:
    found = Answer.NOT_DUE
    for answer in answers:
        if answer is deciding:
            return answer
        if answer is not Answer.NOT_DUE and found is not Answer.NOT_KNOWN:
            found = answer
    return found
