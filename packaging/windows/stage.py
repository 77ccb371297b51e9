"""The folder as it will be installed: Python, the packages and our code, and nothing unused.

ClientVpnWizard.exe     the window
cvpn-wizard.exe         the command line
runtime/                Python itself, as its makers signed it
lib/                    the packages and cvpn_wizard, with compiled code beside
licences/               everybody's licence, and LICENCES.txt
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path, PurePosixPath

from windows.parts import PYTHON

ROOT = Path(__file__).resolve().parent.parent.parent

NOT_FROM_PYTHON = frozenset(
    {"python.exe", "pythonw.exe", "python.cat", "winsound.pyd", f"python{PYTHON}._pth"}
)
PTH = f"python{PYTHON}.zip\n.\n..\\lib\n"
"""Where Python looks for modules, and nowhere else."""

QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg")
QT_PLUGINS = frozenset(
    {
        "platforms/qwindows.dll",
        "platforms/qoffscreen.dll",
        "styles/qmodernwindowsstyle.dll",
        "iconengines/qsvgicon.dll",
        "imageformats/qsvg.dll",
        "imageformats/qico.dll",
        "imageformats/qjpeg.dll",
    }
)
QT_TRANSLATIONS = frozenset({"qtbase_ja.qm", "qtbase_en.qm"})

AWS_SERVICES = frozenset(
    "acm cloudwatch dynamodb ec2 iam logs pricing secretsmanager service-quotas signin ssm sso "
    "sso-oidc sts".split()
)
"""Those of adapters/aws and of the practice AWS."""

MOTO_PARTS = frozenset(
    "acm cloudwatch core dynamodb ec2 events iam logs moto_api moto_server s3 secretsmanager "
    "servicequotas ssm sts utilities".split()
)
"""The services of the practice AWS and what they import of others."""

UNUSED = frozenset("bin cffi pycparser".split())
"""cffi's binary part is used, its Python part not; scripts belong to another Python."""
UNUSED_FOLDERS = frozenset({"tests", "test", "examples", "include", "__pycache__", "testing"})
UNUSED_KINDS = frozenset({".pyi", ".pyx", ".pxd", ".h", ".c", ".lib", ".exe", ".typed", ".md"})


def wanted(path: PurePosixPath) -> bool:  # noqa: PLR0911  one line for each package
    """Whether a file of the unpacked wheels goes into the program."""
    top, rest = path.parts[0], path.parts[1:]
    if top in UNUSED or path.suffix in UNUSED_KINDS or UNUSED_FOLDERS & set(rest[:-1]):
        return False
    if top.endswith(".dist-info"):
        return path.name in {"METADATA", "entry_points.txt"}
    match top:
        case "PySide6":
            return _of_qt(PurePosixPath(*rest))
        case "botocore" | "boto3" if rest[0] == "data":
            return len(rest) == 2 or (rest[1] in AWS_SERVICES and "examples" not in rest[-1])
        case "moto":
            return len(rest) == 1 or rest[0] in MOTO_PARTS
        case "shiboken6":
            return path.suffix in {".py", ".pyd", ".dll"}
        case _:
            return True


def _of_qt(path: PurePosixPath) -> bool:
    if len(path.parts) == 1:
        names = {f"{module}.pyd" for module in QT_MODULES}
        names |= {f"Qt6{module[2:]}.dll" for module in QT_MODULES}
        return (
            path.name in names | {"pyside6.abi3.dll"}
            or path.suffix == ".py"
            or path.name.startswith(("msvcp140", "vcruntime140", "concrt140"))
        )
    match path.parts[0]:
        case "plugins":
            return str(PurePosixPath(*path.parts[1:])) in QT_PLUGINS
        case "translations":
            return path.name in QT_TRANSLATIONS
        case "support":
            return path.suffix == ".py"
        case _:
            return False


def files_of(folder: Path) -> list[Path]:
    """Every file below, in an order that does not depend on the file system."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def copy_tree(source: Path, target: Path) -> None:
    for file in files_of(source):
        if file.suffix in {".pyc"} or "__pycache__" in file.parts:
            continue
        place = target / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def assemble(python: Path, site: Path, target: Path) -> None:
    """Make the folder anew, without the two programs and without compiled code."""
    shutil.rmtree(target, ignore_errors=True)
    runtime, lib = target / "runtime", target / "lib"
    runtime.mkdir(parents=True)
    for file in sorted(python.iterdir()):
        if file.name not in NOT_FROM_PYTHON and file.suffix != ".txt":
            shutil.copyfile(file, runtime / file.name)
    (runtime / f"python{PYTHON}._pth").write_text(PTH, encoding="ascii", newline="\r\n")
    for file in files_of(site):
        path = file.relative_to(site)
        if wanted(PurePosixPath(path.as_posix())):
            place = lib / path
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
    copy_tree(ROOT / "cvpn_wizard", lib / "cvpn_wizard")
    copy_tree(ROOT / "resources", lib / "cvpn_wizard" / "resources")


def set_times(folder: Path, epoch: int) -> None:
    """One date for every file, so that two builds are the same."""
    for path in folder.rglob("*"):
        os.utime(path, (epoch, epoch))
