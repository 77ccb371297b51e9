"""Which of the accounts that are known here, and where."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cvpn_wizard.adapters.aws.regions import COMMERCIAL
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource
from cvpn_wizard.texts import text
from cvpn_wizard.texts.regions import region_name
from cvpn_wizard.ui.care.section import Known
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.widgets.combo import Choice

FIRST_REGION = "ap-northeast-1"


class AccountChoice(QWidget):
    """An account and a Region, side by side.

    :param name: how the object names begin: ``<name>.account``, ``<name>.region``.
    """

    def __init__(self, name: str, *, practising: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        source = AccountSource.PRACTICE if practising else AccountSource.PROFILE
        self._usual = AccountAnswers(source=source, region="")
        self._accounts: tuple[AccountAnswers, ...] = (self._usual,)
        self.account = Choice(f"{name}.account")
        self.region = Choice(f"{name}.region")
        self._fields = (
            Field("care-adopt-account", self.account),
            Field("care-adopt-region", self.region),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for field in self._fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.retranslate()
        self.region.choose(FIRST_REGION)

    def show_known(self, known: tuple[Known, ...]) -> None:
        """The accounts of the VPNs that are known, and the usual one."""
        bare = [replace(one.account, identity=None, region="") for one in known]
        self._accounts = tuple(dict.fromkeys([*bare, self._usual]))
        self.retranslate()

    def chosen(self) -> AccountAnswers | None:
        """That account in that Region."""
        number, region = self.account.value(), self.region.value()
        if not isinstance(number, int) or not isinstance(region, str):
            return None
        return replace(self._accounts[number], region=region)

    def retranslate(self) -> None:
        for field in self._fields:
            field.retranslate()
        self.account.set_items(
            [(_account_words(one), "", number) for number, one in enumerate(self._accounts)]
        )
        self.region.set_items(sorted((region_name(code), code, code) for code in COMMERCIAL))


def _account_words(account: AccountAnswers) -> str:
    match account.source:
        case AccountSource.PRACTICE:
            return text("care-account-practice")
        case AccountSource.KEYS:
            return text("care-account-keys", key=account.access_key_id[-4:])
        case AccountSource.SIGN_IN:
            return text("care-account-sign-in", account=account.sso_account)
        case AccountSource.PROFILE:
            return text("care-account-profile", profile=account.profile or "default")
