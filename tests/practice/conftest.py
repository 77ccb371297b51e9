"""A practice AWS with a clock that only the tests move, and plain botocore clients for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import botocore.session
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from cvpn_wizard.practice.server import ACCESS_KEY, SECRET_KEY, PracticeAws

TOKYO = "ap-northeast-1"
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class HandClock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds


@dataclass(frozen=True)
class Pair:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: Key

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )


def pair(name: str, *, san: str = "", issuer: Pair | None = None, key: Key | None = None) -> Pair:
    """A certificate for ``name``, signed by ``issuer`` or itself."""
    key = key or rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=90))
    )
    if san:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(san)]), critical=False
        )
    return Pair(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


@pytest.fixture(scope="session")
def authority() -> Pair:
    return pair("Practice CA")


@pytest.fixture(scope="session")
def server(authority: Pair) -> Pair:
    return pair("server", san="server", issuer=authority)


@dataclass
class World:
    """One practice AWS, its clock, and shorthands for what nearly every test needs."""

    aws: PracticeAws
    clock: HandClock
    authority: Pair
    server: Pair
    session: Any

    @staticmethod
    def pair(
        name: str, *, san: str = "", issuer: Pair | None = None, key: Key | None = None
    ) -> Pair:
        return pair(name, san=san, issuer=issuer, key=key)

    def client(
        self, service: str, region: str = TOKYO, *, key: str = ACCESS_KEY, **options: Any
    ) -> Any:
        return self.session.create_client(
            service,
            region_name=region,
            endpoint_url=self.aws.url,
            aws_access_key_id=key,
            aws_secret_access_key=SECRET_KEY,
            config=Config(retries={"total_max_attempts": 1}, **options),
        )

    def __post_init__(self) -> None:
        self.ec2 = self.client("ec2")
        self.acm = self.client("acm")
        self.logs = self.client("logs")

    def imported(self, one: Pair | None = None, **more: Any) -> str:
        one = one or self.server
        self.clock.pass_by(1.0)
        arn: str = self.acm.import_certificate(
            Certificate=one.pem,
            PrivateKey=one.key_pem,
            CertificateChain=self.authority.pem,
            **more,
        )["CertificateArn"]
        return arn

    def vpc(self, cidr: str = "10.255.0.0/16", **more: Any) -> str:
        vpc_id: str = self.ec2.create_vpc(CidrBlock=cidr, **more)["Vpc"]["VpcId"]
        return vpc_id

    def subnet(self, vpc: str, cidr: str, letter: str = "a") -> str:
        subnet_id: str = self.ec2.create_subnet(
            VpcId=vpc, CidrBlock=cidr, AvailabilityZone=f"{TOKYO}{letter}"
        )["Subnet"]["SubnetId"]
        return subnet_id

    def order(self, arn: str, **more: Any) -> dict[str, Any]:
        return {
            "ClientCidrBlock": "10.0.0.0/16",
            "ServerCertificateArn": arn,
            "AuthenticationOptions": [
                {
                    "Type": "certificate-authentication",
                    "MutualAuthentication": {"ClientRootCertificateChainArn": arn},
                }
            ],
            "ConnectionLogOptions": {"Enabled": False},
            **more,
        }

    def endpoint(self, arn: str | None = None, **more: Any) -> str:
        """An endpoint that other calls can see."""
        made = self.ec2.create_client_vpn_endpoint(**self.order(arn or self.imported(), **more))
        self.clock.pass_by(0.6)
        endpoint_id: str = made["ClientVpnEndpointId"]
        return endpoint_id

    def associated(self, endpoint: str, subnet: str) -> str:
        made = self.ec2.associate_client_vpn_target_network(
            ClientVpnEndpointId=endpoint, SubnetId=subnet
        )
        self.clock.pass_by(8)
        association_id: str = made["AssociationId"]
        return association_id

    def state(self, endpoint: str) -> str:
        shown = self.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[endpoint])
        code: str = shown["ClientVpnEndpoints"][0]["Status"]["Code"]
        return code


@pytest.fixture(scope="session")
def botocore_session() -> Any:
    """One for all: loading EC2's model takes longer than most tests."""
    return botocore.session.Session()


@pytest.fixture
def world(authority: Pair, server: Pair, botocore_session: Any) -> Iterator[World]:
    """A fresh, empty account at AWS's full delays; time stands still unless moved."""
    clock = HandClock()
    with PracticeAws(lived_in=False, clock=clock) as aws:
        yield World(aws, clock, authority, server, botocore_session)


class Refused:
    """``with refused("Code") as said: …`` and ``said.message`` afterwards."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.message = ""
        self.status = 0

    def __enter__(self) -> Refused:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        assert isinstance(error, ClientError), f"not refused ({error!r})"
        assert error.response["Error"]["Code"] == self.code, error
        self.message = error.response["Error"]["Message"]
        self.status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        return True


@pytest.fixture
def refused() -> type[Refused]:
    return Refused
