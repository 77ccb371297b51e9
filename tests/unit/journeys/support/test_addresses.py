"""Addresses get stand-ins, and what lies in what stays."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvpn_wizard.journeys.support.addresses import KEPT_4, PRIVATE_4, Addresses

ours = Addresses(b"key")
v4 = st.integers(0, 2**32 - 1).map(IPv4Address)


def mapped(cidr: str) -> IPv4Network:
    network = IPv4Network(cidr)
    return IPv4Network((ours.v4(network.network_address, network.prefixlen), network.prefixlen))


@settings(max_examples=300, deadline=None)
@given(v4, v4)
def test_shared_first_bits_stay_shared(one: IPv4Address, two: IPv4Address) -> None:
    if any(address in kept for kept in KEPT_4 for address in (one, two)):
        return
    differ = int(one) ^ int(two)
    assert (int(ours.v4(one)) ^ int(ours.v4(two))).bit_length() == differ.bit_length()


@settings(max_examples=300, deadline=None)
@given(v4)
def test_no_address_stands_for_itself_and_each_keeps_its_class(address: IPv4Address) -> None:
    stand_in = ours.v4(address)
    if any(address in kept for kept in KEPT_4):
        assert stand_in == address
        return
    assert stand_in != address
    for private in PRIVATE_4:
        assert (stand_in in private) == (address in private)


@pytest.mark.parametrize("key", [b"", b"a", b"b"])
def test_ranges_keep_length_and_what_they_hold(key: bytes) -> None:
    other = Addresses(key)
    for inner, outer in (
        ("10.20.4.0/22", "10.20.0.0/16"),
        ("192.168.1.0/24", "192.168.0.0/20"),
        ("172.20.0.0/16", "172.16.0.0/12"),
        ("203.0.113.64/27", "203.0.113.0/24"),
    ):
        narrow, wide = (
            IPv4Network((other.v4(n.network_address, n.prefixlen), n.prefixlen))
            for n in map(IPv4Network, (inner, outer))
        )
        assert narrow.subnet_of(wide)
    assert not mapped("10.20.0.0/16").overlaps(mapped("10.21.0.0/16"))


def test_the_same_key_says_the_same_and_another_says_something_else() -> None:
    address = IPv4Address("10.20.30.40")
    assert Addresses(b"key").v4(address) == ours.v4(address)
    assert Addresses(b"other").v4(address) != ours.v4(address)


def test_whole_classes_and_masks_stay() -> None:
    for cidr in ("0.0.0.0/0", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "128.0.0.0/1"):
        assert mapped(cidr) == IPv4Network(cidr)
    for same in ("127.0.0.1", "255.255.240.0", "0.1.2.3", "169.254.169.253"):
        assert ours.v4(IPv4Address(same)) == IPv4Address(same)


def test_ipv6_too() -> None:
    wide = IPv6Network("2001:db8:1::/48")
    inner = IPv6Address("2001:db8:1:2::7")
    stand_in = IPv6Network((ours.v6(wide.network_address, 48), 48))
    assert ours.v6(inner) in stand_in
    assert ours.v6(inner) != inner
    assert ours.v6(IPv6Address("fd12::1")) in IPv6Network("fc00::/7")
    assert ours.v6(IPv6Address("fe80::1")) in IPv6Network("fe80::/10")
    assert ours.v6(IPv6Address("::1")) == IPv6Address("::1")
