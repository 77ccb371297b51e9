"""CloudFormation, in JSON: a template that makes the same VPN.

Properties follow the resource reference of AWS::EC2::ClientVpnEndpoint and its companions. ACM
imports are no CloudFormation resource; the certificates' ARNs are parameters.
"""

from __future__ import annotations

import json
from typing import Any

from cvpn_wizard.journeys.exporting.blueprint import Blueprint, identifiers
from cvpn_wizard.model.spec import CheckServer, Existing, NewSecurityGroup, NewVpc
from cvpn_wizard.model.steps import StepKind

Parts = dict[str, Any]

_ARN = "arn:[a-z-]+:acm:.+"
_OURS = ("Vpc", "SecurityGroup", "LogGroup", "LogStream", "CheckServer", "Endpoint")


def cloudformation(blueprint: Blueprint, header: tuple[str, ...]) -> str:
    """The template; ``header`` becomes its description."""
    return json.dumps(_Template(blueprint).whole(" ".join(header)), indent=2, ensure_ascii=False)


def _ref(name: str) -> Parts:
    return {"Ref": name}


def _named(name: str) -> list[Parts]:
    return [{"Key": "Name", "Value": name}]


class _Template:
    def __init__(self, blueprint: Blueprint) -> None:
        self._blueprint = blueprint
        self._spec = blueprint.spec
        names = tuple(subnet.name for subnet, _zone in blueprint.new_subnets)
        self._subnets = dict(zip(names, identifiers(names, camel=True, taken=_OURS), strict=True))
        self._resources: dict[str, Parts] = {}

    def whole(self, description: str) -> Parts:
        self._network()
        self._log()
        server = self._spec.check_server
        if server is not None:
            self._server(server)
        self._endpoint()
        self._around()
        return {
            "AWSTemplateFormatVersion": "2010-09-09",
            "Description": description[:1024],
            "Parameters": self._parameters(),
            "Resources": self._resources,
            "Outputs": {"EndpointId": {"Value": _ref("Endpoint")}},
        }

    def _parameters(self) -> Parts:
        arn = {"Type": "String", "AllowedPattern": _ARN}
        parameters: Parts = {"ServerCertificateArn": dict(arn)}
        if self._blueprint.server_arn():
            parameters["ServerCertificateArn"]["Default"] = self._blueprint.server_arn()
        if self._spec.certificates.import_client:
            parameters["ClientRootArn"] = dict(arn)
            if self._blueprint.client_arn():
                parameters["ClientRootArn"]["Default"] = self._blueprint.client_arn()
        if self._spec.check_server is not None:
            parameters["CheckServerImage"] = {
                "Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
                "Default": self._blueprint.image,
            }
        return parameters

    def _add(self, name: str, kind: str, properties: Parts, **more: Any) -> None:
        kept = {key: value for key, value in properties.items() if value is not None}
        self._resources[name] = {"Type": kind, "Properties": kept, **more}

    def _network(self) -> None:
        network = self._spec.network
        if isinstance(network.vpc, NewVpc):
            self._add(
                "Vpc",
                "AWS::EC2::VPC",
                {"CidrBlock": str(network.vpc.cidr), "Tags": _named(network.vpc.name)},
            )
        for subnet, zone in self._blueprint.new_subnets:
            where = subnet.zone or {"Fn::Select": [str(zone), {"Fn::GetAZs": ""}]}
            self._add(
                self._subnets[subnet.name],
                "AWS::EC2::Subnet",
                {
                    "VpcId": self._vpc(),
                    "CidrBlock": str(subnet.cidr),
                    "AvailabilityZone": where,
                    "Tags": _named(subnet.name),
                },
            )
        group = network.security_group
        if isinstance(group, NewSecurityGroup):
            ping = {"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1}
            source = group.allow_ping_from
            self._add(
                "SecurityGroup",
                "AWS::EC2::SecurityGroup",
                {
                    "GroupName": group.name,
                    "GroupDescription": group.name,
                    "VpcId": self._vpc(),
                    "SecurityGroupIngress": [{**ping, "CidrIp": str(source)}] if source else None,
                    "Tags": _named(group.name),
                },
            )

    def _vpc(self) -> Parts | str:
        vpc = self._spec.network.vpc
        if isinstance(vpc, Existing):
            return self._blueprint.existing(StepKind.VPC) or vpc.ref
        return _ref("Vpc")

    def _group(self) -> Parts | str:
        group = self._spec.network.security_group
        if isinstance(group, Existing):
            return self._blueprint.existing(StepKind.SECURITY_GROUP) or group.ref
        return {"Fn::GetAtt": ["SecurityGroup", "GroupId"]}

    def _subnet(self, name: str) -> Parts | str:
        if name in self._subnets:
            return _ref(self._subnets[name])
        return self._blueprint.existing(StepKind.SUBNET, name)

    def _log(self) -> None:
        log = self._spec.log
        if log is None:
            return
        kept: Parts = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
        self._add(
            "LogGroup",
            "AWS::Logs::LogGroup",
            {"LogGroupName": log.group, "RetentionInDays": log.retention_days},
            **kept,
        )
        stream = {"LogGroupName": _ref("LogGroup"), "LogStreamName": log.stream}
        self._add("LogStream", "AWS::Logs::LogStream", stream)

    def _server(self, server: CheckServer) -> None:
        burstable = server.instance_type.startswith("t")
        self._add(
            "CheckServer",
            "AWS::EC2::Instance",
            {
                "ImageId": _ref("CheckServerImage"),
                "InstanceType": server.instance_type,
                "SubnetId": self._subnet(server.subnet),
                "PrivateIpAddress": str(server.address),
                "SecurityGroupIds": [self._group()],
                "CreditSpecification": {"CPUCredits": "standard"} if burstable else None,
                "Tags": _named(f"{self._spec.name}-check"),
            },
        )

    def _endpoint(self) -> None:
        spec = self._spec
        log: Parts = {"Enabled": False}
        if spec.log is not None:
            log = {
                "Enabled": True,
                "CloudwatchLogGroup": _ref("LogGroup"),
                "CloudwatchLogStream": _ref("LogStream"),
            }
        imported = spec.certificates.import_client
        root = _ref("ClientRootArn" if imported else "ServerCertificateArn")
        way = {
            "Type": "certificate-authentication",
            "MutualAuthentication": {"ClientRootCertificateChainArn": root},
        }
        banner = {"Enabled": True, "BannerText": spec.banner} if spec.banner else None
        self._add(
            "Endpoint",
            "AWS::EC2::ClientVpnEndpoint",
            {
                "Description": spec.name,
                "ClientCidrBlock": str(spec.client_cidr),
                "ServerCertificateArn": _ref("ServerCertificateArn"),
                "AuthenticationOptions": [way],
                "ConnectionLogOptions": log,
                "VpcId": self._vpc(),
                "SecurityGroupIds": [self._group()],
                "TransportProtocol": spec.transport.value,
                "VpnPort": spec.port,
                "SplitTunnel": spec.split_tunnel,
                "DnsServers": [str(server) for server in spec.dns_servers] or None,
                "SessionTimeoutHours": spec.session_hours,
                "ClientLoginBannerOptions": banner,
                "SelfServicePortal": "disabled",
                "TagSpecifications": [
                    {"ResourceType": "client-vpn-endpoint", "Tags": _named(spec.name)}
                ],
            },
        )

    def _around(self) -> None:
        spec, endpoint = self._spec, {"ClientVpnEndpointId": _ref("Endpoint")}
        targets = self._blueprint.targets
        for number, target in enumerate(targets, start=1):
            self._add(
                f"Association{number}",
                "AWS::EC2::ClientVpnTargetNetworkAssociation",
                {**endpoint, "SubnetId": self._subnet(target)},
            )
        for number, cidr in enumerate(spec.authorize, start=1):
            self._add(
                f"Authorization{number}",
                "AWS::EC2::ClientVpnAuthorizationRule",
                {**endpoint, "TargetNetworkCidr": str(cidr), "AuthorizeAllGroups": True},
            )
        wanted = [(cidr, which) for cidr in spec.routes for which in range(len(targets))]
        for number, (destination, which) in enumerate(wanted, start=1):
            self._add(
                f"Route{number}",
                "AWS::EC2::ClientVpnRoute",
                {
                    **endpoint,
                    "DestinationCidrBlock": str(destination),
                    "TargetVpcSubnetId": self._subnet(targets[which]),
                },
                DependsOn=f"Association{which + 1}",
            )
