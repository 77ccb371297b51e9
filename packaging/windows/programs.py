"""The two programs that a person starts, and Python code compiled by its own Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from windows.parts import PYTHON, PartRefusedError

HERE = Path(__file__).resolve().parent
LAUNCHER = HERE / "launcher"
COMPILER = "x86_64-w64-mingw32-gcc"
RESOURCES = "x86_64-w64-mingw32-windres"
WINDOW = "ClientVpnWizard.exe"
COMMAND = "cvpn-wizard.exe"


def run(command: list[str | Path], **options: object) -> None:
    """Run a tool, and show its words where it fails."""
    done = subprocess.run(  # type: ignore[call-overload]
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    if done.returncode:
        words = f"{done.stdout}{done.stderr}".strip()
        raise PartRefusedError(f"{Path(command[0]).name} failed ({done.returncode}):\n{words}")


def four_numbers(version: str) -> str:
    """``0.1.0`` as Windows has versions: ``0,1,0,0``."""
    numbers = [part for part in version.split(".") if part.isdigit()][:4]
    return ",".join(numbers + ["0"] * (4 - len(numbers)))


def launchers(target: Path, work: Path, version: str) -> None:
    """Compile the launcher for the window and for the command line."""
    for name, kind in ((WINDOW, ["-mwindows"]), (COMMAND, ["-DCONSOLE", "-mconsole"])):
        resource, told = work / f"{name}.o", work / "version.h"
        told.write_text(
            f"#define VERSION_COMMAS {four_numbers(version)}\n"
            f'#define VERSION_TEXT "{version}"\n'
            f'#define ORIGINAL_NAME "{name}"\n',
            encoding="ascii",
        )
        # Relative paths only: windres hands them to a shell.
        run(
            [RESOURCES, "-I", os.path.relpath(work, LAUNCHER), "launcher.rc", resource],
            cwd=LAUNCHER,
        )
        run(
            [
                *[COMPILER, "-Os", "-s", "-municode", "-Wall", "-Wextra", "-Wno-unused-parameter"],
                *["-static", "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat"],
                *["-Wl,--high-entropy-va", f'-DPYTHON_DLL=L"python{PYTHON}.dll"', *kind],
                *[LAUNCHER / "launcher.c", resource, "-o", target / name, "-lshell32"],
            ],
        )


COMPILE = """
import compileall, sys
sys.exit(not compileall.compile_dir(
    sys.argv[1], quiet=1, stripdir=sys.argv[1], prependdir="lib", maxlevels=30,
    invalidation_mode=__import__("py_compile").PycInvalidationMode.UNCHECKED_HASH))
"""


def compile_python(python: Path, target: Path, work: Path) -> None:
    """Compile ``lib`` with Windows' own Python (another version's compiled code is no use)."""
    code = work / "compile_lib.py"
    code.write_text(COMPILE, encoding="ascii")
    command: list[str | Path] = [python / "python.exe", code, target / "lib"]
    environment = dict(os.environ)
    if sys.platform != "win32":
        if shutil.which("wine") is None:
            raise PartRefusedError("wine is needed to compile the code with Windows' own Python")
        prefix = work / "wine"
        (work / "home").mkdir(exist_ok=True)
        command = ["wine", *command]
        environment |= {
            "WINEPREFIX": str(prefix),
            "HOME": str(work / "home"),  # Wine would join it to the user's own
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d;wbemprox=",
        }
        environment.pop("DISPLAY", None)
    run(command, env=environment, timeout=300)


def missing_compiled(target: Path) -> list[str]:
    """Modules without compiled code: each would cost time at every start."""
    lib = target / "lib"
    return [
        str(file.relative_to(lib))
        for file in sorted(lib.rglob("*.py"))
        if not (file.parent / "__pycache__" / f"{file.stem}.cpython-{PYTHON}.pyc").is_file()
    ]
