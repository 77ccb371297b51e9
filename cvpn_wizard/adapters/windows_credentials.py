"""The names of what a service keeps in Windows' Credential Manager. keyring can only ask by name.

keyring files a secret under the service's own name, or as ``name@service`` once there are several
(``keyring.backends.Windows``); the user name of either is the secret's name.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

WINDOWS = sys.platform == "win32"
GENERIC = 1
NOT_FOUND = 1168
"""``ERROR_NOT_FOUND``: there is no credential at all."""


class _Credential(ctypes.Structure):
    """``CREDENTIALW`` of wincred.h."""

    _fields_ = (
        ("flags", ctypes.c_uint32),
        ("kind", ctypes.c_uint32),
        ("target", ctypes.c_wchar_p),
        ("comment", ctypes.c_wchar_p),
        ("written", ctypes.c_uint64),
        ("size", ctypes.c_uint32),
        ("secret", ctypes.c_void_p),
        ("persist", ctypes.c_uint32),
        ("attribute_count", ctypes.c_uint32),
        ("attributes", ctypes.c_void_p),
        ("alias", ctypes.c_wchar_p),
        ("user", ctypes.c_wchar_p),
    )


def stored_names(service: str) -> tuple[str, ...]:
    """The names of all secrets of a service; none on other systems. No secret is copied.

    :raises OSError: when Windows does not tell.
    """
    if not WINDOWS:
        return ()
    return tuple(sorted(_named(service, credentials())))


def _named(service: str, found: list[tuple[str, str]]) -> set[str]:
    """Those of a service, of all targets with their user names."""
    return {user for target, user in found if target in {service, f"{user}@{service}"} and user}


def credentials() -> list[tuple[str, str]]:
    """Target and user name of each generic credential of this Windows user."""
    library = ctypes.WinDLL("advapi32.dll", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    pointer: Any = ctypes.POINTER(ctypes.POINTER(_Credential))
    counted: Any = ctypes.POINTER(ctypes.c_uint32)
    filled: Any = ctypes.POINTER(pointer)
    library.CredEnumerateW.argtypes = [ctypes.c_wchar_p, ctypes.c_uint32, counted, filled]
    library.CredFree.argtypes = [ctypes.c_void_p]
    library.CredFree.restype = None
    count, list_ = ctypes.c_uint32(), pointer()
    if not library.CredEnumerateW(None, 0, ctypes.byref(count), ctypes.byref(list_)):
        error = ctypes.get_last_error()  # type: ignore[attr-defined,unused-ignore]
        if error == NOT_FOUND:
            return []
        raise OSError(error, "CredEnumerateW")
    try:
        rows = [list_[number].contents for number in range(count.value)]
        return [(row.target or "", row.user or "") for row in rows if row.kind == GENERIC]
    finally:
        library.CredFree(list_)
