"""What a rule is given to judge, and how it says what it found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.errors import Problem

AWS_HOST = "cvpn-endpoint-"
"""The name of every Client VPN endpoint begins with it; a label may stand in front."""


@dataclass(frozen=True)
class Case:
    """A profile, and what is known about where it comes from.

    :ivar expected_server: the common name that the endpoint's certificate has, where known.
    :ivar base: the folder of the file, for paths in it that are not absolute.
    """

    profile: Profile
    now: datetime
    expected_server: str | None
    base: Path | None

    @property
    def of_aws(self) -> bool:
        """Whether the profile leads to a Client VPN endpoint, whose ways we know."""
        remote = self.profile.remote
        return remote is not None and AWS_HOST in remote[0].lower()


def problem(
    code: str, *, line: int | None = None, warning: bool = False, **facts: object
) -> Problem:
    """A fault of a profile; its sentence is ``problem-profile-<code>``."""
    return Problem(f"profile-{code}", "profile", facts, warning=warning, line=line)
