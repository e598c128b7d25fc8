"""Whatever may be recorded: acts, and what they rested on, drawn at random."""

from decimal import Decimal

from hypothesis import strategies as st

from sfec.folder.ledger.ledger_acts import KINDS
from sfec.model.decision import Act, Grounds
from sfec.model.evidence import Content
from sfec.model.issue import DocumentIssued, IssuedFile
from sfec.model.trust import Holder
from sfec.problems import Place

#: Texts that a reader may stumble over: what JSON escapes, what ends lines, what turns, what is
#: wide.
HOSTILE = (
    "",
    " ",
    'he said "no"',
    "back\\slash",
    ', "rested": ',
    '", "rested": {"fields": {}}',
    "two\nlines\r\n",
    "\x00\x1f\x7f",
    "\u2028\u2029\x85",
    "\u202eturned",
    "Zoë 機械 \U0001f600",
    "null",
    "=1+1",
)
TEXTS = st.sampled_from(HOSTILE) | st.text()
FIGURES = st.decimals(allow_nan=False, allow_infinity=False) | st.integers(-(10**28), 10**28).map(
    Decimal
)
CONTENTS: st.SearchStrategy[Content] = st.none() | TEXTS | st.lists(TEXTS).map(tuple) | FIGURES
NUMBERS = st.integers(1, 1_048_576)
PATHS = st.sampled_from(
    ["evidence/2026-27/autumn-2.xlsx", "plans/RPS-rep-1.yaml", "schools/Zoë's.yaml", "a b.ods"]
)
CELLS = st.builds(
    Place,
    PATHS,
    st.text(min_size=1, max_size=31).filter(str.isprintable),
    NUMBERS,
    st.integers(1, 16_384),
)
LINES = st.builds(Place, PATHS, st.just(""), NUMBERS, st.just(0) | NUMBERS)
PLACES = CELLS | LINES | PATHS.map(Place)


#: An issued document is its files: there is none without.
_FILES = st.lists(st.builds(IssuedFile, TEXTS, TEXTS), min_size=1, max_size=3).map(tuple)
_ISSUES = st.from_type(DocumentIssued).flatmap(
    lambda act: _FILES.map(lambda files: act._replace(files=files))
)
ACTS: st.SearchStrategy[Act] = st.one_of(
    [_ISSUES if each is DocumentIssued else st.from_type(each) for each in KINDS]
)


@st.composite
def any_grounds(draw: st.DrawFn) -> Grounds:
    """What an act may have rested on."""
    contents = draw(st.dictionaries(TEXTS, CONTENTS))
    with_places = draw(st.sets(st.sampled_from(sorted(contents)))) if contents else set()
    places = {each: tuple(draw(st.lists(PLACES, min_size=1, max_size=3))) for each in with_places}
    texts, holders = (
        st.lists(TEXTS, max_size=3).map(tuple),
        st.lists(st.builds(Holder, TEXTS, TEXTS), max_size=3),
    )
    return Grounds(
        contents=contents,
        places=places,
        possible=draw(texts),
        next=draw(st.none() | TEXTS),
        telling=draw(texts),
        could_decide=tuple(draw(holders)),
        policy=draw(TEXTS),
        judged_by=draw(st.none() | TEXTS),
        judged_on=draw(st.none() | st.dates()),
    )
