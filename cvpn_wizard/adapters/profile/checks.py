"""What is wrong with a profile, before a VPN client stumbles over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from cvpn_wizard.adapters.files import read_bytes
from cvpn_wizard.adapters.profile.profile import PEM, Profile
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError

RUNS_PROGRAMS = frozenset(
    """
    auth-user-pass-verify askpass cd chroot client-connect client-disconnect config daemon down
    down-pre dev-node dns-updown engine genkey group ifconfig-pool-persist ipchange iproute
    learn-address log log-append management management-external-cert management-external-key
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

SOON = timedelta(days=30)

_SETTING = re.compile(r"[a-z][a-z0-9-]{1,39}")
"""What a directive looks like. Anything else is not shown: it may be a line of a private key."""

_MALFORMED = (ValueError, TypeError, UnsupportedAlgorithm, x509.DuplicateExtension)
"""How ``cryptography`` says that a certificate or key from outside makes no sense to it."""


def refuse_dangerous(profile: Profile) -> None:
    """Refuse a profile from outside that would run programs or write files.

    A closing tag inside a block is refused as well: OpenVPN reads 255 characters at a time, so
    that it may see the block end where nobody else does, and take what follows for directives.

    :raises WizardError: PROFILE_BAD.
    """
    for line in profile.lines:
        if line.words and line.words[0].lower() in RUNS_PROGRAMS:
            raise WizardError(ErrorCode.PROFILE_BAD, path="", fault=line.words[0])
        if any("</" in row for row in line.body or ()):
            raise WizardError(ErrorCode.PROFILE_BAD, path="", fault=f"<{line.words[0]}>")


@dataclass(frozen=True)
class _Case:
    profile: Profile
    now: datetime
    expected_server: str | None
    base: Path | None


def check_profile(
    profile: Profile, *, now: datetime, expected_server: str | None, base: Path | None
) -> tuple[Problem, ...]:
    """Everything that is wrong, the gravest first; an empty answer means that it is sound.

    :param expected_server: the common name that the endpoint's certificate has, where known.
    :param base: the folder of the file, for paths in it that are not absolute.
    """
    case = _Case(profile, now, expected_server, base)
    problems = [problem for rule in RULES for problem in rule(case)]
    return tuple(sorted(problems, key=lambda problem: problem.warning))


def _problem(
    code: str, *, line: int | None = None, warning: bool = False, **facts: object
) -> Problem:
    return Problem(f"profile-{code}", "profile", facts, warning=warning, line=line)


def _encoding(case: _Case) -> Iterator[Problem]:
    if case.profile.encoding.startswith("utf-16"):
        yield _problem("utf-16")


def _blocks(case: _Case) -> Iterator[Problem]:
    for line in case.profile.lines:
        if not line.closed:
            yield _problem("block-open", line=line.number, block=line.words[0])
        elif line.body is None and line.words and line.words[0].startswith("</"):
            yield _problem("block-close", line=line.number, block=line.words[0].strip("</>"))


def _basics(case: _Case) -> Iterator[Problem]:
    for name in ("client", "dev", "proto"):
        if not case.profile.directives(name):
            yield _problem("missing", directive=name, warning=name != "client")
    remote = case.profile.remote
    if remote is None:
        yield _problem("no-remote")
    elif not 0 < remote[1] < 65536:
        yield _problem("bad-remote", host=remote[0])
    elif "cvpn-endpoint-" in remote[0]:
        label = not remote[0].startswith("cvpn-endpoint-")
        if not label and not case.profile.directives("remote-random-hostname"):
            yield _problem("no-random-hostname")
    if case.profile.value("remote-cert-tls") != "server":
        yield _problem("no-remote-cert-tls", warning=True)


def _directives(case: _Case) -> Iterator[Problem]:
    stray: list[int] = []
    for line in case.profile.lines:
        if line.body is not None or not line.words:
            continue
        name = line.words[0]
        if name in AWS_CLIENT_6_REFUSES:
            yield _problem("refused-directive", line=line.number, directive=name, warning=True)
        elif name.lower() in RUNS_PROGRAMS:
            yield _problem("runs-programs", line=line.number, directive=name)
        elif name in AWS_CLIENT_KNOWS or name.startswith("</"):
            continue
        elif _SETTING.fullmatch(name):
            yield _problem("unknown-directive", line=line.number, directive=name, warning=True)
        else:
            stray.append(line.number)
    if stray:
        yield _problem("stray-line", line=stray[0], number=stray[0])


