"""From the bundle to the green check, on the proving ground's laptop."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from cvpn_wizard.adapters.bundle.words import Words
from cvpn_wizard.journeys.handing_over import HandoverFacts, make_bundle
from tests.tunnel.by_hand import SERVER, VPC, Vpn, make_vpn
from tests.tunnel.papers import Papers
from tests.tunnel.proving_ground import Place, needs_ground, pings

pytestmark = needs_ground

PERSON = f"sato.{os.environ.get('PYTEST_XDIST_WORKER', 'laptop')}"
"""Each worker has its own: the client's files lie in one folder for the whole computer."""
RUNS = Path("/run/cvpn-wizard")
FACTS = HandoverFacts("office", SERVER, 0, "10.88.0.0/16", (VPC,), "server")


@pytest.fixture(scope="module")
def vpn(place: Place, papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> Vpn:
    return make_vpn(place, papers, tmp_path_factory.mktemp("profiles"))


@pytest.fixture
def tunnel() -> Iterator[None]:
    """Ends what the journey leaves running on purpose."""
    yield
    for path in RUNS.glob(f"{PERSON}.*"):
        if path.suffix == ".pid":
            with suppress(ProcessLookupError, ValueError):
                os.kill(int(path.read_text()), signal.SIGTERM)
        path.unlink(missing_ok=True)


def laptop(vpn: Vpn, home: Path, *words: str) -> tuple[int, list[dict[str, Any]], str]:
    """A command on the laptop, which knows no AWS: status, JSON lines, words."""
    settings = (f"CVPN_WIZARD_HOME={home}", "AWS_ENDPOINT_URL=", "PYTHONUTF8=1")
    command = (sys.executable, "-m", "cvpn_wizard", "laptop", *words)
    done = vpn.place.ground.on_laptop("env", *settings, *command, timeout=90)
    lines = done.stdout.splitlines()
    told = [json.loads(line) for line in lines if line.startswith("{")]
    return done.returncode, told, done.stdout + done.stderr


def bundle(vpn: Vpn, papers: Papers, folder: Path) -> tuple[Path, Path]:
    """The bundle, and the words as they were heard over the telephone."""
    profile = vpn.profile(papers.issue(PERSON))
    handed = make_bundle(profile, PERSON, FACTS, "ja", out=folder)
    return handed.path, heard(handed.words, folder)


def heard(words: Words, folder: Path) -> Path:
    path = folder / "heard.txt"
    path.write_text(words.spoken.reveal().replace("-", "、") + "\n", encoding="utf-8")
    return path


def test_from_the_bundle_to_the_green_check(
    vpn: Vpn, papers: Papers, tmp_path: Path, tunnel: None
) -> None:
    kit, words = bundle(vpn, papers, tmp_path)
    assert pings(vpn.place.ground, SERVER) == 0
    status, told, said = laptop(
        vpn,
        tmp_path / "home",
        "install",
        str(kit),
        *("--passphrase-file", str(words), "--client", "openvpn", "--connect", "--json"),
    )
    assert status == 0, said
    layers = {line["layer"]: line["state"] for line in told if line["event"] == "layer"}
    assert set(layers.values()) == {"passed"}
    assert {"tunnel", "route", "target"} <= layers.keys()
    assert [line for line in told if line["event"] == "finding"] == []
    assert told[-1]["ok"] is True
    assert pings(vpn.place.ground, SERVER, 4) == 4


def test_in_japanese_words(vpn: Vpn, papers: Papers, tmp_path: Path, tunnel: None) -> None:
    kit, words = bundle(vpn, papers, tmp_path)
    status, _told, said = laptop(
        vpn,
        tmp_path / "home",
        *("--lang", "ja", "install", str(kit), "--passphrase-file", str(words)),
        *("--client", "openvpn", "--connect"),
    )
    assert status == 0, said
    assert "OpenVPN で接続しました。" in said


def test_in_the_window_in_japanese(vpn: Vpn, papers: Papers, tmp_path: Path, tunnel: None) -> None:
    kit, words = bundle(vpn, papers, tmp_path)
    shots = os.environ.get("CVPN_WIZARD_SHOTS", "")
    settings = (f"CVPN_WIZARD_HOME={tmp_path / 'home'}", "AWS_ENDPOINT_URL=")
    settings = (*settings, f"CVPN_WIZARD_SHOTS={shots}")
    driver = (sys.executable, "-m", "tests.tunnel.laptop_window", str(kit), str(words))
    done = vpn.place.ground.on_laptop("env", *settings, *driver, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    client, answered, end = (json.loads(line) for line in done.stdout.splitlines())
    assert PERSON in client["said"]
    assert "プロファイルはこのパソコンに保存しました" in client["said"]
    assert client["map"]["server"] == "exists"
    assert (answered["map"]["endpoint"], answered["map"]["server"]) == ("done", "done")
    assert SERVER in answered["said"]
    assert end == {**end, "step": "laptop-done", "said": "このパソコンは VPN につながりました"}
    assert pings(vpn.place.ground, SERVER, 2) == 2


def test_a_request_is_answered_and_the_key_never_leaves(
    vpn: Vpn, papers: Papers, tmp_path: Path, tunnel: None
) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    status, told, said = laptop(vpn, home, "request", PERSON, "--out", str(out), "--json")
    assert status == 0, said
    request, key = Path(told[-1]["request"]), Path(told[-1]["key"])
    answer = answered(vpn, papers, request, out)
    assert "PRIVATE KEY" not in answer.read_text()
    assert key.is_file()
    status, told, said = laptop(
        vpn, home, "install", str(answer), "--client", "openvpn", "--connect", "--json"
    )
    assert status == 0, said
    assert told[0]["answers_request"] is True
    assert not key.exists()  # it is in the profile now
    assert pings(vpn.place.ground, SERVER, 2) == 2


def answered(vpn: Vpn, papers: Papers, request: Path, folder: Path) -> Path:
    """What whoever has the CA makes of a request: a profile without a key."""
    csr = x509.load_pem_x509_csr(request.read_bytes())
    assert csr.is_signature_valid
    pattern = papers.issue(PERSON).certificate
    builder = (
        x509.CertificateBuilder()
        .subject_name(csr.subject)
        .issuer_name(pattern.issuer)
        .public_key(csr.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(pattern.not_valid_before_utc)
        .not_valid_after(pattern.not_valid_after_utc)
    )
    for extension in pattern.extensions:
        if not isinstance(extension.value, x509.SubjectKeyIdentifier):
            builder = builder.add_extension(extension.value, extension.critical)
    certificate = builder.sign(papers.authority.key, hashes.SHA256())
    exported = vpn.ec2.export_client_vpn_client_configuration(**vpn.named)["ClientConfiguration"]
    pem = certificate.public_bytes(Encoding.PEM).decode()
    path = folder / f"{PERSON}.ovpn"
    path.write_text(f"{exported}<cert>\n{pem}</cert>\n", encoding="utf-8")
    return path
