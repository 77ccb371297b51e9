"""What the parts of an endpoint share: whose they are, taking turns, being shown."""

from __future__ import annotations

from tests.standin.account import Account, Row, Thing, page
from tests.standin.refusing import Refused
from tests.standin.vpn_endpoints import endpoint_of

AT_ONCE = 10
"""Concurrent operations of one endpoint (Administrator Guide, quotas)."""
UNDER_WAY = {"associating", "disassociating", "authorizing", "revoking", "creating", "deleting"}


def of(account: Account, kind: str, endpoint: Thing) -> list[Thing]:
    return [t for t in account.living(kind) if t.row["ClientVpnEndpointId"] == endpoint.id]


def take_turns(account: Account, endpoint: Thing) -> None:
    """:raises Refused: where too much is under way; now and then where anything is."""
    busy = [
        thing
        for kind in ("association", "rule", "route")
        for thing in of(account, kind, endpoint)
        if thing.row["Status"]["Code"] in UNDER_WAY
    ]
    if len(busy) >= AT_ONCE or (busy and account.mood(0.3)):
        raise Refused(
            "ConcurrentMutationLimitExceeded",
            "Cannot initiate another change for this endpoint at this time. "
            "Please try again later.",
        )


def turn(thing: Thing, before: str, after: str) -> None:
    if thing.row["Status"]["Code"] == before:
        thing.row["Status"] = {"Code": after}


def listed(account: Account, kind: str, asked: Row) -> tuple[list[Row], str | None]:
    endpoint = endpoint_of(account, asked)
    found = [t for t in account.listed(kind) if t.row["ClientVpnEndpointId"] == endpoint.id]
    shown, token = page(account, asked, found)
    return [thing.row for thing in shown], token


def keep_route(account: Account, endpoint: Thing, cidr: str, subnet: str, origin: str) -> Thing:
    row: Row = {
        "ClientVpnEndpointId": endpoint.id,
        "DestinationCidr": cidr,
        "TargetSubnet": subnet,
        "Type": "Nat",
        "Origin": origin,
        "Description": "Default Route" if origin == "associate" else "",
        "Status": {"Code": "active" if origin == "associate" else "creating"},
    }
    return account.keep("route", account.new_id("route"), row)
