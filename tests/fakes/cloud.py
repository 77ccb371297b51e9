"""An AWS in memory: overrides every public method of ``Cloud``, and makes no call."""

from __future__ import annotations

from tests.fakes.aws.account import ACCOUNT
from tests.fakes.aws.care import CareInMemory
from tests.fakes.aws.certificates import CertificatesInMemory
from tests.fakes.aws.endpoint import EXPORT, EndpointsInMemory
from tests.fakes.aws.logs import LogsInMemory
from tests.fakes.aws.network import NetworkInMemory
from tests.fakes.aws.server import ServersInMemory
from tests.fakes.aws.team import TeamInMemory

__all__ = ["ACCOUNT", "EXPORT", "FakeCloud"]


class FakeCloud(
    NetworkInMemory,
    ServersInMemory,
    LogsInMemory,
    CertificatesInMemory,
    EndpointsInMemory,
    CareInMemory,
    TeamInMemory,
):
    """All of it; how it behaves stands at :class:`AccountInMemory`."""
