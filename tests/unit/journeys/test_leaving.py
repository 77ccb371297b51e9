"""What an uninstaller may take away; above all what it never takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cvpn_wizard.adapters import windows_credentials
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.placed import place
from cvpn_wizard.adapters.records import (
    FILE,
    CertificateRecord,
    Records,
    RunRecord,
    RunState,
    VpnRecord,
)
from cvpn_wizard.adapters.vault import SERVICE, Vault
from cvpn_wizard.cli import leaving
from cvpn_wizard.journeys.leaving import KEPT
from cvpn_wizard.model.secret import Secret

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass
class Ring:
    """All that a keyring has: names and secrets by service."""

    open: bool = True
    entries: dict[str, dict[str, str]] = field(default_factory=dict)

    def vault(self, service: str) -> Vault:
        ring, own = self, self.entries.setdefault(service, {})

        class RingVault(Vault):
            @property
            def lasting(self) -> bool:
                return ring.open

            def _in_keyring(self, call: str, *arguments: str) -> str | None:
                match call:
                    case "set_password":
                        own[arguments[0]] = arguments[1]
                    case "delete_password":
                        del own[arguments[0]]
                return own.get(arguments[0])

        return RingVault(service)

    def names(self, service: str) -> tuple[str, ...]:
        return tuple(self.entries.get(service, {}))

    def forget(self, *switches: str) -> int:
        """As the uninstaller calls the program."""
        return leaving.main([*switches, "--lang", "en"], self.names, self.vault)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CVPN_WIZARD_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def ring() -> Ring:
    secrets = ("aws:AKIA1", "aws:AKIA1:token", "ca:old", "ca:stands", "pki:C:\\pki", "queue:q")
    ring = Ring()
    ring.entries[SERVICE] = {name: f"secret of {name}" for name in secrets}
    ring.entries[f"{SERVICE}-practice"] = {"ca:practice": "x", "aws:AKIAPRACTICE": "x"}
    return ring


def set_up(home: Path, name: str, *, removed: bool, folder: Path | None = None) -> Path:
    """A VPN with its CA, a laptop's certificate and a profile; its folder."""
    folder = folder or home / "vpns" / name
    authority = Authority.create(name, 10, NOW)
    authority.save(home / "authorities" / name, Secret(f"secret of ca:{name}"))
    issued = authority.issue_client("sato", 2, NOW)
    place(folder / "certificates", authority.certificate, {"sato": issued})
    (folder / "sato.ovpn").write_text("client\n")
    records = Records(home)
    records.remember_vpn(VpnRecord(name, "1", "ap-northeast-1", folder, "{}", "2026-11-24"))
    records.remember_run(RunRecord(f"run-{name}", name, "2026-11-24", RunState.REMOVED, PLAN))
    (home / "runs").mkdir(exist_ok=True)
    (home / "runs" / f"run-{name}.jsonl").write_text("{}\n")
    records.remember_certificate(
        CertificateRecord(
            name, "client", "sato", f"{issued.serial:x}", issued.not_before, issued.not_after
        )
    )
    if removed:
        records.set_removed(name)
    return folder


PLAN = """
[vpn]
name = "x"
region = "ap-northeast-1"
client_cidr = "10.20.0.0/22"
"""


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_nothing_asked_nothing_gone(home: Path, ring: Ring) -> None:
    set_up(home, "old", removed=True)
    before, secrets = files(home), str(ring.entries)
    assert ring.forget() == 0
    assert files(home) == before
    assert str(ring.entries) == secrets


def test_where_nothing_ever_was_nothing_is_made(home: Path) -> None:
    assert Ring().forget("--access-keys", "--removed-vpns", "--practice") == 0
    assert not home.exists()


def test_access_keys_go_and_passphrases_stay(home: Path, ring: Ring) -> None:
    assert ring.forget("--access-keys") == 0
    assert ring.names(SERVICE) == ("ca:old", "ca:stands", "pki:C:\\pki", "queue:q")
    assert len(ring.names(f"{SERVICE}-practice")) == 2
    assert ring.forget("--practice") == 0
    assert len(ring.names(SERVICE)) == 4
    assert ring.names(f"{SERVICE}-practice") == ()


