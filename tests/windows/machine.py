"""What proving.py asks of Windows: the registry, files, credentials, processes, shortcuts."""

from __future__ import annotations

import ctypes
import os
import re
import struct
import subprocess
import sys
import time
import winreg
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from cvpn_wizard.adapters import windows_credentials

WORDS = ("clientvpn", "cvpn", "client vpn wizard")
SYNCHRONIZE = 0x10_0000


def run(command: str, seconds: float = 600) -> int:
    """A command line as Windows has it; its exit status."""
    return subprocess.run(
        command, check=False, timeout=seconds, stdin=subprocess.DEVNULL
    ).returncode


def setup(file: Path, switches: str = "/S") -> int:
    return run(f'"{file}" {switches}')


def value(key: str, name: str = "", root: int = winreg.HKEY_CURRENT_USER) -> str | None:
    try:
        with winreg.OpenKey(root, key, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
            return str(winreg.QueryValueEx(opened, name)[0])
    except OSError:
        return None


def registry() -> set[str]:
    """Whatever mentions us, by key and value name."""
    found: set[str] = set()

    def walk(root: int, path: str, depth: int) -> None:
        try:
            opened = winreg.OpenKey(root, path, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY)
        except OSError:
            return
        with opened:
            keys, values, _ = winreg.QueryInfoKey(opened)
            for number in range(values):
                name, content, _ = winreg.EnumValue(opened, number)
                words = f"{path}\\{name} = {content}"
                if any(word in words.lower() for word in WORDS):
                    found.add(words)
            names = [winreg.EnumKey(opened, number) for number in range(keys)]
        for name in names:
            if any(word in name.lower() for word in WORDS):
                found.add(f"{path}\\{name}")
            if depth:
                walk(root, f"{path}\\{name}", depth - 1)

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        walk(root, r"Software\Microsoft\Windows\CurrentVersion\Uninstall", 1)
        walk(root, r"Software\Microsoft\Windows\CurrentVersion\App Paths", 1)
        walk(root, r"Software\Microsoft\Windows\CurrentVersion\Run", 1)
        walk(root, r"Software\Classes", 0)
        walk(root, "Software", 0)
    return found


def files() -> set[str]:
    """Files that mention us, and what an installer leaves in the folder for temporary files."""
    found = set()
    for folder in (os.environ["USERPROFILE"], os.environ["PUBLIC"], os.environ["PROGRAMDATA"]):
        for path in Path(folder).rglob("*"):
            if any(word in str(path).lower() for word in WORDS):
                found.add(str(path))
    return found


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Each file with its size and time, as the folders tell: what a change would change."""
    found = {}
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    told = entry.stat()
                    found[os.path.relpath(entry.path, folder)] = told.st_size, told.st_mtime_ns
    return found


def has_signature(file: Path) -> bool:
    """Whether a program carries a signature at all: its certificate table is not empty."""
    raw = file.read_bytes()
    (head,) = struct.unpack_from("<I", raw, 0x3C)
    _place, size = struct.unpack_from("<II", raw, head + 24 + 112 + 4 * 8)
    return bool(size)


def wait_for(happened: Callable[[], object], what: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"{what} did not happen"
        time.sleep(0.1)


def is_running() -> bool:
    kernel = ctypes.WinDLL("kernel32.dll")
    kernel.OpenMutexW.restype = ctypes.c_void_p
    kernel.CloseHandle.argtypes = [ctypes.c_void_p]
    handle = kernel.OpenMutexW(SYNCHRONIZE, 0, r"Local\ClientVpnWizard-Running")
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


def ask_to_close() -> bool:
    """As the installer does; whether there was anybody to ask."""
    kernel = ctypes.WinDLL("kernel32.dll")
    kernel.OpenEventW.restype = ctypes.c_void_p
    kernel.SetEvent.argtypes = kernel.CloseHandle.argtypes = [ctypes.c_void_p]
    handle = kernel.OpenEventW(2, 0, r"Local\ClientVpnWizard-Close")
    if handle:
        kernel.SetEvent(handle)
        kernel.CloseHandle(handle)
    return bool(handle)


def shortcut_target(link: Path) -> Path:
    """The program that a shortcut starts: the path that it carries as UTF-16, else as bytes."""
    raw = link.read_bytes()
    whole = re.compile(r"[A-Za-z]:\\[^\x00-\x1f]*?\.exe")
    texts = (raw.decode("utf-16-le", "ignore"), raw[1:].decode("utf-16-le", "ignore"))
    for text in (*texts, raw.decode("mbcs", "replace")):
        if found := whole.search(text):
            return Path(found[0])
    raise AssertionError(f"{link} names no program")


def secrets() -> set[tuple[str, str]]:
    """Service and name of each credential that is ours.

    keyring moves one from ``service`` to ``name@service`` when another one comes: it is the same.
    """
    return {_service_and_name(*one) for one in _ours()}


def clear_secrets(known: set[tuple[str, str]]) -> None:
    """Away with ours but those."""
    library = ctypes.WinDLL("advapi32.dll")
    for target, user in _ours():
        if _service_and_name(target, user) not in known:
            generic = windows_credentials.GENERIC
            assert library.CredDeleteW(ctypes.c_wchar_p(target), generic, 0), target


def _ours() -> list[tuple[str, str]]:
    found = windows_credentials.credentials()
    return [one for one in found if any(word in one[0].lower() for word in WORDS)]


def _service_and_name(target: str, user: str) -> tuple[str, str]:
    return target.removeprefix(f"{user}@"), user


def is_administrator() -> bool:
    return bool(ctypes.WinDLL("shell32.dll").IsUserAnAdmin())
