"""Windows' own echo: the IP Helper API, as its documentation for IcmpSendEcho has it."""

from __future__ import annotations

import ctypes
import socket
import struct

ECHO_REPLY_SIZE = 28 + 32 + 8
"""ICMP_ECHO_REPLY on 64 bits rounded up, what was sent, and 8 bytes for an ICMP error."""

DONT_FRAGMENT = 0x02


class Options(ctypes.Structure):
    """``IP_OPTION_INFORMATION``."""

    _fields_ = (
        ("ttl", ctypes.c_uint8),
        ("tos", ctypes.c_uint8),
        ("flags", ctypes.c_uint8),
        ("size", ctypes.c_uint8),
        ("place", ctypes.c_void_p),
    )


def echo(
    address: str, timeout: float, *, size: int = 32, in_one_piece: bool = False
) -> float | None:
    """Milliseconds there and back (whole ones), or ``None``. Only on Windows."""
    library = ctypes.WinDLL("iphlpapi.dll")  # type: ignore[attr-defined,unused-ignore]
    library.IcmpCreateFile.restype = ctypes.c_void_p
    library.IcmpSendEcho.argtypes = [
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_void_p,
        ctypes.c_uint16,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_uint32,
    ]
    library.IcmpCloseHandle.argtypes = [ctypes.c_void_p]
    handle = library.IcmpCreateFile()
    try:
        (destination,) = struct.unpack("<I", socket.inet_aton(address))
        body = b"client vpn wizard echo request.."[:size].ljust(size, b".")
        options = Options(ttl=128, flags=DONT_FRAGMENT if in_one_piece else 0)
        reply = ctypes.create_string_buffer(ECHO_REPLY_SIZE + len(body))
        answers = library.IcmpSendEcho(
            handle,
            destination,
            body,
            len(body),
            ctypes.byref(options),
            reply,
            len(reply),
            int(timeout * 1000),
        )
        if not answers:
            return None
        _, status, took = struct.unpack_from("<III", reply.raw)
        return float(max(took, 1)) if status == 0 else None
    finally:
        library.IcmpCloseHandle(handle)