def test_a_closed_keyring_is_said_and_nothing_else_goes(
    home: Path, ring: Ring, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(home, "old", removed=True)
    before = files(home)
    ring.open = False
    assert ring.forget("--access-keys", "--removed-vpns") == 1
    assert capsys.readouterr().err
    assert files(home) == before


def test_a_removed_vpn_goes_and_its_ca_stays(home: Path, ring: Ring) -> None:
    set_up(home, "old", removed=True)
    stands = set_up(home, "stands", removed=False)
    before = files(home)
    assert ring.forget("--removed-vpns") == 0
    assert [vpn.name for vpn in Records(home).vpns(removed=True)] == ["stands"]
    after = files(home)
    of_the_other = {name for name in before if "stands" in name}
    assert len(of_the_other) == 7
    assert {name: after[name] for name in of_the_other} == {
        name: before[name] for name in of_the_other
    }
    assert stands.is_dir()
    (kept,) = (home / KEPT).iterdir()
    left = after.keys() - of_the_other - {FILE}
    assert left == {f"{KEPT}/{kept.name}/{name}" for name in ("ca.crt", "ca.key", "READ-ME.txt")}
    # It can be opened with what the note names, also where another CA takes the old name.
    ring.vault(SERVICE).put("ca:old", Secret("another"))
    secret = ring.vault(SERVICE).get(f"ca:{kept.name}")
    assert secret is not None
    assert Authority.load(kept, secret).can_issue
    assert f"ca:{kept.name}" in (kept / "READ-ME.txt").read_text("utf-8")
    again = files(home)
    assert ring.forget("--removed-vpns") == 0
    assert files(home) == again


def test_the_last_one_takes_the_records_with_it(home: Path, ring: Ring) -> None:
    set_up(home, "old", removed=True)
    assert ring.forget("--removed-vpns") == 0
    assert [path.name for path in home.iterdir()] == [KEPT]


@pytest.mark.parametrize("a_ca", ["ca.key", "private/ca.key", "index.txt"])
def test_a_folder_with_a_ca_is_left_alone(
    home: Path, tmp_path: Path, ring: Ring, a_ca: str
) -> None:
    folder = set_up(home, "old", removed=True, folder=tmp_path / "cert")
    own = folder / "certificates" / a_ca
    own.parent.mkdir(exist_ok=True)
    own.write_text("somebody's")
    before = files(folder)
    assert ring.forget("--removed-vpns") == 0
    assert files(folder) == before


def test_of_a_folder_of_ones_own_only_ours_goes(home: Path, tmp_path: Path, ring: Ring) -> None:
    folder = set_up(home, "old", removed=True, folder=tmp_path / "cert")
    mine = {
        "holiday.jpg": b"x",
        "certificates/mine.key": b"x",
        "downloaded-client-config.ovpn": b"x",
    }
    for name, content in mine.items():
        (folder / name).write_bytes(content)
    assert ring.forget("--removed-vpns") == 0
    left = files(folder)
    assert left.pop("certificates/ca.crt")  # what else lies there may need it
    assert left == mine


def test_another_certificate_of_that_name_stays(home: Path, ring: Ring) -> None:
    folder = set_up(home, "old", removed=True)
    other = Authority.create("other", 10, NOW)
    place(folder / "certificates", other.certificate, {"sato": other.issue_client("sato", 2, NOW)})
    before = files(folder)
    assert ring.forget("--removed-vpns") == 0
    assert files(folder) == before


def test_an_endpoint_made_by_hand_still_stands(home: Path, ring: Ring) -> None:
    set_up(home, "old", removed=True)
    records = Records(home)
    plan = PLAN + 'adopted = "cvpn-endpoint-0123456789abcdef0"\n'
    records.remember_run(RunRecord("by-hand", "old", "2026-11-25", RunState.REMOVED, plan))
    before = files(home)
    assert ring.forget("--removed-vpns") == 0
    assert files(home) == before


def test_which_credentials_are_a_services_own() -> None:
    found = [
        ("cvpn-wizard", "aws:AKIA2"),
        ("aws:AKIA1@cvpn-wizard", "aws:AKIA1"),
        ("aws:AKIA1@cvpn-wizard-practice", "aws:AKIA1"),
        ("x@cvpn-wizard", "y"),
        ("git:https://example.com", "cvpn-wizard"),
        ("cvpn-wizard", ""),
    ]
    named = windows_credentials._named("cvpn-wizard", found)
    assert named == {"aws:AKIA2", "aws:AKIA1"}
