"""Rules for single values: pure functions that return a Problem or None.

The window asks them as one types, the plan file asks them all at once. ``field`` is filled in by
the caller. Limits are AWS's (Client VPN Administrator Guide: quotas, scaling, best practices).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.journeys.free_ranges import free_client_cidr, free_subnet
from cvpn_wizard.model.errors import Problem

CLIENT_PREFIXES = range(12, 23)
"""A client CIDR is a /12 at most and a /22 at least."""
TARGET_LONGEST_PREFIX = 27
VPC_PREFIXES = range(16, 29)
FREE_ADDRESSES = 20
"""What AWS asks a target subnet to have free at all times."""
PORTS = (443, 1194)
SESSION_HOURS = (8, 10, 12, 24)
MOST_DNS_SERVERS = 2
BANNER_BYTES = 1400
RETENTION_DAYS = (
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
)  # fmt: skip
"""What CloudWatch Logs takes."""
ANYWHERE = IPv4Network("0.0.0.0/0")

_LOG_NAME = re.compile(r"[.\-_/#A-Za-z0-9]{1,512}")
_STREAM_NAME = re.compile(r"[^:*]{1,512}")
_INSTANCE_TYPE = re.compile(r"[a-z][a-z0-9-]*\.[a-z0-9-]+")
_CERTIFICATE_NAME = re.compile(r"[A-Za-z0-9@_+][A-Za-z0-9@_+. -]{0,63}")
_HOST_NAME = re.compile(
    r"(?=.{1,64}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
)
_VPN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,63}")
_RESERVED_NAMES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}
)
"""Windows has no files of these names."""


class RangeKind(StrEnum):
    """Why a range is taken. Each has ``range-<kind>`` texts."""

    VPC = "vpc"
    SECONDARY = "secondary"
    ROUTE = "route"
    PEERING = "peering"
    EXTRA_ROUTE = "extra-route"
    LOCAL = "local"
    HOME = "home"


@dataclass(frozen=True)
class TakenRange:
    """A range that is in use; ``hard``: AWS or the laptop cannot work with an overlap."""

    cidr: IPv4Network
    kind: RangeKind
    label: str = ""

    @property
    def hard(self) -> bool:
        return self.kind is not RangeKind.HOME


def network_of(text: str) -> IPv4Network | None:
    """A range whose host bits are zero, or ``None``."""
    try:
        return IPv4Network(text.strip()) if "/" in text else None
    except ValueError:
        return None


def network_problem(text: str, example: str = "10.0.0.0/16") -> Problem | None:
    """Whether a text is an IPv4 range at all."""
    text = text.strip()
    if not text:
        return Problem("range-empty", facts={"example": example}, suggestion=example)
    if "/" not in text:
        facts = {"value": text, "example": example}
        return Problem("range-no-prefix", facts=facts, suggestion=_with_prefix(text, example))
    try:
        IPv4Network(text)
    except ValueError:
        try:
            right = IPv4Network(text, strict=False)
        except ValueError:
            return Problem("range-wrong", facts={"value": text, "example": example})
        return Problem(
            "range-host-bits", facts={"value": text, "right": str(right)}, suggestion=str(right)
        )
    return None


def _with_prefix(address: str, example: str) -> str | None:
    """The range of the example's size that an address is in."""
    try:
        number = int(IPv4Address(address))
    except ValueError:
        return None
    return str(IPv4Network((number, IPv4Network(example).prefixlen), strict=False))


def client_cidr_problem(text: str, taken: Sequence[TakenRange] = ()) -> Problem | None:
    """Rules for the client CIDR: form, size, overlaps. The gravest first; then warnings."""
    wrong = network_problem(text)
    if wrong is not None:
        return wrong
    cidr = IPv4Network(text.strip())
    if cidr.prefixlen not in CLIENT_PREFIXES:
        prefix = min(max(cidr.prefixlen, CLIENT_PREFIXES[0]), CLIENT_PREFIXES[-1])
        right = IPv4Network((cidr.network_address, prefix), strict=False)
        code = "client-cidr-large" if cidr.prefixlen < prefix else "client-cidr-small"
        return Problem(code, facts={"value": str(cidr)}, suggestion=str(right))
    for hard in (True, False):
        for other in taken:
            if other.hard is hard and cidr.overlaps(other.cidr):
                return Problem(
                    f"client-cidr-overlap-{other.kind.value}",
                    facts={"value": str(cidr), "other": str(other.cidr), "label": other.label},
                    suggestion=_free_beside(taken),
                    warning=other.kind in {RangeKind.HOME, RangeKind.LOCAL},
                )
    if not cidr.is_private:
        return Problem(
            "client-cidr-public",
            facts={"value": str(cidr)},
            suggestion=_free_beside(taken),
            warning=True,
        )
    return None


