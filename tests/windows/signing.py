"""Signing, tried with a key of its own: it proves the plumbing, and opens no door on Windows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


class TestKey:
    """A code-signing certificate that nobody trusts, made anew for each run."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._certificate, self._key = folder / "test.pem", folder / "test.key"
        self._script = folder / "sign"
        subprocess.run(
            [
                *["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"],
                *["-subj", "/CN=Client VPN Wizard test key", "-keyout", str(self._key)],
                *["-addext", "extendedKeyUsage=codeSigning", "-out", str(self._certificate)],
            ],
            check=True,
            capture_output=True,
        )
        self._script.write_text(
            "#!/bin/sh\nset -eu\n"
            f'osslsigncode sign -certs "{self._certificate}" -key "{self._key}" -h sha256 '
            '-n "Client VPN Wizard" -in "$1" -out "$1.signed" >/dev/null\n'
            'mv "$1.signed" "$1"\n',
            encoding="ascii",
        )
        self._script.chmod(0o700)

    @property
    def command(self) -> str:
        """As ``CVPN_WIZARD_SIGN`` has it."""
        return f"{self._script} %1"

    def is_good(self, file: Path) -> bool:
        """Whether the file is signed with this key and unchanged since."""
        verify = ["osslsigncode", "verify", "-CAfile", str(self._certificate), "-in", str(file)]
        done = subprocess.run(verify, check=False, capture_output=True, text=True)
        return done.returncode == 0 and "Signature verification: ok" in done.stdout


def check(key: TestKey, signed: Path, unsigned: Path, scratch: Path) -> list[str]:
    """What is wrong, in words; empty for nothing."""
    wrong = []
    if not key.is_good(signed):
        wrong.append(f"{signed.name} does not carry the signature")
    if key.is_good(unsigned):
        wrong.append(f"{unsigned.name} was not to be signed")
    changed = scratch / "changed.exe"
    raw = bytearray(signed.read_bytes())
    raw[len(raw) // 2] ^= 1
    changed.write_bytes(raw)
    if key.is_good(changed):
        wrong.append("a changed installer passes as signed")
    changed.unlink()
    return wrong
