"""A shell script for the AWS CLI: the same calls that the set-up makes, in their order."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator

from cvpn_wizard.journeys.exporting.blueprint import Blueprint, identifiers
from cvpn_wizard.model.spec import CheckServer, Existing, LogSpec, NewSecurityGroup, NewVpc
from cvpn_wizard.model.steps import StepKind

WAIT_SECONDS = 10
ATTEMPTS = 120


def aws_cli(blueprint: Blueprint, header: tuple[str, ...]) -> str:
    """The script; ``header`` becomes comments at its top."""
    comments = "\n".join(f"# {line}" for line in header)
    lines = "\n".join(_Script(blueprint).lines())
    region = shlex.quote(blueprint.spec.region)
    return (
        f"#!/usr/bin/env bash\n{comments}\nset -euo pipefail\n"
        f"export AWS_REGION={region} AWS_DEFAULT_REGION={region} AWS_PAGER=\n"
        f"CERTIFICATES=${{CERTIFICATES:-{shlex.quote(str(blueprint.folder))}}}\n\n{lines}\n"
    )


def _call(command: str, **options: object) -> str:
    """``aws ec2 create-vpc`` with options; one that begins with ``$`` is a variable of ours."""
    parts = [f"aws {command}"]
    for name, value in options.items():
        if value is None:
            continue
        flag = f"--{name.replace('_', '-')}"
        if value is True:
            parts.append(flag)
        elif isinstance(value, str):
            word = f'"{value}"' if value.startswith("$") else shlex.quote(value)
            parts.append(f"{flag} {word}")
        elif isinstance(value, int):
            parts.append(f"{flag} {value}")
        else:
            parts.append(f"{flag} {shlex.quote(json.dumps(value))}")
    return " \\\n  ".join(parts)


def _kept(variable: str, call: str) -> str:
    return f"{variable}=$({call})"


def _tags(kind: str, name: str) -> list[object]:
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


class _Script:
    def __init__(self, blueprint: Blueprint) -> None:
        self._blueprint = blueprint
        self._spec = blueprint.spec
        names = tuple(subnet.name for subnet, _zone in blueprint.new_subnets)
        found = identifiers(names, camel=False)
        self._subnets = {name: f"$subnet_{one}" for name, one in zip(names, found, strict=True)}

    def lines(self) -> Iterator[str]:
        yield from self._network()
        if self._spec.log is not None:
            yield from self._log(self._spec.log)
        if self._spec.check_server is not None:
            yield from self._server(self._spec.check_server)
        yield from self._certificates()
        yield self._endpoint()
        yield from self._around()

    def _network(self) -> Iterator[str]:
        network = self._spec.network
        vpc = network.vpc
        if isinstance(vpc, NewVpc):
            yield _kept(
                "vpc",
                _call(
                    "ec2 create-vpc",
                    cidr_block=str(vpc.cidr),
                    tag_specifications=_tags("vpc", vpc.name),
                    query="Vpc.VpcId",
                    output="text",
                ),
            )
            yield _call("ec2 wait vpc-available", vpc_ids="$vpc")
        else:
            yield f"vpc={shlex.quote(self._blueprint.existing(StepKind.VPC) or vpc.ref)}"
        if any(not subnet.zone for subnet, _zone in self._blueprint.new_subnets):
            listed = _call(
                "ec2 describe-availability-zones",
                filters=[
                    {"Name": "state", "Values": ["available"]},
                    {"Name": "zone-type", "Values": ["availability-zone"]},
                ],
                query="AvailabilityZones[].ZoneName",
                output="text",
            )
            yield f'read -r -a zones <<< "$({listed})"'
        for subnet, zone in self._blueprint.new_subnets:
            yield _kept(
                self._subnets[subnet.name].removeprefix("$"),
                _call(
                    "ec2 create-subnet",
                    vpc_id="$vpc",
                    cidr_block=str(subnet.cidr),
                    availability_zone=subnet.zone or f"${{zones[{zone}]}}",
                    tag_specifications=_tags("subnet", subnet.name),
                    query="Subnet.SubnetId",
                    output="text",
                ),
            )
        yield from self._group(network.security_group)

    def _group(self, group: Existing | NewSecurityGroup) -> Iterator[str]:
        if isinstance(group, Existing):
            found = self._blueprint.existing(StepKind.SECURITY_GROUP) or group.ref
            yield f"group={shlex.quote(found)}"
            return
        yield _kept(
            "group",
            _call(
                "ec2 create-security-group",
                group_name=group.name,
                description=group.name,
                vpc_id="$vpc",
                tag_specifications=_tags("security-group", group.name),
                query="GroupId",
                output="text",
            ),
        )
        if group.allow_ping_from is not None:
            ping = {"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1}
            yield _call(
                "ec2 authorize-security-group-ingress",
                group_id="$group",
                ip_permissions=[{**ping, "IpRanges": [{"CidrIp": str(group.allow_ping_from)}]}],
                output="text",
            )

    def _subnet(self, name: str) -> str:
        return self._subnets.get(name) or self._blueprint.existing(StepKind.SUBNET, name)

    def _log(self, log: LogSpec) -> Iterator[str]:
        yield _call("logs create-log-group", log_group_name=log.group)
        if log.retention_days is not None:
            yield _call(
                "logs put-retention-policy",
                log_group_name=log.group,
                retention_in_days=log.retention_days,
            )
        yield _call("logs create-log-stream", log_group_name=log.group, log_stream_name=log.stream)

    def _server(self, server: CheckServer) -> Iterator[str]:
        image = _call(
            "ssm get-parameter",
            name=self._blueprint.image,
            query="Parameter.Value",
            output="text",
        )
        yield _kept("image", image)
        burstable = server.instance_type.startswith("t")
        yield _call(
            "ec2 run-instances",
            image_id="$image",
            instance_type=server.instance_type,
            count=1,
            subnet_id=self._subnet(server.subnet),
            private_ip_address=str(server.address),
            security_group_ids="$group",
            metadata_options={"HttpTokens": "required"},
            credit_specification={"CpuCredits": "standard"} if burstable else None,
            tag_specifications=_tags("instance", f"{self._spec.name}-check"),
            query="Instances[0].InstanceId",
            output="text",
        )

    def _certificates(self) -> Iterator[str]:
        names = {"server_arn": self._spec.certificates.server}
        if self._spec.certificates.import_client:
            names["client_arn"] = self._spec.certificates.clients[0]
        for number, (variable, name) in enumerate(names.items()):
            if number:
                yield "sleep 1  # ACM takes one import a second"
            files = {
                option: f"fileb://$CERTIFICATES/{file}"
                for option, file in (
                    ("certificate", f"{name}.crt"),
                    ("private-key", f"{name}.key"),
                    ("certificate-chain", "ca.crt"),
                )
            }
            given = " \\\n  ".join(f'--{option} "{file}"' for option, file in files.items())
            call = f"aws acm import-certificate \\\n  {given} \\\n  --query CertificateArn"
            yield _kept(variable, f"{call} --output text")

    def _endpoint(self) -> str:
        spec = self._spec
        root = "client_arn" if spec.certificates.import_client else "server_arn"
        way = (
            "Type=certificate-authentication,"
            f"MutualAuthentication={{ClientRootCertificateChainArn=${root}}}"
        )
        log: object = {"Enabled": False}
        if spec.log is not None:
            log = {
                "Enabled": True,
                "CloudwatchLogGroup": spec.log.group,
                "CloudwatchLogStream": spec.log.stream,
            }
        split = {"split_tunnel" if spec.split_tunnel else "no_split_tunnel": True}
        servers = " ".join(str(server) for server in spec.dns_servers)
        banner = {"Enabled": True, "BannerText": spec.banner} if spec.banner else None
        call = _call(
            "ec2 create-client-vpn-endpoint",
            description=spec.name,
            client_cidr_block=str(spec.client_cidr),
            server_certificate_arn="$server_arn",
            connection_log_options=log,
            vpc_id="$vpc",
            security_group_ids="$group",
            transport_protocol=spec.transport.value,
            vpn_port=spec.port,
            **split,
            session_timeout_hours=spec.session_hours,
            client_login_banner_options=banner,
            self_service_portal="disabled",
            tag_specifications=_tags("client-vpn-endpoint", spec.name),
        )
        lines = [call, f'--authentication-options "{way}"']
        if servers:
            lines.append(f"--dns-servers {servers}")
        lines.append("--query ClientVpnEndpointId --output text")
        return _kept("endpoint", " \\\n  ".join(lines))

    def _around(self) -> Iterator[str]:
        spec, targets = self._spec, self._blueprint.targets
        for target in targets:
            yield _call(
                "ec2 associate-client-vpn-target-network",
                client_vpn_endpoint_id="$endpoint",
                subnet_id=self._subnet(target),
                output="text",
            )
        for cidr in spec.authorize:
            yield _call(
                "ec2 authorize-client-vpn-ingress",
                client_vpn_endpoint_id="$endpoint",
                target_network_cidr=str(cidr),
                authorize_all_groups=True,
                output="text",
            )
        yield self._waiting()
        for cidr in spec.routes:
            for target in targets:
                yield _call(
                    "ec2 create-client-vpn-route",
                    client_vpn_endpoint_id="$endpoint",
                    destination_cidr_block=str(cidr),
                    target_vpc_subnet_id=self._subnet(target),
                    output="text",
                )
        export = _call(
            "ec2 export-client-vpn-client-configuration",
            client_vpn_endpoint_id="$endpoint",
            output="text",
        )
        yield f"{export} > downloaded-client-config.ovpn"
        yield 'echo "$endpoint"'

    @staticmethod
    def _waiting() -> str:
        """The AWS CLI has no waiter for Client VPN."""
        state = _call(
            "ec2 describe-client-vpn-target-networks",
            client_vpn_endpoint_id="$endpoint",
            query="ClientVpnTargetNetworks[?Status.Code!='associated'] | length(@)",
            output="text",
        )
        return (
            f"for attempt in $(seq {ATTEMPTS}); do\n"
            f'  if [ "$({state})" = 0 ]; then break; fi\n'
            f'  if [ "$attempt" = {ATTEMPTS} ]; then exit 1; fi\n'
            f'  sleep "${{WAIT_SECONDS:-{WAIT_SECONDS}}}"\n'
            "done"
        )
