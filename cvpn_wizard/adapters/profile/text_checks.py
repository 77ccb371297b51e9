"""Faults of a profile's text: what editors, mail programs and hurried hands do to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvpn_wizard.adapters.profile.case import Case, problem
from cvpn_wizard.adapters.profile.profile import Line
from cvpn_wizard.adapters.profile.signs import is_armor, plain_directive, plain_pem
from cvpn_wizard.model.errors import Problem

TAKES_FILE = frozenset({"ca", "cert", "key", "pkcs12", "tls-auth", "tls-crypt", "crl-verify"})
PEM_BLOCKS = frozenset({"ca", "cert", "key", "extra-certs"})
PROTOCOLS = frozenset(
    """
    udp udp4 udp6 tcp tcp4 tcp6 tcp-client tcp4-client tcp6-client
    """.split()
)
"""What OpenVPN takes for a client. In small letters only."""

LONGEST_ROW = 254
"""OpenVPN reads lines in pieces of 255 signs, so a longer one is no line to it."""

SINGLE_BACKSLASH = re.compile(r"(?<!\\)\\(?![\\ \"'])")
_ENTITY = re.compile(r"&(?:lt|gt);")


def encoding_rule(case: Case) -> Iterator[Problem]:
    """How the file was saved."""
    encoding = case.profile.encoding
    if encoding.startswith("utf-16"):
        yield problem("utf-16")
    elif encoding not in {"utf-8", "ascii"}:
        yield problem("not-utf-8", encoding=encoding, warning=True)


def nothing_rule(case: Case) -> Iterator[Problem]:
    """Something else than a profile."""
    names = {line.words[0].lower() for line in case.profile.lines if line.words}
    if not names:
        yield problem("empty")
    elif not names & {"client", "dev", "proto", "remote", "ca", "cert", "tls-client"}:
        yield problem("not-a-profile")


def signs_rule(case: Case) -> Iterator[Problem]:
    """Curly quotes, full-width letters, unseen signs, entities of HTML."""
    web = odd = False
    for line in case.profile.lines:
        row = line.raw[0]
        if line.body is not None or row.lstrip()[:1] in {"#", ";"} or is_armor(row):
            continue
        if _ENTITY.search(row) and not web:
            web = True
            yield problem("html", line=line.number, number=line.number)
        elif line.words and plain_directive(row) != row and not (web or odd):
            odd = True
            yield problem("odd-signs", line=line.number, number=line.number)


def blocks_rule(case: Case) -> Iterator[Problem]:
    """Blocks that are not closed, or closed without having been opened."""
    for line in case.profile.lines:
        if not line.closed:
            yield problem("block-open", line=line.number, block=line.words[0])
        elif line.body is None and line.words and line.words[0].startswith("</"):
            yield problem("block-close", line=line.number, block=line.words[0].strip("</>"))


def pem_rule(case: Case) -> Iterator[Problem]:
    """Certificates and keys that lost their form on the way."""
    for line in case.profile.lines:
        if line.body is None or line.words[0] not in PEM_BLOCKS or not line.closed:
            continue
        rows = [row for row in line.body if row.strip()]
        text = "\n".join(rows)
        block = line.words[0]
        if any(len(row) > LONGEST_ROW for row in rows) or "\\n" in text:
            yield problem("pem-one-line", line=line.number, block=block)
        elif any(is_armor(row) and plain_pem(row) != row.strip(" \t>") for row in rows):
            yield problem("pem-dashes", line=line.number, block=block)
        elif any(row != row.lstrip(" \t>") for row in _inside(rows)):
            yield problem("pem-indented", line=line.number, block=block)


def _inside(rows: list[str]) -> Iterator[str]:
    """The rows of PEM texts, their first and last included."""
    inside = False
    for row in rows:
        armor = is_armor(row)
        if armor or inside:
            yield row
        if armor:
            inside = is_armor(row, "BEGIN")


def paths_rule(case: Case) -> Iterator[Problem]:
    """Paths that OpenVPN reads otherwise than they were meant."""
    inside = {line.words[0] for line in case.profile.lines if line.body is not None}
    for line in case.profile.lines:
        if line.body is not None or not line.words or line.words[0] not in TAKES_FILE:
            continue
        name, row = line.words[0], line.raw[0]
        if SINGLE_BACKSLASH.search(row) and "'" not in row:
            yield problem("backslashes", line=line.number, directive=name)
        elif len(line.words) > 2 and name in PEM_BLOCKS:
            yield problem("path-spaces", line=line.number, directive=name)
        if name in PEM_BLOCKS and name in inside:
            yield problem("twice", line=line.number, directive=name, warning=True)


def forms_rule(case: Case) -> Iterator[Problem]:
    """Directives with a value that OpenVPN does not take."""
    for line in case.profile.directives("proto"):
        if len(line.words) > 1 and line.words[1] not in PROTOCOLS:
            yield problem("bad-proto", line=line.number, value=line.words[1][:40])
    for line in case.profile.directives("remote"):
        host = line.words[1] if len(line.words) > 1 else ""
        if "/" in host or (":" in host and host.count(":") == 1):
            yield problem("remote-form", line=line.number, host=host[:80])
    if case.of_aws:
        yield from _unlike_aws(case)


def _unlike_aws(case: Case) -> Iterator[Problem]:
    """What no Client VPN endpoint can answer to."""
    for line in case.profile.directives("dev"):
        if line.words[1:2] and line.words[1].startswith("tap"):
            yield problem("dev-tap", line=line.number)
    for line in case.profile.lines:
        if line.words and line.words[0] in {"tls-auth", "tls-crypt", "tls-crypt-v2", "secret"}:
            yield problem("tls-auth", line=line.number, directive=line.words[0])


def is_wrong_case(line: Line, known: frozenset[str]) -> bool:
    """Whether a directive would be known in small letters; OpenVPN minds capitals."""
    name = line.words[0]
    return name not in known and name.lower() in known
