"""The little of HashiCorp's configuration language that we write."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Expression:
    """Written as it is: a reference, a function call."""

    text: str


def literal(value: object) -> str:
    """A value; a text is quoted, and cannot become an interpolation."""
    match value:
        case Expression():
            return value.text
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            quoted = json.dumps(value, ensure_ascii=False)
            return quoted.replace("${", "$${").replace("%{", "%%{")
        case Mapping():
            inside = ", ".join(f"{literal(key)} = {literal(one)}" for key, one in value.items())
            return f"{{ {inside} }}"
        case Sequence():
            return f"[{', '.join(literal(one) for one in value)}]"
    raise TypeError(type(value).__name__)


def block(head: str, *labels: str, body: Sequence[tuple[str, object] | str]) -> str:
    """A block; a text in ``body`` is a block inside, an argument that is ``None`` is left out."""
    kept = [one for one in body if isinstance(one, str) or one[1] is not None]
    width = max((len(one[0]) for one in kept if not isinstance(one, str)), default=0)
    lines: list[str] = []
    for one in kept:
        if isinstance(one, str):
            lines += ["", *one.splitlines()]
        else:
            lines.append(f"{one[0]:<{width}} = {literal(one[1])}")
    title = " ".join((head, *(literal(label) for label in labels)))
    inside = "\n".join(f"  {line}" if line else "" for line in lines)
    return f"{title} {{\n{inside}\n}}"
