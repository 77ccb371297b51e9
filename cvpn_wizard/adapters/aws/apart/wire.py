"""Messages between the window and its AWS child: pickles with their length in front.

Both ends are this program, of one version, on two pipes that nobody else holds. That is why a
:class:`~cvpn_wizard.model.secret.Secret` may pass here, and only here.
"""

from __future__ import annotations

import io
import pickle
from threading import Lock
from typing import IO, Any

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

LENGTH_BYTES = 4


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        match value:
            case Secret():
                return Secret, (value.reveal(),)
            case WizardError():
                return _refusal, (value.code, dict(value.facts))
        return NotImplemented


def _refusal(code: ErrorCode, facts: dict[str, object]) -> WizardError:
    return WizardError(code, **facts)


class Wire:
    """One end of it. Many threads may send, one may receive."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._sending = Lock()

    def send(self, message: tuple[Any, ...]) -> None:
        """:raises OSError: when the other end is gone.
        :raises ValueError: when this end is closed.
        """
        packed = io.BytesIO()
        _Pickler(packed, protocol=pickle.HIGHEST_PROTOCOL).dump(message)
        content = packed.getvalue()
        with self._sending:
            self._outgoing.write(len(content).to_bytes(LENGTH_BYTES, "big") + content)
            self._outgoing.flush()

    def receive(self) -> tuple[Any, ...] | None:
        """The next message; ``None`` once the other end is gone."""
        length = self._exactly(LENGTH_BYTES)
        content = self._exactly(int.from_bytes(length, "big")) if length else b""
        if not content:
            return None
        message: tuple[Any, ...] = pickle.loads(content)  # noqa: S301  from our own child or parent
        return message

    def _exactly(self, count: int) -> bytes:
        try:
            content = self._incoming.read(count)
        except (OSError, ValueError):
            return b""
        return content if len(content) == count else b""
