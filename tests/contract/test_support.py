"""``check --support``: the bundle of a real set-up holds nothing of whose it is."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from tests.contract.conftest import WORKED, Run


def test_a_bundle_of_a_whole_set_up(aws: Any, run: Run, tmp_path: Path) -> None:
    _, lines = run("apply", WORKED, "--out", tmp_path / "out")
    (profile,) = lines[-1]["profiles"]
    endpoint = lines[-1]["endpoint_id"]
    host, port = aws.stand_in
    bundle = tmp_path / "send.zip"
    status, lines = run("check", profile, "--tcp", f"{host}:{port}", "--support", bundle)
    assert status == 0
    (told,) = [line for line in lines if line["event"] == "support"]
    assert lines[-1]["event"] == "result"
    with zipfile.ZipFile(bundle) as archive:
        assert archive.namelist() == told["files"]
        content = {name: archive.read(name) for name in archive.namelist()}
    assert {"about.txt", "findings.txt", "findings.json", "profile.ovpn", "system.json"} <= set(
        content
    )
    text = Path(profile).read_text(encoding="utf-8")
    body = [row for row in text.splitlines() if len(row) > 40 and " " not in row]
    assert len(body) > 20
    for real in (endpoint, "client1", "domain.tld", str(tmp_path), *body):
        for name, raw in content.items():
            assert real.encode() not in raw, (name, real)
    kept = Path(told["key"]).read_text(encoding="utf-8")
    assert endpoint in kept
    assert told["replaced"] > 0


def test_a_place_that_cannot_be_written_is_refused(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "a.ovpn"
    profile.write_text("client\n", encoding="utf-8")
    status, lines = run("check", profile, "--support", profile / "x.zip")
    assert status == 1
    assert lines[-1]["event"] == "refusal"
    assert lines[-1]["code"] == "folder-missing"
    assert profile.read_text(encoding="utf-8") == "client\n"
