"""The folder of certificates that a person chose."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.pki.authority import Authority, Issued
from cvpn_wizard.adapters.pki.placed import place, read_placed
from cvpn_wizard.model.errors import ErrorCode, WizardError

NOW = datetime.now(UTC).replace(microsecond=0)
PERSON = "client1.domain.tld"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.create("office CA", 10, NOW)


@pytest.fixture(scope="module")
def issued(authority: Authority) -> dict[str, Issued]:
    return {
        "server": authority.issue_server("server", 2, NOW),
        PERSON: authority.issue_client(PERSON, 2, NOW),
    }


def test_the_tutorials_five_files(
    tmp_path: Path, authority: Authority, issued: dict[str, Issued]
) -> None:
    placed = place(tmp_path / "cert", authority.certificate, issued)
    expected = {"ca.crt", "server.crt", "server.key", f"{PERSON}.crt", f"{PERSON}.key"}
    assert set(placed) == expected == {one.name for one in (tmp_path / "cert").iterdir()}
    assert placed["ca.crt"].read_text() == authority.certificate
    assert read_placed(tmp_path / "cert", PERSON) == issued[PERSON]
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in placed.values()} == {0o600}


@pytest.mark.parametrize("file", ["ca.crt", "server.crt", "server.key"])
def test_one_that_is_missing(
    tmp_path: Path, authority: Authority, issued: dict[str, Issued], file: str
) -> None:
    place(tmp_path, authority.certificate, issued)
    (tmp_path / file).unlink()
    assert read_placed(tmp_path, "server") is None


def test_what_does_not_belong_together(
    tmp_path: Path, authority: Authority, issued: dict[str, Issued]
) -> None:
    place(tmp_path, authority.certificate, issued)
    write_private(tmp_path / "server.key", issued[PERSON].key.reveal())
    with pytest.raises(WizardError) as caught:
        read_placed(tmp_path, "server")
    assert caught.value.code is ErrorCode.KEY_MISMATCH
    assert "PRIVATE" not in repr(caught.value)
    write_private(tmp_path / "ca.crt", Authority.create("other", 1, NOW).certificate)
    with pytest.raises(WizardError) as caught:
        read_placed(tmp_path, PERSON)
    assert caught.value.facts["why"] == "other-ca"


@pytest.mark.parametrize("name", ["../x", "a/b", "a\\b", "", "..", "/tmp/x"])  # noqa: S108
def test_names_that_lead_elsewhere(
    tmp_path: Path, authority: Authority, issued: dict[str, Issued], name: str
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the name is all that it says
        place(tmp_path / "cert", authority.certificate, {name: issued["server"]})
    assert list(tmp_path.rglob("*")) == []


def test_what_two_cas_issued_is_never_mixed(
    tmp_path: Path, authority: Authority, issued: dict[str, Issued]
) -> None:
    place(tmp_path, authority.certificate, issued)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    other = Authority.create("other", 1, NOW)
    more = {**issued, "new.laptop": other.issue_client("new.laptop", 1, NOW)}
    with pytest.raises(WizardError) as caught:
        place(tmp_path, other.certificate, more)
    assert caught.value.code is ErrorCode.PKI_UNREADABLE
    assert caught.value.facts["why"] == "other-ca"
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
