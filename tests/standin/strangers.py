"""What others have in the account, some of it under the very names of the worked example."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.standin.account import OPERATIONS, Account, Row, Thing
from tests.standin.logs import make_group
from tests.standin.network import ZONES, make_subnet, make_vpc, network
from tests.standin.network import make_group as make_security_group


def _named(name: str) -> list[dict[str, str]]:
    return [{"Key": "Name", "Value": name}, {"Key": "owner", "Value": "somebody"}]


def settle_in(account: Account) -> None:
    """Two VPCs, one with our names; a group, a certificate, a log group, an endpoint in service."""
    home = make_vpc(account, network("172.31.0.0/16"), [])
    home.row["IsDefault"] = True
    for number, zone in enumerate(ZONES):
        make_subnet(account, home.id, network(f"172.31.{16 * number}.0/20"), zone, [])
    vpc = make_vpc(account, network("10.255.0.0/16"), _named("cvpn-vpc"))
    subnet = make_subnet(
        account, vpc.id, network("10.255.255.0/24"), ZONES[0], _named("cvpn-target-subnet")
    )
    group = make_security_group(account, vpc.id, "icmp-sg", "somebody's", _named("icmp-sg"))
    make_group(account, "/aws/clientvpn-of-somebody", {"owner": "somebody"})
    _endpoint(account, vpc, subnet, group)


def _endpoint(account: Account, vpc: Thing, subnet: Thing, group: Thing) -> None:
    truthful, account.truthful = account.truthful, True
    arn = _do(account, "acm", "ImportCertificate", **_certificate())["CertificateArn"]
    account.last.clear()  # whoever comes next did not import anything yet
    way = {"ClientRootCertificateChainArn": arn}
    endpoint = _do(
        account,
        "ec2",
        "CreateClientVpnEndpoint",
        ClientCidrBlock="10.80.0.0/22",
        ServerCertificateArn=arn,
        AuthenticationOptions=[{"Type": "certificate-authentication", "MutualAuthentication": way}],
        ConnectionLogOptions={"Enabled": False},
        Description="cvpn-endpoint-01",
        VpcId=vpc.id,
        SecurityGroupIds=[group.id],
        TagSpecifications=[
            {"ResourceType": "client-vpn-endpoint", "Tags": _named("cvpn-endpoint-01")}
        ],
    )["ClientVpnEndpointId"]
    _do(
        account,
        "ec2",
        "AssociateClientVpnTargetNetwork",
        ClientVpnEndpointId=endpoint,
        SubnetId=subnet.id,
    )
    for thing in account.living("association"):
        thing.row["Status"] = {"Code": "associated"}
    for thing in account.living("endpoint"):
        thing.row["Status"] = {"Code": "available"}
    account.truthful = truthful


def _do(account: Account, service: str, operation: str, **asked: object) -> Row:
    return OPERATIONS[service, operation](account, dict(asked))


def _certificate() -> dict[str, object]:
    """Named like our server's, by a CA of their own."""
    key = rsa.generate_private_key(65537, 2048)
    now = datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "server")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Somebody's CA")]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=300))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("server")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    ca_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Somebody's CA")])
    authority = (
        x509.CertificateBuilder()
        .subject_name(ca_name)
        .issuer_name(ca_name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=900))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return {
        "Certificate": made.public_bytes(Encoding.PEM),
        "PrivateKey": secret,
        "CertificateChain": authority.public_bytes(Encoding.PEM),
        "Tags": _named("server"),
    }
