"""What the account says no with."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818  as the program's own words have it
    """One of AWS's error codes with its message.

    :ivar status: of HTTP; 503 where a client may try again.
    """

    def __init__(self, code: str, message: str = "", status: int = 400) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message or code
        self.status = status


class Unheard(Exception):  # noqa: N818
    """The connection drops before the answer is through."""
