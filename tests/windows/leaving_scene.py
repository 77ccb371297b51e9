"""A home folder with a VPN that was removed and one that stands, with secrets in the keyring.

Run by the installed Python, for what the uninstaller is asked to forget.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.placed import place
from cvpn_wizard.adapters.records import CertificateRecord, Records, VpnRecord
from cvpn_wizard.adapters.vault import SERVICE, Vault
from cvpn_wizard.model.secret import Secret


def vpn(home: Path, name: str, *, removed: bool) -> None:
    now, folder, records = datetime.now(UTC), home / "vpns" / name, Records(home)
    authority = Authority.create(name, 10, now)
    authority.save(home / "authorities" / name, Secret(f"passphrase of {name}"))
    Vault(SERVICE).put(f"ca:{name}", Secret(f"passphrase of {name}"))
    issued = authority.issue_client("佐藤", 2, now)
    place(folder / "certificates", authority.certificate, {"佐藤": issued})
    (folder / "佐藤.ovpn").write_text("client\n", "ascii")
    records.remember_vpn(VpnRecord(name, "1", "ap-northeast-1", folder, "{}", now.isoformat()))
    serial, first, last = f"{issued.serial:x}", issued.not_before, issued.not_after
    records.remember_certificate(CertificateRecord(name, "client", "佐藤", serial, first, last))
    if removed:
        records.set_removed(name)


def opens(folder: Path, secret: str) -> bool:
    """Whether a CA can still issue with what the keyring has under that name."""
    passphrase = Vault(SERVICE).get(secret)
    return passphrase is not None and Authority.load(folder, passphrase).can_issue


if __name__ == "__main__":
    home = Path(sys.argv[2])
    if sys.argv[1] == "make":
        vpn(home, "old", removed=True)
        vpn(home, "stands", removed=False)
        for name in ("aws:AKIAEXAMPLE", "aws:AKIAEXAMPLE:token"):
            Vault(SERVICE).put(name, Secret("x"))
            Vault(f"{SERVICE}-practice").put(name, Secret("x"))
    else:
        # The home folder, then each CA's folder and the name of its passphrase.
        for folder, secret in zip(sys.argv[3::2], sys.argv[4::2], strict=True):
            assert opens(home / folder, secret), (folder, secret)
