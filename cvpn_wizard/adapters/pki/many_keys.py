"""Many RSA keys as fast as this machine can make them: a process for each core.

In one process that would not work: ``cryptography`` keeps Python's lock while it makes a key.
The children write their keys to one pipe, each with one call, so that none is torn (a PEM of
1,700 bytes is below POSIX's PIPE_BUF, and Windows takes each write as one piece). A second pipe has
a byte for each key that is still wanted, whichever child takes it: so none is made in vain, and no
child waits while another has work left.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from cvpn_wizard.adapters.pki.keys import STOCK, generate
from cvpn_wizard.model.children import NO_WINDOW, environment_for_children

_END = b"-----END PRIVATE KEY-----\n"
AHEAD = 32
"""Keys that may lie ready before they are asked for."""


def cores() -> int:
    """How many of the machine's cores we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def keys_made(count: int, processes: int = 0) -> Iterator[Iterator[rsa.RSAPrivateKey]]:
    """So many keys, while the block lasts; then the children are gone.

    Where no child can be started keys are made here.

    :param processes: as many as there are cores by default.
    """
    reading, writing = os.pipe()
    orders, end = os.pipe()
    ordering = os.fdopen(end, "wb", buffering=0)
    children: list[subprocess.Popen[bytes]] = []
    try:
        with suppress(OSError):
            for _ in range(min(count, processes or cores())):
                children.append(_child(orders, writing))  # noqa: PERF401  those that did start end
        os.close(writing)
        os.close(orders)
        yield _keys(count, reading, ordering)
    finally:
        os.close(reading)
        ordering.close()
        for child in children:
            child.terminate()
        for child in children:
            child.wait()


def _child(orders: int, writing: int) -> subprocess.Popen[bytes]:
    # Where a window is open (it has keys made ahead) it comes first; elsewhere nobody waits.
    words = ["-m", "cvpn_wizard.adapters.pki.many_keys", *(["behind"] if STOCK.ahead else [])]
    below_normal = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    return subprocess.Popen(
        [sys.executable, *words],
        stdin=orders,
        stdout=writing,
        stderr=subprocess.DEVNULL,
        env=environment_for_children(),
        creationflags=NO_WINDOW | below_normal,
    )


def _keys(count: int, reading: int, ordering: FileIO) -> Iterator[rsa.RSAPrivateKey]:
    unordered, made, begun = count, 0, b""

    def order(keys: int) -> None:
        nonlocal unordered
        keys = min(keys, unordered)
        with suppress(OSError):  # where no child is left, it is noticed when nothing comes
            ordering.write(b"." * keys)
        unordered -= keys
        if not unordered:
            ordering.close()  # then the children end, and a key that one of them lost is noticed

    order(AHEAD)
    while made < count:
        piece = os.read(reading, 65_536)
        if not piece:
            break  # no child is left
        *whole, begun = (begun + piece).split(_END)
        for pem in whole:
            key = serialization.load_pem_private_key(
                pem + _END, None, unsafe_skip_rsa_key_validation=True
            )
            if isinstance(key, rsa.RSAPrivateKey):
                if unordered:
                    order(1)
                made += 1
                yield key
    for _ in range(count - made):
        yield generate()


def main() -> None:
    """The child: print a key for each byte that comes. Ctrl-C is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.argv[1:] == ["behind"] and hasattr(os, "nice"):
        os.nice(5)
    out = sys.stdout.fileno()
    with suppress(OSError):
        while os.read(sys.stdin.fileno(), 1):
            pem = generate().private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            os.write(out, pem)


if __name__ == "__main__":
    main()
