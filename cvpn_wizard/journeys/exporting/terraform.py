"""Terraform (and OpenTofu), for the provider hashicorp/aws: a module that makes the same VPN."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cvpn_wizard.journeys.exporting.blueprint import Blueprint, identifiers
from cvpn_wizard.journeys.exporting.hcl import Expression, block
from cvpn_wizard.model.spec import CheckServer, Existing, NewSecurityGroup, NewVpc
from cvpn_wizard.model.steps import StepKind

if TYPE_CHECKING:
    from cvpn_wizard.model.spec import LogSpec

PROVIDER = ">= 5.0"
Value = Expression | str


def terraform(blueprint: Blueprint, header: tuple[str, ...]) -> str:
    """The module; ``header`` becomes comments at its top."""
    comments = "".join(f"# {line}\n" for line in header)
    return f"{comments}\n" + "\n\n".join(_Module(blueprint).blocks()) + "\n"


def _ref(kind: str, name: str, what: str = "id") -> Expression:
    return Expression(f"{kind}.{name}.{what}")


def _name(name: str) -> tuple[str, object]:
    return "tags", {"Name": name}


class _Module:
    def __init__(self, blueprint: Blueprint) -> None:
        self._blueprint = blueprint
        self._spec = blueprint.spec
        names = tuple(subnet.name for subnet, _zone in blueprint.new_subnets)
        self._subnets = dict(zip(names, identifiers(names, camel=False), strict=True))

    def blocks(self) -> Iterator[str]:
        yield from self._settings()
        yield from self._network()
        if self._spec.log is not None:
            yield from self._log(self._spec.log)
        if self._spec.check_server is not None:
            yield from self._server(self._spec.check_server)
        yield self._endpoint()
        yield from self._around()
        endpoint = _ref("aws_ec2_client_vpn_endpoint", "this")
        yield block("output", "endpoint_id", body=[("value", endpoint)])

    def _settings(self) -> Iterator[str]:
        aws = {"source": "hashicorp/aws", "version": PROVIDER}
        yield block("terraform", body=[block("required_providers", body=[("aws", aws)])])
        yield block("provider", "aws", body=[("region", self._spec.region)])
        names = {"server_certificate_arn": self._blueprint.server_arn()}
        if self._spec.certificates.import_client:
            names["client_root_arn"] = self._blueprint.client_arn()
        for name, arn in names.items():
            known = ("default", arn or None)
            yield block("variable", name, body=[("type", Expression("string")), known])
        if any(not subnet.zone for subnet, _zone in self._blueprint.new_subnets):
            yield block("data", "aws_availability_zones", "here", body=[("state", "available")])

    def _network(self) -> Iterator[str]:
        network = self._spec.network
        if isinstance(network.vpc, NewVpc):
            cidr = str(network.vpc.cidr)
            body = [("cidr_block", cidr), _name(network.vpc.name)]
            yield block("resource", "aws_vpc", "this", body=body)
        for subnet, zone in self._blueprint.new_subnets:
            first = Expression(f"data.aws_availability_zones.here.names[{zone}]")
            yield block(
                "resource",
                "aws_subnet",
                self._subnets[subnet.name],
                body=[
                    ("vpc_id", self._vpc()),
                    ("cidr_block", str(subnet.cidr)),
                    ("availability_zone", subnet.zone or first),
                    _name(subnet.name),
                ],
            )
        if isinstance(network.security_group, NewSecurityGroup):
            yield self._new_group(network.security_group)

    def _new_group(self, group: NewSecurityGroup) -> str:
        body: list[tuple[str, object] | str] = [
            ("name", group.name),
            ("description", group.name),
            ("vpc_id", self._vpc()),
            _name(group.name),
        ]
        if group.allow_ping_from is not None:
            ping: list[tuple[str, object]] = [
                ("protocol", "icmp"),
                ("from_port", -1),
                ("to_port", -1),
                ("cidr_blocks", [str(group.allow_ping_from)]),
            ]
            body.append(block("ingress", body=ping))
        # AWS lets everything out of a new group; Terraform takes that away unless told.
        out: list[tuple[str, object]] = [
            ("protocol", "-1"),
            ("from_port", 0),
            ("to_port", 0),
            ("cidr_blocks", ["0.0.0.0/0"]),
        ]
        body.append(block("egress", body=out))
        return block("resource", "aws_security_group", "this", body=body)

    def _vpc(self) -> Value:
        vpc = self._spec.network.vpc
        if isinstance(vpc, Existing):
            return self._blueprint.existing(StepKind.VPC) or vpc.ref
        return _ref("aws_vpc", "this")

    def _group(self) -> Value:
        group = self._spec.network.security_group
        if isinstance(group, Existing):
            return self._blueprint.existing(StepKind.SECURITY_GROUP) or group.ref
        return _ref("aws_security_group", "this")

    def _subnet(self, name: str) -> Value:
        if name in self._subnets:
            return _ref("aws_subnet", self._subnets[name])
        return self._blueprint.existing(StepKind.SUBNET, name)

    def _log(self, log: LogSpec) -> Iterator[str]:
        group = _ref("aws_cloudwatch_log_group", "this", "name")
        yield block(
            "resource",
            "aws_cloudwatch_log_group",
            "this",
            body=[("name", log.group), ("retention_in_days", log.retention_days or 0)],
        )
        stream = [("name", log.stream), ("log_group_name", group)]
        yield block("resource", "aws_cloudwatch_log_stream", "this", body=stream)

    def _server(self, server: CheckServer) -> Iterator[str]:
        image = [("name", self._blueprint.image)]
        yield block("data", "aws_ssm_parameter", "check_server_image", body=image)
        body: list[tuple[str, object] | str] = [
            ("ami", _ref("data.aws_ssm_parameter", "check_server_image", "value")),
            ("instance_type", server.instance_type),
            ("subnet_id", self._subnet(server.subnet)),
            ("private_ip", str(server.address)),
            ("vpc_security_group_ids", [self._group()]),
            _name(f"{self._spec.name}-check"),
            block("metadata_options", body=[("http_tokens", "required")]),
        ]
        if server.instance_type.startswith("t"):
            body.append(block("credit_specification", body=[("cpu_credits", "standard")]))
        yield block("resource", "aws_instance", "check_server", body=body)

    def _endpoint(self) -> str:
        spec = self._spec
        server = Expression("var.server_certificate_arn")
        imported = spec.certificates.import_client
        root = Expression("var.client_root_arn") if imported else server
        way: list[tuple[str, object]] = [
            ("type", "certificate-authentication"),
            ("root_certificate_chain_arn", root),
        ]
        log: list[tuple[str, object]] = [("enabled", spec.log is not None)]
        if spec.log is not None:
            stream = _ref("aws_cloudwatch_log_stream", "this", "name")
            log += [
                ("cloudwatch_log_group", _ref("aws_cloudwatch_log_group", "this", "name")),
                ("cloudwatch_log_stream", stream),
            ]
        body: list[tuple[str, object] | str] = [
            ("description", spec.name),
            ("client_cidr_block", str(spec.client_cidr)),
            ("server_certificate_arn", server),
            ("vpc_id", self._vpc()),
            ("security_group_ids", [self._group()]),
            ("transport_protocol", spec.transport.value),
            ("vpn_port", spec.port),
            ("split_tunnel", spec.split_tunnel),
            ("dns_servers", [str(server) for server in spec.dns_servers] or None),
            ("session_timeout_hours", spec.session_hours),
            ("self_service_portal", "disabled"),
            _name(spec.name),
            block("authentication_options", body=way),
            block("connection_log_options", body=log),
        ]
        if spec.banner:
            banner = [("enabled", True), ("banner_text", spec.banner)]
            body.append(block("client_login_banner_options", body=banner))
        return block("resource", "aws_ec2_client_vpn_endpoint", "this", body=body)

    def _around(self) -> Iterator[str]:
        spec, targets = self._spec, self._blueprint.targets
        endpoint = ("client_vpn_endpoint_id", _ref("aws_ec2_client_vpn_endpoint", "this"))
        association = "aws_ec2_client_vpn_network_association"
        labels = list(identifiers(targets, camel=False))
        for target, label in zip(targets, labels, strict=True):
            body = [endpoint, ("subnet_id", self._subnet(target))]
            yield block("resource", association, label, body=body)
        ranges = tuple(str(cidr) for cidr in spec.authorize)
        for cidr, label in zip(ranges, identifiers(ranges, camel=False), strict=True):
            yield block(
                "resource",
                "aws_ec2_client_vpn_authorization_rule",
                label,
                body=[endpoint, ("target_network_cidr", cidr), ("authorize_all_groups", True)],
            )
        wanted = tuple((cidr, n) for cidr in spec.routes for n in range(len(targets)))
        names = identifiers(tuple(f"{cidr} {targets[n]}" for cidr, n in wanted), camel=False)
        for (destination, number), label in zip(wanted, names, strict=True):
            yield block(
                "resource",
                "aws_ec2_client_vpn_route",
                label,
                body=[
                    endpoint,
                    ("destination_cidr_block", str(destination)),
                    ("target_vpc_subnet_id", self._subnet(targets[number])),
                    ("depends_on", [Expression(f"{association}.{labels[number]}")]),
                ],
            )
