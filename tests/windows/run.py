"""Build the Windows installer and prove it under Wine, from install to uninstall. Linux only.

    python3 tests/windows/run.py            what CI runs
    python3 tests/windows/run.py 05,06      only cases 05 and 06 of proving.py
    python3 tests/windows/run.py --built    with what was built last time

Pictures of the program's pages, in both languages, are in build/windows/proof afterwards. What
Wine lacks is laid beside it for the test alone (shims/). Passing here is evidence, not proof:
.github/workflows/windows.yml runs the same cases on Windows.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

import build_windows  # noqa: E402
import signing  # noqa: E402
from start import say, system_packages  # noqa: E402
from windows import installer, msi, parts, programs, stage  # noqa: E402

WORK = ROOT / "build" / "windows"
PROOF = WORK / "proof"
PREFIX = WORK / "prefix"
MANAGED = WORK / "dist" / "managed.msi"
NEXT = "99.0.0"
"""A version to upgrade to: the same program under another number."""
SHIMS = ("bcryptprimitives", "icuuc", "mscms")
PACKAGES = ["xvfb", "fonts-noto-cjk", "fonts-dejavu-core"]
SECONDS = 1800
"""Of the whole proof: far more than the three minutes that it takes on a quiet machine."""
FONTS = {
    "Segoe UI": "Noto Sans CJK JP",
    "MS Shell Dlg": "Noto Sans CJK JP",
    "MS Shell Dlg 2": "Noto Sans CJK JP",
    "MS UI Gothic": "Noto Sans CJK JP",
    "Yu Gothic UI": "Noto Sans CJK JP",
    "Meiryo UI": "Noto Sans CJK JP",
    "Tahoma": "Noto Sans CJK JP",
    "Consolas": "DejaVu Sans Mono",
    "Courier": "DejaVu Sans Mono",
    "Courier New": "DejaVu Sans Mono",
}
# Wine calls its user so, and a folder after them: Japanese letters and a blank.
os.environ["USER"] = os.environ["LOGNAME"] = "山田 太郎"
ENVIRONMENT = {
    **os.environ,
    "WINEPREFIX": str(PREFIX),
    # Wine joins the user's folders to those below it: none of this computer's shall be touched.
    "HOME": str(WORK / "home"),
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    # mscms: ours. wbemprox: Wine's ends the program at a call of Python's platform module.
    "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d;mscms=n;wbemprox=",
}


def build() -> tuple[Path, Path]:
    """The installer, and one of a later version, which is signed. Quick compression."""
    dist = WORK / "dist"
    sys.argv = ["build_windows.py", "--fast", "--dist", str(dist), "--work", str(WORK)]
    if build_windows.main():
        raise SystemExit("the installer could not be built")
    now = dist / f"{build_windows.NAME}-{build_windows.version()}-setup.exe"
    later = dist / f"{build_windows.NAME}-{NEXT}-setup.exe"
    managed = set()
    for _ in range(2):
        msi.build_msi(
            WORK / build_windows.NAME,
            WORK,
            MANAGED,
            build_windows.version(),
            build_windows.source_date(),
        )
        managed.add(hashlib.sha256(MANAGED.read_bytes()).digest())
    if len(managed) > 1:
        raise SystemExit("two MSIs of one source differ")
    target, epoch = WORK / build_windows.NAME, build_windows.source_date()
    key = signing.TestKey(WORK / "test-key")
    programs.launchers(target, WORK, NEXT)
    stage.set_times(target, epoch)
    installer.build_installer(target, WORK, later, NEXT, "stored", key.command, epoch)
    wrong = signing.check(key, later, now, WORK)
    if wrong:
        raise SystemExit("; ".join(wrong))
    say("Signing with a test key is well")
    return now, later


def wine(*command: str | Path, seconds: int = 60) -> int:
    """Run under Wine with piped output: Python cannot start there with a plain file.

    Paths are said as Wine has them: this computer's files are its drive Z.
    """
    words = [f"Z:{one}".replace("/", "\\") if isinstance(one, Path) else one for one in command]
    whole = ["timeout", str(seconds), "wine", *words]
    done = subprocess.Popen(
        whole, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert done.stdout is not None
    for line in done.stdout:
        sys.stdout.write(line.decode("utf-8", errors="replace"))
        sys.stdout.flush()
    return done.wait()


def prepare() -> None:
    """A fresh Windows, with what this Wine lacks."""
    shutil.rmtree(PREFIX, ignore_errors=True)
    (WORK / "home").mkdir(exist_ok=True)
    # The build has made one for its compiler, in which nothing was installed.
    if (WORK / "wine" / "system.reg").is_file():
        subprocess.run(["cp", "-a", str(WORK / "wine"), str(PREFIX)], check=True)
    else:
        wine("wineboot", "-i", seconds=120)
    wine("winecfg", "-v", "win10")
    system = PREFIX / "drive_c" / "windows" / "system32"
    for name in SHIMS:
        source, target = HERE / "shims" / f"{name}.c", system / f"{name}.dll"
        compiler = [programs.COMPILER, "-Os", "-s", "-shared", "-o", target, source, "-ladvapi32"]
        target.unlink(missing_ok=True)
        programs.run(compiler)
    rows = "\n".join(f'"{name}"="{real}"' for name, real in FONTS.items())
    key = r"[HKEY_CURRENT_USER\Software\Wine\Fonts\Replacements]"
    settings = WORK / "fonts.reg"
    settings.write_text(f"REGEDIT4\n\n{key}\n{rows}\n", encoding="ascii")
    wine("regedit", "/S", settings)


@contextlib.contextmanager
def screen() -> Iterator[None]:
    """A screen of its own."""
    read, write = os.pipe()
    size = ["-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), *size],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        ENVIRONMENT["DISPLAY"] = f":{told.readline().strip()}"
    try:
        yield
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def small_drive() -> Iterator[str]:
    """A drive of 20 MB, where we may make one."""
    place = WORK / "small"
    place.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=20m", "none", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        say("No file system can be mounted here: the case of a full drive is left out")
        yield ""
        return
    link = PREFIX / "dosdevices" / "x:"
    link.unlink(missing_ok=True)
    link.symlink_to(place)
    try:
        yield "X:"
    finally:
        link.unlink(missing_ok=True)
        subprocess.run(["umount", str(place)], check=False)


def main() -> int:
    began = time.monotonic()
    arguments = [one for one in sys.argv[1:] if one != "--built"]
    system_packages([*PACKAGES, *build_windows.TOOLS])
    if "--built" in sys.argv:
        dist = WORK / "dist"
        now = dist / f"{build_windows.NAME}-{build_windows.version()}-setup.exe"
        files = now, dist / f"{build_windows.NAME}-{NEXT}-setup.exe"
    else:
        files = build()
    say(f"Built after {time.monotonic() - began:.0f} s")
    shutil.rmtree(PROOF, ignore_errors=True)
    PROOF.mkdir(parents=True)
    python = WORK / "python"
    # As it is unpacked it finds nothing but its own library; the cases need no more.
    try:
        with screen():
            prepare()
            say(f"Wine is ready after {time.monotonic() - began:.0f} s")
            with small_drive() as drive:
                status = wine(
                    *[python / "python.exe", "-X", "utf8", HERE / "proving.py"],
                    *["--setup", files[0], "--next", files[1], "--python", python, "--out", PROOF],
                    *["--msi", MANAGED],
                    *["--small-drive", drive, "--closed-folder", r"Z:\proc\nobody"],
                    *(["--only", arguments[0]] if arguments else []),
                    seconds=SECONDS,
                )
    except parts.PartRefusedError as error:
        say(str(error))
        status = 1
    finally:
        subprocess.run(["wineserver", "-k"], env=ENVIRONMENT, check=False)
    say(f"{'All is well' if status == 0 else 'FAILED'} after {time.monotonic() - began:.0f} s")
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())
