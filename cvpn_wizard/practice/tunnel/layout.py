"""Where everything stands on the ground. The addresses outside are those for documentation."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

PREFIX = "cvpng"
"""All namespaces' names begin with it; then come the ground's own six characters."""
LAPTOP_LINK = IPv4Network("198.51.100.0/24")
"""The laptop's own network (RFC 5737), as a home router would make it."""
LAPTOP = LAPTOP_LINK[10]
HOME_ROUTER = LAPTOP_LINK[1]
FRONTS = IPv4Network("192.0.2.0/24")
"""Public addresses of the endpoints' servers and of the VPCs' gateways (RFC 5737)."""
FRONT_ROUTER = FRONTS[1]
PUBLIC = IPv4Network("203.0.113.0/24")
"""The rest of the internet (RFC 5737)."""
WEB_SERVER = PUBLIC[80]
WEB_NAME = "www.example.com"
PUBLIC_RESOLVER = PUBLIC[53]
LINK = IPv4Address("169.254.255.1")
"""The far end of every wire inside; never seen by a client."""
MOST = 100
"""Associations, and VPCs, that there is room for."""


def front_of(slot: int) -> IPv4Address:
    """The public address of an association's server."""
    return FRONTS[10 + slot % MOST]


def gateway_of(slot: int) -> IPv4Address:
    """The public address of a VPC."""
    return FRONTS[150 + slot % MOST]
