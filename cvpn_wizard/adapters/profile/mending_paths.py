"""Mending the paths of a profile: how they are written, and files that lie beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath, PureWindowsPath

from cryptography import x509

from cvpn_wizard.adapters.files import read_bytes
from cvpn_wizard.adapters.profile.identity_checks import MALFORMED, for_clients, issued_by
from cvpn_wizard.adapters.profile.keys import is_pair, whole_key
from cvpn_wizard.adapters.profile.paths import is_file
from cvpn_wizard.adapters.profile.profile import PEM, Line, Profile, quoted
from cvpn_wizard.adapters.profile.text_checks import PEM_BLOCKS, SINGLE_BACKSLASH, TAKES_FILE
from cvpn_wizard.model.errors import WizardError

Step = Callable[[Profile, Path | None], tuple[Profile, list[str]]]

MOST_FILES = 60
"""Files of a folder that are looked at for the right key; a home folder may have thousands."""


def written_rightly(profile: Profile, _base: Path | None) -> tuple[Profile, list[str]]:
    """Backslashes doubled, and quotes around spaces."""
    lines, subjects = list(profile.lines), []
    for n, line in enumerate(lines):
        if line.body is not None or not line.words or line.words[0] not in TAKES_FILE:
            continue
        row = line.raw[0]
        single = SINGLE_BACKSLASH.search(row) and "'" not in row
        spaced = len(line.words) > 2 and line.words[0] in PEM_BLOCKS
        if single or spaced:
            told = row.strip().partition(" ")[2].strip().strip("\"'")
            path = told.replace("\\\\", "\\")
            lines[n] = _line(line, path)
            subjects.append(line.words[0])
    return Profile(lines), subjects


def _line(line: Line, path: str) -> Line:
    row = f"{line.words[0]} {quoted(PureWindowsPath(path) if chr(92) in path else PurePath(path))}"
    return replace(Profile.parse(row).lines[0], number=line.number)


def once(profile: Profile, base: Path | None) -> tuple[Profile, list[str]]:
    """Where the content stands in the file, a path to a file that is not there says nothing."""
    lines, subjects = [], []
    inside = {line.words[0] for line in profile.lines if line.body is not None}
    for line in profile.lines:
        name = line.words[0] if line.words else ""
        doubled = line.body is None and name in PEM_BLOCKS and name in inside
        if doubled and len(line.words) > 1 and not is_file((base or Path()) / line.words[1]):
            subjects.append(name)
        else:
            lines.append(line)
    return Profile(lines), subjects


def found_beside(profile: Profile, base: Path | None) -> tuple[Profile, list[str]]:
    """Paths to files that are not there, where one of that name lies beside the profile."""
    lines, subjects = list(profile.lines), []
    for n, line in enumerate(lines):
        is_path = line.body is None and line.words[:1] and line.words[0] in PEM_BLOCKS
        if base is None or not is_path or len(line.words) < 2:
            continue
        named = Path(line.words[1])
        beside = base / PureWindowsPath(line.words[1]).name
        if not is_file(base / named) and is_file(beside):
            lines[n] = _line(line, str(beside.absolute()))
            subjects.append(line.words[0])
    return Profile(lines), subjects


def the_pair(profile: Profile, base: Path | None) -> tuple[Profile, list[str]]:
    """The one key beside the profile that belongs to its certificate, in place of a wrong one."""
    certificate = _certificate(_content(profile, base, "cert"))
    if certificate is None or base is None or _belongs(certificate, _content(profile, base, "key")):
        return profile, []
    if b"ENCRYPTED" in _content(profile, base, "key"):
        return profile, []
    fitting = [path for path in _files(base) if _belongs(certificate, _read(path))]
    if len(fitting) != 1:
        return profile, []
    kept = [line for line in profile.lines if line.words[:1] != ("key",)]
    at = next((n for n, line in enumerate(kept) if line.words[:1] == ("cert",)), len(kept) - 1)
    new = Profile.parse(f"key {quoted(fitting[0].absolute())}").lines
    return Profile([*kept[: at + 1], *new, *kept[at + 1 :]]), ["key"]


def the_person(profile: Profile, base: Path | None) -> tuple[Profile, list[str]]:
    """Without certificate and key: the one pair beside the profile that its CA has issued."""
    if base is None or any(
        line.words[:1]
        and line.words[0] in {"cert", "key", "pkcs12", "cryptoapicert", "auth-federate"}
        for line in profile.lines
    ):
        return profile, []
    authorities = [
        found
        for pem in PEM.findall(_content(profile, base, "ca").decode(errors="replace"))
        if (found := _certificate(pem.encode()))
    ]
    files = _files(base)
    pairs = [
        (path, key)
        for path in files
        if (certificate := _certificate(_read(path))) is not None
        and any(issued_by(certificate, authority) for authority in authorities)
        and not _is_self_issued(certificate)
        and for_clients(certificate)
        for key in files
        if _belongs(certificate, _read(key))
    ]
    if len(pairs) != 1:
        return profile, []
    certificate_file, key_file = pairs[0]
    with_paths = profile.with_identity_paths(certificate_file.absolute(), key_file.absolute())
    return with_paths, ["cert", "key"]


def _is_self_issued(certificate: x509.Certificate) -> bool:
    return certificate.subject == certificate.issuer


def _read(path: Path) -> bytes:
    try:
        return read_bytes(path) if is_file(path) else b""
    except WizardError:
        return b""


def _content(profile: Profile, base: Path | None, part: str) -> bytes:
    inline = profile.block(part)
    if inline is not None:
        return inline.encode()
    named = profile.value(part)
    return _read((base or Path()) / named) if named else b""


def _files(base: Path) -> list[Path]:
    try:
        files = sorted(path for path in base.iterdir() if path.suffix in {".key", ".pem", ".crt"})
    except OSError:
        return []
    return files[:MOST_FILES]


def _certificate(content: bytes) -> x509.Certificate | None:
    found = PEM.search(content.decode("latin-1"))
    try:
        return x509.load_pem_x509_certificate(found.group().encode("latin-1")) if found else None
    except (*MALFORMED, x509.InvalidVersion):
        return None


def _belongs(certificate: x509.Certificate, key: bytes) -> bool:
    if b"PRIVATE KEY" not in key:
        return False
    found = whole_key(key)
    return found is not None and is_pair(certificate, found)


STEPS: tuple[tuple[str, Step], ...] = (
    ("paths", written_rightly),
    ("file-beside", found_beside),
    ("twice", once),
    ("pair", the_pair),
    ("pair", the_person),
)