def _free_beside(taken: Sequence[TakenRange]) -> str | None:
    free = free_client_cidr(other.cidr for other in taken)
    return str(free) if free else None


def vpc_cidr_problem(text: str) -> Problem | None:
    """A new VPC's range: /16 to /28."""
    wrong = network_problem(text, "10.255.0.0/16")
    if wrong is not None:
        return wrong
    cidr = IPv4Network(text.strip())
    if cidr.prefixlen not in VPC_PREFIXES:
        return Problem("vpc-cidr-size", facts={"value": str(cidr)}, suggestion="10.255.0.0/16")
    return None


def subnet_cidr_problem(
    text: str,
    vpc: Sequence[IPv4Network],
    others: Sequence[IPv4Network],
    *,
    target: bool,
) -> Problem | None:
    """A new subnet's range: inside the VPC, apart from the others, large enough for a target."""
    wrong = network_problem(text, "10.255.255.0/24")
    if wrong is not None:
        return wrong
    cidr = IPv4Network(text.strip())
    longest = TARGET_LONGEST_PREFIX if target else VPC_PREFIXES[-1]
    room = free_subnet(vpc, others, min(max(cidr.prefixlen, VPC_PREFIXES[0]), longest))
    free = str(room) if room else None
    if cidr.prefixlen > longest:
        code = "target-subnet-small" if target else "subnet-small"
        return Problem(code, facts={"value": str(cidr)}, suggestion=free)
    if vpc and not any(cidr.subnet_of(whole) for whole in vpc):
        facts = {"value": str(cidr), "vpc": ", ".join(str(whole) for whole in vpc)}
        return Problem("subnet-outside", facts=facts, suggestion=free)
    for other in others:
        if cidr.overlaps(other):
            facts = {"value": str(cidr), "other": str(other)}
            return Problem("subnet-overlap", facts=facts, suggestion=free)
    return None


def address_problem(text: str, example: str = "10.255.1.125") -> Problem | None:
    """Whether a text is an IPv4 address."""
    try:
        IPv4Address(text.strip())
    except ValueError:
        return Problem("address-wrong", facts={"value": text.strip(), "example": example})
    return None


def server_address_problem(text: str, subnet: IPv4Network | None) -> Problem | None:
    """The address of the server that answers ping: in its subnet, and not one that AWS keeps."""
    wrong = address_problem(text)
    if wrong is not None or subnet is None:
        return wrong
    address = IPv4Address(text.strip())
    offered = str(subnet.network_address + min(125, subnet.num_addresses - 2))
    facts = {"value": str(address), "subnet": str(subnet)}
    if address not in subnet:
        return Problem("server-address-outside", facts=facts, suggestion=offered)
    number = int(address) - int(subnet.network_address)
    if number < 4 or address == subnet.broadcast_address:
        return Problem("server-address-reserved", facts=facts, suggestion=offered)
    return None


def certificate_name_problem(
    name: str, others: Collection[str] = (), *, server: bool = False
) -> Problem | None:
    """A common name that also serves as a file name.

    A server's is its domain too: ACM takes the domain from it.
    """
    facts: dict[str, object] = {"value": name}
    if not name:
        return Problem("name-empty", suggestion="server" if server else "client1.domain.tld")
    if len(name) > 64:
        return Problem("name-long", facts={"value": name, "most": 64})
    pattern = _HOST_NAME if server else _CERTIFICATE_NAME
    if not pattern.fullmatch(name) or name.endswith((".", " ")):
        offered = re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip(".-")
        code = "server-name-form" if server else "name-form"
        return Problem(code, facts=facts, suggestion=offered or None)
    if name.partition(".")[0].lower() in _RESERVED_NAMES or name.lower() == "ca":
        return Problem("name-reserved", facts=facts)
    if name.lower() in {other.lower() for other in others}:
        return Problem("name-twice", facts=facts)
    return None


