"""Where programs are on Windows: their own registry entries, and the list of installed programs."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
OPENVPN = r"Software\OpenVPN"
"""OpenVPN's own key: its standard value is the folder (openvpn-build's installer writes it)."""


def folders_of(title: str) -> tuple[Path, ...]:
    """Folders of installed programs whose title begins so; empty on other systems. Never raises.

    What is installed for the person comes before what is installed for everybody.
    """
    folders = (one.strip('"') for one in _values_of(title, "InstallLocation"))
    return tuple(dict.fromkeys(Path(one) for one in folders if one))


def version_of(title: str) -> str:
    """The version of an installed program whose title begins so; empty where nobody says it.

    Never raises.
    """
    return next(filter(None, _values_of(title, "DisplayVersion")), "")


def openvpn_folder() -> tuple[Path, ...]:
    """Where OpenVPN says that it is, if it says so."""
    registry = _registry()
    if registry is None:
        return ()
    found = (
        _value(registry, registry.HKEY_LOCAL_MACHINE, OPENVPN, "", view)
        for view in _views(registry)
    )
    return tuple(Path(folder) for folder in found if folder)


def _registry() -> Any:
    """Python's module for the registry; ``None`` where there is no such thing."""
    try:
        return import_module("winreg")
    except ImportError:
        return None


def _views(registry: Any) -> tuple[int, int]:
    return registry.KEY_WOW64_64KEY, registry.KEY_WOW64_32KEY


def _values_of(title: str, name: str) -> Iterator[str]:
    """A value of every installed program whose title begins so."""
    registry = _registry()
    if registry is None:
        return
    for root in (registry.HKEY_CURRENT_USER, registry.HKEY_LOCAL_MACHINE):
        for view in _views(registry):
            for one in _names(registry, root, view):
                key = rf"{UNINSTALL}\{one}"
                shown = _value(registry, root, key, "DisplayName", view)
                if shown.lower().startswith(title.lower()):
                    yield _value(registry, root, key, name, view)


def _names(registry: Any, root: int, view: int) -> list[str]:
    try:
        with registry.OpenKey(root, UNINSTALL, 0, registry.KEY_READ | view) as opened:
            return [registry.EnumKey(opened, n) for n in range(registry.QueryInfoKey(opened)[0])]
    except OSError:
        return []


def _value(registry: Any, root: int, key: str, name: str, view: int) -> str:
    try:
        with registry.OpenKey(root, key, 0, registry.KEY_READ | view) as opened:
            return str(registry.QueryValueEx(opened, name)[0])
    except OSError:
        return ""
