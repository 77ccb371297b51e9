"""A slice of the fault matrix: the work on people, and care of a VPN that stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cvpn_wizard.practice.faults import FaultKind
from tests.contract.fault_account import FaultAccount
from tests.contract.fault_cells import Cell, Phase
from tests.contract.fault_errands import Errand
from tests.contract.fault_office import Office
from tests.contract.fault_people import Revoking
from tests.contract.rig import hurried

LOST, DENIED, EXPIRED = FaultKind.DROPPED_AFTER, FaultKind.DENIED, FaultKind.EXPIRED
PROFILE = "ec2:ExportClientVpnClientConfiguration"
LIST = "ec2:ImportClientVpnClientCertificateRevocationList"
SLICE = (
    Cell(Phase.ADD, PROFILE, DENIED),
    Cell(Phase.ADD_FIRST, PROFILE, EXPIRED),
    Cell(Phase.MANY, PROFILE, FaultKind.THROTTLED),
    Cell(Phase.RENEW, LIST, DENIED),
    Cell(Phase.REVOKE, LIST, LOST),
    Cell(Phase.REVOKE, LIST, DENIED),
    Cell(Phase.REVOKE, "ec2:TerminateClientVpnConnections", LOST),
    Cell(Phase.REVOKE, "ec2:TerminateClientVpnConnections", DENIED),
    Cell(Phase.REFRESH, "ec2:ExportClientVpnClientCertificateRevocationList", EXPIRED, nth=2),
    Cell(Phase.LIST, "logs:FilterLogEvents", DENIED),
    Cell(Phase.SERVER, "acm:ImportCertificate", LOST),
    Cell(Phase.SERVER, "acm:GetCertificate", DENIED, nth=2),
    Cell(Phase.ADOPT, "ec2:ModifyClientVpnEndpoint", DENIED),
    Cell(Phase.CHANGE, "ec2:RevokeClientVpnIngress", EXPIRED),
    Cell(Phase.PAUSE, "ec2:DisassociateClientVpnTargetNetwork", LOST),
    Cell(Phase.UNPAUSE, "ec2:AssociateClientVpnTargetNetwork", DENIED),
)


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultAccount]:
    certificates = tmp_path_factory.mktemp("errands") / "certificates"
    with hurried(), FaultAccount(certificates) as account:
        account.issue()
        yield account


@pytest.mark.parametrize("cell", SLICE, ids=str)
def test_the_right_outcome(account: FaultAccount, cell: Cell) -> None:
    verdict = account.attempt(cell)
    assert verdict.wrong == "", verdict.how


def test_the_judge_sees_what_is_wrong(
    account: FaultAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A revocation that says it is done, and does not reach AWS."""

    class Pretending(Revoking):
        def go(self, office: Office) -> str:
            super().go(office)
            office.at_practice.revocation_list = ""
            return ""

    cell = Cell(Phase.REVOKE, LIST, FaultKind.THROTTLED)
    assert account.attempt(cell).wrong == ""
    monkeypatch.setitem(Errand.kinds, Phase.REVOKE, Pretending)
    assert "revoked here" in account.attempt(cell).wrong
