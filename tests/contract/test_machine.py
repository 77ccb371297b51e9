"""Set up, stop, die, go on, take back, meddle, remove, in any order: the account stays in order.

A state machine tries orders that nobody thought of, against a model of the account: what belongs
to others never changes, of ours there is never more than one of each, a run that says it is done
has left one of each, and a removal that says so has left nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from ipaddress import IPv4Network
from pathlib import Path
from threading import Event

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.placed import place
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine import crew
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.model.aws import Tagged
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_NAME, EndpointId
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import ResultEvent, RunEvent
from tests.contract.conftest import WORKED
from tests.fakes.mortal import (
    NEVER,
    Death,
    Life,
    MortalBuilder,
    MortalCloud,
    OneByOne,
    SpringClock,
)

SPEC: VpnSpec = replace(read_plan(WORKED), routes=(IPv4Network("0.0.0.0/0"),))
CREATIONS = (
    "create_vpc",
    "create_subnet",
    "create_security_group",
    "create_log_group",
    "import_certificate",
    "create_endpoint",
    "associate",
    "authorize",
    "create_client_route",
)
WHOLE = {
    "Association": 1,
    "Certificate": 2,
    "Endpoint": 1,
    "Instance": 1,
    "LogGroup": 1,
    "Route": 1,
    "Rule": 1,
    "SecurityGroup": 1,
    "Subnet": 2,
    "Vpc": 1,
}
OTHER_CHANGES = (
    "create_log_stream",
    "allow_ping",
    "export_profile",
    "run_server",
    "disassociate",
    "delete_endpoint",
    "terminate_server",
    "delete_certificate",
    "delete_log_group",
    "delete_security_group",
    "delete_subnet",
    "delete_vpc",
)
NOT_BEGUN = frozenset({ErrorCode.VPN_UNKNOWN, ErrorCode.NOTHING_TO_RESUME})

moments = st.one_of(st.just(NEVER), st.integers(1, 160))
stops = st.one_of(st.just(NEVER), st.integers(1, 160))

ISSUED = Path(tempfile.mkdtemp(prefix="cvpn-machine-"))
"""Certificates that were issued once, since that takes longest."""


@pytest.fixture(scope="module", autouse=True)
def _issued() -> Iterator[None]:
    now = Clock().now() - timedelta(days=2)
    authority = Authority.create("machine", 10, now)
    issued = {"server": authority.issue_server("server", 2, now)}
    for person in SPEC.certificates.clients:
        issued[person] = authority.issue_client(person, 2, now)
    place(ISSUED, authority.certificate, issued)
    pool = crew.ThreadPoolExecutor
    crew.ThreadPoolExecutor = OneByOne  # type: ignore[assignment,misc]
    yield
    crew.ThreadPoolExecutor = pool  # type: ignore[misc]
    shutil.rmtree(ISSUED)


class Machine(RuleBasedStateMachine):
    """One account and one VPN in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="cvpn-machine-"))
        shutil.copytree(ISSUED, self.folder / "out" / "certificates")
        self.clock = SpringClock()
        self.cloud = MortalCloud(self.clock)
        self.vault = Vault()
        self.denied = False
        self.began_with_nothing: dict[str, bool] = {}

    @initialize()
    def others_are_here_already(self) -> None:
        """A network of somebody else's that has our names, but not our tag."""
        vpc = self.cloud.create_vpc(IPv4Network("10.255.0.0/16"), {TAG_NAME: "cvpn-vpc"})
        self.cloud.create_subnet(
            vpc.id, IPv4Network("10.255.255.0/24"), "", {TAG_NAME: "cvpn-target-subnet"}
        )
        self.cloud.create_security_group(vpc.id, "icmp-sg", "theirs", {TAG_NAME: "icmp-sg"})
        self.others = self.not_ours()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    # what people do

    @rule(moments=moments, stop=stops)
    def set_up(self, moments: int, stop: int) -> None:
        self._built(self._go(lambda b, e: b.apply(SPEC, self.folder / "out", e), moments, stop))

    @rule(moments=moments, stop=stops)
    def go_on(self, moments: int, stop: int) -> None:
        self._built(self._go(lambda b, e: b.resume(SPEC.name, e), moments, stop))

    @rule(moments=moments, stop=stops)
    def take_back(self, moments: int, stop: int) -> None:
        before = self.ours()
        result = self._go(lambda b, e: b.undo(SPEC.name, e), moments, stop)
        self._went_well(result)
        assert not self.ours() - before
        run = self._last_run()
        if result is not None and result.ok and self.began_with_nothing[run]:
            assert self.ours() == Counter()

    @rule(moments=moments, stop=stops)
    def remove(self, moments: int, stop: int) -> None:
        result = self._go(lambda b, e: b.remove(SPEC.name, e), moments, stop)
        self._went_well(result)
        if result is not None and result.ok:
            assert self.ours() == Counter()
            assert not result.left

    @rule(call=st.sampled_from(CREATIONS))
    def answers_will_get_lost(self, call: str) -> None:
        self.cloud.loses[call] = 1

    @rule(call=st.sampled_from((*CREATIONS, *OTHER_CHANGES)))
    def aws_will_say_no(self, call: str) -> None:
        self.cloud.refuse(call, WizardError(ErrorCode.ACCESS_DENIED))
        self.denied = True

    # what happens behind our back

    @rule(seconds=st.sampled_from([1.0, 30.0, 3600.0]))
    def time_passes(self, seconds: float) -> None:
        self.clock.seconds += seconds

    @rule(seconds=st.sampled_from([-86400.0, 0.0, 86400.0]))
    def somebody_sets_the_clock(self, seconds: float) -> None:
        self.clock.shift = seconds

    @rule(what=st.sampled_from(["association", "rule", "route", "endpoint"]))
    def somebody_meddles_with_the_endpoint(self, what: str) -> None:
        for endpoint in self.endpoints():
            with self.cloud.undisturbed():
                self._meddle(endpoint, what)

    def _meddle(self, endpoint: EndpointId, what: str) -> None:
        match what:
            case "rule":
                for cidr in SPEC.authorize:
                    self.cloud.revoke_authorization(endpoint, cidr)
            case "route":
                for route in self.cloud.client_routes(endpoint):
                    if route.origin != "associate":
                        self.cloud.delete_client_route(endpoint, route.cidr, route.subnet_id)
            case _:
                for association in self.cloud.associations(endpoint):
                    self.cloud.disassociate(endpoint, association.id)
        if what == "endpoint":
            self.clock.seconds += 60
            self.cloud.delete_endpoint(endpoint)

    @rule()
    def somebody_ends_the_server(self) -> None:
        with self.cloud.undisturbed():
            for server in self.cloud.servers(SPEC.name):
                self.cloud.terminate_server(server.id)

    @rule()
    def somebody_deletes_the_log(self) -> None:
        with self.cloud.undisturbed():
            self.cloud.delete_log_group("/aws/clientvpn")

    # what must hold

    @invariant()
    def others_are_untouched(self) -> None:
        if hasattr(self, "others"):
            assert self.not_ours() == self.others

    @invariant()
    def never_more_than_one_of_each(self) -> None:
        ours = self.ours()
        assert not ours - Counter(WHOLE), ours

    # inside

    def _go(
        self,
        journey: Callable[[Builder, Event], Iterator[RunEvent]],
        moments: int,
        stop: int,
    ) -> ResultEvent | None:
        """The result of a program; ``None`` when it died, or had nothing to do."""
        nothing_before = not self.ours()
        life = Life(moments, stop)
        last: RunEvent | None = None
        builder = MortalBuilder(self.folder / "home", self.cloud, self.vault, self.clock, life)
        try:
            for told in journey(builder, life.stop):
                last = told
        except Death:
            return None
        except WizardError as error:
            if error.code not in NOT_BEGUN:
                raise
            return None
        finally:
            self.cloud.live_again()
            builder.book.close()
            self.began_with_nothing.setdefault(self._last_run(), nothing_before)
        assert isinstance(last, ResultEvent)
        return last

    def _last_run(self) -> str:
        runs = Records(self.folder / "home").runs(SPEC.name)
        return runs[0].id if runs else ""

    def _built(self, result: ResultEvent | None) -> None:
        self._went_well(result)
        if result is not None and result.ok:
            assert self.ours() == Counter(WHOLE)

    def _went_well(self, result: ResultEvent | None) -> None:
        """It did what it should, unless it died, was stopped or was refused."""
        event("died" if result is None else "ok" if result.ok else "not ok")
        denied, self.denied = self.denied, False
        self.cloud.no_more_refusals()
        assert result is None or result.ok or result.stopped or denied, result

    def endpoints(self) -> list[EndpointId]:
        return [e.id for e in self.cloud.endpoints() if e.belongs_to(SPEC.name)]

    def everything(self) -> list[Tagged]:
        cloud = self.cloud
        logs = (cloud.log_group(group.group_name) for group in cloud.log_groups())
        certificates = (cloud.certificate(one.arn) for one in cloud.certificates())
        return [
            *cloud.vpcs(),
            *cloud.subnets(),
            *cloud.security_groups(),
            *(e for e in cloud.endpoints() if e.state.value != "deleting"),
            *(s for s in cloud.servers(SPEC.name) if s.state != "shutting-down"),
            *(one for one in certificates if one),
            *(one for one in logs if one),
        ]

    def not_ours(self) -> list[Tagged]:
        return [one for one in self.everything() if not one.belongs_to(SPEC.name)]

    def ours(self) -> Counter[str]:
        things = [one for one in self.everything() if one.belongs_to(SPEC.name)]
        counted = Counter(type(one).__name__ for one in things)
        for endpoint in self.endpoints():
            alive = [a for a in self.cloud.associations(endpoint) if "dis" not in a.state.value]
            rules = self.cloud.authorization_rules(endpoint)
            routes = self.cloud.client_routes(endpoint)
            counted["Association"] += len(alive)
            counted["Rule"] += sum(rule.state != "revoking" for rule in rules)
            counted["Route"] += sum(
                route.origin != "associate" and route.state != "deleting" for route in routes
            )
        return +counted


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=80,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
