"""A profile of the AWS config files, with an MFA code where it asks for one."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cvpn_wizard.adapters.aws.profiles import AwsProfile
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.widgets.combo import Choice


class ProfileForm(QWidget):
    """Signals:
    changed: another profile, or another code.
    profile_changed: another profile; carries its Region, which may be empty.
    entered: Enter was pressed in the line of the code.
    """

    changed = Signal()
    profile_changed = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles: tuple[AwsProfile, ...] | None = None
        self._wanted = ""
        self.choice = Choice("account.profile")
        self._field = Field("account-profile", self.choice, None, "account-profile-why")
        self._status = muted("account.profile_status")
        self._mfa = QLineEdit()
        self._mfa.setObjectName("account.mfa_code")
        self._mfa.setMaxLength(8)
        self._mfa_field = Field("account-mfa", self._mfa, "account-mfa-hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._status)
        column.addWidget(self._mfa_field)
        self.choice.currentIndexChanged.connect(self._chosen)
        self._mfa.textChanged.connect(self._typed)
        self._mfa.returnPressed.connect(self.entered)
        self.retranslate()

    @property
    def known(self) -> bool:
        return self._profiles is not None

    @property
    def profile(self) -> str:
        name = self.choice.value()
        return name if isinstance(name, str) else self._wanted

    @property
    def mfa(self) -> Secret:
        return Secret(self._mfa.text().strip() if self._mfa_field.isVisibleTo(self) else "")

    def complete(self) -> bool:
        chosen = self._chosen_profile()
        return chosen is not None and (not chosen.needs_mfa or bool(self._mfa.text().strip()))

    def ask_for_code(self) -> None:
        """AWS wants a (new) code: a used one is worth nothing."""
        self._mfa.blockSignals(True)  # noqa: FBT003  Qt's own
        self._mfa.clear()
        self._mfa.blockSignals(False)  # noqa: FBT003  Qt's own
        self._mfa_field.show()
        self._mfa.setFocus()

    def show_profile(self, name: str) -> None:
        """The profile that was chosen before; chosen again as soon as the list is there."""
        self._wanted = name
        self.choice.blockSignals(True)  # noqa: FBT003  Qt's own
        self.choice.choose(name)
        self.choice.blockSignals(False)  # noqa: FBT003  Qt's own
        self.retranslate()

    def show_profiles(self, found: tuple[AwsProfile, ...]) -> None:
        self._profiles = found
        self.choice.blockSignals(True)  # noqa: FBT003  Qt's own
        self._fill()
        self.choice.choose(self._wanted)
        self.choice.blockSignals(False)  # noqa: FBT003  Qt's own
        self._mfa_field.setVisible(self._asks_for_code())
        self.retranslate()
        self.changed.emit()

    def _fill(self) -> None:
        self.choice.set_items(
            [
                (one.name, text(f"account-profile-{one.kind.value}"), one.name)
                for one in self._profiles or ()
            ]
        )

    def _chosen_profile(self) -> AwsProfile | None:
        name = self.choice.value()
        return next((one for one in self._profiles or () if one.name == name), None)

    def _asks_for_code(self) -> bool:
        chosen = self._chosen_profile()
        return chosen is not None and chosen.needs_mfa

    @Slot()
    def _chosen(self) -> None:
        chosen = self._chosen_profile()
        self._mfa_field.setVisible(self._asks_for_code())
        self.retranslate()
        self.profile_changed.emit(chosen.region if chosen else "")
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()

    def retranslate(self) -> None:
        self._field.retranslate()
        self._mfa_field.retranslate()
        self.choice.blockSignals(True)  # noqa: FBT003  Qt's own
        self._fill()
        self.choice.blockSignals(False)  # noqa: FBT003  Qt's own
        self._status.setText(self._status_words())
        self._status.setVisible(bool(self._status.text()))
        self.choice.setEnabled(bool(self._profiles))

    def _status_words(self) -> str:
        if self._profiles is None:
            return text("account-profiles-reading")
        if not self._profiles:
            return text("account-profiles-none")
        chosen = self._chosen_profile()
        if chosen is not None and chosen.needs_sign_in:
            return text("account-profile-sign-in", name=chosen.name)
        return ""
