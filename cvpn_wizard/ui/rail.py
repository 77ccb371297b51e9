"""The rail of steps: what is behind, where one is, what is to come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import pixmap, tone

ROW_HEIGHT = 44


class _RailStep(QAbstractButton):
    """One step; can be pressed when it is allowed."""

    def __init__(self, page: str, number: int) -> None:
        super().__init__()
        self.page = page
        self.number = number
        self.last = False
        self.state = "to-come"
        self.setObjectName(f"rail.{page}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(190, ROW_HEIGHT)

    def show_state(self, state: str, *, allowed: bool, of: int) -> None:
        self.state = state
        self.setEnabled(allowed)
        self.setCursor(Qt.CursorShape.PointingHandCursor if allowed else Qt.CursorShape.ArrowCursor)
        self.setText(text(f"page-{self.page}"))
        self.setAccessibleName(
            text(
                "rail-step",
                number=self.number + 1,
                of=of,
                page=self.text(),
                state=text(f"rail-{state}"),
            )
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.state == "here"
        body = QRectF(self.rect()).adjusted(6, 3, -6, -3)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone("accent-soft"))
            painter.drawRoundedRect(body, 8, 8)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(QPen(tone("line"), 1))
            painter.drawRoundedRect(body, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tone("accent"), 2))
            painter.drawRoundedRect(body, 8, 8)
        circle = QRectF(body.left() + 10, body.center().y() - 11, 22, 22)
        self._thread(painter, circle)
        self._bullet(painter, circle)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(tone("muted" if self.state == "to-come" else "text"))
        words = body.adjusted(42, 0, -4, 0)
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap,
            self.text(),
        )

    def _thread(self, painter: QPainter, circle: QRectF) -> None:
        """Ties the steps together; behind the person it is drawn through."""
        x = circle.center().x()
        if self.number:
            walked = self.state in {"done", "here", "wrong"}
            painter.setPen(QPen(tone("good" if walked else "line"), 2))
            painter.drawLine(QPointF(x, 0), QPointF(x, circle.top() - 2))
        if not self.last:
            painter.setPen(QPen(tone("good" if self.state in {"done", "wrong"} else "line"), 2))
            painter.drawLine(QPointF(x, circle.bottom() + 2), QPointF(x, self.height()))

    def _bullet(self, painter: QPainter, circle: QRectF) -> None:
        if self.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone("good"))
            painter.drawEllipse(circle)
            painter.drawPixmap(
                circle.adjusted(4, 4, -4, -4).topLeft(), pixmap("check", 14, tone("base"))
            )
            return
        here, wrong = self.state == "here", self.state == "wrong"
        painter.setPen(QPen(tone("bad" if wrong else "accent" if here else "line"), 2))
        painter.setBrush(tone("accent") if here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        if wrong:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tone("bad" if wrong else "on-accent" if here else "muted"))
        sign = "!" if wrong else str(self.number + 1)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, sign)


class Rail(QWidget):
    """All steps of a journey.

    Signals:
        chosen: an allowed step was pressed; carries its page id.
    """

    chosen = Signal(str)

    def __init__(self, pages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._steps = [_RailStep(page, number) for number, page in enumerate(pages)]
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 12, 6, 12)
        column.setSpacing(0)
        self._steps[-1].last = True
        for step in self._steps:
            step.clicked.connect(self._pressed)
            column.addWidget(step)
        column.addStretch(1)

    @Slot()
    def _pressed(self) -> None:
        step = self.sender()
        if isinstance(step, _RailStep):
            self.chosen.emit(step.page)

    def show_place(
        self,
        page: str,
        allowed: Callable[[str], bool],
        reached: str,
        wrong: Collection[str] = (),
    ) -> None:
        """Where one is, and which steps may be pressed.

        :param wrong: pages that were left with something to put right.
        """
        pages = [step.page for step in self._steps]
        here, furthest = pages.index(page), pages.index(reached)
        for step in self._steps:
            state = "to-come"
            if step.number == here:
                state = "here"
            elif step.number < max(here, furthest):
                state = "wrong" if step.page in wrong else "done"
            usable = step.number != here and allowed(step.page)
            step.show_state(state, allowed=usable, of=len(pages))
