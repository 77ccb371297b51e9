"""Join the team of a VPN that other computers share: its name or its endpoint's id is enough."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.care.account_choice import AccountChoice
from cvpn_wizard.ui.care.section import Known
from cvpn_wizard.ui.forms import Field, MoreSection, Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import plain
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services

if TYPE_CHECKING:
    from cvpn_wizard.journeys.team.joining import Joined


class JoinPart(MoreSection):
    """Folded away until somebody wants it.

    Signals:
        joined: a VPN is known here now; carries its name.
    """

    joined = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__("care-join-title", "care.join.more")
        self._services = services
        self._latest = Latest()
        self._done_with: Joined | None = None
        self._lead = plain("care.join.lead")
        self.name = QLineEdit()
        self.name.setObjectName("care.join.name")
        self._name = Field("care-join-name", self.name)
        self.where = AccountChoice("care.join", practising=services.practising)
        self.join_button = QPushButton()
        self.join_button.setObjectName("care.join.join")
        self.join_button.setProperty("kind", "primary")
        self.join_button.clicked.connect(self._press)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._press)
        self._refusal = RefusalView("care.join.refusal")
        self._said = Notice("good", name="care.join.said")
        buttons = QHBoxLayout()
        buttons.addWidget(self.join_button)
        buttons.addStretch(1)
        self.add(self._lead)
        self.add(self._name)
        self.add(self.where)
        self.add(buttons)
        self.add(self._refusal)
        self.add(self._said)
        self.say()

    def show_known(self, known: tuple[Known, ...]) -> None:
        """The accounts of the VPNs that are known, and the usual one."""
        self.where.show_known(known)
        if known and not self.name.text():
            self.where.region.choose(known[0].vpn.region)

    @Slot()
    def _typed(self) -> None:
        self._enable()

    @Slot()
    def _press(self) -> None:
        account = self.where.chosen()
        wanted = self.name.text().strip()
        if self._latest.busy or not wanted or account is None:
            return
        self._refusal.clear()
        self._done_with = None
        self._latest.replace(
            self._services.jobs.start(
                joining(self._services, wanted, account), done=self._finished, failed=self._failed
            )
        )
        self.say()

    @Slot(object)
    def _finished(self, joined: object) -> None:
        from cvpn_wizard.journeys.team.joining import Joined  # noqa: PLC0415  loaded by then

        if isinstance(joined, Joined):
            self._done_with = joined
            self.name.clear()
            self.joined.emit(joined.vpn)
        self.say()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self.say()

    def _enable(self) -> None:
        self.join_button.setEnabled(bool(self.name.text().strip()) and not self._latest.busy)

    def say(self) -> None:
        """Set every text."""
        self.retranslate()
        self._lead.setText(text("care-join-lead"))
        self._name.retranslate()
        self.where.retranslate()
        label = text("care-join-busy" if self._latest.busy else "care-join-join")
        self.join_button.setText(label)
        self.join_button.setAccessibleName(label)
        self._refusal.retranslate()
        self._enable()
        done = self._done_with
        if done is None:
            self._said.say("")
        else:
            key = "care-join-done" if done.can_issue else "care-join-done-reads"
            self._said.say(key, name=done.vpn)


def joining(services: Services, wanted: str, account: AccountAnswers) -> Callable[[Event], Joined]:
    """:raises WizardError: as :func:`~cvpn_wizard.journeys.team.joining.join`."""

    def work(_cancelled: Event) -> Joined:
        from cvpn_wizard.journeys.account_choice import account_to_json  # noqa: PLC0415
        from cvpn_wizard.journeys.team.joining import join  # noqa: PLC0415

        return join(
            wanted,
            home=services.home,
            records=services.records,
            vault=services.vault,
            cloud=services.cloud_for(account, None),
            choice=account_to_json(account),
        )

    return work
