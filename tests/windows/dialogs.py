"""The installer's dialogs as a person meets them: read, clicked, pictured, and held to their size.

Only Windows' own interface, through ctypes: the bare Python that runs proving.py has nothing else.
"""

from __future__ import annotations

import ctypes
import struct
import time
import zlib
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path

NEXT, CANCEL, BACK = 1, 2, 3
"""The buttons of an NSIS window, by their identifiers."""
LONGEST = 300.0
"""Seconds until a page counts as one that never comes."""
TREE = "SysTreeView32"

WM_GETTEXT, WM_COMMAND = 0x0D, 0x111
BM_GETCHECK, BM_SETCHECK, CB_SETCURSEL = 0xF0, 0xF1, 0x14E
BOX_STYLES = range(2, 10)
"""Check boxes and radio buttons, whose sign takes room beside the words (``BS_…``)."""
BOX_PIXELS = 18
OTHER_FONT = 1.2
"""How much higher than Windows' own the lines of the font may be that Wine has."""

user, gdi = ctypes.WinDLL("user32.dll"), ctypes.WinDLL("gdi32.dll")
for library, name, restype in (
    (user, "SendMessageW", ctypes.c_ssize_t),
    (user, "GetDlgItem", wintypes.HWND),
    (user, "GetWindowDC", wintypes.HDC),
    (user, "GetDC", wintypes.HDC),
    (gdi, "CreateCompatibleDC", wintypes.HDC),
    (gdi, "CreateCompatibleBitmap", wintypes.HBITMAP),
    (gdi, "SelectObject", wintypes.HGDIOBJ),
    (gdi, "CreateFontW", wintypes.HFONT),
):
    getattr(library, name).restype = restype
user.SendMessageW.argtypes = [wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM]
user.PostMessageW.argtypes = user.SendMessageW.argtypes
user.GetDlgItem.argtypes = [wintypes.HWND, ctypes.c_int]
gdi.SelectObject.argtypes = [wintypes.HDC, wintypes.HGDIOBJ]
gdi.CreateCompatibleDC.argtypes = [wintypes.HDC]
gdi.CreateCompatibleBitmap.argtypes = [wintypes.HDC, ctypes.c_int, ctypes.c_int]
gdi.DeleteObject.argtypes = [wintypes.HGDIOBJ]
gdi.GetDeviceCaps.argtypes = [wintypes.HDC, ctypes.c_int]
gdi.CreateFontW.argtypes = [*[ctypes.c_int] * 5, *[wintypes.DWORD] * 8, wintypes.LPCWSTR]
gdi.DeleteDC.argtypes = [wintypes.HDC]
gdi.BitBlt.argtypes = [
    *[wintypes.HDC, *[ctypes.c_int] * 4],
    *[wintypes.HDC, ctypes.c_int, ctypes.c_int, wintypes.DWORD],
]
gdi.GetDIBits.argtypes = [
    *[wintypes.HDC, wintypes.HBITMAP, wintypes.UINT, wintypes.UINT],
    *[ctypes.c_void_p, ctypes.c_void_p, wintypes.UINT],
]
user.DrawTextW.argtypes = [
    *[wintypes.HDC, wintypes.LPCWSTR, ctypes.c_int, ctypes.c_void_p, wintypes.UINT],
]
user.GetWindowLongW.argtypes = [wintypes.HWND, ctypes.c_int]


def text_of(window: int) -> str:
    room = ctypes.create_unicode_buffer(4000)
    user.SendMessageW(window, WM_GETTEXT, 4000, ctypes.addressof(room))
    return room.value


def class_of(window: int) -> str:
    room = ctypes.create_unicode_buffer(100)
    user.GetClassNameW(wintypes.HWND(window), room, 100)
    return room.value


def top_windows(process: int) -> list[int]:
    """The visible dialogs of a process, the topmost first."""
    found: list[int] = []

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def look(window: int, _: int) -> bool:
        owner = wintypes.DWORD()
        user.GetWindowThreadProcessId(window, ctypes.byref(owner))
        if owner.value == process and user.IsWindowVisible(window) and class_of(window) == "#32770":
            found.append(window)
        return True

    user.EnumWindows(look, 0)
    return found


def parts_of(window: int) -> list[int]:
    """Every visible part, also of the page within."""
    found: list[int] = []

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def look(part: int, _: int) -> bool:
        if user.IsWindowVisible(part):
            found.append(part)
        return True

    user.EnumChildWindows(wintypes.HWND(window), look, 0)
    return found


def size_of(window: int) -> tuple[int, int]:
    box = wintypes.RECT()
    user.GetWindowRect(wintypes.HWND(window), ctypes.byref(box))
    return box.right - box.left, box.bottom - box.top