def _server_name(case: _Case) -> Iterator[Problem]:
    named = case.profile.value("verify-x509-name")
    if case.expected_server and named and named != case.expected_server:
        yield _problem("server-name", name=named, expected=case.expected_server)


def _part(case: _Case, part: str) -> bytes | Problem | None:
    """The PEM of ``ca``, ``cert`` or ``key``, from its block or its file."""
    inline = case.profile.block(part)
    if inline is not None:
        return inline.encode()
    named = case.profile.value(part)
    if not named:
        return None
    path = Path(named)
    if not path.is_absolute() and case.base is not None:
        path = case.base / path
    try:
        if path.is_file():  # not a pipe or a terminal, which would keep us waiting
            return read_bytes(path)
    except (WizardError, OSError):
        pass
    return _problem("file-unreadable", directive=part, path=str(path))


_OTHER_WAYS_IN = ("auth-federate", "auth-user-pass", "cryptoapicert")
"""Sign-in, or a certificate in Windows' own store: the file itself need not have one."""


def _identity(case: _Case) -> Iterator[Problem]:
    needed = {"ca", "cert", "key"}
    if any(case.profile.directives(name) for name in _OTHER_WAYS_IN):
        needed = {"ca"}
    found: dict[str, bytes] = {}
    for part in ("ca", "cert", "key"):
        content = _part(case, part)
        if content is None:
            if part in needed:
                yield _problem(f"no-{part}")
        elif isinstance(content, Problem):
            yield content
        else:
            found[part] = content
    authorities = yield from _authorities(case, found.get("ca"))
    certificate: x509.Certificate | None = None
    if "cert" in found:
        try:
            certificate = x509.load_pem_x509_certificate(_first_pem(found["cert"]))
        except (*_MALFORMED, x509.InvalidVersion):
            yield _problem("cert-unreadable")
    if certificate is not None:
        yield from _dates(case, certificate, "cert")
        yield from _usage(certificate)
        if authorities and not any(_issued_by(certificate, ca) for ca in authorities):
            yield _problem("chain")
    if "key" in found:
        yield from _key(certificate, found["key"])


def _authorities(
    case: _Case, content: bytes | None
) -> Generator[Problem, None, list[x509.Certificate]]:
    if content is None:
        return []
    authorities: list[x509.Certificate] = []
    for pem in PEM.findall(content.decode(errors="replace")):
        try:
            authorities.append(x509.load_pem_x509_certificate(pem.encode()))
        except (*_MALFORMED, x509.InvalidVersion):
            yield _problem("ca-unreadable")
    if not authorities:
        yield _problem("ca-unreadable")
    for authority in authorities:
        yield from _dates(case, authority, "ca")
    return authorities


def _first_pem(content: bytes) -> bytes:
    found = PEM.search(content.decode(errors="replace"))
    return found.group().encode() if found else content


def _dates(case: _Case, certificate: x509.Certificate, part: str) -> Iterator[Problem]:
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if case.now < begins:
        yield _problem(f"{part}-not-yet", date=f"{begins:%Y-%m-%d %H:%M} UTC")
    elif case.now > ends:
        yield _problem(f"{part}-expired", date=f"{ends:%Y-%m-%d}")
    elif case.now > ends - SOON:
        yield _problem(f"{part}-expires-soon", date=f"{ends:%Y-%m-%d}", warning=True)


def _usage(certificate: x509.Certificate) -> Iterator[Problem]:
    try:
        if not certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME):
            yield _problem("cert-no-name")
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return
    except _MALFORMED:
        yield _problem("cert-unreadable")
        return
    if ExtendedKeyUsageOID.CLIENT_AUTH not in usage:
        yield _problem("cert-usage")


def _issued_by(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (*_MALFORMED, InvalidSignature):
        return False
    return True


def _key(certificate: x509.Certificate | None, content: bytes) -> Iterator[Problem]:
    if b"ENCRYPTED" in content:
        yield _problem("key-encrypted", warning=True)
        return
    try:
        key = serialization.load_pem_private_key(content, None)
    except _MALFORMED:
        yield _problem("key-unreadable")
        return
    try:
        belongs = certificate is None or certificate.public_key() == key.public_key()
    except _MALFORMED:
        belongs = False
    if not belongs:
        yield _problem("key-mismatch")


RULES: tuple[Callable[[_Case], Iterator[Problem]], ...] = (
    _encoding,
    _blocks,
    _basics,
    _identity,
    _server_name,
    _directives,
)
