"""Records: what is remembered, and how a file is opened again."""

from __future__ import annotations

import sqlite3
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cvpn_wizard.adapters.records import (
    FILE,
    CertificateRecord,
    Records,
    RunRecord,
    RunState,
    VpnRecord,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError


def a_vpn(name: str = "office", folder: Path = Path("/somewhere")) -> VpnRecord:
    return VpnRecord(name, "123456789012", "ap-northeast-1", folder, "{}", "2026-11-24T00:00:00")


def test_a_vpn_is_remembered_and_put_away(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    records.set_endpoint("office", "cvpn-endpoint-1")
    again = Records(tmp_path)
    assert again.vpn("office") is not None
    assert again.vpns()[0].endpoint == "cvpn-endpoint-1"
    again.set_removed("office")
    assert again.vpns() == ()
    assert [vpn.name for vpn in again.vpns(removed=True)] == ["office"]
    again.remember_vpn(a_vpn())
    assert [vpn.name for vpn in again.vpns()] == ["office"]


def test_runs_come_newest_first(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    for number in ("1", "2"):
        records.remember_run(
            RunRecord(number, "office", f"2026-11-2{number}", RunState.RUNNING, "")
        )
    records.set_run_state("1", RunState.DONE)
    assert [(run.id, run.state) for run in records.runs("office")] == [
        ("2", RunState.RUNNING),
        ("1", RunState.DONE),
    ]


def test_the_next_certificate_to_expire_comes_first(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    for year, name in ((2029, "late"), (2027, "soon")):
        start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(year, 1, 1, tzinfo=UTC)
        records.remember_certificate(
            CertificateRecord("office", "client", name, f"{year:x}", start, end)
        )
    assert [c.name for c in records.certificates("office")] == ["soon", "late"]
    assert records.certificates("office")[0].not_after == datetime(2027, 1, 1, tzinfo=UTC)


def test_a_file_that_is_no_database_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("not a database, and long enough to be read as a header " * 4)
    with pytest.raises(WizardError) as refusal:
        Records(tmp_path).vpns()
    assert refusal.value.code is ErrorCode.FILE_UNWRITABLE


def test_a_full_disk_is_told_from_a_path_with_full_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"")
    with pytest.raises(WizardError) as refusal:
        Records(tmp_path / "full" / "deeper").vpns()
    assert refusal.value.code is ErrorCode.FOLDER_MISSING
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    with pytest.raises(WizardError) as refusal, records._open() as db:  # noqa: PT012  one write
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")
        db.execute("UPDATE vpn SET account_choice = ?", ("x" * 100_000,))
    assert refusal.value.code is ErrorCode.DISK_FULL
    assert records.vpn("office") == a_vpn(), "what was there is there still"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    Records(tmp_path).remember_vpn(a_vpn())
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_an_empty_file_of_version_none_is_brought_up_to_date(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / FILE).close()
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    assert records.vpn("office") is not None
