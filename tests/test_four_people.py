"""Four people share one synced folder for a round, and lose nothing of what they recorded.

Selma decides, Osgood opens a vote, Philippa brings in the ballots, Tove closes it and issues a
letter; all of them note what was done. Each works on a copy of their own, under another client,
at a clock of their own. Files arrive late and some at first in half; two people change one file;
a client leaves copies behind; somebody gives a ledger file another name. What is told is put right
as it says, and in the end all four have the same story: everything that anybody was told is
recorded, once, and nothing left to tell.
"""

import json
import random
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from sfec.folder.ledger.ledger_folder import read_ledger
from sfec.folder.ledger.ledger_names import file_name
from sfec.model.ledger import Recorder
from tests.support.runs import Sfec, Surroundings
from tests.support.synced_folder import Cloud, Member, settle
from tests.support.trust_builder import write_people, write_trust

VOTES = ("head=for", "ceo=for", "lsb_chair=abstain", "es_chair=against")
SELMA = (
    "decide RPS education poor --by ceo --reason Results",
    "decide OHS education universal --by ceo",
    *(f"done ceo_visit --school RPS --on 2026-11-{day:02}" for day in (6, 13, 20)),
)
OSGOOD = (
    "decide RPS finance universal --by ceo",
    "vote open RPS education concerning",
    *(f"done ceo_visit --school OHS --on 2026-11-{day:02}" for day in (6, 13, 20)),
)
PHILIPPA = (
    f"vote cast RPS education {' '.join(VOTES[:2])}",
    f"vote cast RPS education {' '.join(VOTES[2:])}",
    *(f"done elt --school OHS --on 2026-11-{day:02}" for day in (6, 13, 20)),
)
TOVE = (
    "decide OHS finance universal --by ceo",
    "vote close RPS education --reason Regained",
    "letter --school RPS --issue --format md",
    *(f"done elt --school RPS --on 2026-11-{day:02}" for day in (6, 13, 20)),
)
#: Who they are, what brings their files together, how far their clock is off, and what they do.
PEOPLE = (
    (Recorder("smarsh", "laptop7"), "OneDrive", 0, SELMA),
    (Recorder("oachebe", "study-pc"), "Dropbox", 4, OSGOOD),
    (Recorder("ppike", "desk2"), "Google Drive", -3, PHILIPPA),
    (Recorder("tvane", "mac-mini"), "iCloud", 11, TOVE),
)
STEPS = 90
#: Orders in which all that can go wrong does: in two of them a file is begun anew.
SEEDS = (0, 3, 10, 15)


@dataclass
class Person:
    """One of the four at work."""

    member: Member
    minutes_off: int
    to_do: list[str]
    #: The lines that they were told are recorded.
    told: list[bytes] = field(default_factory=list)

    @property
    def ledger(self) -> str:
        """Their own ledger file."""
        return f"ledger/{file_name(self.member.who)}"

    def lines(self) -> list[bytes]:
        """The lines of their own ledger file as they have it."""
        path = self.member.folder / self.ledger
        return path.read_bytes().splitlines() if path.exists() else []


