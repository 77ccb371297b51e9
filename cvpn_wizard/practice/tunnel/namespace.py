"""A network of its own inside this computer: the kernel's network namespaces, through iproute2."""

from __future__ import annotations

import ctypes
import os
import struct
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.model.children import environment_for_children
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.practice.tunnel.tools import call, program

NAMES = Path("/run/netns")
SETTINGS = Path("/etc/netns")
"""``ip netns exec NAME`` shows ``/etc/netns/NAME/FILE`` in place of ``/etc/FILE``."""
CLONE_NEWNET = 0x40000000
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
"""From linux/sched.h and linux/if_tun.h."""


@dataclass(frozen=True)
class Namespace:
    """One namespace, by the name that ``ip netns`` knows it by."""

    name: str

    def create(self, *, forwards: bool = False) -> None:
        """Make it, with its loopback up. A router passes packets on, whichever way they came."""
        call("ip", "netns", "add", self.name)
        self.ip("link set lo up")
        with self.entered():
            for setting in ("all/rp_filter", "default/rp_filter"):
                Path("/proc/sys/net/ipv4/conf", setting).write_text("0")
            Path("/proc/sys/net/ipv4/ip_forward").write_text("1" if forwards else "0")
            # Otherwise one that has refused a few times just before keeps quiet for a second.
            Path("/proc/sys/net/ipv4/icmp_ratelimit").write_text("0")

    def delete(self) -> None:
        """End what still runs in it, and take it away. Gone already is fine."""
        if self.exists():
            for process in call("ip", "netns", "pids", self.name).split():
                _kill(int(process))
            call("ip", "netns", "delete", self.name)
        folder = SETTINGS / self.name
        if folder.is_dir():
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()

    def exists(self) -> bool:
        return (NAMES / self.name).exists()

    def ip(self, *lines: str) -> None:
        """Lines for ``ip -batch``, without the word ``ip``; the first that fails ends it.

        :raises WizardError: TUNNEL_FAILED
        """
        call("ip", "-n", self.name, "-batch", "-", given="\n".join(lines) + "\n")

    def filter(self, rules: str) -> None:
        """Lines for ``nft``, taken all together or not at all.

        :raises WizardError: TUNNEL_FAILED
        """
        with self.entered():
            call("nft", "-f", "-", given=rules)

    def settings(self, name: str, content: str) -> None:
        """What programs in it see as ``/etc/<name>``."""
        folder = SETTINGS / self.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")

    def command(self, *words: str) -> list[str]:
        """A command line that runs in here."""
        return [program("ip"), "netns", "exec", self.name, *words]

    def run(self, *words: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        """Run a program to its end; the caller looks at its status."""
        return subprocess.run(
            self.command(*words),
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
            env=environment_for_children(),
        )

    def start(self, words: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
        """Start a program that goes on running; what it prints goes to ``log``."""
        with log.open("ab") as stream:
            return subprocess.Popen(
                self.command(*words),
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                start_new_session=True,  # Ctrl-C is ours alone
                env=environment_for_children(),
            )

    @contextmanager
    def entered(self) -> Iterator[None]:
        """This thread's network is the namespace's until the block ends.

        A socket opened inside stays there, whoever uses it later; so does a child process.

        :raises WizardError: TUNNEL_FAILED
        """
        with (
            Path("/proc/thread-self/ns/net").open("rb") as before,
            (NAMES / self.name).open("rb") as inside,
        ):
            _enter(inside.fileno(), self.name)
            try:
                yield
            finally:
                _enter(before.fileno(), "before")


def join(one: Namespace, one_end: str, other: Namespace, other_end: str) -> None:
    """Lay a wire between two namespaces; both ends come up."""
    call(
        *("ip", "-n", one.name, "link", "add", one_end, "type", "veth"),
        *("peer", "name", other_end, "netns", other.name),
    )
    one.ip(f"link set {one_end} up")
    other.ip(f"link set {other_end} up")


@contextmanager
def tunnel_adapter(place: Namespace, name: str) -> Iterator[None]:
    """A tunnel adapter that a program holds, as a VPN's is; it is gone when the block ends."""
    import fcntl  # noqa: PLC0415  # not on Windows

    with place.entered():
        descriptor = os.open("/dev/net/tun", os.O_RDWR)
    try:
        request = struct.pack("16sH22x", name.encode(), IFF_TUN | IFF_NO_PI)
        with place.entered():
            fcntl.ioctl(descriptor, TUNSETIFF, request)  # type: ignore[attr-defined,unused-ignore]
        yield
    finally:
        os.close(descriptor)


def _enter(descriptor: int, name: str) -> None:
    """``setns(2)``; Python has it from 3.12 on only."""
    library = ctypes.CDLL(None, use_errno=True)
    if library.setns(descriptor, CLONE_NEWNET) != 0:
        why = os.strerror(ctypes.get_errno())
        raise WizardError(ErrorCode.TUNNEL_FAILED, name="setns", command=name, why=why)


def _kill(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, 9)
