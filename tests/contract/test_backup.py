"""``backup`` and ``restore``: another computer goes on where this one was lost."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cvpn_wizard.adapters.bundle.archive import pack
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.backup.contents import (
    INDEX,
    Contents,
    Kept,
    Place,
    packed,
    unpacked,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run

NAME = "cvpn-endpoint-01"
WORDS = Secret("one-two-three-four-five-six-seven-eight")
EMPTY = {"vpn": [], "run": [], "certificate": [], "person": [], "revocation_list": []}


@pytest.fixture
def passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The CA's passphrase comes from a file, as in a headless run."""
    file = tmp_path / "ca-passphrase"
    file.write_text("correct horse battery staple\n", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(file))
    return file


@pytest.fixture
def built(aws: PracticeAws, passphrase: Path, run: Run, tmp_path: Path) -> Path:
    assert aws.url
    assert passphrase.is_file()
    out = tmp_path / "out"
    status, lines = run("apply", WORKED, "--out", out)
    assert status == 0, lines
    return out


def test_another_computer_goes_on(
    built: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.zip"
    status, lines = run("backup", NAME, "--out", file)
    assert status == 0
    told = lines[-1]
    assert told["with_authority"] is True
    assert told["people"] == 1
    assert file.stat().st_mode & 0o077 == 0
    assert b"PRIVATE KEY" not in file.read_bytes()
    words = tmp_path / "words"
    words.write_text(told["passphrase"].replace("-", " ").upper(), encoding="utf-8")

    monkeypatch.setenv("CVPN_WIZARD_HOME", str(tmp_path / "elsewhere"))
    there = tmp_path / "there"
    status, lines = run("restore", file, "--passphrase-file", words, "--out", there)
    assert status == 0, lines
    back = lines[-1]
    assert back["vpn"] == NAME
    assert back["certificates"] == 2
    assert back["can_issue"] is True
    for path in built.rglob("*"):
        if path.is_file():
            assert (there / path.relative_to(built)).read_bytes() == path.read_bytes()
    records = Records(tmp_path / "elsewhere")
    known = records.vpn(NAME)
    assert known is not None
    assert known.folder == there
    assert {c.name for c in records.certificates(NAME)} == {"server", "client1.domain.tld"}
    # Its journals came along: everything is known as ours, and can be removed from there.
    status, lines = run("apply", WORKED, "--out", there)
    assert status == 0
    states = {line["state"] for line in lines if line["event"] == "step"}
    assert "making" not in states, "what is there already was known as ours"
    status, lines = run("remove", NAME, "--yes")
    assert status == 0
    assert lines[-1]["left"] == []


def test_nothing_here_is_overwritten(built: Path, run: Run, tmp_path: Path) -> None:
    assert built.is_dir()
    file, words = tmp_path / "kept.zip", tmp_path / "words"
    _status, lines = run("backup", NAME, "--out", file)
    words.write_text(lines[-1]["passphrase"], encoding="utf-8")
    status, lines = run("restore", file, "--passphrase-file", words)
    assert status == 1
    assert lines[-1]["code"] == "backup-in-the-way"


def test_seven_zip_opens_it_too(tmp_path: Path) -> None:
    tool = shutil.which("7z") or shutil.which("7zz")
    assert tool is not None
    file = tmp_path / "kept.zip"
    file.write_bytes(packed(some(), WORDS))
    done = subprocess.run(
        [tool, "t", f"-p{WORDS.reveal()}", file], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout


def some(**changes: object) -> Contents:
    files = (Kept(Place.FOLDER, "certificates/ca.crt", b"x"), Kept(Place.RUNS, "1.jsonl", b""))
    contents = Contents("office", "2026-01-01T00:00:00+00:00", EMPTY, files, Secret("ca"))
    return replace(contents, **changes)  # type: ignore[arg-type]


def refused(raw: bytes, words: Secret = WORDS) -> ErrorCode:
    with pytest.raises(WizardError) as caught:
        unpacked(raw, (words,))
    return caught.value.code


def test_there_and_back() -> None:
    assert unpacked(packed(some(), WORDS), (Secret("wrong"), WORDS)) == some()


def test_what_is_no_backup_is_told_from_what_is_broken() -> None:
    raw = packed(some(), WORDS)
    assert refused(raw, Secret("wrong")) is ErrorCode.BACKUP_PASSPHRASE
    assert refused(raw[:-10]) is ErrorCode.BACKUP_DAMAGED
    assert refused(b"hello") is ErrorCode.BACKUP_FOREIGN
    assert refused(pack({"profile.ovpn": b"x"}, WORDS)) is ErrorCode.BACKUP_FOREIGN
    assert refused(pack({INDEX: b"[]"}, WORDS)) is ErrorCode.BACKUP_FOREIGN
    assert refused(pack({INDEX: b'{"version": 99}'}, WORDS)) is ErrorCode.BACKUP_NEWER


@pytest.mark.parametrize("path", ["../evil", "/etc/passwd", "a/../../b", "C:\\x", "nul", ""])
def test_no_file_leads_outside(path: str) -> None:
    hostile = some(files=(Kept(Place.FOLDER, path, b"x"),))
    assert refused(packed(hostile, WORDS)) is ErrorCode.BACKUP_DAMAGED


def test_rows_that_are_not_ours_are_refused(tmp_path: Path) -> None:
    records = Records(tmp_path)
    for rows in (
        {"vpn": [{"name": "x", "no_such_column": "1"}]},
        {"vpn": [{"x); DROP TABLE vpn; --": "1"}]},
        {"vpn": [{"name": ["a list"]}]},
    ):
        with pytest.raises(WizardError) as caught:
            records.put_rows(rows, tmp_path)
        assert caught.value.code is ErrorCode.BACKUP_FOREIGN
    assert records.vpns() == ()
    with sqlite3.connect(tmp_path / "records.sqlite3") as db:
        assert db.execute("SELECT count(*) FROM vpn").fetchone() == (0,)
    db.close()