def day_of(text: str) -> date | None:
    """A day as a plan has it, ``2036-05-01``; ``None`` for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def vpn_name_problem(name: str) -> Problem | None:
    """The VPN's name: a tag, and the name of a folder."""
    if not name:
        return Problem("name-empty", suggestion="cvpn-endpoint-01")
    if len(name) > 64:
        return Problem("name-long", facts={"value": name, "most": 64})
    if not _VPN_NAME.fullmatch(name) or name.endswith((".", " ")):
        offered = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-_")
        return Problem("vpn-name-form", facts={"value": name}, suggestion=offered or None)
    if name.partition(".")[0].lower() in _RESERVED_NAMES:
        return Problem("name-reserved", facts={"value": name})
    return None


def tag_name_problem(name: str) -> Problem | None:
    """A Name tag or a security group's name."""
    if not name.strip():
        return Problem("name-empty")
    if len(name) > 255:
        return Problem("name-long", facts={"value": name, "most": 255})
    if not name.isprintable():
        return Problem("name-form", facts={"value": name})
    return None


def group_name_problem(name: str) -> Problem | None:
    """A new security group must not be called like an id (AWS refuses ``sg-…``)."""
    if name.startswith("sg-"):
        return Problem("group-name-id", facts={"value": name}, suggestion=f"vpn-{name}")
    return tag_name_problem(name)


def dns_servers_problem(servers: Sequence[str]) -> Problem | None:
    if len(servers) > MOST_DNS_SERVERS:
        return Problem("dns-many", facts={"most": MOST_DNS_SERVERS})
    for server in servers:
        wrong = address_problem(server, "10.255.0.2")
        if wrong is not None:
            return wrong
    return None


def banner_problem(banner: str) -> Problem | None:
    size = len(banner.encode())
    if size > BANNER_BYTES:
        return Problem("banner-long", facts={"size": size, "most": BANNER_BYTES})
    return None


def one_of_problem(value: int, allowed: Sequence[int]) -> Problem | None:
    """A number from a short list."""
    if value in allowed:
        return None
    nearest = min(allowed, key=lambda one: abs(one - value))
    listed = ", ".join(str(one) for one in allowed)
    return Problem(
        "not-allowed", facts={"value": value, "allowed": listed}, suggestion=str(nearest)
    )


def years_problem(years: int, most: int = 30) -> Problem | None:
    if 1 <= years <= most:
        return None
    return Problem("years", facts={"value": years, "most": most})


def log_group_problem(name: str) -> Problem | None:
    if _LOG_NAME.fullmatch(name):
        return None
    return Problem("log-name-form", facts={"value": name}, suggestion="/aws/clientvpn")


def log_stream_problem(name: str) -> Problem | None:
    if _STREAM_NAME.fullmatch(name):
        return None
    return Problem("log-name-form", facts={"value": name}, suggestion="connection-log")


def instance_type_problem(name: str) -> Problem | None:
    if _INSTANCE_TYPE.fullmatch(name):
        return None
    return Problem("instance-type-form", facts={"value": name}, suggestion="t4g.nano")


def range_problem(text: str, others: Sequence[str] = ()) -> Problem | None:
    """One range of a list: right, and not there before."""
    wrong = network_problem(text)
    if wrong is not None:
        return wrong
    cidr = IPv4Network(text.strip())
    if cidr in {network_of(other) for other in others}:
        return Problem("range-twice", facts={"value": str(cidr)})
    return None


def ranges_problem(ranges: Sequence[str], *, needed: bool) -> Problem | None:
    """A list of ranges: each one right, none twice, at least one where needed."""
    if needed and not ranges:
        return Problem("authorize-empty")
    for number, text in enumerate(ranges):
        wrong = range_problem(text, ranges[:number])
        if wrong is not None:
            return wrong
    return None


def routes_problem(
    routes: Sequence[str],
    authorize: Sequence[str],
    *,
    split_tunnel: bool,
    vpc: Sequence[IPv4Network] = (),
) -> Problem | None:
    """Routes that are wrong, that AWS makes itself, that nobody may use, or advised against."""
    wrong = ranges_problem(routes, needed=False)
    if wrong is not None:
        return wrong
    cidrs = [cidr for cidr in map(network_of, routes) if cidr is not None]
    for cidr in cidrs:
        if cidr in vpc:
            return Problem("route-to-vpc", facts={"value": str(cidr)})
    allowed = [cidr for cidr in map(network_of, authorize) if cidr is not None]
    for cidr in cidrs:
        if allowed and not any(cidr.subnet_of(one) for one in allowed):
            return Problem("route-not-authorized", facts={"value": str(cidr)}, warning=True)
        if cidr == ANYWHERE and split_tunnel:
            return Problem("route-all-in-split", warning=True)
    return None
