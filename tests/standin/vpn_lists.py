"""An endpoint's revocation list, and its connections: nobody connects here."""

from __future__ import annotations

from cryptography import x509

from tests.standin.account import Account, Row, Thing, does
from tests.standin.refusing import Refused
from tests.standin.vpn_endpoints import alive, endpoint_of


@does("ec2", "DescribeClientVpnConnections")
def describe_connections(account: Account, asked: Row) -> Row:
    endpoint_of(account, asked)
    return {"Connections": []}


@does("ec2", "TerminateClientVpnConnections")
def terminate_connections(account: Account, asked: Row) -> Row:
    endpoint_of(account, asked)
    if "ConnectionId" in asked:
        raise Refused("InvalidClientVpnConnection.IdNotFound", "No such connection")
    if "Username" in asked:
        raise Refused("InvalidClientVpnConnection.UserNotFound", "No connection of that user")
    raise Refused("MissingParameter", "A connection or a user")


@does("ec2", "ImportClientVpnClientCertificateRevocationList")
def import_list(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    text = asked["CertificateRevocationList"]
    try:
        found = x509.load_pem_x509_crl(text.encode())
    except ValueError as error:
        raise Refused("InvalidParameterValue", "That is no revocation list") from error
    if len(list(found)) > 20_000:
        raise Refused("InvalidParameterValue", "20,000 entries at most")
    mark = object()
    endpoint.facts.update(list=text, list_state="pending", list_mark=mark)
    account.later(10, lambda: _list_active(endpoint, mark))
    return {"Return": True}


def _list_active(endpoint: Thing, mark: object) -> None:
    if endpoint.facts.get("list_mark") is mark:
        endpoint.facts["list_state"] = "active"


@does("ec2", "ExportClientVpnClientCertificateRevocationList")
def export_list(account: Account, asked: Row) -> Row:
    """Nothing where there is none: what AWS says then is not documented."""
    facts = endpoint_of(account, asked).facts
    if "list" not in facts:
        return {}
    return {
        "CertificateRevocationList": facts["list"],
        "Status": {"Code": facts["list_state"]},
    }
