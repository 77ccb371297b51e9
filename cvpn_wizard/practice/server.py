"""The practice AWS: start it, point any AWS tool at its address, stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.practice.delays import Delays
from cvpn_wizard.practice.faults import Faults

if TYPE_CHECKING:
    from cvpn_wizard.practice.account import Account
    from cvpn_wizard.practice.listener import PracticeListener
    from cvpn_wizard.practice.stand_in import StandIn

ACCESS_KEY = "AKIAPRACTICEPRACTICE"
SECRET_KEY = "practice"
"""Any would do; it opens nothing."""
REGION = "ap-northeast-1"


class PracticeAws:
    """An AWS on a loopback port of this computer. Nothing is billed, nothing reaches out.

    moto keeps its accounts in the process: starting one empties what an earlier one had, so there
    can be only one at a time in a process.

    :param port: 0 takes a free one.
    :param speed: factor on all delays; 1.0 is the rhythm for people, 0.02 that of tests.
    :param lived_in: with networks, certificates and a VPN of other people's making.
    :param throttled: ACM takes one import a second (times ``speed``), as the real one does.
    :param clock: seconds that pass; tests hand in one that they move themselves.
    :ivar faults: what shall go wrong, and when.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        speed: float = 1.0,
        lived_in: bool = True,
        throttled: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._port = port
        self._delays = Delays().at(speed)
        self._lived_in = lived_in
        self._throttled = throttled
        self._clock = clock
        self.faults = Faults()
        self._listener: PracticeListener | None = None
        self._stand_in: StandIn | None = None
        self._account: Account | None = None

    def start(self) -> None:
        """Listen, with a fresh account.

        :raises WizardError: PRACTICE_MISSING when the extra is not installed; PORT_TAKEN.
        """
        try:
            from cvpn_wizard.practice.account import Account  # noqa: PLC0415
            from cvpn_wizard.practice.listener import PracticeListener  # noqa: PLC0415
            from cvpn_wizard.practice.lived_in import furnish  # noqa: PLC0415
            from cvpn_wizard.practice.stand_in import StandIn  # noqa: PLC0415
        except ModuleNotFoundError as error:
            raise WizardError(ErrorCode.PRACTICE_MISSING, module=error.name) from error
        from moto import settings  # noqa: PLC0415

        settings.EC2_ENABLE_INSTANCE_TYPE_VALIDATION = True  # AWS knows its types and images
        settings.ENABLE_AMI_VALIDATION = True
        account = Account(self._delays, throttled=self._throttled, clock=self._clock)
        account.reset()
        if self._lived_in:
            furnish(account)
        try:
            listener = PracticeListener(account, self._port, self.faults)
        except OSError as error:
            raise WizardError(ErrorCode.PORT_TAKEN, port=self._port) from error
        listener.start()
        self._account, self._listener, self._stand_in = account, listener, StandIn()
        self._stand_in.start()

    def stop(self) -> None:
        """Close both ports. Stopped already is fine."""
        self.faults.clear()
        if self._listener is not None:
            self._listener.stop()
        if self._stand_in is not None:
            self._stand_in.stop()
        self._listener = self._stand_in = self._account = None

    @property
    def url(self) -> str:
        """The address for ``AWS_ENDPOINT_URL``."""
        if self._listener is None:
            raise RuntimeError("not started")
        host, port = self._listener.get_host_and_port()
        return f"http://{host}:{port}"

    @property
    def account(self) -> Account:
        """What the practice AWS knows, for whoever plays its data plane in this process."""
        if self._account is None:
            raise RuntimeError("not started")
        return self._account

    @property
    def stand_in(self) -> tuple[str, int]:
        """Host and port that stand in for the server behind the tunnel (TCP)."""
        if self._stand_in is None:
            raise RuntimeError("not started")
        return self._stand_in.address

    @property
    def environment(self) -> dict[str, str]:
        """The environment with which any AWS tool talks to this AWS."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_DEFAULT_REGION": REGION,
        }

    def __enter__(self) -> PracticeAws:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
