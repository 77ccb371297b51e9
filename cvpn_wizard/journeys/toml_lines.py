"""On which line a value of a plan file stands; the standard library's reader does not say."""

from __future__ import annotations

import re
from bisect import bisect_right

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN_VALUE = re.compile(r"[^,\]}#\n]*")
_LONG_TEXT = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')', re.DOTALL)
_TEXT = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'')


def lines_of(text: str) -> dict[str, int]:
    """Path → line, counted from 1: ``vpn``, ``vpn.name``, ``network.target_subnets[1].cidr``.

    :param text: TOML that has been read without fault; of other texts, what comes before the fault.
    """
    return _Scanner(text.replace("\r\n", "\n")).scan()


class _Scanner:
    """Walks through a file once, by the grammar of TOML 1.0, and keeps where each key begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._breaks = [number for number, sign in enumerate(text) if sign == "\n"]
        self._lines: dict[str, int] = {}

    def scan(self) -> dict[str, int]:
        section = ""
        while True:
            self._skip(_SPACE)
            before = self._at
            if self._next("["):
                self._at += 2 if self._text.startswith("[[", self._at) else 1
                section = self._key("", before)
                self._skip(_BLANK)
                while self._next("]"):
                    self._at += 1
            elif before < len(self._text):
                self._pair(section)
            if self._at == before:
                return self._lines

    def _pair(self, parent: str) -> None:
        path = self._key(parent, self._at)
        self._skip(_BLANK)
        if self._next("="):
            self._at += 1
            self._value(path)

    def _key(self, parent: str, began: int) -> str:
        """A key with its dots, below ``parent``; every part of it gets the line."""
        path = parent
        while True:
            self._skip(_BLANK)
            found = _TEXT.match(self._text, self._at) or _BARE_KEY.match(self._text, self._at)
            if found is None:
                return path
            self._at = found.end()
            part = found.group()
            part = part[1:-1] if part[0] in "\"'" else part
            path = f"{path}.{part}" if path else part
            self._keep(path, began)
            self._skip(_BLANK)
            if not self._next("."):
                return path
            self._at += 1

    def _value(self, path: str) -> None:
        self._skip(_BLANK)
        if self._next("["):
            self._items(path)
        elif self._next("{"):
            self._table(path)
        else:
            kinds = (_LONG_TEXT, _TEXT, _PLAIN_VALUE)
            found = next((f for f in (k.match(self._text, self._at) for k in kinds) if f), None)
            self._at = found.end() if found else len(self._text)

    def _items(self, path: str) -> None:
        self._at += 1
        number = 0
        while self._at < len(self._text):
            self._skip(_SPACE)
            if self._next("]"):
                self._at += 1
                return
            before = self._at
            self._keep(f"{path}[{number}]", before)
            self._value(f"{path}[{number}]")
            number += 1
            self._skip(_SPACE)
            if self._next(","):
                self._at += 1
            if self._at == before:
                return

    def _table(self, path: str) -> None:
        self._at += 1
        while self._at < len(self._text):
            self._skip(_SPACE)
            if self._next("}"):
                self._at += 1
                return
            before = self._at
            self._pair(path)
            self._skip(_SPACE)
            if self._next(","):
                self._at += 1
            if self._at == before:
                return

    def _skip(self, what: re.Pattern[str]) -> None:
        found = what.match(self._text, self._at)
        if found is not None:
            self._at = found.end()

    def _next(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def _keep(self, path: str, at: int) -> None:
        self._lines.setdefault(path, bisect_right(self._breaks, at - 1) + 1)
