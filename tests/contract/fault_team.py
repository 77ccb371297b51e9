"""The work of a team in the fault matrix: the register at AWS and the one here say the same."""

from __future__ import annotations

from cvpn_wizard.adapters.records import CertificateState
from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.team.creating import create, leave
from cvpn_wizard.journeys.team.membership import membership
from cvpn_wizard.model.team import Part
from tests.contract.fault_cells import Phase
from tests.contract.fault_errands import Errand
from tests.contract.fault_office import Office
from tests.contract.fault_people import Adding, Revoking


def start(office: Office) -> None:
    """Share the VPN's register from now on."""
    rig = office.rig
    create(
        office.name,
        home=rig.home,
        records=rig.records,
        vault=rig.vault,
        cloud=office.cloud,
        cancelled=office.stop(),
        clock=rig.clock,
    )


def end(office: Office) -> None:
    """Alone again, the store gone."""
    leave(office.name, home=office.rig.home, cloud=office.rig.bystander, delete=True)


def untold(office: Office) -> str:
    """Whether the team knows less, or otherwise, than the records here; empty when it does not."""
    desk = office.desk()
    desk.records.pull(office.name)
    rows = office.rig.bystander.team_rows(office.name, Part.CERTIFICATE)
    there = {row.key: str(row.values["state"]) for row in rows}
    here = {one.serial: one.state.value for one in desk.records.all_certificates(office.name)}
    if CertificateState.PREPARED.value in here.values():
        return "left unfinished"
    different = {serial for serial, state in here.items() if there.get(serial) != state}
    return f"{len(different)} certificates are otherwise in the team's register" * bool(different)


class Sharing(Errand):
    """``team create``."""

    def go(self, office: Office) -> str:
        start(office)
        return ""

    def wrong(self, office: Office) -> str:
        if membership(office.rig.home, office.name) is None:
            return "not in the team"
        table = office.rig.bystander.team_table(office.name)
        secret = office.rig.bystander.team_secret(office.name)
        if table is None or secret is None or not table.belongs_to(office.name):
            return "no table, or no secret"
        if len(office.rig.bystander.team_rows(office.name, Part.VPN)) != 1:
            return "not one row of the VPN"
        return untold(office)

    def tidy(self, office: Office) -> None:
        end(office)


class TeamAdding(Adding):
    """The first write puts the certificate into the register, the second that it is issued."""

    told_later = frozenset({("dynamodb:TransactWriteItems", 2)})

    def before(self, office: Office) -> None:
        start(office)

    def half(self, office: Office) -> str:
        """In a team a name may be written down already; then it waits to be finished."""
        found = office.certificates(office.named("add"))
        waits = all(one.state is CertificateState.PREPARED for one in found)
        return "" if waits else "issued in spite of it"

    def wrong(self, office: Office) -> str:
        return super().wrong(office) or untold(office)

    def tidy(self, office: Office) -> None:
        end(office)


class TeamRevoking(Revoking):
    def before(self, office: Office) -> None:
        for word in ("gone", "stays"):
            add(office.desk(), Newcomer(office.named(word)))
            office.connect(office.named(word))
        start(office)

    def wrong(self, office: Office) -> str:
        return super().wrong(office) or untold(office)

    def tidy(self, office: Office) -> None:
        super().tidy(office)
        end(office)


Errand.kinds |= {
    Phase.TEAM: Sharing,
    Phase.TEAM_ADD: TeamAdding,
    Phase.TEAM_REVOKE: TeamRevoking,
}
