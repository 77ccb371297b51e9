"""Mending single lines of a profile. Each step takes a text and gives one, and what it touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cvpn_wizard.adapters.profile.case import AWS_HOST
from cvpn_wizard.adapters.profile.checks import AWS_CLIENT_6_REFUSES, AWS_CLIENT_KNOWS
from cvpn_wizard.adapters.profile.profile import Line, Profile
from cvpn_wizard.adapters.profile.signs import is_armor, plain_directive

Touched = list[tuple[int, str]]
Step = Callable[[str], tuple[str, Touched]]

AWS_ADDS = (
    ("client", "client"),
    ("dev", "dev tun"),
    ("remote-random-hostname", "remote-random-hostname"),
    ("remote-cert-tls", "remote-cert-tls server"),
)
"""What each profile that AWS exports has; it needs no knowledge of the endpoint."""

_HOST_PORT = re.compile(r"^(?:[a-z]+://)?([A-Za-z0-9.-]+?)\.?(?::(\d{1,5}))?/?$")


def _outside(text: str) -> Iterator[tuple[int, Line]]:
    """The directives, with their place among the rows."""
    for line in Profile.parse(text).lines:
        if line.body is None and line.words:
            yield line.number - 1, line


def plain_signs(text: str) -> tuple[str, Touched]:
    """Plain quotes, spaces and letters, outside blocks and comments."""
    rows, touched = text.split("\n"), []
    for line in Profile.parse(text).lines:
        row = line.raw[0]
        if line.body is not None or row.lstrip()[:1] in {"#", ";"} or is_armor(row):
            continue
        plain = plain_directive(row)
        if plain != row:
            rows[line.number - 1] = plain
            touched.append((line.number, ""))
    return "\n".join(rows), touched


def small_letters(text: str) -> tuple[str, Touched]:
    """Directives and transports in small letters."""
    rows, touched = text.split("\n"), []
    for at, line in _outside(text):
        name = line.words[0]
        if name not in AWS_CLIENT_KNOWS and name.lower() in AWS_CLIENT_KNOWS:
            rows[at] = rows[at].replace(name, name.lower(), 1)
            touched.append((line.number, name.lower()))
        if name.lower() == "proto" and len(line.words) == 2 and line.words[1].isupper():
            rows[at] = f"proto {line.words[1].lower()}"
            touched.append((line.number, "proto"))
    return "\n".join(rows), touched


def plain_remote(text: str) -> tuple[str, Touched]:
    """``remote https://host:443/`` as ``remote host 443``."""
    rows, touched = text.split("\n"), []
    for at, line in _outside(text):
        if line.words[0] != "remote" or len(line.words) < 2:
            continue
        found = _HOST_PORT.match(line.words[1])
        if found is None or found.group(1) == line.words[1]:
            continue
        host, port = found.group(1), found.group(2)
        rest = line.words[2:] if port is None or line.words[2:] else (port,)
        rows[at] = " ".join(("remote", host, *rest))
        touched.append((line.number, "remote"))
    return "\n".join(rows), touched


def without_refused(text: str) -> tuple[str, Touched]:
    """Without the directives for which AWS VPN Client 6 refuses the whole file."""
    rows = text.split("\n")
    touched: Touched = []
    for at, line in reversed(list(_outside(text))):
        if line.words[0] in AWS_CLIENT_6_REFUSES:
            del rows[at]
            touched.insert(0, (line.number, line.words[0]))
    return "\n".join(rows), touched


def routed(text: str) -> tuple[str, Touched]:
    """``dev tun`` for an endpoint of AWS, which has nothing else."""
    rows, touched = text.split("\n"), []
    for at, line in _outside(text) if _of_aws(text) else ():
        if line.words[0] == "dev" and line.words[1:2] and "tap" in line.words[1]:
            rows[at] = "dev tun"
            touched.append((line.number, "dev"))
    return "\n".join(rows), touched


def complete(text: str) -> tuple[str, Touched]:
    """With the lines that every profile of AWS has."""
    if not _of_aws(text):
        return text, []
    profile = Profile.parse(text)
    remote = profile.remote
    labelled = remote is not None and not remote[0].startswith(AWS_HOST)
    missing = [
        (name, row)
        for name, row in AWS_ADDS
        if not profile.directives(name) and not (name == "remote-random-hostname" and labelled)
    ]
    rows = [row for line in profile.lines for row in line.raw]
    for name, row in missing:
        at = 0 if name == "client" else _after_remote(rows)
        rows.insert(at, row)
    return "\n".join(rows), [(0, name) for name, _ in missing]


def _after_remote(rows: list[str]) -> int:
    for line in Profile.parse("\n".join(rows)).lines:
        if line.words[:1] == ("remote",):
            return line.number
    return len(rows)


def _of_aws(text: str) -> bool:
    remote = Profile.parse(text).remote
    return remote is not None and AWS_HOST in remote[0].lower()


FIRST: tuple[tuple[str, Step], ...] = (("signs", plain_signs),)
"""Before blocks are looked for: a tag may be written with odd signs too."""

STEPS: tuple[tuple[str, Step], ...] = (
    ("letters", small_letters),
    ("remote", plain_remote),
    ("refused", without_refused),
    ("tun", routed),
    ("added", complete),
)
