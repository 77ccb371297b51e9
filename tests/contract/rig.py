"""A practice AWS without delays, a builder on it, and what must be there after a run.

For the tests and benchmarks that let runs fail: everything in this process, time made short.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

from cvpn_wizard.adapters.aws import session as aws_session
from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.model.aws import Tagged
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import RefusalEvent, ResultEvent, StepId
from cvpn_wizard.practice.server import ACCESS_KEY, REGION, SECRET_KEY
from tests.contract.stand_ins import BYSTANDER, StandIn

EXAMPLES = Path(__file__).parents[1] / "examples"
FASTER = 20.0
"""So many of our seconds pass in one: pauses are short, limits are reached soon."""


_CLOUDS: dict[tuple[str, str], Cloud] = {}


class FastClock(Clock):
    """A clock on which the pauses between looks are short."""

    def monotonic(self) -> float:
        return time.monotonic() * FASTER

    def pause(self, cancelled: Event, seconds: float) -> None:
        cancelled.wait(seconds / FASTER)


@contextlib.contextmanager
def hurried(read_seconds: float = 3.0) -> Iterator[None]:
    """botocore's pauses and our time-outs made short, in this process."""
    import botocore.endpoint  # noqa: PLC0415

    endpoint: Any = botocore.endpoint
    before = endpoint.time, aws_session.READ_SECONDS
    endpoint.time = SimpleNamespace(
        sleep=lambda seconds: time.sleep(seconds / FASTER), time=time.time
    )
    aws_session.READ_SECONDS = read_seconds
    try:
        yield
    finally:
        endpoint.time, aws_session.READ_SECONDS = before


class Outcome:
    """What a run came to."""

    def __init__(self, events: list[Any]) -> None:
        self.refusals = [event.error for event in events if isinstance(event, RefusalEvent)]
        self.result = events[-1] if events else ResultEvent(ok=False, vpn="")

    @classmethod
    def refused(cls, error: WizardError) -> Outcome:
        """It could not even begin."""
        return cls([RefusalEvent(StepId(""), error), ResultEvent(ok=False, vpn="")])

    @classmethod
    def nothing(cls) -> Outcome:
        """There was nothing to do."""
        return cls([ResultEvent(ok=True, vpn="")])

    @property
    def ok(self) -> bool:
        return self.result.ok

    @property
    def codes(self) -> set[str]:
        return {error.code.value for error in self.refusals}


class Rig:
    """One account, and one VPN in it.

    :param practice: started; its account is taken as it is.
    :param folder: for the records and the profiles.
    :param certificates: a folder of certificates that were issued before, to save the time.
    :param before: what the account has, if that is known from looking just now.
    """

    def __init__(
        self,
        practice: StandIn,
        folder: Path,
        plan: Path = EXAMPLES / "worked-example.toml",
        clock: Clock | None = None,
        certificates: Path | None = None,
        before: dict[str, Tagged] | None = None,
    ) -> None:
        self.practice = practice
        self.folder = folder
        self.spec: VpnSpec = read_plan(plan)
        if certificates is not None:
            shutil.copytree(certificates, self.out / "certificates")
        self.bystander = self.cloud(BYSTANDER)
        self.clock = clock or FastClock()
        self.before = self.everything() if before is None else before
        self.vault = Vault()
        self.records = Records(self.home)
        self.builder = self.new_builder()

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def cloud(self, access_key: str = ACCESS_KEY) -> Cloud:
        """A way into the account; there is one for each stand-in and key, since they take long."""
        url = self.practice.url
        if (url, access_key) not in _CLOUDS:
            session = AwsSession.from_keys(
                access_key, Secret(SECRET_KEY), None, REGION, endpoint_url=url
            )
            _CLOUDS[url, access_key] = Cloud(session)
        return _CLOUDS[url, access_key]

    def new_builder(self, cloud: Cloud | None = None) -> Builder:
        return Builder(
            home=self.home,
            cloud=cloud or self.cloud(),
            vault=self.vault,
            records=self.records,
            account=AccountAnswers(region=REGION),
            clock=self.clock,
        )

    def apply(self) -> Outcome:
        return Outcome(list(self.builder.apply(self.spec, self.out, Event())))

    def resume(self) -> Outcome:
        return Outcome(list(self.builder.resume(self.spec.name, Event())))

    def undo(self) -> Outcome:
        return Outcome(list(self.builder.undo(self.spec.name, Event())))

    def remove(self) -> Outcome:
        return Outcome(list(self.builder.remove(self.spec.name, Event())))

    def forget(self) -> None:
        """Begin with empty records and folders, the account as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)

    # what is there

    def everything(self) -> dict[str, Tagged]:
        """All that costs or clutters, by id."""
        cloud = self.bystander
        found: dict[str, Tagged] = {vpc.id: vpc for vpc in cloud.vpcs()}
        found |= {subnet.id: subnet for subnet in cloud.subnets()}
        found |= {group.id: group for group in cloud.security_groups()}
        found |= {endpoint.id: endpoint for endpoint in cloud.endpoints()}
        found |= {one.arn: one for c in cloud.certificates() if (one := cloud.certificate(c.arn))}
        names = [group.group_name for group in cloud.log_groups()]
        found |= {name: group for name in names if (group := cloud.log_group(name))}
        found |= {server.id: server for server in cloud.servers(self.spec.name)}
        return found

    def ours(self) -> dict[str, int]:
        """How many of each kind carry our tag, with what hangs on the endpoint."""
        things = [one for one in self.everything().values() if one.belongs_to(self.spec.name)]
        counted = Counter(type(one).__name__ for one in things)
        for endpoint in self.bystander.endpoints():
            if endpoint.belongs_to(self.spec.name):
                counted["Association"] += len(self.bystander.associations(endpoint.id))
                counted["Rule"] += len(self.bystander.authorization_rules(endpoint.id))
        return dict(sorted(counted.items()))

    def untouched(self) -> bool:
        """Whether the account is as it was before us."""
        return self.everything() == self.before


WHOLE = {
    "Association": 1,
    "Certificate": 2,
    "Endpoint": 1,
    "Instance": 1,
    "LogGroup": 1,
    "Rule": 1,
    "SecurityGroup": 1,
    "Subnet": 2,
    "Vpc": 1,
}
"""The worked example, one of each."""
