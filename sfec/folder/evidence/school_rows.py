"""Rows that each belong to a school, tied to it by its code."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sfec.folder.formats.cells import fold
from sfec.folder.formats.sheet_names import NAME, SCHOOL
from sfec.folder.formats.table import Row, Table
from sfec.folder.formats.totals import total_named
from sfec.model.half_term import HalfTerm
from sfec.model.identifier import identity
from sfec.model.trust import School
from sfec.problems import Level, Problem, did_you_mean, nearest, no_school, quoted
from sfec.rules.days import format_day

_CODES_SHOWN = 12


class SchoolFinder(NamedTuple):
    """Finds the school of a row among the trust's schools, by its code, of a half-term.

    `schools` are by the identity of their codes; `unread` are those of schools whose own records
    cannot be read: their rows are left out, which is told once, of the record.
    """

    schools: Mapping[str, School]
    half_term: HalfTerm
    unread: frozenset[str] = frozenset()

    def rows(self, table: Table, problems: list[Problem]) -> Iterator[tuple[Row, School]]:
        """Each row that can be tied to a school; of the others a problem that names them is added.

        Where no school can be read at all, that is told once, of the schools.

        Problems: evidence-school, evidence-school-missing, evidence-broken, evidence-not-member,
        evidence-total, evidence-name.
        """
        if SCHOOL not in table.columns or not self.schools:
            # Without any school that can be read, every row is left out; why is told of them.
            return
        for row in table.rows():
            school = self.schools.get(identity(row.text(SCHOOL)))
            if school is not None and school.belongs(self.half_term.first, self.half_term.last):
                problems += self._of_another_name(row, school)
                yield row, school
            elif school or not self._is_unread(row):
                problems.append(self._not_member(row, school) if school else self._unknown(row))

    def _of_another_name(self, row: Row, school: School) -> Iterator[Problem]:
        """A warning where a row has one school's code and another's name, told once of a sheet."""
        name = fold(row.text(NAME)) if NAME in row.table.columns else ""
        if not name or name == fold(school.name):
            return
        for other in self.schools.values():
            if name == fold(other.name):
                message = f"the row has this school's code, and the name of {other.who}"
                hint = "the code counts: look whose answers they are, and correct the code or the "
                hint += "name; a column that was sorted by itself puts every row wrong"
                place, cause = row.place(NAME), f"names beside codes {row.table.sheet.place(1, 1)}"
                found = Problem(place, "evidence-name", message, hint, school.who, Level.WARNING)
                yield found._replace(cause=cause)

    def meant_by_others(self, table: Table) -> frozenset[str]:
        """The codes of the schools that rows may mean which cannot be tied to a school."""
        others = (row for row in table.rows() if identity(row.text(SCHOOL)) not in self.schools)
        return frozenset(map(self.meant, others))

    def meant(self, row: Row) -> str:
        """The code of the school that a row may mean, by its name or by the code's letters."""
        headings = [each for each in (SCHOOL, NAME) if each in row.table.columns]
        said = {fold(row.text(each)) for each in headings}
        for school in self.schools.values():
            if fold(school.name) in said:
                return school.code
        return nearest(row.text(SCHOOL), [each.code for each in self.schools.values()])

    def _is_unread(self, row: Row) -> bool:
        return identity(row.text(SCHOOL)) in self.unread

    def _unknown(self, row: Row) -> Problem:
        text, place = row.text(SCHOOL), row.place(SCHOOL)
        if broken := row.broken(SCHOOL):
            message = f"{SCHOOL} is {broken}, and the row is left out"
            hint = row.mending(SCHOOL, "the school's code")
            cause = row.merged_with(SCHOOL)
            return Problem(place, "evidence-broken", message, hint, cause=cause)
        if total := total_named(row, SCHOOL):
            message = f"the row {quoted(total)} is of no one school, and is passed over"
            return Problem(place, "evidence-total", message, level=Level.NOTE)
        if not text:
            message = "this row names no school and is left out"
            hint = "write the school's code, or empty the row"
            return Problem(place, "evidence-school-missing", message, hint)
        message = f"{quoted(text)} is no school's code; the row is left out"
        hint = self._which(row)
        return Problem(place, "evidence-school", message, hint, cause=no_school(text))

    def _which(self, row: Row) -> str:
        """What to write where a text is no school's code."""
        if code := self.meant(row):
            is_near = did_you_mean(row.text(SCHOOL), [code])
            return is_near or f"write its code, {code}"
        codes = [each.code for each in self.schools.values()]
        more = " …" if len(codes) > _CODES_SHOWN else ""
        return f"codes: {', '.join(codes[:_CODES_SHOWN])}{more}"

    def _not_member(self, row: Row, school: School) -> Problem:
        when = f"left on {format_day(school.left)}" if school.left else "is not in the trust"
        if school.joined and school.joined > self.half_term.last:
            when = f"joined on {format_day(school.joined)}"
        message = f"the school {when}, so this row of {self.half_term.title} is left out"
        hint, place = "empty the row, or correct the school's dates", row.place(SCHOOL)
        return Problem(place, "evidence-not-member", message, hint, school.who, Level.WARNING)


def second_row(row: Row, school: School, first: int) -> Problem:
    """A second row of a school on a sheet that has one for each."""
    place, message = row.place(SCHOOL), f"the school stands here and in row {first}; neither counts"
    return Problem(place, "evidence-repeated", message, "keep one of the rows", school.who)
