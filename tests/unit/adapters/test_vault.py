"""Small secrets: in a keyring, or in memory, and never anywhere else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError

from cvpn_wizard.adapters.vault import LONGEST, PASSPHRASE_FILE, Vault
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

HUSH = "correct horse battery"


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._refuse()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._refuse()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._refuse()
        if (service, username) not in self.entries:
            raise PasswordDeleteError(username)
        del self.entries[service, username]

    def _refuse(self) -> None:
        if self.error is not None:
            raise self.error


class PlaintextKeyring(Ring):
    """Named like keyrings.alt's, which writes secrets into a file as they are."""


class SilentRing(Ring):
    """A D-Bus service that never answers."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()
        self.released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.released.wait(20)
        return None


@pytest.fixture(autouse=True)
def _backend_as_it_was() -> Iterator[None]:
    before = keyring.core._keyring_backend
    yield
    keyring.core._keyring_backend = before


@pytest.fixture
def ring() -> Ring:
    ring = Ring()
    keyring.set_keyring(ring)
    return ring


def test_a_keyring_outlives_the_run(ring: Ring) -> None:
    Vault().put("aws:AKIA", Secret(HUSH))
    assert ring.entries == {("cvpn-wizard", "aws:AKIA"): HUSH}
    later = Vault()
    assert later.lasting
    assert later.get("aws:AKIA") == Secret(HUSH)
    later.forget("aws:AKIA")
    later.forget("aws:AKIA")
    assert ring.entries == {}
    assert Vault().get("aws:AKIA") is None


def test_practice_has_entries_of_its_own(ring: Ring) -> None:
    Vault("cvpn-wizard-practice").put("a", Secret(HUSH))
    assert Vault().get("a") is None
    assert Vault("cvpn-wizard-practice").get("a") == Secret(HUSH)


def test_a_held_secret_never_reaches_the_keyring(ring: Ring) -> None:
    vault = Vault()
    vault.hold("aws:AKIA:token", Secret("t" * 5000))
    assert vault.get("aws:AKIA:token") is not None
    assert ring.entries == {}


def test_a_passphrase_is_made_once(ring: Ring) -> None:
    made = Vault().passphrase("ca:office")
    assert len(made.reveal()) >= 43, "256 bits in base64"
    assert Vault().passphrase("ca:office") == made
    assert Vault().passphrase("ca:other") != made


def test_those_who_ask_at_once_get_the_same_passphrase(ring: Ring) -> None:
    vault = Vault()
    got: list[str] = []
    together = threading.Barrier(8)

    def ask() -> None:
        together.wait(10)
        got.append(vault.passphrase("ca:office").reveal())

    threads = [threading.Thread(target=ask) for _ in range(8)]  # noqa: TID251  the very point
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(got) == 8
    assert len(set(got)) == 1


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, PlaintextKeyring])
def test_no_keyring_means_memory_for_this_run(backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    vault = Vault()
    assert not vault.lasting
    vault.put("a", Secret(HUSH))
    assert vault.get("a") == Secret(HUSH)
    assert getattr(keyring.get_keyring(), "entries", {}) == {}
    vault.forget("a")
    assert vault.get("a") is None


@pytest.mark.parametrize("error", [KeyringLocked(HUSH), InitError(HUSH), OSError(HUSH)])
def test_a_keyring_that_does_not_open_counts_as_none(ring: Ring, error: Exception) -> None:
    ring.error = error
    vault = Vault()
    assert not vault.lasting
    vault.put("a", Secret(HUSH))
    assert vault.get("a") == Secret(HUSH)


def _foreign_errors() -> list[Exception]:
    errors: list[Exception] = [KeyringLocked(HUSH), OSError(HUSH), RuntimeError(HUSH)]
    try:
        from secretstorage.exceptions import SecretStorageException  # noqa: PLC0415
    except ImportError:
        return errors
    return [*errors, SecretStorageException(HUSH)]


@pytest.mark.parametrize("error", _foreign_errors(), ids=lambda error: type(error).__name__)
def test_a_keyring_that_fails_later_is_a_refusal_without_a_secret(
    ring: Ring, error: Exception
) -> None:
    vault = Vault()
    assert vault.lasting
    ring.error = error
    for call in (
        lambda: vault.put("a", Secret(HUSH)),
        lambda: vault.get("b"),
        lambda: vault.forget("b"),
    ):
        with pytest.raises(WizardError) as caught:
            call()
        assert caught.value.code is ErrorCode.KEYRING_FAILED
        assert HUSH not in f"{caught.value!r} {caught.value}"
        assert caught.value.__cause__ is None
    assert vault.get("a") == Secret(HUSH), "nothing is lost for this run"


def test_a_keyring_that_never_answers_counts_as_none() -> None:
    silent = SilentRing()
    keyring.set_keyring(silent)
    try:
        vault = Vault(patience=0.05)
        assert not vault.lasting
        vault.put("a", Secret(HUSH))
        assert vault.get("a") == Secret(HUSH)
    finally:
        silent.released.set()


def test_what_is_in_memory_is_there_while_the_keyring_is_asked() -> None:
    silent = SilentRing()
    keyring.set_keyring(silent)
    vault = Vault(patience=20)
    vault.hold("a", Secret(HUSH))
    asking = threading.Thread(target=lambda: vault.lasting)  # noqa: TID251  the very point
    asking.start()
    try:
        assert silent.asked.wait(10)
        assert vault.get("a") == Secret(HUSH)
        assert asking.is_alive(), "without waiting for it"
    finally:
        silent.released.set()
        asking.join(10)


@pytest.mark.parametrize("named", ["", "no.such.Keyring", "keyring.backends.null.Nothing"])
def test_a_keyring_that_is_misnamed_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", named)
    keyring.core._keyring_backend = None
    assert not Vault().lasting


def test_the_named_keyring_is_the_one_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{__name__}.{Ring.__name__}")
    keyring.core._keyring_backend = None
    assert Vault().lasting
    assert type(keyring.get_keyring()).__name__ == "Ring"


def test_what_windows_could_not_hold_is_refused_everywhere(ring: Ring) -> None:
    vault = Vault()
    vault.put("a", Secret("x" * LONGEST))
    with pytest.raises(WizardError) as caught:
        vault.put("b", Secret("x" * (LONGEST + 1)))
    assert caught.value.code is ErrorCode.KEYRING_FAILED
    assert vault.get("b") is None


class TestThePassphraseFile:
    @pytest.fixture
    def file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        keyring.set_keyring(null.Keyring())
        path = tmp_path / "passphrase"
        monkeypatch.setenv(PASSPHRASE_FILE, str(path))
        return path

    def test_its_first_line_is_every_ca_s(self, file: Path) -> None:
        file.write_text(f"{HUSH}\nsomething else\n")
        vault = Vault.from_environment()
        assert vault.passphrase("ca:office") == Secret(HUSH)
        assert vault.get("ca:other") == Secret(HUSH)
        assert vault.get("pki:/home/sato/pki") == Secret(HUSH), "EasyRSA's CA is one as well"
        assert vault.get("aws:AKIA") is None

    def test_missing(self, file: Path) -> None:
        with pytest.raises(WizardError) as caught:
            Vault.from_environment().passphrase("ca:office")
        assert caught.value.code is ErrorCode.FILE_UNREADABLE

    @pytest.mark.parametrize("content", ["", "\n", "\nsecond\n"])
    def test_empty(self, file: Path, content: str) -> None:
        file.write_text(content)
        with pytest.raises(WizardError) as caught:
            Vault.from_environment().passphrase("ca:office")
        assert caught.value.code is ErrorCode.PASSPHRASE_MISSING


def test_a_vault_shows_nothing(ring: Ring) -> None:
    vault = Vault()
    vault.put("a", Secret(HUSH))
    assert HUSH not in f"{vault!r} {vars(vault)}"
