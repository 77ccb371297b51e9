"""One practice account: moto's backends, emptied, and an estate for each Region asked for."""

from __future__ import annotations

import os
import time
from threading import RLock
from typing import Any

from moto.acm.models import acm_backends
from moto.core.base_backend import BackendDict
from moto.core.model_instances import reset_model_data
from moto.ec2.models import ec2_backends
from moto.logs.models import logs_backends

from cvpn_wizard.practice.delays import Delays
from cvpn_wizard.practice.estate import Clock, Estate
from cvpn_wizard.practice.images import offer_images

# moto's switch for its 650 images a Region; ours are in images.py.
os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"

ACCOUNT = "123456789012"
"""moto's account; every access key belongs to it."""


class Account:
    """The account behind one practice AWS.

    :ivar lock: one request at a time, so that no rule is checked against half a change.
    """

    def __init__(self, delays: Delays, *, throttled: bool, clock: Clock = time.monotonic) -> None:
        self.delays = delays
        self.throttled = throttled
        self.clock = clock
        self.lock = RLock()
        self._estates: dict[str, Estate] = {}

    def reset(self) -> None:
        """Forget everything. moto's backends belong to the process, so all of it goes."""
        # Like BackendDict.reset(), which first makes every backend anew that it then drops.
        for backend in BackendDict._instances:
            backend.clear()
        BackendDict._instances.clear()
        reset_model_data()
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
            offer_images(self._estates[region].ec2)
        return self._estates[region]

    @property
    def estates(self) -> tuple[Estate, ...]:
        """Of every Region that was asked for so far."""
        return tuple(self._estates.values())

    def ec2(self, region: str) -> Any:
        return self.estate(region).ec2
