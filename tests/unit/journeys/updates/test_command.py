"""``updates`` and the tool of whoever publishes: from a new key to the told version."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cvpn_wizard.cli.main import main
from cvpn_wizard.journeys.updates.choice import read_choice
from tests.unit.journeys.updates.conftest import Publisher

TOOL = Path(__file__).resolve().parents[4] / "packaging" / "sign_manifest.py"


def home() -> Path:
    return Path(os.environ["CVPN_WIZARD_HOME"])


def tool(*words: str | Path, phrase: str = "a passphrase") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TOOL), *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CVPN_WIZARD_UPDATE_PASSPHRASE": phrase},
    )


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_it_is_off_at_first_and_nobody_is_asked(
    publisher: Publisher, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["updates", "--json"]) == 0
    told = said(capsys)
    assert (told["on"], told["address"], told["keys"], told["checked"]) == (False, None, [], None)
    assert main(["updates", "--check", "--json"]) == 1
    assert said(capsys)["code"] == "updates-no-address"
    for words in (["--on"], ["--address", publisher.address], ["--key", publisher.key], ["--off"]):
        assert main(["updates", *words]) == 0
    assert publisher.asked == []
    kept = read_choice(home())
    assert (kept.on, kept.address, kept.key) == (False, publisher.address, publisher.key)


def test_what_is_no_address_or_key_is_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["updates", "--address", "http://example.com/u"]) == 1
    with pytest.raises(SystemExit):
        main(["updates", "--key", "AAAA"])
    capsys.readouterr()
    assert read_choice(home()).address == ""


def test_from_a_new_key_to_the_told_version(
    publisher: Publisher, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pem, installer, out = tmp_path / "key.pem", tmp_path / "setup.exe", tmp_path / "updates.json"
    installer.write_bytes(b"MZ")
    made = tool("--new-key", pem)
    assert made.returncode == 0
    assert "ENCRYPTED" in pem.read_text("ascii")
    assert tool("--new-key", pem).returncode == 1
    words = ["--key", pem, "--sequence", "3", "--version", "9.1", "--installer", installer]
    words += ["--download", "https://example.com/setup.exe", "--out", out]
    words += ["--notes", "en=https://example.com/en", "--notes", "ja=https://example.com/ja"]
    assert tool(*words, phrase="another").returncode == 1
    assert not out.exists()
    signed = tool(*words)
    assert signed.returncode == 0, signed.stderr
    publisher.answers["/updates.json"] = (200, {}, out.read_bytes(), 0.0)
    lines = out.with_name("updates.json.sig").read_bytes()
    publisher.answers["/updates.json.sig"] = (200, {}, lines, 0.0)
    key = made.stdout.strip()
    assert main(["updates", "--address", publisher.address, "--key", key, "--on"]) == 0
    capsys.readouterr()
    assert main(["updates", "--check", "--json"]) == 0
    told = said(capsys)
    assert (told["standing"], told["newest"], told["on"]) == ("newer", "9.1", True)
    assert told["sha256"] == hashlib.sha256(b"MZ").hexdigest()
    assert main(["updates", "--check", "--lang", "ja"]) == 0
    words_said = capsys.readouterr().out
    assert "9.1" in words_said
    assert "https://example.com/ja" in words_said
