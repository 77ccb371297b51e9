"""Reading a TOML table: unknown keys, wrong types and impossible values, all told at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError

T = TypeVar("T")


class PlanProblems(WizardError):  # noqa: N818  it is what is wrong, said in the plural
    """A plan (or the answers of the window) that cannot be carried out as it is.

    :ivar problems: every one of them.
    """

    def __init__(self, problems: Collection[Problem], **facts: object) -> None:
        super().__init__(ErrorCode.PLAN_BAD, count=len(problems), **facts)
        self.problems = tuple(problems)


class Findings:
    """Collects problems, with the line of each value."""

    def __init__(self, lines: Mapping[str, int] | None = None) -> None:
        self._lines = lines or {}
        self.problems: list[Problem] = []

    def add(self, field: str, problem: Problem | None, place: str = "") -> None:
        """Put a problem where it belongs; ``None`` is fine.

        :param place: where in the file it is, when that is more than the field:
            ``network.target_subnets[1].cidr``.
        """
        if problem is None:
            return
        line = problem.line or self._line(place or field)
        told = replace(problem, field=field, line=line)
        if told not in self.problems:
            self.problems.append(told)

    def _line(self, place: str) -> int | None:
        """The line of a place, or of the nearest thing around it that the file has."""
        while place:
            if place in self._lines:
                return self._lines[place]
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return None

    @property
    def hard(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.warning]


class Table:
    """A table of the file. Every getter gives the default where it finds fault."""

    def __init__(
        self,
        name: str,
        content: object,
        known: Collection[str],
        findings: Findings,
        place: str = "",
    ) -> None:
        self.name = name
        self.findings = findings
        self._place = place or name
        self._readable = content is None or isinstance(content, dict)
        self._content: Mapping[str, object] = {}
        if isinstance(content, dict):
            self._content = content
        elif content is not None:
            self.wrong("", "type-table")
        for key in self._content:
            if key not in known:
                self._unknown(key, known)

    def _unknown(self, key: str, known: Collection[str]) -> None:
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
        code = "key-unknown-near" if near else "key-unknown"
        facts = {"key": key, "near": near[0] if near else "", "known": ", ".join(sorted(known))}
        self.add(key, Problem(code, facts=facts, suggestion=near[0] if near else None))

    def add(self, key: str, problem: Problem | None, item: int | None = None) -> None:
        """Put a problem with a key of this table (or an item of its list) where it belongs."""
        field, place = (".".join(p for p in (n, key) if p) for n in (self.name, self._place))
        self.findings.add(field, problem, place if item is None else f"{place}[{item}]")

    def wrong(self, key: str, code: str, /, item: int | None = None, **facts: object) -> None:
        self.add(key, Problem(code, facts=facts), item)

    def __contains__(self, key: str) -> bool:
        return key in self._content

    def unreadable(self, key: str) -> bool:
        """For a list that came out empty: whether that was told to be wrong already."""
        return not self._readable or self._content.get(key, []) != []

    def raw(self, key: str) -> object:
        return self._content.get(key)

    def text(
        self, key: str, default: str | None, rule: Callable[[str], Problem | None] | None = None
    ) -> str:
        """A text; without a default it has to be there."""
        value = self._content.get(key)
        if value is None:
            if default is None and self._readable:
                self.wrong(key, "key-missing", key=key)
            return default or ""
        if not isinstance(value, str):
            self.wrong(key, "type-text", key=key)
            return default or ""
        if rule is not None:
            problem = rule(value)
            self.add(key, problem)
            if problem is not None and not problem.warning:
                return default or ""
        return value

    def number(
        self, key: str, default: int, rule: Callable[[int], Problem | None] | None = None
    ) -> int:
        value = self._content.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            self.wrong(key, "type-number", key=key)
            return default
        problem = rule(value) if rule is not None else None
        self.add(key, problem)
        return value if problem is None else default

    def yes(self, key: str, *, default: bool) -> bool:
        value = self._content.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.wrong(key, "type-yes", key=key)
            return default
        return value

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self._content.get(key)
        if value is None:
            return default
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.wrong(key, "type-texts", key=key)
            return default
        return tuple(value)

    def one_of(self, key: str, default: str, allowed: Collection[str]) -> str:
        value = self.text(key, default)
        if value not in allowed:
            near = difflib.get_close_matches(value, allowed, n=1, cutoff=0.5)
            facts = {"value": value, "allowed": ", ".join(allowed)}
            suggestion = near[0] if near else default
            self.add(key, Problem("not-allowed", facts=facts, suggestion=suggestion))
            return default
        return value
