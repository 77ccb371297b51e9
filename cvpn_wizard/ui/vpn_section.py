"""A section of the room of one VPN: Overview, Doctor, Removal, …"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.adapters.records import RunState, VpnRecord
from cvpn_wizard.journeys.account_choice import account_from_json
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.ui.services import Services

if TYPE_CHECKING:
    from cvpn_wizard.adapters.aws.cloud import Cloud


@dataclass(frozen=True)
class Known:
    """A VPN as the records have it.

    :ivar plan: the text of its newest plan.
    :ivar adopted: it was made by hand and taken into care.
    """

    vpn: VpnRecord
    state: RunState
    plan: str
    adopted: bool = False

    @property
    def name(self) -> str:
        return self.vpn.name

    @property
    def account(self) -> AccountAnswers:
        """How to reach its account, in its Region."""
        return replace(account_from_json(self.vpn.account_choice), region=self.vpn.region)


class Section(QWidget):
    """Shown for one VPN at a time. Its title is the text ``care-section-<section_id>``.

    Signals:
        changed: the records changed; the list and the other sections should look again.
        went: the VPN is no longer known here.
        pictured: the map looks otherwise now; carries a ``MapModel``.
    """

    changed = Signal()
    went = Signal()
    pictured = Signal(object)

    section_id: ClassVar[str]
    with_map: ClassVar[bool] = True
    """Whether the map stands above it; a table needs the room itself."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.known: Known | None = None
        self.setObjectName(f"care.{self.section_id}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)

    def show_vpn(self, known: Known) -> None:
        """Another VPN, or the same one changed: forget what was shown before."""
        self.known = known

    def entered(self) -> None:
        """The section is on screen: start its jobs."""

    @property
    def running(self) -> bool:
        """Whether leaving now would interrupt something."""
        return False

    def cloud(self, known: Known) -> Cloud:
        """AWS for that VPN; slow: inside a job only.

        :raises WizardError: what keeps us from the account.
        """
        return self.services.cloud_for(known.account, None)

    def retranslate(self) -> None:
        """Set every text."""
        raise NotImplementedError