class Story:
    """The four of them at work on one folder, in an order of chance."""

    def __init__(self, beneath: Path, sfec: Sfec, surroundings: Surroundings, seed: int) -> None:
        self.sfec, self.surroundings = sfec, surroundings
        self.chance = random.Random(seed)  # noqa: S311 - an order, no secret
        cloud = Cloud()
        self.people = []
        for who, client, minutes, to_do in PEOPLE:
            member = Member(who, beneath / who.user, client, cloud)
            member.folder.mkdir()
            self.people.append(Person(member, minutes, list(to_do)))
        first = self.people[0].member
        write_people(write_trust(first.folder))
        settle(self.members)
        self.start = surroundings.moment
        #: The code of each copy that was told and put right.
        self.copies: set[str] = set()

    @property
    def members(self) -> list[Member]:
        """The four copies."""
        return [each.member for each in self.people]

    def run(self) -> None:
        """Work until everything is done, each step somebody's, chosen by chance."""
        mishaps = {
            20: self.two_change_one_file,
            35: self.a_client_leaves_a_copy,
            50: self.a_rename,
        }
        for step in range(STEPS):
            person = self.chance.choice(self.people)
            if mishap := mishaps.get(step):
                mishap()
            if self.chance.random() < 0.5:
                self.work(person, step)
            else:
                person.member.sync(self.chance)
        for step in range(STEPS, STEPS + 9):
            self.put_right()
            for person in self.people:
                self.work(person, step)

    def work(self, person: Person, step: int) -> None:
        """Do the next thing, unless it is refused: it may rest on what has yet to arrive."""
        if not person.to_do or not self.may_begin(person):
            return
        self.surroundings.recorder = person.member.who
        minutes = 7 * step + person.minutes_off
        self.surroundings.moment = self.start + timedelta(minutes=minutes)
        before = person.lines()
        said = self.sfec(person.member.folder, *person.to_do[0].split())
        new = person.lines()[len(before) :]
        assert person.lines()[: len(before)] == before
        assert said.status != 3, said.err
        assert new or said.status, "what is recorded is told, and what is told is recorded"
        if new:
            person.told += new
            del person.to_do[0]
        else:
            person.member.sync(self.chance)

    def may_begin(self, person: Person) -> bool:
        """Whether somebody sets about the next thing: no vote is closed before all are in."""
        if not person.to_do[0].startswith("vote close"):
            return True
        said = self.sfec(person.member.folder, "vote", "show", "RPS", "education", "--json")
        return said.out.count('"choice"') == len(VOTES)

    def two_change_one_file(self) -> None:
        """Two people write the trust's vision, neither knowing of the other."""
        for person, vision in zip(self.people[1:3], ("Every child", "Each child"), strict=True):
            with (person.member.folder / "trust.yaml").open("a", encoding="utf-8") as file:
                file.write(f"vision: {vision}\n")

    def a_client_leaves_a_copy(self) -> None:
        """A client takes two versions of a ledger file for a conflict, and keeps both."""
        member = self.people[2].member
        for path in sorted(each for each in member.here() if each.endswith("7.jsonl")):
            (member.folder / member.conflict_name(path)).write_bytes(member.here()[path])

    def a_rename(self) -> None:
        """Tove, tidying up, gives Osgood's ledger file another name."""
        member, other = self.people[3].member, self.people[1]
        if (member.folder / other.ledger).exists() and other.ledger not in member.halves:
            member.rename(other.ledger, "ledger/Osgood (old).jsonl")

    def problems(self, member: Member) -> list[dict[str, str]]:
        """What `check` says of somebody's copy."""
        said = self.sfec(member.folder, "check", "--json")
        found: list[dict[str, str]] = json.loads(said.out)["problems"]
        return found

    def put_right(self) -> None:
        """Let everything go round, and do with each copy what is said of it."""
        settle(self.members)
        for problem in self.problems(self.members[0]):
            if problem["code"] in ("file-copy", "ledger-copy"):
                self.copies.add(problem["code"])
                self.follow(self.members[0], problem)
        settle(self.members)

    def follow(self, member: Member, problem: dict[str, str]) -> None:
        """Do what is said of a copy: give it its name again, or delete it."""
        path, name = problem["file"], problem["message"].split('"')[1]
        hint = problem["hint"]
        if "give this file that name again" in hint:
            member.rename(path, f"ledger/{name}")
        elif "name it" in hint:
            second = hint.split('"')[3]
            member.rename(path, f"ledger/{second}")
        elif problem["code"] == "file-copy" or "nothing stands in it" in hint:
            member.delete(path)
        else:
            raise AssertionError(hint)


@pytest.fixture(params=SEEDS)
def story(
    request: pytest.FixtureRequest, tmp_path: Path, sfec: Sfec, surroundings: Surroundings
) -> Story:
    """The story in several orders of chance."""
    return Story(tmp_path, sfec, surroundings, request.param)


def test_of_what_four_people_record_on_one_synced_folder_nothing_is_lost(story: Story) -> None:
    story.run()
    story.put_right()
    assert [each.to_do for each in story.people] == [[], [], [], []]
    assert story.copies == {"file-copy", "ledger-copy"}
    told = [line for person in story.people for line in person.told]
    for person in story.people:
        folder = person.member.folder
        files = sorted(folder.glob("ledger/*.jsonl"))
        assert sorted(b"".join(path.read_bytes() for path in files).splitlines()) == sorted(told)
        entries = read_ledger(folder)[0].entries
        assert len({each.id for each in entries}) == len(entries) == len(told)
        assert story.problems(person.member) == []
    stories = [read_ledger(each.folder)[0].entries for each in story.members]
    assert all(each == stories[0] for each in stories)
