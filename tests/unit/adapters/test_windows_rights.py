"""Access lists as Windows writes them. Setting one is tested in tests/windows, where it can be."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from cvpn_wizard.adapters import files
from cvpn_wizard.adapters.windows_rights import trustees

ME = "S-1-5-21-1-2-3-1001"


@pytest.mark.parametrize(
    ("sddl", "expected"),
    [
        (f"D:P(A;;FA;;;SY)(A;;FA;;;{ME})", ("SY", ME)),
        ("D:AI(A;ID;FA;;;BA)(A;ID;0x1301bf;;;AU)(A;ID;0x1200a9;;;BU)", ("BA", "AU", "BU")),
        (f"D:(D;;FA;;;AN)(A;;FA;;;{ME})", (ME,)),
        ("D:NO_ACCESS_CONTROL", ("WD",)),
        ("", ("WD",)),
    ],
)
def test_whom_an_access_list_lets_in(sddl: str, expected: tuple[str, ...]) -> None:
    assert trustees(sddl) == expected


def test_where_rights_cannot_be_set_the_log_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from cvpn_wizard.adapters import windows_rights  # noqa: PLC0415

    def refuse(path: Path) -> None:
        raise OSError(1, "Incorrect function")

    monkeypatch.setattr(windows_rights, "owner_only", refuse)
    with caplog.at_level(logging.WARNING):
        files._owner_only_on_windows(tmp_path / "a.key")
    assert caplog.messages == ["access list: Incorrect function"]


@pytest.mark.skipif(sys.platform != "win32", reason="access lists are Windows'")
def test_a_private_file_is_nobody_elses(tmp_path: Path) -> None:
    from cvpn_wizard.adapters.windows_rights import others_with_access  # noqa: PLC0415

    files.write_private(tmp_path / "a.key", b"x")
    assert others_with_access(tmp_path / "a.key") == ()
