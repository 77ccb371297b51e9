"""Many RSA keys as fast as this machine can make them: a process for each core.

In one process that would not work: ``cryptography`` keeps Python's lock while it makes a key.
The children write their keys to one pipe, each with one call, so that none is torn (a PEM of
1,700 bytes is below POSIX's PIPE_BUF, and Windows takes each write as one piece).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from cvpn_wizard.adapters.pki.keys import STOCK, generate
from cvpn_wizard.model.children import NO_WINDOW, environment_for_children

_END = b"-----END PRIVATE KEY-----\n"


def cores() -> int:
    """How many of the machine's cores we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def keys_made(processes: int = 0) -> Iterator[Iterator[rsa.RSAPrivateKey]]:
    """Keys without end, while the block lasts; then the children are gone.

    Where no child can be started keys are made here.

    :param processes: as many as there are cores by default.
    """
    reading, writing = os.pipe()
    children: list[subprocess.Popen[bytes]] = []
    try:
        with suppress(OSError):
            for _ in range(processes or cores()):
                children.append(_child(writing))  # noqa: PERF401  those that did start are ended
        os.close(writing)
        yield _keys(reading)
    finally:
        os.close(reading)
        for child in children:
            child.terminate()
        for child in children:
            child.wait()


def _child(writing: int) -> subprocess.Popen[bytes]:
    # Where a window is open (it has keys made ahead) it comes first; elsewhere nobody waits.
    words = ["-m", "cvpn_wizard.adapters.pki.many_keys", *(["behind"] if STOCK.ahead else [])]
    below_normal = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    return subprocess.Popen(
        [sys.executable, *words],
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.DEVNULL,
        env=environment_for_children(),
        creationflags=NO_WINDOW | below_normal,
    )


def _keys(reading: int) -> Iterator[rsa.RSAPrivateKey]:
    begun = b""
    while True:
        piece = os.read(reading, 65_536)
        if not piece:
            break  # no child is left
        *whole, begun = (begun + piece).split(_END)
        for pem in whole:
            key = serialization.load_pem_private_key(
                pem + _END, None, unsafe_skip_rsa_key_validation=True
            )
            if isinstance(key, rsa.RSAPrivateKey):
                yield key
    while True:
        yield generate()


def main() -> None:
    """The child: print keys until nobody reads them. Ctrl-C is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.argv[1:] == ["behind"] and hasattr(os, "nice"):
        os.nice(5)
    out = sys.stdout.fileno()
    with suppress(OSError):
        while True:
            pem = generate().private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            os.write(out, pem)


if __name__ == "__main__":
    main()
