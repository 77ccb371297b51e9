"""The self-check finds what is amiss, and finds nothing amiss here."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cvpn_wizard
from cvpn_wizard import self_check
from cvpn_wizard.adapters.updates import signature
from cvpn_wizard.adapters.vault import Vault


def test_all_is_well_here(tmp_path: Path) -> None:
    log = tmp_path / "deep" / "self-check.log"
    done = subprocess.run(
        [sys.executable, "-m", "cvpn_wizard", "--self-check", "--json", "--log", str(log)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one for one in results if not one["ok"]] == []
    assert done.returncode == 0
    assert [one["check"] for one in results] == [name for name, _ in self_check.CHECKS]
    assert len(log.read_text("utf-8").splitlines()) == len(results) + 1


def test_whatever_is_raised_is_a_finding() -> None:
    def broken() -> str:
        raise ImportError("DLL load failed while importing QtCore")

    result = self_check.carry_out("modules", broken)
    assert not result["ok"]
    assert result["why"] == "ImportError: DLL load failed while importing QtCore"


def test_a_missing_text_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for code in ("en", "ja"):
        (tmp_path / code).mkdir()
    (tmp_path / "en" / "frame.ftl").write_text("a = b\n", encoding="utf-8")
    monkeypatch.setattr(self_check, "resource", lambda _kind, code: tmp_path / code)
    result = self_check.carry_out("texts", self_check.check_texts)
    assert result["why"] == "Amiss: frame.ftl"


def test_a_keyring_that_forgets_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Vault, "lasting", property(lambda _self: True))
    result = self_check.carry_out("keyring", self_check.check_keyring)
    assert not result["ok"]


def test_it_imports_every_module_that_there_is() -> None:
    """Also one in a folder whose ``__init__.py`` somebody forgot."""
    package = Path(cvpn_wizard.__file__).parent
    files = {
        ".".join(("cvpn_wizard", *file.relative_to(package).with_suffix("").parts))
        for file in package.rglob("*.py")
        if file.name not in {"__main__.py"}
    }
    there = {name.removesuffix(".__init__") for name in files} - {"cvpn_wizard"}
    assert there ^ set(self_check.module_names()) == set()


def test_it_makes_every_client_that_we_call() -> None:
    sources = (Path(cvpn_wizard.__file__).parent / "adapters" / "aws").rglob("*.py")
    called = {
        service
        for source in sources
        for service in re.findall(r'client\("([a-z0-9-]+)"', source.read_text("utf-8"))
    }
    assert {"ec2", "acm", "sso"} < called
    assert set(self_check.check_aws().split()) == called


def test_a_python_that_proves_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature, "_holds", lambda *_: True)
    assert self_check.carry_out("updates", self_check.check_updates)["why"] == "Amiss: Ed25519"
