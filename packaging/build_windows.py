"""Build the Windows installer, on Linux or on Windows, from parts that are held to their hashes.

    python3 packaging/build_windows.py              dist/ClientVpnWizard-<version>-setup.exe,
                                                    the portable zip, an MSI for group policy,
                                                    the SBOM, the licence list
    python3 packaging/build_windows.py --fast       larger and quicker to make, for tests
    python3 packaging/build_windows.py --twice      and all of it once more from nothing: is every
                                                    file the same, byte for byte?

For a release, give the newest Python: --runtime python-3.13.x-embed-amd64.zip --runtime-sha256 HEX
and sign: CVPN_WIZARD_SIGN='signtool sign … %1' (any command; %1 is the file).
On Debian as root, missing tools (mingw, NSIS, Wine, osslsigncode) are installed with apt-get.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from start import ROOT, say, system_packages
from windows import installer, listing, msi, pack, parts, programs, signatures, stage

TOOLS = (
    "gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64 nsis wine wine64 osslsigncode openssl wixl"
).split()
NAME = "ClientVpnWizard"
LARGEST_MB = 60


def version() -> str:
    found = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    if found is None:
        raise parts.PartRefusedError("pyproject.toml names no version")
    return found[1]


def source_date() -> int:
    """``SOURCE_DATE_EPOCH``, or the last commit's time: the same source is the same file."""
    named = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not named:
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],  # noqa: S607
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        named = asked.stdout.strip()
    # A zip cannot hold a time before 1980.
    return max(int(named or 0), 315_619_200)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fast", action="store_true", help="quick compression, no portable zip")
    parser.add_argument("--twice", action="store_true", help="build again and compare")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where the results go")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "windows")
    parser.add_argument("--as-version", default="", help="another version's number, for tests")
    parser.add_argument("--runtime", type=Path, help="an embeddable zip of python.org")
    parser.add_argument("--runtime-sha256", default="", help="and its SHA-256")
    return parser.parse_args()


def build(wanted: argparse.Namespace) -> int:
    began, number, epoch = time.monotonic(), wanted.as_version or version(), source_date()
    work, dist = wanted.work.absolute(), wanted.dist.absolute()
    work.mkdir(parents=True, exist_ok=True)
    dist.mkdir(parents=True, exist_ok=True)
    sign = os.environ.get("CVPN_WIZARD_SIGN", "")
    tools = parts.tool_python(work)
    say("Fetching Windows' Python and the packages")
    python = parts.fetch_runtime(tools, work, wanted.runtime, wanted.runtime_sha256)
    checked = signatures.check_runtime(python)
    say(f"{checked} files of Python {listing.python_version(python)} are their makers' own")
    site = parts.fetch_packages(tools, work)
    say("Putting the folder together")
    target = work / NAME
    stage.assemble(python, site, target)
    programs.launchers(target, work, number)
    programs.compile_python(python, target, work)
    missing = programs.missing_compiled(target)
    if missing:
        raise parts.PartRefusedError(f"Not compiled: {', '.join(missing[:5])}")
    pack.pack_modules(target)
    pack.pack_texts(target)
    listing.write_licences(python, site, target, number)
    if sign:
        for name in (programs.WINDOW, programs.COMMAND):
            programs.run(["sh", "-c", sign.replace("%1", str(target / name))])
    stage.set_times(target, epoch)
    setup = dist / f"{NAME}-{number}-setup.exe"
    say(f"Packing {setup.name}")
    how = "fast" if wanted.fast else "small"
    installer.build_installer(target, work, setup, number, how, sign, epoch)
    made = [setup]
    if not wanted.fast:
        made.append(dist / f"{NAME}-{number}-portable.zip")
        installer.build_portable(target, made[-1], f"{NAME}-{number}", epoch)
        made.append(dist / f"{NAME}-{number}-managed.msi")
        msi.build_msi(target, work, made[-1], number, epoch)
        if sign:
            programs.run(["sh", "-c", sign.replace("%1", str(made[-1]))])
        if setup.stat().st_size > LARGEST_MB * 1_000_000:
            raise parts.PartRefusedError(f"{setup.name} is larger than {LARGEST_MB} MB")
    hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in made}
    bill = dist / f"{NAME}-{number}-sbom.cdx.json"
    bill.write_text(listing.sbom(python, site, number, hashes), "utf-8", newline="\n")
    shutil.copyfile(target / "licences" / "LICENCES.txt", dist / f"{NAME}-{number}-licences.txt")
    for file in made:
        say(f"{file.stat().st_size / 1e6:.1f} MB  {hashes[file.name]}  {file.name}")
    say(f"Built in {time.monotonic() - began:.0f} s")
    return 0


def build_again(wanted: argparse.Namespace) -> int:
    """Build in other folders, sharing nothing, and compare each file that the first build made."""
    second = argparse.Namespace(**vars(wanted))
    second.work, second.dist = wanted.work / "again", wanted.work / "again" / "dist"
    shutil.rmtree(second.work, ignore_errors=True)
    if build(second):
        return 1
    names = sorted(file.name for file in second.dist.iterdir())
    differ = [
        name
        for name in names
        if (second.dist / name).read_bytes() != (wanted.dist / name).read_bytes()
    ]
    if differ:
        say(f"NOT the same: {', '.join(differ)}; the second ones are in {second.dist}")
        return 1
    say(f"Built twice, and the same byte for byte: {', '.join(names)}")
    shutil.rmtree(second.work, ignore_errors=True)
    return 0


def main() -> int:
    wanted = arguments()
    if sys.platform.startswith("linux"):
        system_packages(TOOLS)
    try:
        return build(wanted) or (build_again(wanted) if wanted.twice else 0)
    except parts.PartRefusedError as error:
        say(str(error))
        return 1


if __name__ == "__main__":
    sys.exit(main())
