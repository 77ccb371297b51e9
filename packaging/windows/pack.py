"""What a start reads as single files instead of hundreds: our compiled modules, and our texts.

The files themselves stay where they are. See cvpn_wizard/packed.py and texts/language.py.
"""

from __future__ import annotations

import marshal
from pathlib import Path

from windows.parts import PYTHON, PartRefusedError

PACK = "modules.pack"
HEADER = 16
"""Bytes of a .pyc before its code; the first four name the Python that it is for."""
PLAIN = 2
"""Marshal's last version that knows no references: the same modules give the same bytes."""


def pack_modules(target: Path) -> int:
    """Write ``cvpn_wizard/modules.pack``; how many modules are in it."""
    lib = target / "lib"
    modules: dict[str, tuple[bool, str, bytes]] = {}
    magic = set()
    for source in sorted((lib / "cvpn_wizard").rglob("*.py")):
        path = source.relative_to(lib)
        package = path.name == "__init__.py"
        name = ".".join(path.parent.parts if package else path.with_suffix("").parts)
        compiled = source.parent / "__pycache__" / f"{source.stem}.cpython-{PYTHON}.pyc"
        raw = compiled.read_bytes()
        magic.add(raw[:4])
        modules[name] = (package, path.as_posix(), raw[HEADER:])
    if len(magic) != 1:
        raise PartRefusedError("our modules are compiled by several Pythons, or by none")
    whole = magic.pop() + marshal.dumps(modules, PLAIN)
    (lib / "cvpn_wizard" / PACK).write_bytes(whole)
    return len(modules)


def pack_texts(target: Path) -> None:
    """Write ``i18n/<language>.ftl``: every file of that language, one after the other."""
    folder = target / "lib" / "cvpn_wizard" / "resources" / "i18n"
    for language in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = sorted(language.glob("*.ftl"))
        whole = "\n".join(file.read_text("utf-8") for file in files)
        (folder / f"{language.name}.ftl").write_text(whole, "utf-8", newline="\n")
