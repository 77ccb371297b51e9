"""AWS's side beside a check: whether to look, what keeps us from it, and mending what we can."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cvpn_wizard.journeys.checking.asked import Asked
from cvpn_wizard.journeys.doctoring.beside import AwsSide
from cvpn_wizard.model.checking import Finding
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.ui.checking.aws_work import looking, putting_right
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services

NO_WAY_IN = frozenset(
    {
        ErrorCode.NO_CREDENTIALS,
        ErrorCode.BAD_CREDENTIALS,
        ErrorCode.EXPIRED_CREDENTIALS,
        ErrorCode.SIGN_IN_NEEDED,
        ErrorCode.SIGN_IN_FAILED,
    }
)
"""Nobody has to have credentials for a check; without them there is only a quiet line."""
THE_CHECKS_OWN = frozenset({ErrorCode.STOPPED, ErrorCode.FILE_UNREADABLE})
"""The check itself says so."""


def _nothing() -> str:
    return ""


class AwsPart(QWidget):
    """A switch and a quiet line.

    Signals:
        looked: AWS's side is known, or it is known that nobody can look there.
        mended: a finding was put right, and AWS shows it.
    """

    looked = Signal()
    mended = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._side = AwsSide()
        self._asked: Asked | None = None
        self._looking = Latest()
        self._fixing = Latest()
        self._words: Callable[[], str] = _nothing
        self.switch = QCheckBox()
        self.switch.setObjectName("check.aws")
        self.switch.setChecked(services.choices.aws_side)
        self.switch.toggled.connect(self._switched)
        self._line = muted("check.aws_words")
        self._refusal = RefusalView("check.aws_refusal")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.switch, self._line, self._refusal):
            column.addWidget(part)
        self.retranslate()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What AWS shows; empty while nobody has looked."""
        return self._side.findings

    @property
    def prices(self) -> Mapping[str, Decimal]:
        """What putting a finding right costs a month in USD, by its code."""
        return self._side.prices

    @property
    def fixing(self) -> bool:
        return self._fixing.busy

    def can_fix(self, finding: Finding) -> bool:
        """Whether its card shall have a button."""
        return self._side.can_fix(finding)

    # looking

    def look(self, asked: Asked) -> None:
        """Read AWS for this check, unless the switch says to leave it alone."""
        self.forget()
        self._asked = asked
        if self.switch.isChecked():
            self._say(lambda: text("checking-aws-looking"))
            work = looking(asked, self._services)
            jobs = self._services.jobs
            self._looking.replace(jobs.start(work, done=self._known, failed=self._no_way_in))

    def forget(self) -> None:
        """What was said of another check is over."""
        self._looking.drop()
        self._side = AwsSide()
        self._refusal.clear()
        self._say(_nothing)

    @Slot()
    def _switched(self) -> None:
        self._services.choices.choose_aws_side(look=self.switch.isChecked())
        if not self.switch.isChecked():
            self.forget()
            self.looked.emit()

    @Slot(object)
    def _known(self, side: object) -> None:
        if isinstance(side, AwsSide):
            self._side = side
            key = "checking-aws-looked" if side.vpn else "checking-aws-unknown"
            self._say(lambda: text(key, vpn=side.vpn) if side.vpn else text(key))
            self.looked.emit()

    @Slot(object)
    def _no_way_in(self, error: object) -> None:
        self._say(_nothing)
        if isinstance(error, WizardError) and error.code not in THE_CHECKS_OWN:
            if error.code in NO_WAY_IN:
                self._say(lambda: text("checking-aws-no-way-in"))
            else:
                self._say(lambda: text("checking-aws-refused", why=refusal_words(error).title))
        self.looked.emit()

    # mending

    def fix(self, finding: Finding) -> None:
        """Put a finding right at AWS."""
        if self._asked is None or self.fixing:
            return
        self._refusal.clear()
        self._say(lambda: text("care-doctor-fixing"))
        work = putting_right(self._asked, finding, self._services)
        jobs = self._services.jobs
        self._fixing.replace(jobs.start(work, done=self._fixed, failed=self._not_fixed))

    @Slot(object)
    def _fixed(self, _nothing_more: object) -> None:
        self._say(_nothing)
        self.mended.emit()

    @Slot(object)
    def _not_fixed(self, error: object) -> None:
        self._say(_nothing)
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self.looked.emit()

    # words

    def _say(self, words: Callable[[], str]) -> None:
        self._words = words
        said = words()
        self._line.setText(said)
        self._line.setVisible(bool(said))

    def retranslate(self) -> None:
        self.switch.setText(text("checking-aws"))
        self.switch.setAccessibleName(text("checking-aws"))
        self._refusal.retranslate()
        self._say(self._words)
