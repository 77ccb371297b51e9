"""Adapters of Windows: GetAdaptersAddresses of the IP Helper API, by its documentation."""

from __future__ import annotations

import ctypes
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Interface
from typing import Any

from cvpn_wizard.adapters.network.interfaces import Interface, InterfaceKind, kind_by_words

UP = 1
SKIP_ANYCAST, SKIP_MULTICAST = 0x2, 0x4
TOO_SMALL = 111
FIRST_TRY = 32_768
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


class _SocketAddress(ctypes.Structure):
    _fields_ = (("place", ctypes.c_void_p), ("length", ctypes.c_int))


class Unicast(ctypes.Structure):
    """``IP_ADAPTER_UNICAST_ADDRESS_LH``."""


Unicast._fields_ = [
    ("length", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("next", ctypes.POINTER(Unicast)),
    ("address", _SocketAddress),
    ("prefix_origin", ctypes.c_int),
    ("suffix_origin", ctypes.c_int),
    ("dad_state", ctypes.c_int),
    ("valid", ctypes.c_uint32),
    ("preferred", ctypes.c_uint32),
    ("lease", ctypes.c_uint32),
    ("prefix", ctypes.c_uint8),
]


class Resolver(ctypes.Structure):
    """``IP_ADAPTER_DNS_SERVER_ADDRESS_XP``."""


Resolver._fields_ = [
    ("length", ctypes.c_uint32),
    ("reserved", ctypes.c_uint32),
    ("next", ctypes.POINTER(Resolver)),
    ("address", _SocketAddress),
]


class Adapter(ctypes.Structure):
    """``IP_ADAPTER_ADDRESSES_LH``, as far as it is read."""


Adapter._fields_ = [
    ("length", ctypes.c_uint32),
    ("index", ctypes.c_uint32),
    ("next", ctypes.POINTER(Adapter)),
    ("name", ctypes.c_char_p),
    ("unicast", ctypes.POINTER(Unicast)),
    ("anycast", ctypes.c_void_p),
    ("multicast", ctypes.c_void_p),
    ("resolvers", ctypes.POINTER(Resolver)),
    ("suffix", ctypes.c_void_p),
    ("description", ctypes.c_wchar_p),
    ("friendly", ctypes.c_wchar_p),
    ("physical", ctypes.c_uint8 * 8),
    ("physical_length", ctypes.c_uint32),
    ("flags", ctypes.c_uint32),
    ("mtu", ctypes.c_uint32),
    ("type", ctypes.c_uint32),
    ("state", ctypes.c_int),
]


class Row(ctypes.Structure):
    """``MIB_UNICASTIPADDRESS_ROW``: it knows when an address was given."""

    _fields_ = (
        ("address", ctypes.c_uint8 * 28),
        ("luid", ctypes.c_uint64),
        ("index", ctypes.c_uint32),
        ("prefix_origin", ctypes.c_int),
        ("suffix_origin", ctypes.c_int),
        ("valid", ctypes.c_uint32),
        ("preferred", ctypes.c_uint32),
        ("prefix", ctypes.c_uint8),
        ("skip", ctypes.c_uint8),
        ("dad_state", ctypes.c_int),
        ("scope", ctypes.c_uint32),
        ("created", ctypes.c_uint64),
    )


def windows_interfaces() -> tuple[Interface, ...]:
    """Those that are up and have an IPv4 address. Only on Windows."""
    library = ctypes.WinDLL("iphlpapi.dll")  # type: ignore[attr-defined,unused-ignore]
    size = ctypes.c_ulong(FIRST_TRY)
    status = TOO_SMALL
    for _ in range(3):  # adapters may come while we ask
        room = ctypes.create_string_buffer(size.value)
        status = library.GetAdaptersAddresses(
            socket.AF_INET, SKIP_ANYCAST | SKIP_MULTICAST, None, room, ctypes.byref(size)
        )
        if status != TOO_SMALL:
            break
    if status != 0:
        return ()
    return tuple(read_adapters(ctypes.cast(room, ctypes.POINTER(Adapter)), _since(library)))


def read_adapters(first: Any, since: dict[IPv4Address, datetime]) -> Iterator[Interface]:
    """Follow the list that Windows made.

    :param first: a pointer to an :class:`Adapter`.
    """
    entry = first
    while entry:
        one = entry.contents
        addresses = tuple(_unicasts(one.unicast))
        kind = kind_by_words(one.friendly or "", one.description or "", one.type)
        if one.state == UP and addresses:
            began = [since[told.ip] for told in addresses if told.ip in since]
            yield Interface(
                name=one.friendly or "",
                key=str(one.index),
                kind=kind,
                addresses=addresses,
                title=one.description or "",
                mtu=one.mtu if one.mtu < 0xFFFFFFFF else 0,
                resolvers=tuple(_resolvers(one.resolvers)),
                since=min(began) if began and kind is not InterfaceKind.LAN else None,
            )
        entry = one.next


def _unicasts(first: Any) -> Iterator[IPv4Interface]:
    while first:
        address = _ipv4(first.contents.address.place)
        if address is not None:
            yield IPv4Interface((int(address), first.contents.prefix))
        first = first.contents.next


def _resolvers(first: Any) -> Iterator[IPv4Address]:
    while first:
        address = _ipv4(first.contents.address.place)
        if address is not None:
            yield address
        first = first.contents.next


def _ipv4(place: int | None) -> IPv4Address | None:
    if not place:
        return None
    raw = ctypes.string_at(place, 8)
    family = int.from_bytes(raw[:2], "little")
    return IPv4Address(raw[4:8]) if family == socket.AF_INET else None


def _since(library: Any) -> dict[IPv4Address, datetime]:
    """When each address was given, as GetUnicastIpAddressTable has it."""
    place = ctypes.c_void_p()
    library.FreeMibTable.argtypes = [ctypes.c_void_p]
    status = library.GetUnicastIpAddressTable(socket.AF_INET, ctypes.byref(place))
    if status != 0 or place.value is None:
        return {}
    try:
        count = ctypes.c_uint32.from_address(place.value).value
        return dict(_times((Row * count).from_address(place.value + 8)))
    finally:
        library.FreeMibTable(place)


def _times(rows: Any) -> Iterator[tuple[IPv4Address, datetime]]:
    for row in rows:
        raw = bytes(row.address)
        if int.from_bytes(raw[:2], "little") == socket.AF_INET and row.created:
            yield IPv4Address(raw[4:8]), EPOCH + timedelta(microseconds=row.created // 10)
