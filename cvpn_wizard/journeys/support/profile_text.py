"""A profile to show around: only what is known to be no secret, certificates in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath

from cvpn_wizard.adapters.profile.described import Described, described
from cvpn_wizard.adapters.profile.profile import Line, Profile
from cvpn_wizard.journeys.support.pseudonyms import REMOVED

KEPT = frozenset(
    """
    auth auth-nocache auth-retry block-outside-dns ca cert cipher client comp-lzo compress
    connect-retry connect-retry-max connect-timeout data-ciphers data-ciphers-fallback dev dev-type
    dhcp-option disable-occ explicit-exit-notify float fragment hand-window ifconfig inactive
    keepalive key key-direction link-mtu lport mssfix mtu-disc multihome mute
    ncp-ciphers nobind ns-cert-type persist-key persist-tun ping ping-exit ping-restart port proto
    pull pull-filter rcvbuf redirect-gateway register-dns remote remote-cert-eku remote-cert-ku
    remote-cert-tls remote-random remote-random-hostname reneg-bytes reneg-sec resolv-retry route
    route-delay route-ipv6 route-method route-metric route-noexec route-nopull rport
    server-poll-timeout sndbuf socket-flags tls-cert-profile tls-cipher tls-ciphersuites tls-client
    tls-timeout tls-version-max tls-version-min topology tran-window tun-ipv6 tun-mtu tun-mtu-extra
    verb verify-x509-name windows-driver x509-username-field
    """.split()
)
"""Directives that are shown whole. Of all others only the name is, comments are not at all."""
KNOWN = KEPT | frozenset(
    """
    askpass auth-user-pass auth-user-pass-verify capath config crl-verify cryptoapicert daemon
    dhcp-renew dns down down-pre engine extra-certs group http-proxy http-proxy-option
    ignore-unknown-option iproute ipchange local log log-append management
    management-query-passwords nice peer-fingerprint pkcs11-id pkcs11-providers pkcs12 plugin
    push-peer-info route-up script-security secret setenv setenv-safe socks-proxy static-challenge
    status syslog tls-auth tls-crypt tls-crypt-v2 tls-verify tmp-dir up
    up-delay up-restart user writepid
    """.split()
)


FILES = ("ca", "cert", "key")
"""Directives with a path. It may tell whose computer it is; only the file's name stays of it."""


def certificates_of(profile: Profile) -> tuple[Described, ...]:
    """All that can be read in it."""
    return tuple(filter(None, described(profile.text)))


def names_of(profile: Profile) -> Iterator[str]:
    """What in it may name somebody."""
    for certificate in certificates_of(profile):
        yield from certificate.names
    yield profile.value("verify-x509-name")
    for line in profile.directives("remote"):
        yield from line.words[1:2]
    for line in profile.directives("dhcp-option"):
        yield from line.words[2:3]
    for part in FILES:
        yield PureWindowsPath(profile.value(part)).stem


def shown_profile(profile: Profile) -> str:
    """The profile's lines, to be given stand-ins. No private key, no certificate, no comment."""
    return "".join(f"{row}\n" for line in profile.lines for row in _rows(line))


def _rows(line: Line) -> Iterator[str]:
    if line.body is not None:
        yield from _block(line, line.body)
    elif not line.words:
        yield "" if not "".join(line.raw).strip() else f"# {REMOVED}"
    elif line.words[0] in FILES and len(line.words) > 1:
        # Reads both kinds of slashes.
        path = PureWindowsPath(line.words[1])
        yield f"{line.words[0]} {path.name if path.name == line.words[1] else f'…/{path.name}'}"
    elif line.words[0] in KEPT:
        yield " ".join(line.words)
    else:
        yield f"{line.words[0]} {REMOVED}" if line.words[0] in KNOWN else REMOVED


def _block(line: Line, body: tuple[str, ...]) -> Iterator[str]:
    name = line.words[0] if line.words[0] in KNOWN else REMOVED
    yield f"<{name}>"
    told = list(described("\n".join(body)))
    for one in told:
        yield _sentence(one) if one else f"# certificate: unreadable, {REMOVED}"
    if not told:
        yield f"# {len(body)} lines {REMOVED}"
    if line.closed:
        yield f"</{name}>"


def _sentence(one: Described) -> str:
    dates = f"{one.not_before:%Y-%m-%d} - {one.not_after:%Y-%m-%d}"
    whose = f"CN={one.subject} issuer={one.issuer} serial={one.serial:x}"
    return f"# certificate: {whose} {dates} {one.key}"
