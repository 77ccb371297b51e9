"""One practice account: moto's backends, emptied, and an estate for each Region asked for."""

from __future__ import annotations

import time
from typing import Any

from moto.acm.models import acm_backends
from moto.core.base_backend import BackendDict
from moto.ec2.models import ec2_backends
from moto.logs.models import logs_backends

from cvpn_wizard.practice.delays import Delays
from cvpn_wizard.practice.estate import Clock, Estate

ACCOUNT = "123456789012"
"""moto's account; every access key belongs to it."""


class Account:
    """The account behind one practice AWS."""

    def __init__(self, delays: Delays, *, throttled: bool, clock: Clock = time.monotonic) -> None:
        self.delays = delays
        self.throttled = throttled
        self.clock = clock
        self._estates: dict[str, Estate] = {}

    def reset(self) -> None:
        """Forget everything. moto's backends belong to the process, so all of it goes."""
        BackendDict.reset()
        self._estates.clear()

    def estate(self, region: str) -> Estate:
        if region not in self._estates:
            self._estates[region] = Estate(
                region,
                ACCOUNT,
                ec2_backends[ACCOUNT][region],
                acm_backends[ACCOUNT][region],
                logs_backends[ACCOUNT][region],
                self.delays,
                self.clock,
            )
        return self._estates[region]

    def ec2(self, region: str) -> Any:
        return self.estate(region).ec2
