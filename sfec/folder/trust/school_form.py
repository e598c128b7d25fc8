"""The record of a school: what it may hold, in a YAML file or in a row of a workbook."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator

from sfec.folder.formats.forms import Day, Fault, Form, Words, fill_plain
from sfec.folder.trust.trust_file import Holders, people_of
from sfec.model.trust import LEAD, SCHOOL_ROLES, Phase, School
from sfec.problems import Place, quoted

CODE_HINT = (
    "a code is 2 to 12 letters and digits, a letter first, "
    "and no name that Windows keeps for itself, as CON"
)
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_WINDOWS_NAMES = re.compile(r"CON|PRN|AUX|NUL|COM\d|LPT\d")
_URN = re.compile(r"\d{6}")


class SchoolRecord(NamedTuple):
    """A school as recorded, and the place of its code."""

    school: School
    place: Place


def is_code(text: str) -> bool:
    """Whether a text can be a school's code, in a file's name as well."""
    return bool(_CODE.fullmatch(text)) and not _WINDOWS_NAMES.fullmatch(text)


def _each_line(value: object) -> object:
    if value is None or isinstance(value, str):
        return (value or "").splitlines()
    if not isinstance(value, list):
        return value
    return ["" if line is None else line for line in value]


def _without_blanks(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


def _folded(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


#: A postal address: a list of lines, or one text of several.
Address = Annotated[tuple[str, ...], BeforeValidator(_each_line), AfterValidator(_without_blanks)]


#: The role that leads a school: its own head, else the EHT.
Lead = Annotated[Literal["head", "eht"], BeforeValidator(_folded)]


class SchoolForm(Form):
    """One school. `joined` is its first day in the trust, `left` its last.

    `led_by` says that the EHT leads it.
    """

    code: str
    name: Words
    urn: str | None = None
    phase: Phase | None = None
    joined: Day | None = None
    left: Day | None = None
    led_by: Lead | None = None
    head: Holders | None = None
    lsb_chair: Holders | None = None
    mentor: Holders | None = None
    interim_leader: Holders | None = None
    address: Address = ()

    def faults(self, file_stem: str | None = None) -> Iterator[Fault]:
        """What no key shows alone; of a file, whether it is named by its code.

        Kinds: code, value, order.
        """
        if not is_code(self.code.upper()):
            yield Fault(("code",), "code", f"code: {quoted(self.code)} cannot be a code", CODE_HINT)
        elif file_stem is not None and self.code.casefold() != file_stem.casefold():
            message = f"code: {quoted(self.code)} is not the name of the file"
            hint = f"name the file {self.code}.yaml, or the code {file_stem}"
            yield Fault(("code",), "code", message, hint)
        if self.urn is not None and not _URN.fullmatch(self.urn):
            message = f"urn: {quoted(self.urn)} is not a URN"
            yield Fault(("urn",), "value", message, "a URN has six digits")
        if self.joined and self.left and self.left < self.joined:
            hint = "joined is its first day, left its last"
            yield Fault(("left",), "order", "the school leaves before it joins", hint)

    def record(self, place: Place) -> SchoolRecord | None:
        """The school as the rest of sfec knows it; None where its code cannot be one."""
        if not is_code(self.code.upper()):
            return None
        people = {role: people_of(held) for role in SCHOOL_ROLES if (held := getattr(self, role))}
        school = School(
            code=self.code.upper(),
            name=self.name,
            urn=self.urn,
            phase=self.phase,
            joined=self.joined,
            left=self.left,
            people=people,
            address=self.address,
            led_by=self.led_by or LEAD,
        )
        return SchoolRecord(school, place)


def sound_part(content: Mapping[str, object]) -> SchoolForm | None:
    """The school without what is wrong in its record, so that its evidence still counts.

    None without a code or a name.
    """
    _, faults = fill_plain(SchoolForm, content)
    wrong = {fault.path[0] if fault.path else "code" for fault in faults}
    sound = {key: value for key, value in content.items() if key not in wrong}
    return None if wrong & {"code", "name"} else fill_plain(SchoolForm, sound)[0]
