"""Set up, stop, die, go on, take back, meddle, remove, in any order: the account stays in order.

A state machine tries orders that nobody thought of, against a model of the account: what belongs
to others never changes, of ours there is never more than one of each, a run that says it is done
has left one of each, and a removal that says so has left nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.steps import ResultEvent
from tests.contract.small_world import SPEC, WHOLE, World, issue
from tests.fakes.mortal import NEVER, one_by_one

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
moments = st.one_of(st.just(NEVER), st.integers(1, 160))

ISSUED = Path(tempfile.mkdtemp(prefix="cvpn-machine-"))


@pytest.fixture(scope="module", autouse=True)
def _issued() -> Iterator[None]:
    issue(ISSUED)
    with one_by_one():
        yield
    shutil.rmtree(ISSUED)


class Machine(RuleBasedStateMachine):
    """One account and one VPN in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="cvpn-machine-"))
        self.world = World(self.folder, ISSUED)
        self.cloud = self.world.cloud
        self.denied = False
        self.began_with_nothing: dict[str, bool] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    # what people do

    @rule(moments=moments, stop=moments)
    def set_up(self, moments: int, stop: int) -> None:
        nothing = not self.world.ours()
        self._built(self.world.apply(moments, stop), nothing=nothing)

    @rule(moments=moments, stop=moments)
    def go_on(self, moments: int, stop: int) -> None:
        nothing = not self.world.ours()
        self._built(self.world.resume(moments, stop), nothing=nothing)

    @rule(moments=moments, stop=moments)
    def take_back(self, moments: int, stop: int) -> None:
        before, run = self.world.ours(), self.world.last_run()
        result = self.world.undo(moments, stop)
        self._went_well(result)
        assert not self.world.ours() - before
        if result is not None and result.ok and self.began_with_nothing[run]:
            assert not self.world.ours()

    @rule(moments=moments, stop=moments)
    def remove(self, moments: int, stop: int) -> None:
        result = self.world.remove(moments, stop)
        self._went_well(result)
        if result is not None and result.ok:
            assert not self.world.ours()
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
        self.world.clock.seconds += seconds

    @rule(seconds=st.sampled_from([-86400.0, 0.0, 86400.0]))
    def somebody_sets_the_clock(self, seconds: float) -> None:
        self.world.clock.shift = seconds

    @rule(what=st.sampled_from(["association", "rule", "route", "endpoint"]))
    def somebody_meddles_with_the_endpoint(self, what: str) -> None:
        for endpoint in self.world.endpoints():
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
            self.world.clock.seconds += 60
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
        assert self.world.others_untouched()

    @invariant()
    def never_more_than_one_of_each(self) -> None:
        ours = self.world.ours()
        assert not ours - Counter(WHOLE), ours

    # inside

    def _built(self, result: ResultEvent | None, *, nothing: bool) -> None:
        self.began_with_nothing.setdefault(self.world.last_run(), nothing)
        self._went_well(result)
        if result is not None and result.ok:
            assert self.world.ours() == WHOLE

    def _went_well(self, result: ResultEvent | None) -> None:
        """It did what it should, unless it died, was stopped or was refused."""
        event("died" if result is None else "ok" if result.ok else "not ok")
        denied, self.denied = self.denied, False
        self.cloud.no_more_refusals()
        assert result is None or result.ok or result.stopped or denied, result


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=80,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
