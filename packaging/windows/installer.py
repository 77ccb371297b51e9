"""The installer and the portable folder, made from the assembled one."""

from __future__ import annotations

import os
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from windows.parts import PartRefusedError
from windows.programs import four_numbers, run
from windows.stage import files_of

HERE = Path(__file__).resolve().parent
COMPRESSORS = {
    "small": "SetCompressor /SOLID lzma",
    "fast": "SetCompressor zlib",
    "stored": "SetCompress off",
}
"""What users get takes a minute of one processor; ``fast`` and ``stored`` are for tests."""


def file_list(stage: Path) -> str:
    """NSIS macros: what is written, and what is removed again, file by file."""
    files = files_of(stage)
    folders = sorted({file.parent.relative_to(stage) for file in files})
    install = ["!macro InstallFiles failed"]
    for folder in folders:
        install.append(f'  SetOutPath "{_windows("$INSTDIR", folder)}"')
        install += [f'  File "{file}"' for file in files if file.parent == stage / folder]
        install += ["  ${If} ${Errors}", "    Goto ${failed}", "  ${EndIf}"]
    install.append("!macroend")
    remove = ["!macro RemoveFiles"]
    remove += [f'  Delete "{_windows("$INSTDIR", file.relative_to(stage))}"' for file in files]
    parents = {parent for folder in folders for parent in (folder, *folder.parents)} - {Path()}
    for folder in sorted(parents, key=lambda f: (-len(f.parts), f)):
        remove.append(f'  RMDir "{_windows("$INSTDIR", folder)}"')
    remove.append("!macroend")
    return "\n".join([*install, *remove]) + "\n"


def _windows(base: str, path: Path) -> str:
    """NSIS needs its ``$`` doubled in names; there are none in ours, and that is checked."""
    if any(sign in str(path) for sign in "$\"`'"):
        raise PartRefusedError(f"A file name that NSIS would misread: {path}")
    return "\\".join([base, *path.parts])


def build_installer(
    stage: Path, work: Path, out: Path, version: str, how: str, sign: str, epoch: int
) -> None:
    """Write the installer to ``out``.

    :param how: of ``COMPRESSORS``.
    :param sign: a command with ``%1`` for the file, or empty.
    """
    if shutil.which("makensis") is None:
        raise PartRefusedError("makensis is needed: on Debian, apt-get install nsis")
    (work / "files.nsh").write_text(file_list(stage), encoding="utf-8")
    size = sum(file.stat().st_size for file in files_of(stage)) // 1024
    defines = {
        "VERSION": version,
        "VERSION_FOUR": four_numbers(version).replace(",", "."),
        "OUTFILE": str(out),
        "SIZE_KB": str(size),
        "NEEDED_MB": str(size // 1024 * 2 + 20),
        **({"SIGN": sign} if sign else {}),
    }
    command: list[str | Path] = ["makensis", "-V2", "-NOCD", "-INPUTCHARSET", "UTF8", "-WX"]
    command += [f"-D{name}={value}" for name, value in defines.items()]
    command += [f"-X{COMPRESSORS[how]}", f"-X!include {work / 'files.nsh'}"]
    run(
        [*command, "installer.nsi"],
        cwd=HERE,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "TZ": "UTC"},
    )


def build_portable(stage: Path, out: Path, name: str, epoch: int) -> None:
    """The same folder as a zip, for those who may not install."""
    when = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files_of(stage):
            place = f"{name}/{file.relative_to(stage).as_posix()}"
            entry = zipfile.ZipInfo(place, when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes())
