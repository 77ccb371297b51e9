"""Whom AWS takes us for: account, identity, Region, large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from cvpn_wizard.model.aws import Identity
from cvpn_wizard.texts import text
from cvpn_wizard.texts.regions import region_name
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.labels import large, muted, plain


def grouped(account: str) -> str:
    """The twelve digits as the console shows them: 1234-5678-9012."""
    if len(account) != 12 or not account.isdigit():
        return account
    return "-".join(account[start : start + 4] for start in (0, 4, 8))


def person_of(arn: str) -> str:
    """The part of an ARN that people know: ``user/admin``, ``root``, ``assumed-role/Admin/me``."""
    return arn.split(":", 5)[-1]


class IdentityPanel(QFrame):
    """Hidden until AWS has answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("account.verified")
        self.setProperty("card", "good")
        self._identity: Identity | None = None
        self._region = ""
        self._labels = {name: muted() for name in ("account", "region", "identity")}
        self._values: dict[str, QLabel] = {
            "account": large("account.verified_account", 1.8),
            "region": large("account.verified_region", 1.8),
            "identity": plain("account.verified_identity"),
        }
        self._code = muted("account.verified_code")
        self._root = Notice("warn", "", "account.root")
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(0)
        for column, name in enumerate(("account", "region")):
            grid.addWidget(self._labels[name], 0, column)
            grid.addWidget(self._values[name], 1, column, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._code, 2, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addLayout(grid)
        layout.addWidget(self._labels["identity"])
        layout.addWidget(self._values["identity"])
        layout.addWidget(self._root)
        self.hide()

    def show_identity(self, identity: Identity | None, region: str = "") -> None:
        """Say who; ``None`` hides it."""
        self._identity, self._region = identity, region
        self.setVisible(identity is not None)
        self.retranslate()

    def retranslate(self) -> None:
        for name, label in self._labels.items():
            label.setText(text(f"account-verified-{name}"))
        if self._identity is None:
            return
        values = {
            "account": grouped(self._identity.account),
            "region": region_name(self._region),
            "identity": person_of(self._identity.arn),
        }
        for name, value in values.items():
            self._values[name].setText(value)
            self._values[name].setAccessibleName(f"{self._labels[name].text()} {value}")
        self._values["identity"].setToolTip(self._identity.arn)
        self._code.setText(self._region)
        self._root.say("account-root" if self._identity.arn.endswith(":root") else "")
        self.setAccessibleName(", ".join(values.values()))
