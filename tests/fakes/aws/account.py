"""An AWS account in memory: what is in it, who asks, and how time moves things on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from ipaddress import IPv4Network
from threading import Event, RLock
from typing import NoReturn

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.policy import actions_for
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.aws import (
    Association,
    AssociationState,
    Certificate,
    Endpoint,
    EndpointState,
    Identity,
    Instance,
    LogGroup,
    Permission,
    Region,
    SecurityGroup,
    Subnet,
    Vpc,
)
from cvpn_wizard.model.cost import Prices
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import (
    AssociationId,
    CertificateArn,
    EndpointId,
    InstanceId,
    SecurityGroupId,
    SubnetId,
    VpcId,
)
from cvpn_wizard.model.spec import VpnSpec
from tests.fakes.surroundings import (
    Surroundings,
)
from tests.fakes.team_store import TeamStoreInMemory

ACCOUNT = "123456789012"


@dataclass
class Changing:
    """Something under way since a moment; ``going`` means on its way out."""

    since: float
    going: bool = False


@dataclass
class KnownEndpoint:
    endpoint: Endpoint
    change: Changing
    token: str
    associations: dict[AssociationId, tuple[Association, Changing]] = field(default_factory=dict)
    rules: dict[IPv4Network, Changing] = field(default_factory=dict)
    routes: dict[tuple[IPv4Network, SubnetId], Changing] = field(default_factory=dict)


class AccountInMemory(Cloud):
    """AWS in memory with AWS's main rules.

    States settle at once, or ``settle`` seconds later by the clock ``now``. What AWS is asked is
    kept in ``calls``; ``refuse`` makes the next call of a method fail.

    :ivar calls: names of the methods that were called, in order.
    :ivar denied: actions that ``permissions`` says no to.
    """

    def __init__(
        self,
        region: str = "ap-northeast-1",
        *,
        now: Callable[[], float] = lambda: 0.0,
        settle: float = 0.0,
        endpoint_quota: int = 5,
    ) -> None:
        # No super().__init__: there is no session, and nothing of it may be reached.
        self._region = region
        self._now = now
        self._settle = settle
        self._quota = endpoint_quota
        self._lock = RLock()
        self._count = 0
        self._queued: dict[str, list[WizardError]] = defaultdict(list)
        self._vpcs: dict[VpcId, Vpc] = {}
        self._subnets: dict[SubnetId, Subnet] = {}
        self._groups: dict[SecurityGroupId, SecurityGroup] = {}
        self._servers: dict[InstanceId, tuple[Instance, Changing, str]] = {}
        self._logs: dict[str, LogGroup] = {}
        self._streams: set[tuple[str, str]] = set()
        self._certificates: dict[CertificateArn, Certificate] = {}
        self._endpoints: dict[EndpointId, KnownEndpoint] = {}
        self.around = Surroundings()
        """What a test wants told of the endpoint's surroundings."""
        self.team = TeamStoreInMemory()
        self.calls: list[str] = []
        self.denied: set[str] = set()
        self.imported: dict[CertificateArn, tuple[str, str]] = {}
        """The certificate and chain of each import, as PEM."""
        self.cancelled = Event()

    # for tests
    def refuse(self, method: str, error: WizardError, times: int = 1) -> None:
        """The next calls of that method fail."""
        self._queued[method] += [error] * times

    @property
    def empty(self) -> bool:
        """Whether nothing is left in the account."""
        self._tick()
        return not (
            self._vpcs
            or self._subnets
            or self._groups
            or any(server.state != "terminated" for server, _, _ in self._servers.values())
            or self._logs
            or self._certificates
            or self._endpoints
        )

    # who and where
    @property
    def session(self) -> AwsSession:
        raise AssertionError("a fake has no session")

    @property
    def region(self) -> str:
        return self._region

    def identity(self) -> Identity:
        with self._call("identity"):
            return Identity(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/admin")

    def regions(self) -> tuple[Region, ...]:
        with self._call("regions"):
            return (
                Region("af-south-1", enabled=False),
                Region("ap-northeast-1", enabled=True),
                Region("us-east-1", enabled=True),
            )

    def zones(self) -> tuple[str, ...]:
        with self._call("zones"):
            return tuple(f"{self._region}{letter}" for letter in "acd")

    def permissions(self, spec: VpnSpec | None = None) -> Iterator[Permission]:
        with self._call("permissions"):
            answers = [Permission(a, a not in self.denied) for a in actions_for(spec)]
        yield from answers

    def live_prices(self) -> Prices:
        with self._call("live_prices"):
            return Prices(
                self._region, Decimal("0.15"), Decimal("0.05"), as_of=date(2026, 9, 13), live=True
            )

    # inside
    @contextmanager
    def _call(self, method: str) -> Iterator[None]:
        """Write the call down, refuse it if so told, let time pass, and hold the lock."""
        with self._lock:
            self.calls.append(method)
            if self._queued[method]:
                raise self._queued[method].pop(0)
            self._tick()
            yield

    def _id(self, prefix: str) -> str:
        self._count += 1
        separator = "/" if prefix == "certificate" else "-"
        return f"{prefix}{separator}{self._count:017x}"

    def _over(self, change: Changing) -> bool:
        return self._now() - change.since >= self._settle

    def _state(self, change: Changing, coming: str, going: str) -> str:
        if change.going:
            return going
        return "active" if self._over(change) else coming

    def _tick(self) -> None:
        """Move everything whose time has come to its next state."""
        for instance, (server, change, group) in self._servers.items():
            if self._over(change):
                state = "terminated" if change.going else "running"
                self._servers[instance] = (replace(server, state=state), change, group)
        for one in list(self._endpoints.values()):
            for key, (target, change) in list(one.associations.items()):
                if not self._over(change):
                    continue
                if change.going:
                    del one.associations[key]
                    gone = target.subnet_id
                    one.routes = {k: c for k, c in one.routes.items() if k[1] != gone}
                else:
                    settled = replace(target, state=AssociationState.ASSOCIATED)
                    one.associations[key] = (settled, change)
            one.rules = {k: c for k, c in one.rules.items() if not self._gone(c)}
            one.routes = {k: c for k, c in one.routes.items() if not self._gone(c)}
            if self._gone(one.change):
                del self._endpoints[one.endpoint.id]

    def _gone(self, change: Changing) -> bool:
        return change.going and self._over(change)

    def _running(self) -> list[tuple[Instance, Changing, str]]:
        return [entry for entry in self._servers.values() if entry[0].state != "terminated"]

    def _vpc(self, vpc: VpcId) -> Vpc:
        return self._vpcs.get(vpc) or refused(ErrorCode.NOT_FOUND, vpc)

    def _known(self, endpoint: EndpointId) -> KnownEndpoint:
        return self._endpoints.get(endpoint) or refused(ErrorCode.NOT_FOUND, endpoint)

    def _in_use(self, arn: CertificateArn) -> bool:
        return any(
            arn in {one.endpoint.server_certificate, one.endpoint.client_root}
            for one in self._endpoints.values()
        )

    def _shown(self, one: KnownEndpoint) -> Endpoint:
        if one.change.going:
            return replace(one.endpoint, state=EndpointState.DELETING)
        ready = any(t.state is AssociationState.ASSOCIATED for t in targets_of(one))
        state = EndpointState.AVAILABLE if ready else EndpointState.PENDING_ASSOCIATE
        return replace(one.endpoint, state=state)


def targets_of(one: KnownEndpoint) -> tuple[Association, ...]:
    return tuple(target for target, _ in one.associations.values())


def refused(code: ErrorCode, name: object) -> NoReturn:
    raise WizardError(code, name=str(name))
