"""What pages are given instead of fetching it: filled in by ``app``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.ui.jobs import Jobs

if TYPE_CHECKING:  # The first page is on screen before any of these is imported.
    from cvpn_wizard.adapters.aws.cloud import Cloud
    from cvpn_wizard.adapters.aws.sso import SignIn
    from cvpn_wizard.adapters.records import Records
    from cvpn_wizard.adapters.vault import Vault
    from cvpn_wizard.journeys.answers import AccountAnswers
    from cvpn_wizard.journeys.building import Builder
    from cvpn_wizard.model.secret import Secret


class SignIns:
    """Who has signed in at IAM Identity Center in this run, by start address. In memory only."""

    def __init__(self) -> None:
        self._known: dict[str, SignIn] = {}

    def put(self, start_url: str, sign_in: SignIn) -> None:
        self._known[start_url] = sign_in

    def get(self, start_url: str) -> SignIn | None:
        return self._known.get(start_url)


class Choices:
    """What pages let people choose and what holds the next time too.

    :param aws_side: whether a check looks at AWS's side too.
    :param keep: told of each change, on the UI thread; ``None``: it holds for this run.
    """

    def __init__(
        self, *, aws_side: bool = True, keep: Callable[[Choices], None] | None = None
    ) -> None:
        self.aws_side = aws_side
        self._keep = keep

    def choose_aws_side(self, *, look: bool) -> None:
        if look != self.aws_side:
            self.aws_side = look
            if self._keep is not None:
                self._keep(self)


@dataclass(frozen=True)
class Practice:
    """That this window works on the practice AWS, and where that is.

    :ivar url: of the practice AWS, once it runs.
    :ivar stand_in: (host, TCP port) on this computer that stands in for the server behind the
        tunnel; the connection check pings it instead of the plan's address, and says so.
    """

    url: str
    stand_in: tuple[str, int]


@dataclass(frozen=True)
class Services:
    """The window's connections to everything below it.

    :ivar home: the folder for all records and files (``CVPN_WIZARD_HOME``).
    :ivar cloud_for: AWS for an account choice; slow (imports boto3): call it inside a job only.
        The second argument is an MFA code, where one is needed.
    :ivar practice: a function because the practice AWS starts while the first page is read;
        ``None``: this window works on the real AWS. Blocks until it runs: inside a job only.
    :ivar builder_for: what carries plans out, where it shall be another one than ``Builder``.
    :ivar sign_ins: what the page Account fills in and ``cloud_for`` looks up for SIGN_IN.
    """

    jobs: Jobs
    home: Path
    vault: Vault
    cloud_for: Callable[[AccountAnswers, Secret | None], Cloud]
    practice: Callable[[], Practice] | None = None
    builder_for: Callable[[AccountAnswers, Cloud], Builder] | None = None
    sign_ins: SignIns = field(default_factory=SignIns)
    choices: Choices = field(default_factory=Choices)

    @cached_property
    def records(self) -> Records:
        """What is known of the VPNs of this home."""
        from cvpn_wizard.adapters.records import Records  # noqa: PLC0415  not for the first page

        return Records(self.home)

    @property
    def practising(self) -> bool:
        return self.practice is not None

    def builder(self, account: AccountAnswers) -> Builder:
        """What carries plans out for an account; slow: inside a job only.

        :raises WizardError: what keeps us from the account.
        """
        from cvpn_wizard.journeys.building import Builder  # noqa: PLC0415  not for the first page

        cloud = self.cloud_for(account, None)
        if self.builder_for is not None:
            return self.builder_for(account, cloud)
        return Builder(
            home=self.home,
            cloud=cloud,
            vault=self.vault,
            records=self.records,
            account=account,
        )
