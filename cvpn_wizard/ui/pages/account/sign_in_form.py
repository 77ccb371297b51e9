"""IAM Identity Center: sign in with a browser, then choose an account and a role."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.aws.sso import DeviceCode, SsoAccount
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.labels import large, muted
from cvpn_wizard.ui.pages.account.region_choice import RegionChoice
from cvpn_wizard.ui.widgets.combo import Choice


class SignInForm(QWidget):
    """Signals:
    changed: another place to sign in at, another account or role.
    sign_in: the button was pressed.
    account_chosen: carries the account's number; its roles are wanted.
    open_browser: open the page again.
    cancel: do not wait for the browser any longer.
    """

    changed = Signal()
    sign_in = Signal()
    account_chosen = Signal(str)
    open_browser = Signal()
    cancel = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start_url = QLineEdit()
        self.start_url.setObjectName("account.sso_start_url")
        self.start_url.setPlaceholderText("https://example.awsapps.com/start")
        self.region = RegionChoice("account.sso_region")
        self._account = Choice("account.sso_account")
        self._role = Choice("account.sso_role")
        self._url_field = Field("account-sso-url", self.start_url, None, "account-sso-url-why")
        self._region_field = Field("account-sso-region", self.region)
        self._account_field = Field("account-sso-account", self._account)
        self._role_field = Field("account-sso-role", self._role)
        self._button = _button("account.sso_sign_in")
        self._waiting = QWidget()
        self._code_label = muted("account.sso_code_label")
        self._code = large("account.sso_code")
        self._open = _button("account.sso_open")
        self._cancel = _button("account.sso_cancel")
        self._accounts: tuple[SsoAccount, ...] = ()
        self._roles: tuple[str, ...] = ()
        self._wanted = ("", "")
        self._lay_out()
        self.start_url.textChanged.connect(self._place_changed)
        self.start_url.returnPressed.connect(self.sign_in)
        self.region.currentIndexChanged.connect(self._place_changed)
        self._button.clicked.connect(self._pressed)
        self._open.clicked.connect(self._open_pressed)
        self._cancel.clicked.connect(self._cancel_pressed)
        self._account.currentIndexChanged.connect(self._account_changed)
        self._role.currentIndexChanged.connect(self._role_changed)
        self._waiting.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(16)
        place.addWidget(self._url_field, 3)
        place.addWidget(self._region_field, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._open, self._cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        waiting = QVBoxLayout(self._waiting)
        waiting.setContentsMargins(0, 0, 0, 0)
        waiting.setSpacing(4)
        waiting.addWidget(self._code_label)
        waiting.addWidget(self._code)
        waiting.addLayout(buttons)
        pressing = QHBoxLayout()
        pressing.addWidget(self._button)
        pressing.addStretch(1)
        choice = QHBoxLayout()
        choice.setSpacing(16)
        choice.addWidget(self._account_field, 1)
        choice.addWidget(self._role_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(place)
        column.addLayout(pressing)
        column.addWidget(self._waiting)
        column.addLayout(choice)

    # in and out

    @property
    def url(self) -> str:
        return self.start_url.text().strip()

    @property
    def account(self) -> str:
        value = self._account.value()
        return value if isinstance(value, str) and self._accounts else self._wanted[0]

    @property
    def role(self) -> str:
        value = self._role.value()
        return value if isinstance(value, str) and self._roles else self._wanted[1]

    def complete(self) -> bool:
        return bool(self._accounts and self._roles)

    def show_choice(self, url: str, region: str, account: str, role: str) -> None:
        """What was said before."""
        if self.start_url.text() != url:
            self.start_url.setText(url)
        if region:
            self.region.choose(region)
        self._wanted = (account or self._wanted[0], role or self._wanted[1])

    def show_code(self, code: DeviceCode | None) -> None:
        """What to compare with the browser; ``None``: nobody waits any longer."""
        self._waiting.setVisible(code is not None)
        self._button.setVisible(code is None)
        self._code.setText(code.user_code if code else "")
        self._code.setAccessibleName(f"{self._code_label.text()} {self._code.text()}")

    def show_accounts(self, accounts: tuple[SsoAccount, ...]) -> None:
        self._accounts, self._roles = accounts, ()
        _fill(self._account, [(one.name or one.id, one.id, one.id) for one in accounts])
        self._account.choose(self._wanted[0])
        _fill(self._role, [])
        self.retranslate()
        self._account_changed()

    def show_roles(self, roles: tuple[str, ...]) -> None:
        self._roles = roles
        _fill(self._role, [(role, "", role) for role in roles])
        self._role.choose(self._wanted[1])
        self.retranslate()
        self.changed.emit()

    # what happens

    @Slot()
    def _place_changed(self) -> None:
        self._accounts = self._roles = ()
        self.retranslate()
        self.changed.emit()

    @Slot()
    def _account_changed(self) -> None:
        self._roles = ()
        self.retranslate()
        self.changed.emit()
        if self._accounts:
            self.account_chosen.emit(self.account)

    @Slot()
    def _role_changed(self) -> None:
        self.changed.emit()

    @Slot()
    def _pressed(self) -> None:
        self.sign_in.emit()

    @Slot()
    def _open_pressed(self) -> None:
        self.open_browser.emit()

    @Slot()
    def _cancel_pressed(self) -> None:
        self.cancel.emit()

    def retranslate(self) -> None:
        for part in (
            self._url_field,
            self._region_field,
            self._account_field,
            self._role_field,
            self.region,
        ):
            part.retranslate()
        self._account_field.setVisible(bool(self._accounts))
        self._role_field.setVisible(bool(self._roles))
        self._code_label.setText(text("account-sso-code"))
        for button, key in (
            (self._button, "account-sso-sign-in"),
            (self._open, "account-sso-open"),
            (self._cancel, "account-sso-cancel"),
        ):
            button.setText(text(key))
            button.setAccessibleName(text(key))


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button


def _fill(choice: Choice, items: list[tuple[str, str, object]]) -> None:
    choice.blockSignals(True)  # noqa: FBT003  Qt's own
    choice.set_items(items)
    choice.blockSignals(False)  # noqa: FBT003  Qt's own
