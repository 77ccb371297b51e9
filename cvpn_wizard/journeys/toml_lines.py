"""On which line a value of a plan file stands; the standard library's reader does not say."""

from __future__ import annotations

import re

_SECTION = re.compile(r"^\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_.\s-])+?)\s*=""")
_INNER_KEY = re.compile(r"""([A-Za-z0-9_-]+)\s*=(?!=)""")


def _plain(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in key.split("."))


def _without_strings(row: str) -> str:
    """The row with the content of strings and its comment blanked, so that signs in them do not
    count."""
    row = re.sub(r'"(?:\\.|[^"\\])*"|\'[^\']*\'', lambda m: "_" * len(m.group()), row)
    return row.partition("#")[0]


def lines_of(text: str) -> dict[str, int]:
    """``section``, ``section.key`` and ``section.key.inner`` → line, counted from 1."""
    lines: dict[str, int] = {}
    section = key = ""
    depth = 0
    for number, row in enumerate(text.splitlines(), start=1):
        bare = _without_strings(row)
        if depth == 0:
            heading = _SECTION.match(row)
            if heading:
                section, key = _plain(heading.group(1)), ""
                lines.setdefault(section, number)
                continue
            found = _KEY.match(row)
            if found:
                key = _plain(found.group(1))
                lines.setdefault(f"{section}.{key}" if section else key, number)
                bare = bare[found.end() :] if found.end() <= len(bare) else ""
        path = f"{section}.{key}" if section else key
        for inner in _INNER_KEY.finditer(bare):
            if depth or "{" in bare[: inner.start()]:
                lines.setdefault(f"{path}.{inner.group(1)}", number)
        depth = max(0, depth + sum(bare.count(c) for c in "[{") - sum(bare.count(c) for c in "]}"))
    return lines
