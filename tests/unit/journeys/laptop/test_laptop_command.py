"""``laptop install``, ``request`` and ``pack``: exit statuses, JSON lines, no secret in argv."""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path

import pytest

from cvpn_wizard.adapters.bundle.words import understand
from cvpn_wizard.adapters.clients.aws_vpn_client import AwsVpnClient
from cvpn_wizard.adapters.clients.openvpn import OpenVpn
from cvpn_wizard.adapters.home import home_folder
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.cli.laptop import _install
from cvpn_wizard.cli.main import main, parser
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.handing_over import HandedOver
from cvpn_wizard.journeys.laptop.opening import open_file
from cvpn_wizard.journeys.laptop.placing import Clients, Placed
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from tests.fakes.vpn_clients import AWS, OPENVPN, calls, install
from tests.unit.journeys.laptop.conftest import NOW, PERSON

Lines = list[dict[str, object]]


@pytest.fixture
def words(handed: HandedOver, tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text(handed.words.spoken.reveal() + "\n", encoding="utf-8")
    return path


@pytest.fixture
def aws(tmp_path: Path) -> Path:
    return install(tmp_path / "aws", "aws-vpn-client", AWS)


def proving(placed: Placed, **_others: object) -> Report:
    return Report(placed.path, finished=True, connected=True, reached=placed.manifest.ping != "")


def installing(clients: Clients, *arguments: str) -> int:
    args: argparse.Namespace = parser().parse_args(["laptop", "install", *arguments, "--json"])
    args.home = home_folder()
    return _install(args, Output(as_json=True), clients, proving)


def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
def test_install_puts_the_profile_into_the_client(
    handed: HandedOver, words: Path, aws: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clients: Clients = (lambda: AwsVpnClient((aws,), ()),)
    arguments = [str(handed.path), "--passphrase-file", str(words), "--connect"]
    assert installing(clients, *arguments) == 0
    told = lines(capsys)
    assert [line["event"] for line in told] == [
        "opened",
        "placed",
        "client",
        "connection",
        "result",
    ]
    assert (told[0]["person"], told[0]["ping"]) == (PERSON, "10.255.1.125")
    assert told[2]["imported"] is True
    assert told[3]["state"] == "connected"
    assert told[4]["ok"] is True
    placed = home_folder() / "laptop" / f"{PERSON}.ovpn"
    assert told[1]["path"] == told[4]["profile"] == str(placed)
    assert f"--config-path {placed}" in "\n".join(calls(aws))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
def test_a_client_that_takes_no_profile_is_told_by_hand(
    handed: HandedOver, words: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = install(tmp_path / "ovpn", "openvpn", OPENVPN)
    clients: Clients = (lambda: OpenVpn((program,), tmp_path / "runs"),)
    assert installing(clients, str(handed.path), "--passphrase-file", str(words)) == 0
    client = lines(capsys)[2]
    assert client["imported"] is False
    assert f"{PERSON}.ovpn" in str(client["do"])


def test_without_a_client_the_profile_is_kept(handed: HandedOver, words: Path) -> None:
    with pytest.raises(WizardError) as caught:
        installing((), str(handed.path), "--passphrase-file", str(words))
    assert caught.value.code is ErrorCode.CLIENT_MISSING
    assert (home_folder() / "laptop" / f"{PERSON}.ovpn").is_file()


def test_words_may_come_through_a_pipe(handed: HandedOver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(handed.words.typed.reveal() + "\n"))
    with pytest.raises(WizardError) as caught:
        installing((), str(handed.path))
    assert caught.value.code is ErrorCode.CLIENT_MISSING  # so the bundle was opened


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "bundle-no-words"),
        ("aardvark abandoned", "bundle-too-few"),
        ("aardvark qqqqq abandoned", "bundle-word"),
    ],
)
def test_words_that_cannot_be_right(
    handed: HandedOver, tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str, code: str
) -> None:
    file = tmp_path / "words"
    file.write_text(typed, encoding="utf-8")
    status = main(["laptop", "install", str(handed.path), "--passphrase-file", str(file), "--json"])
    assert status == 1
    told = lines(capsys)
    assert [line["code"] for line in told] == [code]
    assert not (home_folder() / "laptop").exists()


def test_wrong_words_are_a_refusal(
    handed: HandedOver, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "words"
    file.write_text("correct horse battery staple", encoding="utf-8")
    arguments = ["laptop", "install", str(handed.path), "--passphrase-file", str(file), "--json"]
    assert main(arguments) == 1
    assert [line["code"] for line in lines(capsys)] == ["bundle-passphrase"]


@pytest.mark.parametrize(
    ("content", "code"), [(b"PK\3\4 and no more", "bundle-damaged"), (b"hello", "bundle-foreign")]
)
def test_a_broken_file_is_refused_before_words_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    path = tmp_path / "x.cvpnkit"
    path.write_bytes(content)
    assert main(["laptop", "install", str(path), "--json"]) == 1
    assert [line["code"] for line in lines(capsys)] == [code]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_pack_shows_words_that_open_what_it_made(
    finished: Path,
    tmp_path: Path,
    home: Path,
    vault: Vault,
    capsys: pytest.CaptureFixture[str],
    language: str,
) -> None:
    out = tmp_path / "sato.cvpnkit"
    arguments = ["--out", str(out), "--vpn", "office", "--ping", "10.0.0.9", "--for", language]
    assert main(["laptop", "pack", str(finished), *arguments, "--json"]) == 0
    (told,) = lines(capsys)
    assert told["bundle"] == str(out)
    spoken = told["spoken"]
    assert isinstance(spoken, list)
    heard = understand(" ".join(spoken))
    assert heard.candidates[0].reveal() == told["passphrase"]
    opened = open_file(out, Secret(str(told["passphrase"])), home, vault, NOW)
    assert (opened.manifest.vpn, opened.manifest.ping) == ("office", "10.0.0.9")
    assert opened.manifest.language == language


def test_pack_in_words_lists_them_one_by_one(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "ja", "laptop", "pack", str(finished)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows[2:10]] == [str(number) for number in range(1, 9)]
    assert all("(" in row for row in rows[2:10])


def test_pack_refuses_a_profile_with_faults(
    tmp_path: Path, exported: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "sato.ovpn"
    bad.write_text(exported, encoding="utf-8")
    assert main(["laptop", "pack", str(bad), "--json"]) == 1
    (told,) = lines(capsys)
    assert told["code"] == "profile-bad"
    problems = told["problems"]
    assert isinstance(problems, list)
    assert {"profile-no-cert", "profile-no-key"} <= {one["code"] for one in problems}


def test_request_writes_the_request_and_keeps_the_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["laptop", "request", "sato.laptop", "--out", str(tmp_path), "--json"]) == 0
    (told,) = lines(capsys)
    assert Path(str(told["request"])).read_text().startswith("-----BEGIN CERTIFICATE REQUEST")
    assert Path(str(told["key"])).parent == home_folder() / "requests"
    assert told["key_encrypted"] is False  # the tests' keyring keeps nothing


def test_a_name_that_cannot_be_asked_for_is_wrong_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["laptop", "request", "../sato", "--json"]) == 2
    assert [line["code"] for line in lines(capsys)] == ["laptop-person-bad"]


def test_usage() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["laptop"])
    assert caught.value.code == 2
