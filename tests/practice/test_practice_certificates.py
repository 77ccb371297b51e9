"""ACM: what it takes, what it keeps, and the profile and lists that come of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


def test_one_import_a_second(world: Any, refused: Any) -> None:
    world.imported()
    order = {
        "Certificate": world.server.pem,
        "PrivateKey": world.server.key_pem,
        "CertificateChain": world.authority.pem,
    }
    world.clock.pass_by(0.5)
    with refused("ThrottlingException") as said:
        world.acm.import_certificate(**order)
    assert said.message == "Rate exceeded"
    world.clock.pass_by(0.5)
    world.acm.import_certificate(**order)


def test_parts_must_belong_together(world: Any, refused: Any) -> None:
    stranger = world.pair("Somebody else's CA")
    for certificate, key, chain in (
        (world.server.pem, stranger.key_pem, world.authority.pem),
        (world.server.pem, world.server.key_pem, stranger.pem),
        (world.server.pem, world.server.key_pem, None),
        (world.server.pem, world.server.key_pem, world.server.pem),
        (b"nonsense", world.server.key_pem, world.authority.pem),
        (world.server.pem.replace(b"\n", b" \n"), world.server.key_pem, world.authority.pem),
    ):
        world.clock.pass_by(1)
        chained = {} if chain is None else {"CertificateChain": chain}
        with refused("ValidationException"):
            world.acm.import_certificate(Certificate=certificate, PrivateKey=key, **chained)
    assert world.acm.list_certificates()["CertificateSummaryList"] == []


def test_the_chain_comes_back_as_it_went_in(world: Any) -> None:
    arn = world.imported()
    got = world.acm.get_certificate(CertificateArn=arn)
    assert got["CertificateChain"].encode() == world.authority.pem
    assert world.acm.describe_certificate(CertificateArn=arn)["Certificate"]["DomainName"] == (
        "server"
    )


def test_renewal_keeps_arn_and_tags(world: Any, refused: Any) -> None:
    arn = world.imported(Tags=[{"Key": "Name", "Value": "server"}])
    renewed = world.pair("server", san="server", issuer=world.authority)
    with refused("ValidationException"):
        world.imported(renewed, CertificateArn=arn, Tags=[{"Key": "a", "Value": "b"}])
    assert world.imported(renewed, CertificateArn=arn) == arn
    assert world.acm.list_tags_for_certificate(CertificateArn=arn)["Tags"] == [
        {"Key": "Name", "Value": "server"}
    ]


def test_a_certificate_in_use_stays_a_moment_longer(world: Any, refused: Any) -> None:
    arn = world.imported()
    endpoint = world.endpoint(arn)
    users = world.acm.describe_certificate(CertificateArn=arn)["Certificate"]["InUseBy"]
    assert [one.rpartition("/")[2] for one in users] == [endpoint]
    with refused("ResourceInUseException"):
        world.acm.delete_certificate(CertificateArn=arn)
    world.ec2.delete_client_vpn_endpoint(ClientVpnEndpointId=endpoint)
    world.clock.pass_by(1)
    with refused("ResourceInUseException"):
        world.acm.delete_certificate(CertificateArn=arn)
    world.clock.pass_by(1)
    world.acm.delete_certificate(CertificateArn=arn)


def test_lists_show_small_rsa_keys_only_unless_asked(world: Any) -> None:
    curve = world.pair(
        "a.example", issuer=world.authority, key=ec.generate_private_key(ec.SECP256R1())
    )
    arns = {world.imported() for _ in range(6)} | {world.imported(curve)}
    pages = list(world.acm.get_paginator("list_certificates").paginate())
    assert [len(page["CertificateSummaryList"]) for page in pages] == [5, 1]
    every = world.acm.get_paginator("list_certificates").paginate(
        Includes={"keyTypes": ["RSA_2048", "EC_prime256v1"]}
    )
    assert {
        one["CertificateArn"] for page in every for one in page["CertificateSummaryList"]
    } == arns


def test_the_profile_is_there_once_the_endpoint_is_available(world: Any, refused: Any) -> None:
    vpc = world.vpc()
    endpoint = world.endpoint(VpcId=vpc, VpnPort=1194, TransportProtocol="tcp")
    with refused("InvalidClientVpnActiveAssociationNotFound"):
        world.ec2.export_client_vpn_client_configuration(ClientVpnEndpointId=endpoint)
    world.associated(endpoint, world.subnet(vpc, "10.255.255.0/24"))
    text = world.ec2.export_client_vpn_client_configuration(ClientVpnEndpointId=endpoint)[
        "ClientConfiguration"
    ]
    host = f"{endpoint}.prod.clientvpn.ap-northeast-1.amazonaws.com"
    assert text.startswith(
        f"client\ndev tun\nproto tcp\nremote {host} 1194\nremote-random-hostname\n"
        "resolv-retry infinite\nnobind\nremote-cert-tls server\ncipher AES-256-GCM\nverb 3\n<ca>\n"
    )
    assert text.endswith("</ca>\n\nreneg-sec 0\n\nverify-x509-name server name\n")
    authority = text.partition("<ca>")[2].partition("</ca>")[0]
    assert x509.load_pem_x509_certificates(authority.encode()) == [world.authority.certificate]


def test_revocation_lists(world: Any, refused: Any) -> None:
    endpoint = world.endpoint()
    now = datetime.now(UTC)
    revoked = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(world.authority.certificate.subject)
        .last_update(now)
        .next_update(now + timedelta(days=365))
        .sign(world.authority.key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
        .decode()
    )
    take = world.ec2.import_client_vpn_client_certificate_revocation_list
    give = world.ec2.export_client_vpn_client_certificate_revocation_list
    with refused("InvalidParameterValue"):
        take(ClientVpnEndpointId=endpoint, CertificateRevocationList="nonsense")
    assert take(ClientVpnEndpointId=endpoint, CertificateRevocationList=revoked)["Return"] is True
    assert give(ClientVpnEndpointId=endpoint)["Status"]["Code"] == "pending"
    world.clock.pass_by(2)
    given = give(ClientVpnEndpointId=endpoint)
    assert given["Status"]["Code"] == "active"
    assert given["CertificateRevocationList"].strip() == revoked.strip()
