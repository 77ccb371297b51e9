"""The room of one VPN: its name, and a section at a time below a row of tabs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from cvpn_wizard.model.map import MapModel
from cvpn_wizard.texts import text
from cvpn_wizard.texts.regions import region_name
from cvpn_wizard.ui.care.backup import BackupSection
from cvpn_wizard.ui.care.doctor import DoctorSection
from cvpn_wizard.ui.care.overview import OverviewSection
from cvpn_wizard.ui.care.removal import RemovalSection
from cvpn_wizard.ui.care.section import Known, Section
from cvpn_wizard.ui.care.settings import SettingsSection
from cvpn_wizard.ui.care.team import TeamSection
from cvpn_wizard.ui.labels import muted, strong
from cvpn_wizard.ui.people.dates_section import DatesSection
from cvpn_wizard.ui.people.section import PeopleSection
from cvpn_wizard.ui.scrolled import ScrolledPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.network_map import NetworkMap

MAP_HEIGHT = 250
STRIP_HEIGHT = 100
ROOMY = 720
"""From this width on the whole map fits; below it is one row of what a packet passes."""
SECTIONS: tuple[type[Section], ...] = (
    OverviewSection,
    PeopleSection,
    DatesSection,
    SettingsSection,
    DoctorSection,
    BackupSection,
    TeamSection,
    RemovalSection,
)
"""In the order of the tabs. A new one needs the text ``care-section-<section_id>``."""


class VpnRoom(ScrolledPage):
    """Signals:
    changed: the records of this VPN changed.
    """

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("care.room", parent, back_text="care-back")
        self._known: Known | None = None
        self._has_picture = False
        self._practising = services.practising
        self._title = strong("care.room.title", 1.7)
        self._facts = muted("care.room.facts")
        self.tabs = QTabBar()
        self.tabs.setObjectName("care.room.tabs")
        self.tabs.setDrawBase(True)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.sections = tuple(section(services) for section in SECTIONS)
        self.map = NetworkMap("care.map")
        self.map.hide()
        self.column.addWidget(self._title)
        self.column.addWidget(self._facts)
        self.column.addWidget(self.map)
        self.column.addWidget(self.tabs)
        for section in self.sections:
            self.tabs.addTab("")
            self.column.addWidget(section)
            section.changed.connect(self.changed)
            section.pictured.connect(self._pictured)
            section.went.connect(self._went)
            section.hide()
        self.column.addStretch(1)
        self.tabs.currentChanged.connect(self._chosen)
        self.retranslate()

    @property
    def running(self) -> bool:
        return any(section.running for section in self.sections)

    @property
    def known(self) -> Known | None:
        return self._known

    def show_vpn(self, known: Known) -> None:
        """Come in: from the beginning for another VPN, where one was for the same."""
        other = self._known is None or self._known.name != known.name
        self._known = known
        if other:
            self._has_picture = False
            self.map.hide()
        for number, section in enumerate(self.sections):
            section.show_vpn(known)
            self.tabs.setTabEnabled(number, True)  # noqa: FBT003  Qt's own
        self._say()
        if other:
            self.tabs.setCurrentIndex(0)
        self._chosen(self.tabs.currentIndex())

    @Slot(object)
    def _pictured(self, picture: MapModel) -> None:
        """Of the section that is shown; another one's late answer would draw over it."""
        if self.sender() is not self.sections[self.tabs.currentIndex()]:
            return
        self.map.set_model(replace(picture, practice=self._practising))
        self._fit_map()
        self._has_picture = True
        self._show_map()

    def _show_map(self) -> None:
        section = self.sections[max(self.tabs.currentIndex(), 0)]
        self.map.setVisible(self._has_picture and section.with_map)

    def _fit_map(self) -> None:
        roomy = self.width() >= ROOMY
        self.map.setFixedHeight(MAP_HEIGHT if roomy else STRIP_HEIGHT)
        if self.map.model.parts:  # an empty map has no row
            self.map.set_strip(strip=not roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_map()

    def refresh(self, known: Known) -> None:
        """The records changed while we are here."""
        self._known = known
        for section in self.sections:
            section.show_vpn(known)
        self._say()

    @Slot(int)
    def _chosen(self, index: int) -> None:
        for number, section in enumerate(self.sections):
            section.setVisible(number == index)
        self._show_map()
        if self._known is not None and 0 <= index < len(self.sections):
            self.sections[index].entered()

    @Slot()
    def _went(self) -> None:
        """It is gone: what was said of it can still be read, nothing else be asked."""
        here = self.tabs.currentIndex()
        for number in range(self.tabs.count()):
            self.tabs.setTabEnabled(number, number == here)
        self._known = None
        self.changed.emit()

    def _say(self) -> None:
        known = self._known
        if known is None:
            return
        self._title.setText(known.name)
        self._facts.setText(
            text(
                "care-room-facts",
                region=region_name(known.vpn.region),
                account=known.vpn.account,
                endpoint=known.vpn.endpoint or "–",
                adopted=text("care-adopted") if known.adopted else "",
            ).rstrip(" ·")
        )
        self.setAccessibleName(known.name)

    def retranslate(self) -> None:
        self.say_back()
        self.map.retranslate()
        self.tabs.setAccessibleName(text("care-sections"))
        for number, section in enumerate(self.sections):
            self.tabs.setTabText(number, text(f"care-section-{section.section_id}"))
            section.retranslate()
        self._say()
