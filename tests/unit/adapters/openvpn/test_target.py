"""Where a profile wants to go."""

from __future__ import annotations

import socket

import pytest

from cvpn_wizard.adapters.openvpn.target import Target, in_the_way, signs_in, targets
from cvpn_wizard.adapters.profile.profile import Profile


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("proto udp\nremote vpn.example 443", [Target("vpn.example", 443, "udp")]),
        ("proto tcp\nremote vpn.example 443", [Target("vpn.example", 443, "tcp")]),
        ("remote vpn.example", [Target("vpn.example", 1194, "udp")]),
        ("port 443\nremote vpn.example", [Target("vpn.example", 443, "udp")]),
        ("remote vpn.example 443 tcp-client", [Target("vpn.example", 443, "tcp")]),
        ("remote vpn.example 443 udp4", [Target("vpn.example", 443, "udp", socket.AF_INET)]),
        ("proto tcp6\nremote a.example 443", [Target("a.example", 443, "tcp", socket.AF_INET6)]),
        (
            "remote-random-hostname\nremote vpn.example 443",
            [Target("vpn.example", 443, "udp", random_label=True)],
        ),
        (
            "remote a.example 443\nremote b.example 1194 tcp\nremote a.example 443",
            [Target("a.example", 443, "udp"), Target("b.example", 1194, "tcp")],
        ),
        (
            (
                "<connection>\nremote a.example 443 tcp\n</connection>\n"
                "<connection>\nremote b.example\nport 1194\nproto udp\n</connection>"
            ),
            [Target("a.example", 443, "tcp"), Target("b.example", 1194, "udp")],
        ),
        ("", []),
        ("remote", []),
        ("remote vpn.example 0", []),
        ("remote vpn.example 70000", []),
        ("remote vpn.example ４４３", []),
        ("remote vpn.example 99999999999999999999", []),
        ("remote vpn.example 443 sctp", []),
    ],
)
def test_remote_lines(text: str, found: list[Target]) -> None:
    assert list(targets(Profile.parse(text))) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("remote a.example 443", ""),
        ("", "remote"),
        ("remote a.example 443\ntls-auth ta.key", "tls-auth"),
        ("remote a.example 443\n<tls-crypt-v2>\nx\n</tls-crypt-v2>", "tls-crypt-v2"),
        ("remote a.example 443\nsecret static.key", "secret"),
    ],
)
def test_what_is_in_the_way(text: str, name: str) -> None:
    assert in_the_way(Profile.parse(text)) == name


def test_signing_in() -> None:
    assert signs_in(Profile.parse("auth-federate"))
    assert signs_in(Profile.parse("auth-user-pass"))
    assert not signs_in(Profile.parse("auth-nocache"))
