"""The parts that the Windows program is made of, fetched by pip and held to their hashes.

pip's own configuration says where from; nothing here does. No part is taken whose hash is not in
``runtime.txt`` or ``requirements.txt``.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNTIME_LOCK = HERE / "runtime.txt"
LOCK = HERE / "requirements.txt"
PYTHON = "313"
"""Of the runtime, as file names and tags have it."""

FOR_WINDOWS = (
    f"--platform win_amd64 --python-version {PYTHON} --implementation cp --abi cp{PYTHON} "
    "--abi abi3 --abi none --only-binary :all:"
).split()


class PartRefusedError(Exception):
    """A part cannot be had, or is not what it should be. The words are for whoever builds."""


def pip(tools: Path, *arguments: str | Path) -> None:
    """Run pip, with its words on failure."""
    command = [tools, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PartRefusedError(
            "pip could not fetch the Windows parts from the package index that it is set to "
            f"(pip config list). Its words:\n{done.stderr.strip() or done.stdout.strip()}"
        )


def tool_python(work: Path) -> Path:
    """A Python that has pip: this one, or that of a virtual environment made for it."""
    probe = [sys.executable, "-m", "pip", "--version"]
    if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
        return Path(sys.executable)
    folder = work / "tools"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        made = subprocess.run([sys.executable, "-m", "venv", str(folder)], check=False)
        if made.returncode:
            raise PartRefusedError("pip is needed: on Debian, apt-get install python3-venv")
    return python


def fetch_runtime(tools: Path, work: Path, given: Path | None, sha256: str) -> Path:
    """Windows' CPython, unpacked. ``given``: an embeddable zip of python.org, for a release."""
    folder = work / "python"
    shutil.rmtree(folder, ignore_errors=True)
    if given is not None:
        raw = given.read_bytes()
        if hashlib.sha256(raw).hexdigest() != sha256.lower():
            raise PartRefusedError(f"{given.name} does not have the SHA-256 that was named")
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            archive.extractall(folder)  # noqa: S202  its hash was named
    else:
        _from_index(tools, work, folder)
    if not (folder / f"python{PYTHON}.dll").is_file():
        raise PartRefusedError(f"There is no python{PYTHON}.dll in the Python that was fetched")
    return folder


def _from_index(tools: Path, work: Path, folder: Path) -> None:
    download = work / "download"
    shutil.rmtree(download, ignore_errors=True)
    fetch = ["download", "--no-deps", "--no-binary", ":all:", "--require-hashes"]
    pip(tools, *fetch, "-r", RUNTIME_LOCK, "-d", download)
    (sdist,) = download.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        (member,) = [m for m in archive.getmembers() if m.name.endswith("/data.zip")]
        stream = archive.extractfile(member)
        raw = stream.read() if stream is not None else b""
    inside = f"cp{PYTHON}/"
    with zipfile.ZipFile(io.BytesIO(raw)) as zipped:
        for name in sorted(zipped.namelist()):
            if not name.startswith(inside) or name.endswith("/") or ".." in name:
                continue
            target = folder / name[len(inside) :]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(zipped.read(name))


def fetch_packages(tools: Path, work: Path) -> Path:
    """Every wheel of the lock file, for Windows, unpacked. The lock is complete: no resolving.

    Kept between builds as long as the lock is the same: it takes most of a build's time.
    """
    folder = work / "site"
    mark, state = work / "site.sha256", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if folder.is_dir() and mark.is_file() and mark.read_text() == state:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    install = ["install", "--no-deps", "--no-compile", "--require-hashes", *FOR_WINDOWS]
    pip(tools, *install, "--target", folder, "-r", LOCK)
    mark.write_text(state)
    return folder
