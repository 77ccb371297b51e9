"""A plan as TOML: to keep a run's plan, and to save what the window made."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cvpn_wizard.model.spec import Existing, NewSubnet, NewVpc, VpnSpec


def _text(value: object) -> str:
    """A TOML basic string; JSON's escapes are TOML's, but for the delete sign."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def _yes(value: bool) -> str:  # noqa: FBT001  the value is what is written
    return "true" if value else "false"


def _list(values: tuple[object, ...]) -> str:
    return f"[{', '.join(_text(value) for value in values)}]"


def _subnet(subnet: Existing | NewSubnet) -> str:
    if isinstance(subnet, Existing):
        return _text(subnet.ref)
    zone = f", zone = {_text(subnet.zone)}" if subnet.zone else ""
    return f"{{ name = {_text(subnet.name)}, cidr = {_text(subnet.cidr)}{zone} }}"


def write_plan(spec: VpnSpec) -> str:
    """The plan file of a VPN; read back, it is the same VPN."""
    return "\n".join(_rows(spec)) + "\n"


def _rows(spec: VpnSpec) -> Iterator[str]:
    yield "[vpn]"
    yield f"name = {_text(spec.name)}"
    yield f"region = {_text(spec.region)}"
    yield f"client_cidr = {_text(spec.client_cidr)}"
    yield f"transport = {_text(spec.transport.value)}"
    yield f"port = {spec.port}"
    yield f"split_tunnel = {_yes(spec.split_tunnel)}"
    yield f"dns_servers = {_list(spec.dns_servers)}"
    yield f"session_hours = {spec.session_hours}"
    yield f"banner = {_text(spec.banner)}"
    if spec.adopted:
        yield f"adopted = {_text(spec.adopted)}"
    if spec.succeeds:
        yield f"succeeds = {_text(spec.succeeds)}"
    if spec.overlap_until is not None:
        yield f"overlap_until = {_text(spec.overlap_until.isoformat())}"
    certificates = spec.certificates
    yield "\n[certificates]"
    yield f"authority = {_text(certificates.authority or 'new')}"
    yield f"server = {_text(certificates.server)}"
    yield f"clients = {_list(certificates.clients)}"
    yield f"import_client = {_yes(certificates.import_client)}"
    yield f"profile_style = {_text(certificates.profile_style.value)}"
    yield f"ca_years = {certificates.ca_years}"
    yield f"certificate_years = {certificates.certificate_years}"
    yield from _network(spec)
    yield "\n[access]"
    yield f"authorize = {_list(spec.authorize)}"
    yield f"routes = {_list(spec.routes)}"
    yield "\n[log]"
    if spec.log is None:
        yield "enabled = false"
    else:
        yield f"group = {_text(spec.log.group)}"
        yield f"stream = {_text(spec.log.stream)}"
        yield f"retention_days = {spec.log.retention_days or 0}"
    yield from _check(spec)


def _network(spec: VpnSpec) -> Iterator[str]:
    network = spec.network
    yield "\n[network]"
    if isinstance(network.vpc, NewVpc):
        yield f"vpc = {{ name = {_text(network.vpc.name)}, cidr = {_text(network.vpc.cidr)} }}"
    else:
        yield f"vpc = {_text(network.vpc.ref)}"
    yield f"target_subnets = [{', '.join(map(_subnet, network.target_subnets))}]"
    yield f"other_subnets = [{', '.join(map(_subnet, network.other_subnets))}]"
    group = network.security_group
    if isinstance(group, Existing):
        yield f"security_group = {_text(group.ref)}"
    else:
        ping = ""
        if group.allow_ping_from is not None:
            ping = f", allow_ping_from = {_text(group.allow_ping_from)}"
        yield f"security_group = {{ name = {_text(group.name)}{ping} }}"


def _check(spec: VpnSpec) -> Iterator[str]:
    if spec.check_server is None and spec.ping is None:
        return
    yield "\n[check]"
    server = spec.check_server
    if server is not None:
        yield (
            f"server = {{ subnet = {_text(server.subnet)}, address = {_text(server.address)}, "
            f"instance_type = {_text(server.instance_type)} }}"
        )
    # Where there is a server, leaving ping out would mean that server.
    yield f"ping = {_text(spec.ping or '')}"
