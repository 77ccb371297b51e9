"""Set everything up and run the program, or its tests, on a bare machine. Standard library only.

    python3 packaging/start.py practice     the window on the practice AWS
    python3 packaging/start.py run …        the program itself; further arguments are passed on
    python3 packaging/start.py test …       every check that CI runs; arguments go to pytest

On Debian and Ubuntu as root, missing system packages (Qt's X libraries, fonts, and for the tests
Xvfb, OpenVPN and EasyRSA) are installed with apt-get. Elsewhere they are named, not installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = Path(os.environ.get("CVPN_WIZARD_VENV", ROOT / ".venv"))
WINDOWS = sys.platform == "win32"
SOME_FAILED = 1
"""pytest's exit status when tests ran and failed; others mean that it could not run them."""

WINDOW_PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 "
    "libxcb-xinerama0 libxcb-xkb1 fonts-noto-cjk fonts-dejavu-core xvfb"
).split()
TEST_PACKAGES = (
    "openvpn easy-rsa 7zip nftables gnome-keyring dbus dbus-daemon iproute2 iputils-ping"
).split()


def say(words: str) -> None:
    print(f"» {words}", flush=True)


def call(command: Sequence[str | Path], **options: object) -> None:
    """Run a command; end with its status where it fails."""
    done = subprocess.run([str(part) for part in command], check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        raise SystemExit(done.returncode)


def missing_packages(wanted: Sequence[str]) -> list[str]:
    """Those that dpkg does not have; none where there is no dpkg."""
    if shutil.which("dpkg-query") is None:
        return []
    listed = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    have = {line.split()[0] for line in listed.splitlines() if line.endswith(" installed")}
    return [name for name in wanted if name not in have]


def system_packages(wanted: Sequence[str]) -> None:
    missing = missing_packages(wanted)
    if not missing:
        return
    names = " ".join(missing)
    if os.geteuid() != 0:  # type: ignore[attr-defined,unused-ignore]
        say(f"Please install first: sudo apt-get install {names}")
        return
    say(f"Installing system packages: {names}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", "update", "-q"], env=quiet, stdout=subprocess.DEVNULL)
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends"]
    call([*install, *missing], env=quiet, stdout=subprocess.DEVNULL)


def python() -> Path:
    return ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")


def environment(extra: str) -> None:
    """Make the virtual environment, or bring it up to date with pyproject.toml."""
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()).hexdigest()
    mark = ENVIRONMENT / f"installed-{extra}"
    if python().exists() and mark.exists() and mark.read_text() == state:
        return
    if not python().exists():
        say(f"Making a virtual environment in {ENVIRONMENT}")
        try:
            venv.create(ENVIRONMENT, with_pip=True)
        except (subprocess.CalledProcessError, ImportError):
            # Debian splits ensurepip off into a package of its own.
            shutil.rmtree(ENVIRONMENT, ignore_errors=True)
            system_packages(["python3-venv"])
            call([sys.executable, "-m", "venv", ENVIRONMENT])
    say("Installing what the program needs (a few minutes the first time)")
    install = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call([*install, "-e", f"{ROOT}[{extra}]"])
    mark.write_text(state)


def screen(command: list[str]) -> list[str]:
    """Without a screen (a server, a container), use a virtual one and say so."""
    if not sys.platform.startswith("linux"):
        return command
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return command
    if os.environ.get("QT_QPA_PLATFORM") or shutil.which("xvfb-run") is None:
        return command
    say("There is no screen here: the window opens on a virtual one (xvfb). Ctrl-C ends it.")
    return ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", *command]


def run(arguments: list[str], extra: str) -> int:
    if sys.platform.startswith("linux"):
        system_packages(WINDOW_PACKAGES)
    environment(extra)
    # Where Python is told to write no bytecode, every start would compile everything anew.
    call([python(), "-m", "compileall", "-q", ROOT / "cvpn_wizard"])
    return subprocess.call(screen([str(python()), "-m", "cvpn_wizard", *arguments]))


def test(arguments: list[str]) -> int:
    """Ruff, the type checker, the import contracts, then every test."""
    if sys.platform.startswith("linux"):
        system_packages([*WINDOW_PACKAGES, *TEST_PACKAGES])
    environment("test")
    tools = python().parent
    checks: list[list[str | Path]] = [
        [tools / "ruff", "check", "."],
        [tools / "ruff", "format", "--check", "."],
        [tools / "mypy"],
        [tools / "lint-imports"],
    ]
    failed = []
    for check in checks:
        say(" ".join([Path(check[0]).name, *map(str, check[1:])]))
        if subprocess.call([str(part) for part in check], cwd=ROOT):
            failed.append(Path(check[0]).name)
    # The tests bring their own screen, so that they are the same on a desktop and in CI.
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    say("pytest")
    # One more than there are processors: many a test waits for a program or a time-out.
    workers = str((os.cpu_count() or 1) + 1)
    command = [str(python()), "-m", "pytest", "-n", workers, "--dist", "worksteal", *arguments]
    status = subprocess.call(command, cwd=ROOT, env=settings)
    if status == SOME_FAILED:
        say("pytest --last-failed: what failed beside others, once more, alone")
        alone = [str(python()), "-m", "pytest", "-x", "--last-failed", *arguments]
        status = subprocess.call(alone, cwd=ROOT, env=settings)
        if not status:
            say("Passed alone. What is named above cannot bear a busy machine: mend it.")
    if status:
        failed.append("pytest")
    if failed:
        say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def main() -> int:
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        say(f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]}.")
        return 2
    match sys.argv[1:]:
        case ["practice", *rest]:
            return run(["--practice", *rest], "practice")
        case ["run", *rest]:
            return run(rest, "practice")
        case ["test", *rest]:
            return test(rest)
        case _:
            print(__doc__)
            return 2


if __name__ == "__main__":
    # Windows' old code pages lack some signs; a line with a gap is better than none.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