def cut_off(window: int, face: str) -> list[str]:
    """The words that do not fit into their place, each with what it needs and what it has.

    :param face: the font that the dialog asks for, at 9 points: a handle to its own one is no use
        in another process.
    """
    wrong = []
    for part in parts_of(window):
        kind, words = class_of(part), text_of(part)
        style = user.GetWindowLongW(part, -16)
        if not words or kind not in {"Static", "Button"}:
            continue
        if kind == "Static" and style & 0x1F in {3, 14}:
            continue  # a picture
        if kind == "Button" and style & 0xF == 7:
            continue  # a frame
        width, height = size_of(part)
        box_sign = BOX_PIXELS if kind == "Button" and style & 0xF in BOX_STYLES else 0
        several = kind == "Static" or style & 0x2000
        need = _needed(words, width - box_sign, face, several=bool(several))
        if need[0] + box_sign > width or need[1] > height * OTHER_FONT:
            wrong.append(f"{words!r} needs {need}, has {(width - box_sign, height)}")
    return wrong


def _needed(words: str, width: int, face: str, *, several: bool) -> tuple[int, int]:
    device = user.GetDC(None)
    height = -round(9 * gdi.GetDeviceCaps(device, 90) / 72)  # LOGPIXELSY
    font = gdi.CreateFontW(height, 0, 0, 0, 400, 0, 0, 0, 1, 0, 0, 0, 0, face)
    before = gdi.SelectObject(device, font)
    try:
        box = wintypes.RECT(0, 0, width, 0)
        how = 0x400 | (0x10 if several else 0x20)  # DT_CALCRECT, DT_WORDBREAK or DT_SINGLELINE
        user.DrawTextW(device, words, -1, ctypes.byref(box), how)
        return box.right, box.bottom
    finally:
        gdi.SelectObject(device, before)
        gdi.DeleteObject(font)
        user.ReleaseDC(None, wintypes.HDC(device))


def press(window: int, button: int) -> None:
    """What a click tells the dialog. A click itself may get lost while it is not the active one."""
    part = user.GetDlgItem(window, button)
    assert part, f"no button {button} in {text_of(window)!r}"
    wait_for(lambda: user.IsWindowEnabled(wintypes.HWND(part)), f"a click on {button}")
    user.PostMessageW(window, WM_COMMAND, button, part)


def tick(window: int, words: str) -> None:
    """Tick the box with these words in its label, or take its tick away."""
    (part,) = (
        one for one in parts_of(window) if class_of(one) == "Button" and words in text_of(one)
    )
    user.SendMessageW(part, BM_SETCHECK, not user.SendMessageW(part, BM_GETCHECK, 0, 0), 0)


def ticked(window: int) -> list[str]:
    return [
        text_of(one)
        for one in parts_of(window)
        if class_of(one) == "Button" and user.SendMessageW(one, BM_GETCHECK, 0, 0)
    ]


def choose(window: int, row: int) -> None:
    """A row of the dialog's one list."""
    (part,) = (one for one in parts_of(window) if class_of(one) == "ComboBox")
    user.SendMessageW(part, CB_SETCURSEL, row, 0)


def words_of(window: int) -> str:
    """All that can be read in a window; of a tree only that it is there."""
    told = [TREE if class_of(one) == TREE else text_of(one) for one in parts_of(window)]
    return "\n".join(filter(None, [text_of(window), *told]))


def picture(window: int, file: Path) -> None:
    """A PNG of a window as it is on the screen."""
    width, height = size_of(window)
    source = user.GetWindowDC(wintypes.HWND(window))
    memory = gdi.CreateCompatibleDC(source)
    bitmap = gdi.CreateCompatibleBitmap(source, width, height)
    gdi.SelectObject(memory, bitmap)
    gdi.BitBlt(memory, 0, 0, width, height, source, 0, 0, 0x00CC0020)
    head = ctypes.create_string_buffer(
        struct.pack("<IiiHHIIiiII", 40, width, -height, 1, 32, 0, 0, 0, 0, 0, 0)
    )
    raw = ctypes.create_string_buffer(width * height * 4)
    gdi.GetDIBits(memory, bitmap, 0, height, raw, head, 0)
    gdi.DeleteDC(memory)
    gdi.DeleteObject(bitmap)
    user.ReleaseDC(wintypes.HWND(window), wintypes.HDC(source))
    rows = bytearray()
    for y in range(height):
        line = raw.raw[y * width * 4 : (y + 1) * width * 4]
        colours = bytearray(width * 3)
        colours[0::3], colours[1::3], colours[2::3] = line[2::4], line[1::4], line[0::4]
        rows += b"\0" + colours
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 6))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def wait_for(find: Callable[[], int], what: str) -> int:
    """The first window that is found, once it is drawn."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        window = find()
        if window:
            time.sleep(0.3)
            return window
        time.sleep(0.05)
    raise AssertionError(f"{what} did not come")


def wait_for_words(process: int, words: str) -> int:
    """The dialog of a process in which these words stand."""

    def find() -> int:
        shown = top_windows(process)
        return next((window for window in shown if words in words_of(window)), 0)

    return wait_for(find, repr(words))
