"""What is in the program, for those who must know: an SBOM (CycloneDX) and everybody's licences."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import uuid
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from windows.parts import LOCK, PYTHON
from windows.stage import ROOT, UNUSED

LICENCE_FILES = re.compile(r"(?i)^(licen[cs]e|copying|notice|authors)[^/]*$")
OWN_COPIES = Path(__file__).resolve().parent / "licences"
"""The LGPL and the GPL that it refers to: Qt's packages do not carry them."""

NOTES = {
    "pyside6-essentials": "used under LGPL-3.0 (LGPL-3.0.txt): the libraries in "
    "lib\\PySide6 may be replaced by your own build. Qt's source: https://code.qt.io/cgit/qt/ and https://download.qt.io/",
    "shiboken6": "used under LGPL-3.0, as PySide6.",
}


@dataclass(frozen=True)
class Part:
    """A third party's part.

    :ivar licence: as its makers name it.
    """

    name: str
    version: str
    licence: str
    home: str


def _licence(metadata: dict[str, list[str]]) -> str:
    for named in metadata.get("license-expression", []):
        return named
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in metadata.get("classifier", [])
        if line.startswith("License ::")
    ]
    short = [line for line in metadata.get("license", []) if len(line) < 60 and "\n" not in line]
    return (short or classifiers or ["see its licence file"])[0]


def parts_of(site: Path) -> list[Part]:
    """Every package, from its own metadata."""
    parts = []
    for folder in sorted(site.glob("*.dist-info")):
        words = HeaderParser().parsestr((folder / "METADATA").read_text(encoding="utf-8"))
        metadata: dict[str, list[str]] = {}
        for key, value in words.items():
            metadata.setdefault(key.lower(), []).append(value)
        name = re.sub(r"[-_.]+", "-", metadata["name"][0]).lower()
        if name in UNUSED - {"cffi"}:
            continue
        home = [
            line.partition(", ")[2]
            for line in metadata.get("project-url", [])
            if line.lower().startswith(("source", "repository", "homepage", "code"))
        ] + metadata.get("home-page", [])
        parts.append(
            Part(name, metadata["version"][0], _licence(metadata), home[0] if home else "")
        )
    return parts


def python_version(python: Path) -> str:
    """Of the runtime, as its library says in its version resource."""
    raw = (python / f"python{PYTHON}.dll").read_bytes().decode("utf-16-le", errors="ignore")
    found = re.search(r"ProductVersion\0+(\d+\.\d+\.\d+)", raw)
    odd = (python / f"python{PYTHON}.dll").read_bytes()[1:].decode("utf-16-le", errors="ignore")
    found = found or re.search(r"ProductVersion\0+(\d+\.\d+\.\d+)", odd)
    return found[1] if found else PYTHON[0] + "." + PYTHON[1:]


def write_licences(python: Path, site: Path, target: Path, version: str) -> None:
    """``licences/``: an overview, and every licence file."""
    folder = target / "licences"
    folder.mkdir()
    shutil.copyfile(ROOT / "LICENSE", folder / "ClientVpnWizard.txt")
    shutil.copyfile(python / "LICENSE.txt", folder / "Python.txt")
    for text in sorted(OWN_COPIES.glob("*.txt")):
        shutil.copyfile(text, folder / text.name)
    lines = [
        f"Client VPN Wizard {version}: Apache-2.0 (ClientVpnWizard.txt)",
        f"Python {python_version(python)}: PSF-2.0 (Python.txt)",
    ]
    for part in parts_of(site):
        files = []
        for info in sorted(site.glob("*.dist-info")):
            if re.sub(r"[-_.]+", "-", info.name.partition("-")[0]).lower() != part.name:
                continue
            files = [
                file
                for file in sorted(info.rglob("*"))
                if file.is_file()
                and LICENCE_FILES.match(file.name)
                and "Commercial" not in file.name
            ]
        for number, file in enumerate(files):
            ending = f"-{number + 1}" if number else ""
            shutil.copyfile(file, folder / f"{part.name}{ending}.txt")
        lines.append(f"{part.name} {part.version}: {part.licence}")
        if part.name in NOTES:
            lines.append(f"    {NOTES[part.name]}")
    (folder / "LICENCES.txt").write_text("\n".join(lines) + "\n", "utf-8", newline="\r\n")


def sbom(python: Path, site: Path, version: str, files: dict[str, str]) -> str:
    """CycloneDX 1.5 as JSON: what the program consists of. The same for the same parts.

    :param files: what was built, name and SHA-256.
    """
    components: list[dict[str, object]] = [
        {
            "type": "platform",
            "name": "CPython",
            "version": python_version(python),
            "licenses": [{"license": {"id": "PSF-2.0"}}],
            "hashes": [
                {"alg": "SHA-256", "content": _sha256(python / f"python{PYTHON}.dll")},
            ],
            "purl": f"pkg:generic/cpython@{python_version(python)}",
        }
    ]
    for part in parts_of(site):
        one: dict[str, object] = {
            "type": "library",
            "name": part.name,
            "version": part.version,
            "licenses": [{"license": {"name": part.licence}}],
            "purl": f"pkg:pypi/{part.name}@{part.version}",
        }
        if part.home.startswith("https://"):
            one["externalReferences"] = [{"type": "website", "url": part.home}]
        components.append(one)
    names = json.dumps([components, files], sort_keys=True)
    serial = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(names.encode()).hexdigest())
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "Client VPN Wizard",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
                "properties": [
                    {"name": f"cvpn-wizard:sha256:{name}", "value": value}
                    for name, value in sorted((files | {LOCK.name: _sha256(LOCK)}).items())
                ],
            }
        },
        "components": components,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
