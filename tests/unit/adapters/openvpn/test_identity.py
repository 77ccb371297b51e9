"""Certificates and key of a profile, in memory alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from cvpn_wizard.adapters.openvpn.identity import (
    UnusableError,
    read_authorities,
    read_identity,
)
from cvpn_wizard.adapters.profile.profile import Profile
from tests.unit.adapters.openvpn.certificates import FOR_CLIENTS, Ca, Pair

CA = Ca()
CLIENT = CA.issue("client", FOR_CLIENTS)
OTHER = CA.issue("other", FOR_CLIENTS)


def profile(**blocks: str) -> Profile:
    return Profile.parse("".join(f"<{name}>\n{text}</{name}>\n" for name, text in blocks.items()))


def test_inline_with_the_certificate_above_it() -> None:
    found = read_identity(profile(cert=CLIENT.certificate + CA.certificate, key=CLIENT.key), Path())
    assert found is not None
    assert found.certificate.serial_number == CLIENT.serial
    assert found.chain == (CA.x509,)
    assert "key" not in repr(found)


def test_from_files(tmp_path: Path) -> None:
    (tmp_path / "c.crt").write_text(CLIENT.certificate)
    (tmp_path / "c.key").write_text(CLIENT.key)
    found = read_identity(Profile.parse("cert c.crt\nkey c.key\n"), tmp_path)
    assert found is not None
    assert found.certificate.serial_number == CLIENT.serial


def test_none_at_all() -> None:
    assert read_identity(Profile.parse("auth-federate\n"), Path()) is None


def encrypted(pair: Pair) -> str:
    key = serialization.load_pem_private_key(pair.key.encode(), None)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(b"x"),
    ).decode()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (profile(cert=CLIENT.certificate), "key-missing"),
        (profile(key=CLIENT.key), "cert-missing"),
        (profile(cert=CLIENT.certificate, key=OTHER.key), "key-mismatch"),
        (profile(cert=CLIENT.certificate, key=encrypted(CLIENT)), "key-encrypted"),
        (profile(cert=CLIENT.certificate, key="nonsense\n"), "key-unreadable"),
        (profile(cert="nonsense\n", key=CLIENT.key), "cert-unreadable"),
        (profile(cert=CLIENT.certificate[:200] + "\n", key=CLIENT.key), "cert-unreadable"),
        (Profile.parse("cert no/such.crt\nkey no/such.key\n"), "cert-unreadable"),
        (Profile.parse("pkcs12 x.p12\n"), "pkcs12"),
        (Profile.parse("cryptoapicert SUBJ:x\n"), "cryptoapicert"),
    ],
)
def test_what_cannot_be_used(text: Profile, part: str) -> None:
    with pytest.raises(UnusableError) as caught:
        read_identity(text, Path())
    assert caught.value.part == part
    assert "BEGIN" not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_authorities() -> None:
    other = Ca("Other CA")
    assert read_authorities(profile(ca=CA.certificate + other.certificate), Path()) == (
        CA.x509,
        other.x509,
    )
    for text, part in ((Profile.parse(""), "ca-missing"), (profile(ca="x\n"), "ca-unreadable")):
        with pytest.raises(UnusableError) as caught:
            read_authorities(text, Path())
        assert caught.value.part == part
