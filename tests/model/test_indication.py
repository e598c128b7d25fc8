"""What evidence indicates."""

from sfec.model.condition import Is
from sfec.model.evidence import Evidence
from sfec.model.indication import Answer, Indication, Verdict
from sfec.model.policy import Category, Characteristic, Ladder

A, B = (Characteristic(each, "good", each, Is(each, ("x",)), "test") for each in "ab")
LADDER = Ladder(
    "t", "T", {}, (Category("good", "Good", "all", (A, B)), Category("bad", "B", "any"))
)


def test_a_category_is_indicated_only_when_it_is_the_one_possible() -> None:
    assert Verdict((), ("good",)).indicated == "good"
    assert Verdict((), ("good", "bad")).indicated is None
    assert Verdict((), ()).indicated is None


def test_each_characteristic_comes_with_its_own_answer() -> None:
    verdict = Verdict((Answer.YES, Answer.NOT_KNOWN), ("good",))
    found = Indication(LADDER, Evidence({}), verdict)
    assert list(found.answered()) == [(A, Answer.YES), (B, Answer.NOT_KNOWN)]


def test_an_answer_is_written_as_people_say_it() -> None:
    assert [str(each) for each in Answer] == ["yes", "no", "not known", "not due"]
