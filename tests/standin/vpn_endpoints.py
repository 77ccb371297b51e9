"""Client VPN endpoints."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import IPv4Address

from tests.standin.account import ACCOUNT, REGION, Account, Row, Thing, does, filtered, page, tags
from tests.standin.network import VPC_GONE, group_gone, network
from tests.standin.refusing import Refused

ENDPOINT_GONE = "InvalidClientVpnEndpointId.NotFound"
MOST_ENDPOINTS = 5


def endpoint_of(account: Account, asked: Row) -> Thing:
    return account.find("endpoint", asked["ClientVpnEndpointId"], ENDPOINT_GONE)


def alive(endpoint: Thing) -> Thing:
    """:raises Refused: IncorrectState of one that is being deleted."""
    if endpoint.row["Status"]["Code"] in {"deleting", "deleted"}:
        raise Refused("IncorrectState", f"Endpoint {endpoint.id} is being deleted")
    return endpoint


def _bad(message: str) -> Refused:
    return Refused("InvalidParameterValue", message)


@does("ec2", "CreateClientVpnEndpoint")
def create_endpoint(account: Account, asked: Row) -> Row:
    return account.once("CreateClientVpnEndpoint", asked, lambda: _create(account, asked))


def _create(account: Account, asked: Row) -> Row:
    if account.mood(0.1):  # Terraform's provider repeats the call for this very message
        raise Refused(
            "OperationNotPermitted",
            "Endpoint cannot be created while another endpoint is being created",
        )
    if len(account.living("endpoint")) >= MOST_ENDPOINTS:
        raise Refused("ClientVpnEndpointLimitExceeded", "The maximum is 5 endpoints")
    if "ClientCidrBlock" not in asked:  # it may be left out for IPv6 alone
        raise Refused("MissingParameter", "IPv4 needs a client CIDR")
    cidr = network(asked["ClientCidrBlock"])
    if not 12 <= cidr.prefixlen <= 22:
        raise _bad("The client CIDR is between /12 and /22")
    _settings(account, asked)
    groups: list[str] = asked.get("SecurityGroupIds", [])
    vpc = asked.get("VpcId")
    if groups and not vpc:
        raise Refused("MissingParameter", "Security groups need the VPC's id")
    if vpc:
        found = account.find("vpc", vpc, VPC_GONE)
        if cidr.overlaps(network(found.row["CidrBlock"])):
            raise _bad("The client CIDR overlaps the VPC's")
        check_groups(account, vpc, groups)
    server = _certificate(account, asked["ServerCertificateArn"])
    ways = []
    for way in asked["AuthenticationOptions"]:
        if way["Type"] != "certificate-authentication" or "MutualAuthentication" not in way:
            raise _bad("Only certificates here")
        root = _certificate(account, way["MutualAuthentication"]["ClientRootCertificateChainArn"])
        ways.append(
            {"Type": way["Type"], "MutualAuthentication": {"ClientRootCertificateChain": root.id}}
        )
    endpoint = account.new_id("cvpn-endpoint")
    dns = f"*.{endpoint}.prod.clientvpn.{REGION}.amazonaws.com"
    portal = asked.get("SelfServicePortal", "enabled") == "enabled"
    row: Row = {
        "ClientVpnEndpointId": endpoint,
        "Description": asked.get("Description", ""),
        "Status": {"Code": "pending-associate"},
        "CreationTime": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "DnsName": dns,
        "ClientCidrBlock": str(cidr),
        "SplitTunnel": asked.get("SplitTunnel", False),
        "VpnProtocol": "openvpn",
        "TransportProtocol": asked.get("TransportProtocol", "udp"),
        "VpnPort": asked.get("VpnPort", 443),
        "ServerCertificateArn": server.id,
        "AuthenticationOptions": ways,
        "ConnectionLogOptions": asked["ConnectionLogOptions"],
        "DnsServers": asked.get("DnsServers", []),
        "SecurityGroupIds": groups,
        "SessionTimeoutHours": asked.get("SessionTimeoutHours", 24),
        "ClientLoginBannerOptions": asked.get("ClientLoginBannerOptions", {"Enabled": False}),
        "DisconnectOnSessionTimeout": asked.get("DisconnectOnSessionTimeout", True),
        "Tags": tags(asked, "client-vpn-endpoint"),
    }
    if vpc:
        row["VpcId"] = vpc
    if portal:
        row["SelfServicePortalUrl"] = (
            f"https://self-service.clientvpn.amazonaws.com/endpoints/{endpoint}"
        )
    account.keep("endpoint", endpoint, row)
    use_certificates(account)
    return {
        "ClientVpnEndpointId": endpoint,
        "Status": {"Code": "pending-associate"},
        "DnsName": dns.removeprefix("*."),
    }


def _settings(account: Account, asked: Row) -> None:
    """What both creation and change may set."""
    if asked.get("VpnPort", 443) not in {443, 1194}:
        raise _bad("VpnPort is 443 or 1194")
    if asked.get("SessionTimeoutHours", 24) not in {8, 10, 12, 24}:
        raise _bad("SessionTimeoutHours is 8, 10, 12 or 24")
    servers = asked.get("DnsServers", [])
    if isinstance(servers, dict):
        servers = servers.get("CustomDnsServers", [])
    if len(servers) > 2 or len({IPv4Address(one) for one in servers}) < len(servers):
        raise _bad("Two DNS servers at most")
    banner = asked.get("ClientLoginBannerOptions", {})
    if len(banner.get("BannerText", "")) > 1400 or banner.get("Enabled", False) is not bool(
        banner.get("BannerText")
    ):
        raise _bad("The banner is enabled with a text of 1400 characters at most")
    log = asked.get("ConnectionLogOptions", {"Enabled": False})
    if log.get("Enabled"):
        group = account.known("log group", f"log:{log.get('CloudwatchLogGroup')}")
        if group is None:
            raise _bad("The log group does not exist")
        stream = log.get("CloudwatchLogStream")
        if stream and stream not in group.facts["streams"]:
            raise _bad("The log stream does not exist")


def check_groups(account: Account, vpc: str, groups: list[str]) -> None:
    if len(groups) > 5:
        raise _bad("Five security groups at most")
    for group in groups:
        found = account.find("security group", group, group_gone(account))
        if found.row["VpcId"] != vpc:
            raise _bad(f"{group} is not in {vpc}")


def _certificate(account: Account, arn: str) -> Thing:
    found = account.known("certificate", arn)
    if found is None:
        raise _bad(f"Certificate {arn} not found")
    if "DomainName" not in found.row:
        raise _bad(f"Certificate {arn} does not have a domain")
    if found.row["KeyAlgorithm"] not in {"RSA_1024", "RSA_2048"}:
        raise _bad(f"Certificate {arn} has a key that is not supported")
    return found


def use_certificates(account: Account) -> None:
    """Write down in each certificate which endpoints use it."""
    users: dict[str, list[str]] = {}
    for endpoint in account.living("endpoint"):
        row = endpoint.row
        for arn in {
            row["ServerCertificateArn"],
            *(
                w["MutualAuthentication"]["ClientRootCertificateChain"]
                for w in row["AuthenticationOptions"]
            ),
        }:
            users.setdefault(arn, []).append(
                f"arn:aws:ec2:{REGION}:{ACCOUNT}:client-vpn-endpoint/{endpoint.id}"
            )
    for certificate in account.living("certificate"):
        certificate.row["InUseBy"] = users.get(certificate.id, [])


@does("ec2", "DescribeClientVpnEndpoints")
def describe_endpoints(account: Account, asked: Row) -> Row:
    named = asked.get("ClientVpnEndpointIds", [])
    found = [account.find("endpoint", one, ENDPOINT_GONE) for one in named]
    left = filtered(
        found or account.listed("endpoint"),
        asked,
        {
            "endpoint-id": lambda t: t.id,
            "transport-protocol": lambda t: t.row["TransportProtocol"],
        },
    )
    shown, token = page(account, asked, left)
    return {"ClientVpnEndpoints": [thing.row for thing in shown], "NextToken": token}


@does("ec2", "ModifyClientVpnEndpoint")
def modify_endpoint(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    _settings(account, asked)
    row = endpoint.row
    if "ServerCertificateArn" in asked:
        row["ServerCertificateArn"] = _certificate(account, asked["ServerCertificateArn"]).id
        account.later(20, lambda: use_certificates(account))
    if "DnsServers" in asked:
        servers = asked["DnsServers"]
        row["DnsServers"] = servers.get("CustomDnsServers", []) if servers.get("Enabled") else []
    if "SelfServicePortal" in asked:
        row.pop("SelfServicePortalUrl", None)
        if asked["SelfServicePortal"] == "enabled":
            row["SelfServicePortalUrl"] = "https://self-service.clientvpn.amazonaws.com/"
    names = ("ConnectionLogOptions", "VpnPort", "Description", "SplitTunnel", "SecurityGroupIds",
             "VpcId", "SessionTimeoutHours", "ClientLoginBannerOptions")  # fmt: skip
    row.update({name: asked[name] for name in names if name in asked})
    return {"Return": True}


@does("ec2", "DeleteClientVpnEndpoint")
def delete_endpoint(account: Account, asked: Row) -> Row:
    endpoint = endpoint_of(account, asked)
    if any(one.row["ClientVpnEndpointId"] == endpoint.id for one in account.living("association")):
        raise Refused(
            account.chance.choice(("DependencyViolation", "IncorrectState")),
            f"Endpoint {endpoint.id} has associated target networks",
        )
    if endpoint.row["Status"]["Code"] == "pending-associate":
        endpoint.row["Status"] = {"Code": "deleting"}
        account.later(10, lambda: _deleted(account, endpoint))
    return {"Status": dict(endpoint.row["Status"])}


def _deleted(account: Account, endpoint: Thing) -> None:
    """Shown as deleted for a moment; ACM hears of it later."""
    endpoint.row["Status"] = {"Code": "deleted"}
    for kind in ("rule", "route"):
        for thing in account.living(kind):
            if thing.row["ClientVpnEndpointId"] == endpoint.id:
                account.take_away(thing)

    def gone() -> None:
        account.take_away(endpoint)
        account.later(20, lambda: use_certificates(account))

    account.later(5, gone)


@does("ec2", "ExportClientVpnClientConfiguration")
def export_profile(account: Account, asked: Row) -> Row:
    """The text as AWS's guide and real exports show it."""
    endpoint = alive(endpoint_of(account, asked))
    row = endpoint.row
    if row["Status"]["Code"] != "available":
        raise Refused("IncorrectState", "The endpoint is not available")
    server = account.known("certificate", row["ServerCertificateArn"])
    chain, domain = (server.facts["chain"], server.row["DomainName"]) if server else ("", "")
    name = row["DnsName"].removeprefix("*.")
    text = (
        f"client\ndev tun\nproto {row['TransportProtocol']}\nremote {name} {row['VpnPort']}\n"
        "remote-random-hostname\nresolv-retry infinite\nnobind\nremote-cert-tls server\n"
        f"cipher AES-256-GCM\nverb 3\n<ca>\n{chain.strip()}\n\n</ca>\n\n\nreneg-sec 0\n\n"
        f"verify-x509-name {domain} name\n"
    )
    return {"ClientConfiguration": text}
