"""Running programs of Windows: a snapshot of the Tool Help library."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

PROCESSES = 0x2
LONGEST = 260


class Entry(ctypes.Structure):
    """``PROCESSENTRY32W``."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("usage", ctypes.c_uint32),
        ("pid", ctypes.c_uint32),
        ("heap", ctypes.c_size_t),
        ("module", ctypes.c_uint32),
        ("threads", ctypes.c_uint32),
        ("parent", ctypes.c_uint32),
        ("priority", ctypes.c_long),
        ("flags", ctypes.c_uint32),
        ("name", ctypes.c_wchar * LONGEST),
    )


def program_names() -> Iterator[tuple[int, str]]:
    """Process ids and file names. Only on Windows."""
    library = ctypes.WinDLL("kernel32.dll")  # type: ignore[attr-defined,unused-ignore]
    library.CreateToolhelp32Snapshot.restype = ctypes.c_void_p
    library.Process32FirstW.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    library.Process32NextW.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    library.CloseHandle.argtypes = [ctypes.c_void_p]
    snapshot = library.CreateToolhelp32Snapshot(PROCESSES, 0)
    entry = Entry(size=ctypes.sizeof(Entry))
    try:
        more = library.Process32FirstW(snapshot, ctypes.byref(entry))
        while more:
            yield entry.pid, entry.name
            more = library.Process32NextW(snapshot, ctypes.byref(entry))
    finally:
        library.CloseHandle(snapshot)
