"""Small secrets in the system's keyring; in memory for this run where there is none."""

from __future__ import annotations

import importlib
import logging
import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread  # noqa: TID251  see _bounded
from typing import Any

from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

SERVICE = "cvpn-wizard"
PASSPHRASE_FILE = "CVPN_WIZARD_PASSPHRASE_FILE"
LONGEST = 1280
"""Characters that Windows Credential Manager holds: 2,560 bytes, and keyring writes UTF-16."""

_OF_CAS = ("ca:", "pki:")
"""How the names of CA passphrases begin: those of our CAs, and those of EasyRSA folders."""

PATIENCE = 60.0
"""Seconds that a keyring may take. It may ask a person to unlock it; it may also never answer."""

log = logging.getLogger(__name__)


class Vault:
    """Secrets by name. Safe to call from several threads.

    :param service: under which the keyring files them; practice has its own.
    :param passphrase_file: a file whose first line is the passphrase of every CA, also of one in
        an EasyRSA folder, for runs without a keyring (``CVPN_WIZARD_PASSPHRASE_FILE``).
    :param patience: seconds that the keyring may take over one answer.
    """

    def __init__(
        self,
        service: str = SERVICE,
        *,
        passphrase_file: Path | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._service = service
        self._patience = patience
        self._passphrase_file = passphrase_file
        self._memory: dict[str, Secret] = {}
        self._lock = Lock()
        self._making = Lock()
        self._probing = Lock()
        self._usable: bool | None = None

    @classmethod
    def from_environment(cls, service: str = SERVICE) -> Vault:
        """As :envvar:`CVPN_WIZARD_PASSPHRASE_FILE` says."""
        named = os.environ.get(PASSPHRASE_FILE)
        return cls(service, passphrase_file=Path(named) if named else None)

    @property
    def has_passphrase_file(self) -> bool:
        """Whether the passphrases of CAs come from a file that somebody named."""
        return self._passphrase_file is not None

    @property
    def lasting(self) -> bool:
        """Whether what is put in outlives this run. Asks the keyring the first time: slow."""
        with self._probing:  # not the other lock: what is in memory is there for others meanwhile
            if self._usable is None:
                self._usable = _keyring_usable(self._service, self._patience)
            return self._usable

    def put(self, name: str, secret: Secret) -> None:
        """Keep a secret: for this run at once, then in the keyring.

        :raises WizardError: KEYRING_FAILED when it is too long for Windows, or the keyring refuses;
            in the second case it is still kept for this run.
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
        """A secret, or ``None``. A CA's passphrase may come from the passphrase file.

        :raises WizardError: KEYRING_FAILED; FILE_UNREADABLE and PASSPHRASE_MISSING for the file.
        """
        with self._lock:
            known = self._memory.get(name)
        if known is not None:
            return known
        if name.startswith(_OF_CAS) and self._passphrase_file is not None:
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
        with self._making:  # two who ask at once get the same one
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

        wanted = getattr(keyring, call)
        try:
            answer = _bounded(lambda: wanted(self._service, *arguments), self._patience)
        except _keyring_errors() as error:
            # Without its cause: a traceback would show what the keyring was called with.
            raise WizardError(ErrorCode.KEYRING_FAILED, why=type(error).__name__) from None
        return answer if isinstance(answer, str) else None


def _bounded(call: Callable[[], Any], patience: float) -> Any:
    """What a call returns or raises, unless it takes too long.

    keyring has no time-outs: a D-Bus service that hangs would hang us with it. The thread is left
    behind then; it is a daemon, and whatever it still finds out is dropped.

    :raises TimeoutError: when there is no answer in time.
    """
    outcome: list[tuple[Any, BaseException | None]] = []

    def ask() -> None:
        try:
            outcome.append((call(), None))
        except BaseException as error:  # noqa: BLE001  raised again below, in the caller's thread
            outcome.append((None, error))

    thread = Thread(target=ask, name="keyring", daemon=True)
    thread.start()
    thread.join(patience)
    if not outcome:
        raise TimeoutError
    answer, error = outcome[0]
    if error is not None:
        raise error
    return answer


def _keyring_errors() -> tuple[type[Exception], ...]:
    """What keyring raises, and what it lets through of the libraries below it."""
    from keyring.errors import KeyringError  # noqa: PLC0415

    errors: list[type[Exception]] = [KeyringError, OSError, RuntimeError]
    for module, name in (
        ("win32ctypes.pywin32.pywintypes", "error"),
        ("jeepney", "DBusErrorResponse"),
        ("secretstorage.exceptions", "SecretStorageException"),
    ):
        try:
            errors.append(getattr(importlib.import_module(module), name))
        except (ImportError, AttributeError):  # another system's
            continue
    return tuple(errors)


def _keyring_usable(service: str, patience: float) -> bool:
    """Whether there is a keyring that encrypts, and that opens."""
    import keyring  # noqa: PLC0415
    from keyring.backend import KeyringBackend  # noqa: PLC0415
    from keyring.backends import fail, null  # noqa: PLC0415
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    # The last three: PYTHON_KEYRING_BACKEND names something that is not there.
    refusals: tuple[type[Exception], ...] = (
        *_keyring_errors(),
        ImportError,
        AttributeError,
        ValueError,
    )
    try:
        backend: KeyringBackend = _bounded(keyring.get_keyring, patience)
        members = backend.backends if isinstance(backend, ChainerBackend) else [backend]
        if not members or any(isinstance(m, (fail.Keyring, null.Keyring)) for m in members):
            return False
        if any("plaintext" in type(member).__name__.lower() for member in members):
            return False
        _bounded(lambda: keyring.get_password(service, "probe"), patience)
    except refusals as error:
        log.warning("no keyring: %s", type(error).__name__)
        return False
    return True
