"""Look after a VPN: the list of those known here, and the room of one of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.care.room import VpnRoom
from cvpn_wizard.ui.care.section import Known
from cvpn_wizard.ui.care.vpn_list import VpnList
from cvpn_wizard.ui.focus import announce, focus_first
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.services import Services


class CarePage(QWidget):
    """Signals:
    back: the person leaves for Home.
    resume: go on with the unfinished set-up of that name.
    """

    back = Signal()
    resume = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("care")
        self._asked = False
        self._wanted = ("", "")
        self.list = VpnList(services)
        self.list.back.connect(self.back)
        self.list.resume.connect(self.resume)
        self.list.opened.connect(self.open_room)
        self.list.listed.connect(self._listed)
        self.room = VpnRoom(services)
        self.room.back.connect(self.close_room)
        self.room.changed.connect(self.list.look_again)
        self._waiting = Notice("warn", name="care.waiting")
        self.room.column.insertWidget(1, self._waiting)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.room)
        self.retranslate()

    @property
    def running(self) -> bool:
        return self.room.running

    @property
    def asking(self) -> bool:
        """Whether it is said what leaving now would mean."""
        return self._asked and self.running

    def ask_to_leave(self, *, closing: bool = False) -> None:
        self._asked = closing
        self._stack.setCurrentWidget(self.room)
        self._waiting.say("care-leave-busy")

    def look_again(self) -> None:
        """Somebody comes from Home: the list, unless something is under way in the room."""
        self._waiting.say("")
        if not self.running:
            self._stack.setCurrentWidget(self.list)
        self.list.look_again()

    @Slot(object)
    def open_room(self, known: Known) -> None:
        self._waiting.say("")
        self._stack.setCurrentWidget(self.room)
        self.room.show_vpn(known)
        focus_first(self.room)
        announce(self.room, known.name)

    def open_at(self, name: str, section_id: str) -> None:
        """Into the room of that VPN, at one of its sections, as soon as it is listed."""
        self._wanted = (name, section_id)
        self.list.look_again()

    @Slot()
    def close_room(self) -> None:
        """Back to the list; what runs in the room goes on."""
        if self.running:
            self.ask_to_leave()
            return
        self._stack.setCurrentWidget(self.list)
        self.list.look_again()
        focus_first(self.list)
        announce(self.list, text("care-heading"))

    @Slot(object)
    def _listed(self, known: tuple[Known, ...]) -> None:
        (name, section_id), self._wanted = self._wanted, ("", "")
        for one in known:
            if name and one.name == name:
                self.open_room(one)
                ids = [section.section_id for section in self.room.sections]
                self.room.tabs.setCurrentIndex(ids.index(section_id))
        here = self.room.known
        for one in known:
            if here is not None and one.name == here.name and one != here:
                self.room.refresh(one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back, from the room to the list and from there to Home."""
        if event.key() == Qt.Key.Key_Escape:
            if self._stack.currentWidget() is self.room:
                self.close_room()
            else:
                self.back.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(text("care-heading"))
        self.list.retranslate()
        self.room.retranslate()
        self._waiting.retranslate()
