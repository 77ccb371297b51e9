"""An access key, typed in. The secret goes to the keyring and is then gone from here."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, MoreSection
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.widgets.secret_edit import SecretEdit


class KeysForm(QWidget):
    """Signals:
    changed: another key.
    entered: Enter was pressed in a line.
    forget: take the key out of the keyring.
    """

    changed = Signal()
    entered = Signal()
    forget = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key_id = QLineEdit()
        self.key_id.setObjectName("credentials.access_key")
        self.key_id.setMaxLength(128)
        self._secret = SecretEdit("credentials.secret_key")
        self._token = SecretEdit("credentials.session_token")
        self._fields = (
            Field("account-access_key", self.key_id),
            Field("account-secret_key", self._secret),
        )
        self._token_field = Field("account-session_token", self._token, "account-token-hint")
        self._more = MoreSection("account-token-more", "credentials.more")
        self._more.add(self._token_field)
        self._advice = muted("account.keys_advice")
        self._forget = QPushButton()
        self._forget.setObjectName("account.forget")
        self._kept, self._lasting = "", True
        self._lay_out()
        for line in (self.key_id, self._secret, self._token):
            line.textChanged.connect(self._edited)
            line.returnPressed.connect(self.entered)
        self._forget.clicked.connect(self._forget_pressed)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._advice, 1)
        row.addWidget(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in self._fields:
            column.addWidget(field)
        column.addWidget(self._more)
        column.addLayout(row)

    @property
    def secret(self) -> Secret:
        return Secret(self._secret.text().strip())

    @property
    def token(self) -> Secret:
        return Secret(self._token.text().strip())

    def complete(self) -> bool:
        """Whether there is something to try: a key with a secret, here or put away already."""
        key_id = self.key_id.text().strip()
        return bool(key_id) and (bool(self._secret.text().strip()) or key_id == self._kept)

    def whole(self) -> bool:
        """An id of twenty signs and a secret of forty, as AWS makes them."""
        return len(self.key_id.text().strip()) == 20 and len(self._secret.text().strip()) == 40

    def put_away(self, key_id: str, *, lasting: bool = True) -> None:
        """The secret of that key is in the keyring now: it need not stand here.

        :param lasting: false: there is no keyring, and it is held for this run only.
        """
        self._kept, self._lasting = key_id, lasting
        if key_id:
            _empty(self._secret, self._token)
        self.retranslate()

    @Slot()
    def _edited(self) -> None:
        self.changed.emit()

    @Slot()
    def _forget_pressed(self) -> None:
        self.forget.emit()

    def clear(self) -> None:
        self._kept = ""
        _empty(self.key_id, self._secret, self._token)
        self.retranslate()

    def retranslate(self) -> None:
        for part in (*self._fields, self._token_field, self._more):
            part.retranslate()
        for line in (self._secret, self._token):
            line.retranslate()
        self.key_id.setPlaceholderText("AKIA…")
        kept = text("account-secret-kept" if self._lasting else "account-secret-held")
        self._secret.setPlaceholderText(kept if self._kept else "")
        self._advice.setText(text("account-keys-advice"))
        self._forget.setText(text("account-forget"))
        self._forget.setAccessibleName(text("account-forget"))
        self._forget.setVisible(bool(self._kept))


def _empty(*lines: QLineEdit) -> None:
    """Without calling it a change."""
    for line in lines:
        line.blockSignals(True)  # noqa: FBT003  Qt's own
        line.clear()
        line.blockSignals(False)  # noqa: FBT003  Qt's own
