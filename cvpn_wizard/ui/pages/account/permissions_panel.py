"""Which of the actions that are needed we may do, as AWS answers; and the least policy."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.model.aws import Permission
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import MoreSection, Notice
from cvpn_wizard.ui.labels import muted, plain, strong

MOST_LINES = 9


class PermissionsPanel(QWidget):
    """Hidden until the account is known.

    Signals:
        copy_policy: the least policy, to the clipboard.
        save_policy: the least policy, to a file.
        again: ask once more.
    """

    copy_policy = Signal()
    save_policy = Signal()
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: list[Permission] = []
        self._state = "idle"
        self._note = ""
        self._title = strong("account.permissions_title")
        self._status = muted("account.permissions_status")
        self._verdict = Notice("good", "", "account.permissions")
        self._missing = plain("account.permissions_missing")
        self._more = MoreSection("account-permissions-more", "account.permissions_more")
        self._unknown = muted("account.permissions_unknown")
        self._list = QPlainTextEdit()
        self._list.setObjectName("account.permissions_list")
        self._list.setReadOnly(True)
        self._list.setTabChangesFocus(True)
        self._list.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._policy_why = muted("account.policy_why")
        self._copy = _button("account.copy_policy")
        self._save = _button("account.save_policy")
        self._said = muted("account.policy_said")
        self._lay_out()
        self._verdict.acted.connect(self.again)
        self._copy.clicked.connect(self._copy_pressed)
        self._save.clicked.connect(self._save_pressed)
        self.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        self._list.setFixedHeight(self._list.fontMetrics().lineSpacing() * MOST_LINES + 20)
        self._more.add(self._unknown)
        self._more.add(self._list)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._copy)
        row.addWidget(self._save)
        row.addWidget(self._said, 1)
        self._more.add(self._policy_why)
        self._more.add(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._status)
        column.addWidget(self._verdict)
        column.addWidget(self._missing)
        column.addWidget(self._more)

    # in

    def begin(self) -> None:
        """AWS is being asked."""
        self._answers = []
        self._state = "asking"
        self._note = ""
        self.show()
        self.retranslate()

    def add(self, permission: Permission) -> None:
        """One answer. Only its lines change: dozens come within a second."""
        self._answers.append(permission)
        self._list.appendPlainText(self._line(permission))
        self._status.setText(self._status_words())
        if permission.allowed is False:
            self._show_verdict()

    def finish(self, *, whole: bool) -> None:
        """:param whole: false: AWS could not be asked to the end."""
        self._state = "done" if whole else "stopped"
        self.retranslate()

    def clear(self) -> None:
        self._answers = []
        self._state = "idle"
        self.hide()

    def say(self, words: str) -> None:
        """What became of the policy."""
        self._note = words
        self._said.setText(words)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(one.action for one in self._answers if one.allowed is False)

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(one.action for one in self._answers if one.allowed is None)

    # what happens

    @Slot()
    def _copy_pressed(self) -> None:
        self.copy_policy.emit()

    @Slot()
    def _save_pressed(self) -> None:
        self.save_policy.emit()

    # words

    def retranslate(self) -> None:
        self._title.setText(text("account-permissions"))
        self._list.setPlainText("\n".join(self._line(one) for one in self._answers))
        self._list.setAccessibleName(text("account-permissions-list"))
        self._status.setText(self._status_words())
        self._status.setVisible(bool(self._status.text()))
        self._policy_why.setText(text("account-policy-why"))
        self._said.setText(self._note)
        for button, key in (
            (self._copy, "account-policy-copy"),
            (self._save, "account-policy-save"),
        ):
            button.setText(text(key))
            button.setAccessibleName(text(key))
        self._more.retranslate()
        self._show_verdict()

    def _show_verdict(self) -> None:
        missing, unknown = self.missing, self.unknown
        self._unknown.setText(text("account-permissions-unknown", count=len(unknown)))
        self._unknown.setVisible(bool(unknown) and self._state != "asking")
        self._missing.setText("\n".join(missing))
        self._missing.setVisible(bool(missing))
        self._missing.setAccessibleName(text("account-permissions-missing-list"))
        self._verdict.set_action("account-again" if self._state == "stopped" or missing else "")
        if missing:
            self._verdict.set_kind("warn")
            self._verdict.say("account-permissions-missing", count=len(missing))
        elif self._state == "stopped":
            self._verdict.set_kind("info")
            self._verdict.say("account-permissions-stopped")
        elif self._state == "done":
            self._verdict.set_kind("good")
            self._verdict.say("account-permissions-all")
        else:
            self._verdict.say("")

    def _status_words(self) -> str:
        if self._state != "asking":
            return ""
        return text("account-permissions-asking", count=len(self._answers))

    @staticmethod
    def _line(permission: Permission) -> str:
        state = {True: "yes", False: "no", None: "unknown"}[permission.allowed]
        return f"{permission.action}  {text(f'account-permission-{state}')}"


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
