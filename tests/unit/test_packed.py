"""Our modules out of one file: the same modules, and none where the file is of another Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cvpn_wizard.packed import PACK, use_pack

ROOT = Path(__file__).resolve().parents[2]
MAKE = """
import compileall, shutil, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1] + "/packaging")
from windows import pack
pack.PYTHON = f"{sys.version_info[0]}{sys.version_info[1]}"
target = Path(sys.argv[2])
for part, place in (("cvpn_wizard", "cvpn_wizard"), ("resources", "cvpn_wizard/resources")):
    shutil.copytree(Path(sys.argv[1]) / part, target / "lib" / place,
                    ignore=shutil.ignore_patterns("__pycache__", "resources"))
compileall.compile_dir(target / "lib", quiet=2, workers=1)
pack.pack_modules(target)
pack.pack_texts(target)
"""
START = """
import json, sys
sys.path.insert(0, sys.argv[1])
from cvpn_wizard.packed import use_pack
used = use_pack()
import cvpn_wizard.ui.theme.style as style
from cvpn_wizard.texts import set_language, text
set_language("ja")
print(json.dumps([used, type(style.__loader__).__name__, style.__file__,
                  style.__package__, sys.modules["cvpn_wizard.ui.theme"].__path__[0],
                  text("home-heading")]))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``lib`` as it is packaged, with compiled code of the Python that runs this."""
    target = tmp_path_factory.mktemp("packed")
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONPYCACHEPREFIX"
    }
    subprocess.run(
        [sys.executable, "-c", MAKE, str(ROOT), str(target)], check=True, env=environment
    )
    return target / "lib"


def started(lib: Path) -> list[object]:
    done = subprocess.run(
        [sys.executable, "-c", START, str(lib)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    told: list[object] = json.loads(done.stdout)
    return told


def test_the_pack_gives_the_same_modules(installed: Path) -> None:
    folder = installed / "cvpn_wizard" / "ui" / "theme"
    used, loader, file, package, path, heading = started(installed)
    assert (used, loader, package) == (True, "PackedModules", "cvpn_wizard.ui.theme")
    assert Path(str(file)) == folder / "style.py"
    assert Path(str(path)) == folder
    assert heading == "何をしますか"


@pytest.mark.parametrize("broken", [b"", b"xx\r\n{", "cut"])
def test_a_pack_that_is_no_use_is_left_alone(installed: Path, broken: bytes | str) -> None:
    pack = installed / "cvpn_wizard" / PACK
    whole = pack.read_bytes()
    try:
        pack.write_bytes(whole[: len(whole) // 2] if isinstance(broken, str) else broken)
        used, loader, *_others = started(installed)
        assert (used, loader) == (False, "SourceFileLoader")
    finally:
        pack.write_bytes(whole)


def test_two_packs_of_one_source_are_the_same(installed: Path, tmp_path: Path) -> None:
    pack = installed / "cvpn_wizard" / PACK
    whole = pack.read_bytes()
    again = MAKE.replace("shutil.copytree", "(lambda *_, **__: None)")
    subprocess.run([sys.executable, "-c", again, str(ROOT), str(installed.parent)], check=True)
    assert pack.read_bytes() == whole


def test_a_checkout_has_none(tmp_path: Path) -> None:
    before = list(sys.meta_path)
    assert not use_pack(str(tmp_path / "packed.py"))
    assert sys.meta_path == before
