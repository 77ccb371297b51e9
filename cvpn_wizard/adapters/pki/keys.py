"""RSA keys, made ahead in a process of their own.

``cryptography`` keeps Python's lock while it makes a key, 35 to 300 ms each: in the window's own
process every one of them would be felt as a stutter.
"""

from __future__ import annotations

import subprocess
import sys
from threading import Lock

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from cvpn_wizard.model.children import NO_WINDOW, environment_for_children

KEY_BITS = 2048
"""AWS: "A Client VPN endpoint supports 1024-bit and 2048-bit RSA key sizes only"."""

_END = "-----END PRIVATE KEY-----"


def generate() -> rsa.RSAPrivateKey:
    """Make a key here and now."""
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


class KeyStock:
    """Keys that wait to be used. They are in memory only, and come over a pipe.

    :ivar ahead: keys are made in a child process before they are needed; the window wants that.
    """

    def __init__(self) -> None:
        self.ahead = False
        self._keys: list[rsa.RSAPrivateKey] = []
        self._lock = Lock()
        self._filling = Lock()

    def __len__(self) -> int:
        return len(self._keys)

    def fill(self, count: int) -> None:
        """Have keys made until ``count`` are there. Blocks; call it in a worker.

        Where no child can be started, or nobody wants keys ahead, nothing happens: keys are then
        made when they are needed.
        """
        if not self.ahead:
            return
        with self._filling:
            wanted = count - len(self)
            if wanted <= 0:
                return
            try:
                done = subprocess.run(
                    [sys.executable, "-m", "cvpn_wizard.adapters.pki.keys", str(wanted)],
                    capture_output=True,
                    text=True,
                    timeout=60,
                    check=True,
                    env=environment_for_children(),
                    creationflags=NO_WINDOW,
                )
            except (OSError, subprocess.SubprocessError):
                return
            for pem in done.stdout.split(_END)[:-1]:
                key = serialization.load_pem_private_key(
                    f"{pem.strip()}\n{_END}\n".encode(), None, unsafe_skip_rsa_key_validation=True
                )
                if isinstance(key, rsa.RSAPrivateKey):
                    with self._lock:
                        self._keys.append(key)

    def take(self) -> rsa.RSAPrivateKey:
        """A key that nobody else gets: from the stock, or made now."""
        with self._lock:
            if self._keys:
                return self._keys.pop()
        return generate()


STOCK = KeyStock()
"""The program's own; empty unless somebody fills it."""


def main() -> None:
    """The child: print so many keys."""
    for _ in range(int(sys.argv[1])):
        pem = generate().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        sys.stdout.write(pem.decode())


if __name__ == "__main__":
    main()
