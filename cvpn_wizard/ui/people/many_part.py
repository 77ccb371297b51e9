"""Many from a table: the form, and where bundles and the words that open them are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many_bundles import ManyBundles, add_many_bundles
from cvpn_wizard.journeys.people.people_file import read_people
from cvpn_wizard.texts.helpdesk_report import named
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.people.many_form import ManyForm


class ManyPart(QWidget):
    """The section does the work.

    Signals:
        wanted: (id of the words meanwhile, a function of the desk that makes the job, receiver).
        plain: (table) profiles only.
        ended: a job of ours has ended.
    """

    wanted = Signal(str, object, object)
    plain = Signal(object)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = ManyForm()
        self.form.wanted.connect(self._wanted)
        self.form.cancel.clicked.connect(self._fit)
        self.form.hide()
        self.made = Notice("good", name="people.bundles")
        self.words = Notice("warn", name="people.bundle_words")
        self.without = Notice("warn", name="people.bundle_without")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.form, self.made, self.words, self.without):
            column.addWidget(part)
        self.retranslate()

    def ask(self) -> None:
        """Which table."""
        self.form.set_table(None)
        self.form.show()
        self._fit()
        self.form.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def quiet(self) -> None:
        self.form.hide()
        for notice in (self.made, self.words, self.without):
            notice.say("")
        self._fit()

    @Slot(object, str)
    def _wanted(self, table: Path, language: str) -> None:
        if not language:
            self.plain.emit(table)
            return

        def job(desk: Callable[[], Desk]) -> Callable[[Event], object]:
            return lambda stop: add_many_bundles(desk(), read_people(table), language, stop)

        self.wanted.emit("people-issuing", job, self._done)

    @Slot(object)
    def _done(self, done: ManyBundles) -> None:
        self.ended.emit()
        self.made.set_kind("warn" if done.stopped else "good")
        words = "people-bundles-stopped" if done.stopped else "bundles-made"
        self.made.say(words, count=done.made, folder=str(done.folder), total=done.issued.total)
        if done.words is not None:
            self.words.say("bundles-words", path=str(done.words))
        if done.without:
            self.without.say("bundles-without", names=named(done.without))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Where there is nothing to show no gap is left either."""
        parts = (self.form, self.made, self.words, self.without)
        self.setVisible(not all(part.isHidden() for part in parts))

    def retranslate(self) -> None:
        for part in (self.form, self.made, self.words, self.without):
            part.retranslate()
        self._fit()
