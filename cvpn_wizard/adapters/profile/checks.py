"""What is wrong with a profile, before a VPN client stumbles over it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from cvpn_wizard.adapters.profile.case import AWS_HOST, Case, problem
from cvpn_wizard.adapters.profile.identity_checks import identity_rule
from cvpn_wizard.adapters.profile.profile import Line, Profile
from cvpn_wizard.adapters.profile.text_checks import (
    blocks_rule,
    encoding_rule,
    forms_rule,
    is_wrong_case,
    nothing_rule,
    paths_rule,
    pem_rule,
    signs_rule,
)
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError

RUNS_PROGRAMS = frozenset(
    """
    auth-user-pass-verify askpass cd chroot client-connect client-crresponse client-disconnect
    config daemon down down-pre dev-node dns-updown engine genkey group ifconfig-pool-persist
    ipchange iproute learn-address log log-append management management-external-cert
    management-external-key
    memstats mktun pkcs11-providers plugin providers replay-persist rmtun route-pre-down route-up
    script-security setenv setenv-safe status tls-crypt-v2-verify tls-export-cert tls-verify tmp-dir
    up up-delay up-restart user win-sys writepid
    """.split()
)
"""Directives that run programs, load code, or write where they like. AWS exports none of them."""

AWS_CLIENT_6_REFUSES = frozenset({"rcvbuf", "tap-sleep", "tun-mtu-extra"})
"""AWS VPN Client from 6.0 on does not import a file with one of these (AWS's user guide)."""

AWS_CLIENT_KNOWS = frozenset(
    """
    auth-federate auth-nocache auth-retry auth-user-pass aws-auth-device-posture block-outside-dns
    ca cert cipher client connect-retry connect-retry-max cryptoapicert dev dev-type dhcp-option
    ifconfig-ipv6 inactive keepalive key mssfix nobind persist-key persist-tun ping ping-exit
    ping-restart proto pull pull-filter remote remote-cert-tls remote-random-hostname reneg-sec
    resolv-retry route route-ipv6 server-poll-timeout static-challenge tun-mtu verb
    verify-x509-name
    """.split()
)
"""The complete list that AWS's user guide gives."""

_SETTING = re.compile(r"[a-z][a-z0-9-]{1,39}")
"""What a directive looks like. Anything else is not shown: it may be a line of a private key."""


LONGEST_ROW = 255
"""Bytes that OpenVPN reads at a time (``OPTION_LINE_SIZE``): what follows begins a new line to it,
also behind a ``#``."""


def refuse_dangerous(profile: Profile) -> None:
    """Refuse a profile from outside that would run programs or write files.

    What another reader may read otherwise is refused as well: a closing tag inside a block, or a
    line that is too long (see :data:`LONGEST_ROW`), control characters, and spaces that are none
    for OpenVPN (C's ``isspace``), behind which ``<ca>`` opens no block and what follows is obeyed.

    :raises WizardError: PROFILE_BAD.
    """
    for line in profile.lines:
        odd = _read_otherwise(line)
        if odd:
            raise WizardError(ErrorCode.PROFILE_BAD, path="", fault=odd)
        if line.words and line.words[0].lower() in RUNS_PROGRAMS:
            raise WizardError(ErrorCode.PROFILE_BAD, path="", fault=line.words[0])
        if any("</" in row for row in line.body or ()):
            raise WizardError(ErrorCode.PROFILE_BAD, path="", fault=f"<{line.words[0]}>")


def _read_otherwise(line: Line) -> str:
    """What in a line is not the same to every reader; empty for nothing."""
    for row in line.raw:
        for sign in row:
            if sign != "\t" and unicodedata.category(sign) in {"Cc", "Zl", "Zp"}:
                return f"U+{ord(sign):04X}"
    rows = line.raw[:1] if line.words else ()
    for sign in "".join(rows):
        if sign.isspace() and not sign.isascii():
            return f"U+{ord(sign):04X}"
    long = line.body is None and len(line.raw[0].encode("utf-8", "replace")) >= LONGEST_ROW
    return f"{LONGEST_ROW}+" if long else ""


def check_profile(
    profile: Profile, *, now: datetime, expected_server: str | None, base: Path | None
) -> tuple[Problem, ...]:
    """Everything that is wrong, the gravest first; an empty answer means that it is sound.

    :param expected_server: the common name that the endpoint's certificate has, where known.
    :param base: the folder of the file, for paths in it that are not absolute.
    """
    case = Case(profile, now, expected_server, base)
    nothing = tuple(nothing_rule(case))
    if nothing:
        return nothing
    problems = [found for rule in RULES for found in rule(case)]
    return tuple(sorted(problems, key=lambda found: found.warning))


def _basics(case: Case) -> Iterator[Problem]:
    for name in ("client", "dev", "proto"):
        if not case.profile.directives(name):
            yield problem("missing", directive=name, warning=name != "client")
    remote = case.profile.remote
    if remote is None:
        yield problem("no-remote")
    elif not 0 < remote[1] < 65536:
        yield problem("bad-remote", host=remote[0])
    elif AWS_HOST in remote[0]:
        label = not remote[0].startswith(AWS_HOST)
        if not label and not case.profile.directives("remote-random-hostname"):
            yield problem("no-random-hostname")
    if case.profile.value("remote-cert-tls") != "server":
        yield problem("no-remote-cert-tls", warning=True)


def _directives(case: Case) -> Iterator[Problem]:
    stray: list[int] = []
    for line in case.profile.lines:
        if line.body is not None or not line.words:
            continue
        name = line.words[0]
        if name in AWS_CLIENT_6_REFUSES:
            yield problem("refused-directive", line=line.number, directive=name, warning=True)
        elif name.lower() in RUNS_PROGRAMS:
            yield problem("runs-programs", line=line.number, directive=name)
        elif name in AWS_CLIENT_KNOWS or name.startswith("</"):
            continue
        elif is_wrong_case(line, AWS_CLIENT_KNOWS):
            yield problem("wrong-case", line=line.number, directive=name.lower())
        elif _SETTING.fullmatch(name):
            yield problem("unknown-directive", line=line.number, directive=name, warning=True)
        else:
            stray.append(line.number)
    if stray:
        yield problem("stray-line", line=stray[0], number=stray[0])


def _server_name(case: Case) -> Iterator[Problem]:
    named = case.profile.value("verify-x509-name")
    if case.expected_server and named and named != case.expected_server:
        yield problem("server-name", name=named, expected=case.expected_server)


RULES: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    encoding_rule,
    blocks_rule,
    signs_rule,
    pem_rule,
    paths_rule,
    _basics,
    forms_rule,
    identity_rule,
    _server_name,
    _directives,
)
