"""Whether the runtime is the Python Software Foundation's own, by its Authenticode signatures."""

from __future__ import annotations

import hashlib
import re
import shutil
import ssl
import subprocess
import tempfile
from pathlib import Path

from windows.parts import PYTHON, PartRefusedError

ROOTS = frozenset(
    {
        # Microsoft Identity Verification Root Certificate Authority 2020, to which python.org's
        # own files of 3.12 and later chain. It travels in each signature.
        "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270",
        # DigiCert Trusted Root G4: OpenSSL and libffi were signed under it. In every bundle.
        "552f7bdcf1a7af9e6ce672017f4f12abf77240c78e761ac203d1d9d20ac89988",
    }
)
"""SHA-256 of the certificates that a signature may lead to, wherever they are found."""

SIGNER = "Python Software Foundation"
OTHERS = frozenset({"vcruntime140.dll", "vcruntime140_1.dll"})
"""Microsoft's own, under a root that they do not carry: held by the hash of the whole alone."""

_CERTIFICATE = re.compile("-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n", re.DOTALL)


def _words(*command: str | Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr if done.returncode == 0 else ""


def _certificates(file: Path, scratch: Path) -> list[str]:
    """Those in a file's signature, as PEM."""
    signature = scratch / "signature.pem"
    signature.unlink(missing_ok=True)
    _words("osslsigncode", "extract-signature", "-pem", "-in", file, "-out", signature)
    return _CERTIFICATE.findall(_words("openssl", "pkcs7", "-in", signature, "-print_certs"))


def _signer_is_theirs(file: Path, root: Path, scratch: Path) -> bool:
    verify = ["osslsigncode", "verify", "-ignore-crl", "-in", file]
    words = _words(*verify, "-CAfile", root, "-TSA-CAfile", root)
    if "Signature verification: ok" not in words:
        return False
    leaf = [
        line
        for pem in _certificates(file, scratch)
        for line in _subject(pem).splitlines()
        if f"O = {SIGNER}" in line
    ]
    return bool(leaf)


def _subject(pem: str) -> str:
    done = subprocess.run(
        ["openssl", "x509", "-noout", "-subject"],  # noqa: S607
        input=pem,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def check_runtime(folder: Path) -> int:
    """Check every program file; returns how many were.

    :raises PartRefusedError: for one that is not signed, or not by them, or changed since.
    """
    if shutil.which("osslsigncode") is None or shutil.which("openssl") is None:
        raise PartRefusedError("osslsigncode and openssl are needed to check Python's signatures")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        root = scratch / "root.pem"
        known = _certificates(folder / f"python{PYTHON}.dll", scratch) + _system_roots()
        known = [pem for pem in dict.fromkeys(known) if _fingerprint(pem) in ROOTS]
        root.write_text("".join(known))
        files = sorted(
            file
            for file in folder.iterdir()
            if file.suffix in {".dll", ".pyd", ".exe"} and file.name not in OTHERS
        )
        for file in files:
            if not _signer_is_theirs(file, root, scratch):
                raise PartRefusedError(f"{file.name} is not signed by the {SIGNER}, or was changed")
    return len(files)


def _fingerprint(pem: str) -> str:
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


def _system_roots() -> list[str]:
    named = ssl.get_default_verify_paths().cafile
    bundles = [Path(named)] if named else []
    bundles.append(Path("/etc/ssl/certs/ca-certificates.crt"))
    for bundle in bundles:
        if bundle.is_file():
            return _CERTIFICATE.findall(bundle.read_text(encoding="utf-8"))
    return []
