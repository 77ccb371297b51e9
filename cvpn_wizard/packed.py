"""Our modules out of one file, where the program is installed with one.

A start opens some forty modules of ours; for each, Python asks the disk six times, and on Windows
an antivirus program wants to see each file too. Packaging writes all of them into ``modules.pack``
beside this module; the window's program reads that once. The files themselves stay where they are:
for the programs that it starts, and for whoever has no pack, or one of another Python.
"""

from __future__ import annotations

import marshal
import sys
from _frozen_importlib_external import MAGIC_NUMBER
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

PACK = "modules.pack"

Modules = Mapping[str, tuple[bool, str, bytes]]
"""By name: whether it is a package, its file, its code as Python marshals it."""


class PackedModules:
    """Finds and loads the modules of a pack.

    :param modules: what was loaded of them is given up.
    :param folder: the one that holds ``cvpn_wizard``.
    """

    def __init__(self, modules: Modules, folder: str) -> None:
        self._modules = dict(modules)
        self._folder = folder

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is: here, or (``None``) wherever Python looks next."""
        found = self._modules.get(name)
        if found is None:
            return None
        package, file, _code = found
        spec = ModuleSpec(name, self, origin=f"{self._folder}/{file}", is_package=package)  # type: ignore[arg-type]  # what is asked of a loader
        spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(f"{self._folder}/{file.rpartition('/')[0]}")
        return spec

    def create_module(self, _spec: ModuleSpec) -> None:
        """Python's own will do."""

    def exec_module(self, module: ModuleType) -> None:
        _package, _file, code = self._modules.pop(module.__name__)
        exec(marshal.loads(code), module.__dict__)  # noqa: S102, S302  as Python does it


def use_pack(path: str = "") -> bool:
    """Load our modules from the pack from now on, where there is one of this Python."""
    folder = (path or __file__).replace("\\", "/").rpartition("/")[0]
    modules = _read(folder)
    if modules:
        sys.meta_path.insert(0, PackedModules(modules, folder.rpartition("/")[0]))
    return bool(modules)


def packed_names() -> tuple[str, ...]:
    """What is in the pack beside this module; nothing where it is no use."""
    return tuple(_read(__file__.replace("\\", "/").rpartition("/")[0]))


def _read(folder: str) -> Modules:
    try:
        with open(f"{folder}/{PACK}", "rb") as file:  # noqa: PTH123  before pathlib is needed
            if file.read(len(MAGIC_NUMBER)) != MAGIC_NUMBER:
                return {}
            modules: Modules = marshal.loads(file.read())  # noqa: S302  as the modules beside it
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return modules
