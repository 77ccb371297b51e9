"""An endpoint that somebody else made, beside one that is known."""

from __future__ import annotations

from ipaddress import IPv4Network

from cvpn_wizard.model.aws import Endpoint, EndpointOrder


def order_beside(known: Endpoint | None, name: str) -> EndpointOrder:
    """The order for another one in the same VPC, with the same certificate, kept in no log."""
    assert known is not None
    assert known.vpc_id is not None
    return EndpointOrder(
        name=name,
        client_cidr=IPv4Network("10.100.0.0/22"),
        server_certificate=known.server_certificate,
        client_root=known.server_certificate,
        vpc_id=known.vpc_id,
        security_group_ids=known.security_group_ids,
        transport="udp",
        port=443,
        split_tunnel=True,
        dns_servers=(),
        session_hours=24,
        banner="",
        log_group="",
        log_stream="",
    )
