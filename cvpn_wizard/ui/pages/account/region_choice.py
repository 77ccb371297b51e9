"""A Region, by its name in the person's language, the code behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cvpn_wizard.adapters.aws.regions import COMMERCIAL
from cvpn_wizard.model.aws import Region
from cvpn_wizard.texts import text
from cvpn_wizard.texts.regions import region_name
from cvpn_wizard.ui.widgets.combo import Choice


class RegionChoice(Choice):
    """All commercial Regions; once the account is known, what it has of them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMinimumContentsLength(16)
        self._regions: tuple[Region, ...] = ()
        self.retranslate()
        self.choose("ap-northeast-1")

    @property
    def region(self) -> str:
        value = self.value()
        return value if isinstance(value, str) else ""

    def choose(self, value: object) -> bool:
        """One that is not in the list is added: a profile may name any."""
        if super().choose(value):
            return True
        if not isinstance(value, str) or not value or not self.count():
            return False
        self.addItem(region_name(value), value)
        return super().choose(value)

    def show_regions(self, regions: tuple[Region, ...]) -> None:
        """As AWS has them for this account; disabled ones are said so and cannot be chosen."""
        self._regions = regions
        self.retranslate()

    def is_disabled(self, code: str) -> bool:
        return any(one.code == code and not one.enabled for one in self._regions)

    def retranslate(self) -> None:
        known = self._regions or tuple(Region(code, enabled=True) for code in COMMERCIAL)
        rows = sorted(known, key=lambda one: (not one.enabled, region_name(one.code)))
        items: list[tuple[str, str, object]] = [
            (
                region_name(one.code),
                one.code if one.enabled else text("account-region-disabled", code=one.code),
                one.code,
            )
            for one in rows
        ]
        before = self.value()
        self.blockSignals(True)  # noqa: FBT003  Qt's own
        self.set_items(items)
        for index, one in enumerate(rows):
            if not one.enabled and one.code != before:
                self.set_enabled(index, enabled=False)
        self.choose(before)
        self.blockSignals(False)  # noqa: FBT003  Qt's own
