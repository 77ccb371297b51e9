"""Who may read a file on Windows: its access list, through the system's own interface.

The list is written as SDDL, whose account is this process's own by its security identifier: names
(``USERDOMAIN``, ``USERNAME``) are not those of the account where a company's directory is used.
SYSTEM keeps access: the services of VPN clients read keys and profiles under that account.
"""

from __future__ import annotations

import ctypes
import re
from pathlib import Path
from typing import Any

DACL = 0x4
PROTECTED_DACL = 0x8000_0000
TOKEN_QUERY = 0x8
TOKEN_USER = 1
SDDL_REVISION = 1
LARGEST = 65_536

_ENTRY = re.compile(r"\(([A-Z]+);[^;)]*;[^;)]*;[^;)]*;[^;)]*;([^;)]+)[^)]*\)")
OF_THE_SYSTEM = frozenset({"SY", "S-1-5-18", "BA", "S-1-5-32-544"})
"""SYSTEM, and the administrators, from whom nothing can be kept on Windows."""


def _library() -> Any:
    library = ctypes.WinDLL("advapi32.dll", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    pointer, number, text = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_wchar_p
    library.OpenProcessToken.argtypes = [pointer, number, pointer]
    library.GetTokenInformation.argtypes = [pointer, ctypes.c_int, pointer, number, pointer]
    library.ConvertSidToStringSidW.argtypes = [pointer, pointer]
    library.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = [
        text,
        number,
        pointer,
        pointer,
    ]
    library.ConvertSecurityDescriptorToStringSecurityDescriptorW.argtypes = [
        pointer,
        number,
        number,
        pointer,
        pointer,
    ]
    library.SetFileSecurityW.argtypes = [text, number, pointer]
    library.GetFileSecurityW.argtypes = [text, number, pointer, number, pointer]
    return library


def _kernel() -> Any:
    library = ctypes.WinDLL("kernel32.dll")  # type: ignore[attr-defined,unused-ignore]
    library.GetCurrentProcess.restype = ctypes.c_void_p
    library.CloseHandle.argtypes = [ctypes.c_void_p]
    library.LocalFree.argtypes = [ctypes.c_void_p]
    return library


def _told(ok: object) -> None:
    """:raises OSError: with Windows' own number and words, unless the call went well."""
    if not ok:
        raise ctypes.WinError(ctypes.get_last_error())  # type: ignore[attr-defined,unused-ignore]


def own_account() -> str:
    """This process's account as a security identifier: ``S-1-5-21-…``.

    :raises OSError: as Windows says.
    """
    library, kernel = _library(), _kernel()
    token = ctypes.c_void_p()
    _told(library.OpenProcessToken(kernel.GetCurrentProcess(), TOKEN_QUERY, ctypes.byref(token)))
    try:
        raw, size = ctypes.create_string_buffer(256), ctypes.c_uint32()
        _told(library.GetTokenInformation(token, TOKEN_USER, raw, len(raw), ctypes.byref(size)))
        identifier = ctypes.c_void_p.from_buffer(raw)  # TOKEN_USER begins with it
        words = ctypes.c_wchar_p()
        _told(library.ConvertSidToStringSidW(identifier, ctypes.byref(words)))
        found = words.value or ""
        kernel.LocalFree(words)
    finally:
        kernel.CloseHandle(token)
    return found


def owner_only(path: Path) -> None:
    """Take inherited rights away; give all to this account and to SYSTEM, none to others.

    :raises OSError: where the place has no rights (a USB stick), or refuses.
    """
    library = _library()
    words = f"D:P(A;;FA;;;SY)(A;;FA;;;{own_account()})"
    descriptor = ctypes.c_void_p()
    _told(
        library.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            words, SDDL_REVISION, ctypes.byref(descriptor), None
        )
    )
    try:
        _told(library.SetFileSecurityW(str(path), DACL | PROTECTED_DACL, descriptor))
    finally:
        _kernel().LocalFree(descriptor)


def access_list(path: Path) -> str:
    """The file's access list as SDDL.

    :raises OSError: as Windows says.
    """
    library = _library()
    raw, size = ctypes.create_string_buffer(LARGEST), ctypes.c_uint32()
    _told(library.GetFileSecurityW(str(path), DACL, raw, LARGEST, ctypes.byref(size)))
    words = ctypes.c_wchar_p()
    _told(
        library.ConvertSecurityDescriptorToStringSecurityDescriptorW(
            raw, SDDL_REVISION, DACL, ctypes.byref(words), None
        )
    )
    found = words.value or ""
    _kernel().LocalFree(words)
    return found


def trustees(sddl: str) -> tuple[str, ...]:
    """The accounts that an access list lets in. Without any entry, everybody is."""
    entries = _ENTRY.findall(sddl)
    if "D:" not in sddl or "NO_ACCESS_CONTROL" in sddl:
        return ("WD",)
    return tuple(account for kind, account in entries if kind in {"A", "OA", "XA"})


def others_with_access(path: Path) -> tuple[str, ...]:
    """Accounts besides ours and the system's that may do anything with the file.

    :raises OSError: as Windows says.
    """
    fine = OF_THE_SYSTEM | {own_account()}
    return tuple(one for one in trustees(access_list(path)) if one not in fine)
