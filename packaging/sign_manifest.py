"""Make and sign the manifest by which installed programs learn of a new version.

    python3 packaging/sign_manifest.py --new-key publisher.pem       once; the public key is printed
    python3 packaging/sign_manifest.py --key publisher.pem --sequence 12 --version 0.2.0 \\
        --installer dist/ClientVpnWizard-0.2.0-setup.exe --download https://…/setup.exe \\
        --notes en=https://…/en --notes ja=https://…/ja --out dist/updates.json

Publish updates.json and updates.json.sig side by side. The sequence number must grow each time;
make the manifest again before it expires, even if there is no new version. The key is protected by
the passphrase in CVPN_WIZARD_UPDATE_PASSPHRASE, and stays with whoever publishes. To hand over to
another key, sign with both (--also-key) until everybody has a program that knows the new one.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
)

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.updates.manifest import manifest_bytes, read_manifest
from cvpn_wizard.adapters.updates.signature import public_key, sign, signed_by
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.updates import Release

PASSPHRASE = "CVPN_WIZARD_UPDATE_PASSPHRASE"
DAYS = 180


def passphrase() -> bytes:
    words = os.environ.get(PASSPHRASE, "").encode("utf-8")
    if not words:
        raise SystemExit(f"Set {PASSPHRASE}: the key is kept under a passphrase.")
    return words


def new_key(path: Path) -> str:
    """Write a key that nobody else can read, never over another one; its public half."""
    if path.exists():
        raise SystemExit(f"{path} exists already.")
    raw = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase())
    )
    write_private(path, raw)
    return public_key(raw, passphrase())


def release_of(wanted: argparse.Namespace) -> Release:
    installer: Path = wanted.installer
    raw = installer.read_bytes()
    return Release(
        version=wanted.version,
        released=wanted.date,
        sequence=wanted.sequence,
        expires=datetime.now(UTC) + timedelta(days=wanted.days),
        notes=dict(wanted.notes),
        download=wanted.download,
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        minimum_windows=wanted.minimum_windows,
    )


def write_signed(release: Release, keys: list[Path], out: Path) -> None:
    """The manifest and its signatures, read back as an installed program would."""
    manifest = manifest_bytes(release)
    lines = [sign(manifest, key.read_bytes(), passphrase()) for key in keys]
    signatures = "".join(f"{line}\n" for line in lines)
    for key in keys:
        signed_by(manifest, signatures, [public_key(key.read_bytes(), passphrase())])
    read_manifest(manifest)
    out.write_bytes(manifest)
    out.with_name(out.name + ".sig").write_text(signatures, "ascii", newline="\n")


def _note(words: str) -> tuple[str, str]:
    language, _, page = words.partition("=")
    return language, page


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--new-key", type=Path, help="make a key, and nothing else")
    parser.add_argument("--key", type=Path)
    parser.add_argument("--also-key", type=Path, action="append", default=[])
    parser.add_argument("--version")
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--sequence", type=int)
    parser.add_argument("--days", type=int, default=DAYS, help="until it expires")
    parser.add_argument("--notes", type=_note, action="append", metavar="LANGUAGE=URL")
    parser.add_argument("--download", metavar="URL")
    parser.add_argument("--installer", type=Path)
    parser.add_argument("--minimum-windows", default="10.0.17763")
    parser.add_argument("--out", type=Path, default=Path("updates.json"))
    wanted = parser.parse_args()
    needed = ("key", "version", "sequence", "notes", "download", "installer")
    missing = [f"--{name}" for name in needed if getattr(wanted, name) is None]
    if missing and not wanted.new_key:
        parser.error(f"missing: {', '.join(missing)}")
    return wanted


def main() -> int:
    wanted = arguments()
    try:
        if wanted.new_key:
            print(new_key(wanted.new_key))
            return 0
        write_signed(release_of(wanted), [wanted.key, *wanted.also_key], wanted.out)
    except (OSError, ValueError, WizardError) as error:
        print(f"Not signed: {error}", file=sys.stderr)
        return 1
    print(f"{wanted.out}, {wanted.out}.sig")
    return 0


if __name__ == "__main__":
    sys.exit(main())
