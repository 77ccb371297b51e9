"""The plan that describes an endpoint as AWS has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from ipaddress import IPv4Address
from pathlib import Path

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.doctoring.drift import Seen
from cvpn_wizard.model.aws import Certificate, Endpoint
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import (
    CertificateSpec,
    Existing,
    LogSpec,
    NetworkSpec,
    Transport,
    VpnSpec,
)

SERVER = "server"
"""What the tutorial calls the server's certificate."""
STREAM = "connection-log"
"""AWS makes a stream of its own where none was named; the plan needs a name for it."""


def name_for(endpoint: Endpoint, taken: Iterable[str] = ()) -> str:
    """What it is called at AWS, as far as it can be a name here: Name tag, description, id."""
    others = {name.lower() for name in taken}
    for said in (endpoint.name, endpoint.description, endpoint.id):
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", said).strip(".-_")[:60]
        if name and checks.vpn_name_problem(name) is None and name.lower() not in others:
            return name
    return f"vpn-{endpoint.id.removeprefix('cvpn-endpoint-')}"


def describe(name: str, region: str, seen: Seen, authority: Path | None = None) -> VpnSpec:
    """The plan of an endpoint that was made by hand; :func:`with_names` completes it.

    :param authority: the EasyRSA folder of its CA, where a person has named it.
    :raises WizardError: NOT_ADOPTABLE without certificates, IPv4 or a VPC.
    """
    endpoint = seen.endpoint
    if (
        endpoint is None
        or endpoint.client_root is None
        or endpoint.client_cidr is None
        or endpoint.vpc_id is None
        or not endpoint.security_group_ids
    ):
        raise WizardError(ErrorCode.NOT_ADOPTABLE, ids=endpoint.id if endpoint else "")
    return VpnSpec(
        name=name,
        region=region,
        client_cidr=endpoint.client_cidr,
        transport=Transport(endpoint.transport),
        port=endpoint.port,
        split_tunnel=endpoint.split_tunnel,
        dns_servers=tuple(IPv4Address(server) for server in endpoint.dns_servers),
        session_hours=endpoint.session_hours,
        banner=endpoint.banner,
        certificates=CertificateSpec(
            authority=authority,
            server=SERVER,
            clients=(),
            import_client=endpoint.client_root != endpoint.server_certificate,
        ),
        network=NetworkSpec(
            vpc=Existing(endpoint.vpc_id),
            target_subnets=tuple(Existing(subnet) for subnet in seen.associated),
            other_subnets=(),
            security_group=Existing(endpoint.security_group_ids[0]),
        ),
        authorize=seen.authorized,
        routes=tuple(seen.added_routes),
        log=LogSpec(endpoint.log_group, endpoint.log_stream or STREAM, None)
        if endpoint.log_group
        else None,
        check_server=None,
        ping=None,
        adopted=endpoint.id,
    )


def with_names(spec: VpnSpec, server: Certificate | None, people: Iterable[str]) -> VpnSpec:
    """The same with the names of certificates, as far as they could be ours.

    :param people: common names that were seen.
    """
    domain = server.domain if server else ""
    named = domain if not checks.certificate_name_problem(domain, server=True) else SERVER
    clients = tuple(_usable(people, named))
    return replace(spec, certificates=replace(spec.certificates, server=named, clients=clients))


def _usable(people: Iterable[str], server: str) -> Iterator[str]:
    kept = [server]
    for person in people:
        if not checks.certificate_name_problem(person, kept):
            kept.append(person)
            yield person
