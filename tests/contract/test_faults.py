"""A slice of the fault matrix; ``benchmarks/fault_matrix.py`` tries all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Timer

import pytest

from cvpn_wizard.model.errors import ErrorCode
from cvpn_wizard.model.steps import StepEvent, StepState
from cvpn_wizard.practice.faults import Fault, FaultKind
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.fault_cells import Cell, Phase, try_cell
from tests.contract.rig import WHOLE, Outcome, Rig, hurried

LOST = FaultKind.DROPPED_AFTER
SLICE = (
    # creations without a client token: found again, never made twice
    Cell(Phase.SET_UP, "ec2:CreateVpc", LOST),
    Cell(Phase.SET_UP, "ec2:CreateSecurityGroup", LOST),
    Cell(Phase.SET_UP, "acm:ImportCertificate", LOST),
    Cell(Phase.SET_UP, "logs:CreateLogGroup", LOST),
    Cell(Phase.SET_UP, "ec2:CreateVpc", FaultKind.HANGS),
    # with a client token
    Cell(Phase.SET_UP, "ec2:CreateClientVpnEndpoint", LOST),
    Cell(Phase.SET_UP, "ec2:AuthorizeClientVpnIngress", FaultKind.HANGS),
    # what passes, and what does not
    Cell(Phase.SET_UP, "ec2:CreateVpc", FaultKind.THROTTLED),
    Cell(Phase.SET_UP, "logs:CreateLogStream", FaultKind.DENIED, gives_up=True),
    Cell(Phase.SET_UP, "ec2:DescribeClientVpnTargetNetworks", FaultKind.UNAVAILABLE, nth=2),
    # the way back
    Cell(Phase.REMOVE, "ec2:DisassociateClientVpnTargetNetwork", LOST),
    Cell(Phase.REMOVE, "ec2:DeleteClientVpnEndpoint", LOST),
    Cell(Phase.REMOVE, "ec2:DeleteVpc", FaultKind.DENIED),
    Cell(Phase.UNDO, "ec2:DeleteSubnet", FaultKind.BROKEN),
)


@pytest.fixture(scope="module")
def practice() -> Iterator[PracticeAws]:
    with hurried(), PracticeAws(speed=0, throttled=False) as practice:
        yield practice


@pytest.fixture(scope="module")
def certificates(practice: PracticeAws, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Issued once, since that takes longest."""
    rig = Rig(practice, tmp_path_factory.mktemp("first"))
    assert rig.apply().ok
    assert rig.remove().ok
    return rig.out / "certificates"


@pytest.mark.parametrize("cell", SLICE, ids=str)
def test_the_right_outcome(practice: PracticeAws, certificates: Path, cell: Cell) -> None:
    verdict = try_cell(practice, cell, certificates)
    assert verdict.wrong == "", verdict.how


def test_a_refusal_that_will_not_change_is_not_tried_again(
    practice: PracticeAws, certificates: Path, tmp_path: Path
) -> None:
    rig = Rig(practice, tmp_path, certificates=certificates)
    practice.faults.clear()
    practice.faults.add(Fault("ec2:CreateVpc", FaultKind.DENIED, times=0))
    assert rig.apply().codes == {"access-denied"}
    assert practice.faults.seen.count("ec2:CreateVpc") == 1
    practice.faults.clear()
    assert rig.undo().ok
    assert rig.untouched()


def test_new_credentials_go_on_with_the_run_that_the_old_ones_began(
    practice: PracticeAws, certificates: Path, tmp_path: Path
) -> None:
    """The window asks for keys and applies the same plan: the same run, one of each."""
    rig = Rig(practice, tmp_path, certificates=certificates)
    practice.faults.add(Fault("ec2:AssociateClientVpnTargetNetwork", FaultKind.EXPIRED, times=0))
    stopped = rig.apply()
    assert stopped.codes == {"expired-credentials"}
    (run,) = rig.records.runs(rig.spec.name)
    practice.faults.clear()
    rig.builder = rig.new_builder()
    assert rig.apply().ok
    assert [one.id for one in rig.records.runs(rig.spec.name)] == [run.id]
    assert rig.ours() == WHOLE
    assert rig.remove().ok
    assert rig.untouched()


def test_stop_is_heard_while_aws_does_not_answer(
    practice: PracticeAws, certificates: Path, tmp_path: Path
) -> None:
    """A call that hangs is given up after its time-out, and not tried again after Stop."""
    rig = Rig(practice, tmp_path, certificates=certificates)
    practice.faults.clear()
    practice.faults.add(Fault("ec2:DescribeSubnets", FaultKind.HANGS, times=0))
    stop = Event()
    events = []
    for event in rig.builder.apply(rig.spec, rig.out, stop):
        events.append(event)
        if isinstance(event, StepEvent) and event.step == "subnet.server-subnet":
            stop.set()
    asked = practice.faults.seen.count("ec2:DescribeSubnets")
    assert asked <= 2
    assert Outcome(events).result.stopped
    practice.faults.clear()
    assert rig.resume().ok
    assert rig.ours() == WHOLE
    assert rig.remove().ok
    assert rig.untouched()


