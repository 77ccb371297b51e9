"""Where a profile wants to go, and whether we can speak its way."""

from __future__ import annotations

import socket
from dataclasses import dataclass

from cvpn_wizard.adapters.profile.profile import Profile

WRAPPED = ("tls-auth", "tls-crypt", "tls-crypt-v2", "secret", "http-proxy", "socks-proxy")
"""What AWS's endpoints do not have, and what keeps a bare first packet from being answered."""
SIGN_IN = ("auth-federate", "auth-user-pass")
MOST = 4
"""``remote`` lines that are tried."""


@dataclass(frozen=True)
class Target:
    """One ``remote``.

    :ivar transport: ``udp`` or ``tcp``.
    :ivar family: of :mod:`socket`; ``AF_UNSPEC`` where the profile does not say.
    """

    host: str
    port: int
    transport: str
    family: int = socket.AF_UNSPEC
    random_label: bool = False


def targets(profile: Profile) -> tuple[Target, ...]:
    """The ``remote`` lines in order, those in ``<connection>`` blocks too. Malformed ones lack."""
    label = bool(profile.directives("remote-random-hostname"))
    port, proto = profile.value("port") or "1194", profile.value("proto") or "udp"
    found = []
    for line in profile.lines:
        if line.words == ("connection",) and line.body is not None:
            inner = Profile.parse("\n".join(line.body))
            places = (inner.value("port") or port, inner.value("proto") or proto)
            found += [_target(each.words, *places, label=label) for each in inner.lines]
        elif line.body is None:
            found.append(_target(line.words, port, proto, label=label))
    return tuple(dict.fromkeys(target for target in found if target is not None))[:MOST]


def _target(words: tuple[str, ...], port: str, proto: str, *, label: bool) -> Target | None:
    if words[:1] != ("remote",) or len(words) < 2:
        return None
    port = words[2] if len(words) > 2 else port
    proto = words[3] if len(words) > 3 else proto
    if not (port.isascii() and port.isdecimal() and 0 < int(port[:6]) < 65536):
        return None
    transport = proto[:3].lower()
    if transport not in {"udp", "tcp"}:
        return None
    family = {"4": socket.AF_INET, "6": socket.AF_INET6}.get(proto[3:4], socket.AF_UNSPEC)
    return Target(words[1], int(port), transport, family, label)


def in_the_way(profile: Profile) -> str:
    """The first directive that we cannot speak, or ``remote`` where none is usable; or nothing."""
    for name in WRAPPED:
        if profile.directives(name) or profile.block(name) is not None:
            return name
    return "" if targets(profile) else "remote"


def signs_in(profile: Profile) -> bool:
    """People prove who they are with a password or in a browser, with or without a certificate."""
    return any(profile.directives(name) for name in SIGN_IN)
