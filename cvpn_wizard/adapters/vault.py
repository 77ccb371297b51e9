"""Small secrets in the system's keyring; in memory for this run where there is none."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from threading import Lock
from typing import Final

from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

SERVICE = "cvpn-wizard"
PASSPHRASE_FILE = "CVPN_WIZARD_PASSPHRASE_FILE"
LONGEST = 1280
"""Characters that Windows Credential Manager holds: 2,560 bytes, and keyring writes UTF-16."""

log = logging.getLogger(__name__)


class Vault:
    """Secrets by name. Safe to call from several threads.

    :param service: under which the keyring files them; practice has its own.
    :param passphrase_file: a file whose first line is the passphrase of every CA, for runs
        without a keyring (``CVPN_WIZARD_PASSPHRASE_FILE``).
    """

    def __init__(self, service: str = SERVICE, *, passphrase_file: Path | None = None) -> None:
        self._service = service
        self._passphrase_file = passphrase_file
        self._memory: dict[str, Secret] = {}
        self._lock = Lock()
        self._usable: bool | None = None

    @classmethod
    def from_environment(cls, service: str = SERVICE) -> Vault:
        """As :envvar:`CVPN_WIZARD_PASSPHRASE_FILE` says."""
        named = os.environ.get(PASSPHRASE_FILE)
        return cls(service, passphrase_file=Path(named) if named else None)

    @property
    def lasting(self) -> bool:
        """Whether what is put in outlives this run. Asks the keyring the first time: slow."""
        with self._lock:
            if self._usable is None:
                self._usable = _keyring_usable()
            return self._usable

    def put(self, name: str, secret: Secret) -> None:
        """Keep a secret.

        :raises WizardError: KEYRING_FAILED when it is too long for Windows.
        """
        if len(secret.reveal()) > LONGEST:
            raise WizardError(ErrorCode.KEYRING_FAILED, why=f"> {LONGEST}")
        with self._lock:
            self._memory[name] = secret
        if self.lasting:
            self._in_keyring("set_password", name, secret.reveal())

    def hold(self, name: str, secret: Secret) -> None:
        """Keep a secret for this run only: what AWS lets expire within hours."""
        with self._lock:
            self._memory[name] = secret

    def get(self, name: str) -> Secret | None:
        """A secret, or ``None``. A CA's passphrase may come from the passphrase file."""
        with self._lock:
            known = self._memory.get(name)
        if known is not None:
            return known
        if name.startswith("ca:") and self._passphrase_file is not None:
            return self._from_file(self._passphrase_file)
        if not self.lasting:
            return None
        found = self._in_keyring("get_password", name)
        return Secret(found) if found is not None else None

    @staticmethod
    def key_name(access_key_id: str) -> str:
        """The name of an access key's secret; its session token, if any, is ``…:token``."""
        return f"aws:{access_key_id}"

    def forget(self, name: str) -> None:
        """Forget a secret; not there is fine."""
        with self._lock:
            self._memory.pop(name, None)
        if self.lasting and self._in_keyring("get_password", name) is not None:
            self._in_keyring("delete_password", name)

    def passphrase(self, name: str) -> Secret:
        """The passphrase of that name, made and kept if there is none yet."""
        known = self.get(name)
        if known is None:
            import secrets  # noqa: PLC0415  not for the first page

            known = Secret(secrets.token_urlsafe(32))
            self.put(name, known)
        return known

    @staticmethod
    def _from_file(path: Path) -> Secret:
        lines = read_text(path, largest=10_000).splitlines()
        if not lines or not lines[0]:
            raise WizardError(ErrorCode.PASSPHRASE_MISSING, path=str(path))
        return Secret(lines[0])

    def _in_keyring(self, call: str, *arguments: str) -> str | None:
        """:raises WizardError: KEYRING_FAILED, with the kind of the error but not its text."""
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            answer: Final = getattr(keyring, call)(self._service, *arguments)
        except (KeyringError, OSError, RuntimeError) as error:
            raise WizardError(ErrorCode.KEYRING_FAILED, why=type(error).__name__) from None
        return answer if isinstance(answer, str) else None


def _keyring_usable() -> bool:
    """Whether there is a keyring that encrypts, and that opens."""
    import keyring  # noqa: PLC0415
    from keyring.backend import KeyringBackend  # noqa: PLC0415
    from keyring.backends import fail, null  # noqa: PLC0415
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        backend: KeyringBackend = keyring.get_keyring()
        members = backend.backends if isinstance(backend, ChainerBackend) else [backend]
        if not members or any(isinstance(m, (fail.Keyring, null.Keyring)) for m in members):
            return False
        if any("plaintext" in type(member).__name__.lower() for member in members):
            return False
        keyring.get_password(SERVICE, "probe")
    except (KeyringError, OSError, RuntimeError, ImportError) as error:
        log.warning("no keyring: %s", type(error).__name__)
        return False
    return True
