"""A list of people as a table (CSV), as Excel and others write it. Mistakes are told by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cvpn_wizard.adapters.files import read_bytes
from cvpn_wizard.journeys.people.names import LONGEST, Newcomer, name_problem
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError

LARGEST = 2_000_000
"""Bytes."""
MOST_PEOPLE = 10_000
MOST_PROBLEMS = 50
"""So many are told; who has more has another kind of file."""

COLUMNS = {
    "name": ("name", "common name", "cn", "名前", "証明書名"),
    "person": ("person", "full name", "氏名", "利用者", "担当者"),
    "device": ("device", "laptop", "端末", "デバイス", "機種"),
}
"""What the first line may call each column; case and spaces around it do not matter."""


class PeopleFileError(WizardError):
    """PEOPLE_FILE_BAD, with what is wrong in which line."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(ErrorCode.PEOPLE_FILE_BAD, path=str(path), count=len(problems))
        self.problems = problems


def read_people(path: Path) -> tuple[Newcomer, ...]:
    """Everybody in the file, in its order.

    :raises WizardError: FILE_UNREADABLE; PEOPLE_FILE_BAD (:class:`PeopleFileError`).
    """
    raw = read_bytes(path, LARGEST * 2)
    table = _Table()
    text = _text(raw, table)
    if text is not None:
        table.read(text)
    if table.problems:
        raise PeopleFileError(path, tuple(table.problems[:MOST_PROBLEMS]))
    return tuple(table.people)


def _text(raw: bytes, table: _Table) -> str | None:
    if len(raw) > LARGEST:
        table.wrong("people-file-large", most=LARGEST)
        return None
    encodings = ("utf-16",) if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp932")
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    table.wrong("people-file-encoding")
    return None


@dataclass
class _Table:
    people: list[Newcomer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)

    def wrong(self, code: str, line: int | None = None, **facts: object) -> None:
        self.problems.append(Problem(code, "people.file", facts, line=line))

    def read(self, text: str) -> None:
        rows = self._rows(text)
        first = next(rows, None)
        if first is None:
            if not self.problems:
                self.wrong("people-file-empty")
            return
        columns = _columns(first[1])
        if columns is None:
            self.wrong("people-file-header", first[0])
            return
        for line, row in rows:
            if len(self.problems) >= MOST_PROBLEMS:
                return
            if len(self.people) >= MOST_PEOPLE:
                self.wrong("people-file-many", line, most=MOST_PEOPLE)
                return
            self._take(line, row, columns)
        if not self.people and not self.problems:
            self.wrong("people-file-empty")

    def _rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Every row that is not empty, with the line on which it begins."""
        separator = "\t" if "\t" in text.partition("\n")[0] else ","
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        begins = 1
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield begins, [cell.strip() for cell in row]
                begins = reader.line_num + 1
        except csv.Error:
            self.wrong("people-line-quotes", begins)

    def _take(self, line: int, row: list[str], columns: list[str]) -> None:
        if len(row) > len(columns):
            self.wrong("people-line-columns", line, count=len(row), most=len(columns))
            return
        cells = dict(zip(columns, row, strict=False))
        for column, cell in cells.items():
            if len(cell) > LONGEST:
                self.wrong("people-line-long", line, value=_shown(cell), most=LONGEST)
                return
            if not cell.isprintable():
                self.wrong("people-line-signs", line, value=column)
                return
        name = cells.get("name", "")
        problem = name_problem(name)
        if problem is None and name.lower() in self._names:
            problem = Problem("name-twice", facts={"value": name})
        if problem is not None:
            self.problems.append(
                Problem(problem.code, "people.name", problem.facts, problem.suggestion, line=line)
            )
            return
        self._names.add(name.lower())
        self.people.append(Newcomer(name, cells.get("person", ""), cells.get("device", "")))


def _columns(row: list[str]) -> list[str] | None:
    """What each column is; ``None`` where the first line does not say it."""
    meant = {word: column for column, words in COLUMNS.items() for word in words}
    columns = [meant.get(cell.strip().lower(), "") for cell in row]
    while columns and not row[len(columns) - 1]:
        columns.pop()
    known = [column for column in columns if column]
    if "name" not in known or len(set(known)) < len(known) or len(known) < len(columns):
        return None
    return columns


def _shown(cell: str) -> str:
    return "".join(sign for sign in cell[:20] if sign.isprintable())