def test_an_outage_in_the_middle_of_a_wait_is_borne(
    practice: PracticeAws, certificates: Path, tmp_path: Path
) -> None:
    """A change of network takes seconds; the run goes on by itself."""
    rig = Rig(practice, tmp_path, certificates=certificates)
    practice.faults.clear()
    restored = Timer(0.6, practice.faults.clear)
    for event in rig.builder.apply(rig.spec, rig.out, Event()):
        last = event
        waits = isinstance(event, StepEvent) and event.state is StepState.SETTLING
        if waits and event.step == "check_server":
            practice.faults.add(Fault("*", FaultKind.DROPPED_BEFORE, times=0))
            restored.start()
    restored.join()
    outcome = Outcome([last])
    if not outcome.ok:
        # Whatever was about to begin at that moment may have been refused; the run goes on.
        assert rig.resume().ok
    assert rig.ours() == WHOLE
    assert rig.remove().ok
    assert rig.untouched()


def test_a_vpn_of_somebody_else_with_our_name_is_told_and_left_alone(
    practice: PracticeAws, certificates: Path, tmp_path: Path
) -> None:
    rig = Rig(practice, tmp_path, certificates=certificates)
    (legacy,) = rig.bystander.endpoints()
    ec2 = rig.bystander.session.ec2
    made = ec2.create_client_vpn_endpoint(
        ClientCidrBlock="10.77.0.0/22",
        ServerCertificateArn=legacy.server_certificate,
        AuthenticationOptions=[
            {
                "Type": "certificate-authentication",
                "MutualAuthentication": {
                    "ClientRootCertificateChainArn": legacy.server_certificate
                },
            }
        ],
        ConnectionLogOptions={"Enabled": False},
        TagSpecifications=[
            {
                "ResourceType": "client-vpn-endpoint",
                "Tags": [{"Key": "Name", "Value": rig.spec.name}],
            }
        ],
    )["ClientVpnEndpointId"]
    try:
        before = rig.everything()
        assert rig.apply().ok
        outcome = rig.remove()
        assert outcome.ok
        assert [other.resource for other in outcome.result.others] == [made]
        error = outcome.result.others[0].error
        assert error is not None
        assert error.code is ErrorCode.NOT_OURS
        assert rig.everything() == before
    finally:
        ec2.delete_client_vpn_endpoint(ClientVpnEndpointId=made)


def test_the_log_is_kept_if_wished(
    practice: PracticeAws, certificates: Path, tmp_path: Path
) -> None:
    rig = Rig(practice, tmp_path, certificates=certificates)
    assert rig.apply().ok
    events = list(rig.builder.remove(rig.spec.name, Event(), keep_logs=True))
    result = Outcome(events).result
    assert result.ok
    assert [kept.resource for kept in result.kept] == ["/aws/clientvpn"]
    assert rig.everything().keys() - rig.before.keys() == {"/aws/clientvpn"}
    rig.bystander.delete_log_group("/aws/clientvpn")


def test_what_an_earlier_plan_made_is_swept_too(
    practice: PracticeAws, certificates: Path, tmp_path: Path
) -> None:
    """The plan was changed and applied again: the newest plan does not name all there is."""
    rig = Rig(practice, tmp_path, certificates=certificates)
    assert rig.apply().ok
    ec2 = rig.bystander.session.ec2
    (vpc,) = [v for v in rig.bystander.vpcs() if v.belongs_to(rig.spec.name)]
    stray = ec2.create_subnet(
        VpcId=vpc.id,
        CidrBlock="10.255.7.0/24",
        TagSpecifications=[
            {
                "ResourceType": "subnet",
                "Tags": [
                    {"Key": "cvpn-wizard:vpn", "Value": rig.spec.name},
                    {"Key": "Name", "Value": "of-an-earlier-plan"},
                ],
            }
        ],
    )["Subnet"]["SubnetId"]
    outcome = rig.remove()
    assert outcome.ok, outcome.codes
    assert stray in {resource for _, resource in outcome.result.removed}
    assert rig.untouched()


@pytest.mark.parametrize("action", ["acm:ListCertificates", "ec2:DescribeClientVpnEndpoints"])
def test_what_is_known_goes_though_the_search_for_more_is_refused(
    practice: PracticeAws, certificates: Path, tmp_path: Path, action: str
) -> None:
    """A search that was refused is no search that found nothing, and says so."""
    rig = Rig(practice, tmp_path, certificates=certificates)
    assert rig.apply().ok
    practice.faults.clear()
    assert rig.remove().ok
    calls = practice.faults.seen.count(action)
    assert rig.apply().ok
    practice.faults.clear()
    # The last calls of that action are those of the search.
    practice.faults.add(Fault(action, FaultKind.DENIED, nth=calls, times=0))
    outcome = rig.remove()
    practice.faults.clear()
    assert not outcome.ok
    assert outcome.codes == {"access-denied"}
    assert rig.untouched()
    assert rig.remove().ok


def test_the_least_policy_without_a_server_suffices(
    practice: PracticeAws, certificates: Path, tmp_path: Path
) -> None:
    rig = Rig(practice, tmp_path, certificates=certificates)
    rig.spec = replace(rig.spec, check_server=None)
    practice.faults.clear()
    practice.faults.add(Fault("ec2:DescribeInstances", FaultKind.DENIED, times=0))
    assert rig.apply().ok
    assert rig.remove().ok
    practice.faults.clear()
    assert rig.untouched()
