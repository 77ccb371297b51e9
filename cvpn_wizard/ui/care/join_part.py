"""Join the team of a VPN that other computers share: its name or its endpoint's id is enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from cvpn_wizard.adapters.aws.regions import COMMERCIAL
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.care.adopt_part import account_words, region_words
from cvpn_wizard.ui.care.section import Known
from cvpn_wizard.ui.forms import Field, MoreSection, Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import plain
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.combo import Choice

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
        self._known: tuple[Known, ...] = ()
        self._accounts: tuple[AccountAnswers, ...] = ()
        self._done_with: Joined | None = None
        self._chosen_once = False
        self._lead = plain("care.join.lead")
        self.name = QLineEdit()
        self.name.setObjectName("care.join.name")
        self._name = Field("care-join-name", self.name)
        self.account = Choice("care.join.account")
        self._account = Field("care-adopt-account", self.account)
        self.region = Choice("care.join.region")
        self._region = Field("care-adopt-region", self.region)
        self.join_button = QPushButton()
        self.join_button.setObjectName("care.join.join")
        self.join_button.setProperty("kind", "primary")
        self.join_button.clicked.connect(self._press)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._press)
        self._refusal = RefusalView("care.join.refusal")
        self._said = Notice("good", name="care.join.said")
        fields = QHBoxLayout()
        fields.setSpacing(16)
        for field in (self._account, self._region):
            fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.join_button)
        buttons.addStretch(1)
        self.add(self._lead)
        self.add(self._name)
        self.add(fields)
        self.add(buttons)
        self.add(self._refusal)
        self.add(self._said)
        self.say()

    def show_known(self, known: tuple[Known, ...]) -> None:
        """The accounts of the VPNs that are known, and the usual one."""
        self._known = known
        self.say()
        if known and not self.name.text():
            self.region.choose(known[0].vpn.region)

    @Slot()
    def _typed(self) -> None:
        self._enable()

    @Slot()
    def _press(self) -> None:
        number, region = self.account.value(), self.region.value()
        wanted = self.name.text().strip()
        if self._latest.busy or not wanted:
            return
        if not isinstance(number, int) or not isinstance(region, str):
            return
        self._refusal.clear()
        self._done_with = None
        account = replace(self._accounts[number], region=region)
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
        for field in (self._name, self._account, self._region):
            field.retranslate()
        self._fill()
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

    def _fill(self) -> None:
        practising = self._services.practising
        source = AccountSource.PRACTICE if practising else AccountSource.PROFILE
        bare = [replace(one.account, identity=None, region="") for one in self._known]
        usual = AccountAnswers(source=source, region="")
        self._accounts = tuple(dict.fromkeys([*bare, usual]))
        self.account.set_items(
            [(account_words(one), "", number) for number, one in enumerate(self._accounts)]
        )
        self.region.set_items(sorted((region_words(code), code, code) for code in COMMERCIAL))
        if not self._chosen_once:
            self._chosen_once = True
            self.region.choose("ap-northeast-1")


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
