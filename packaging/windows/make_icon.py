"""Draw the program's Windows icon, and the installer's picture, from ``resources/icons/app.svg``.

    QT_QPA_PLATFORM=offscreen python packaging/windows/make_icon.py

The results are committed, so that building the installer needs no Qt.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent / "resources" / "icons" / "app.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Those that Windows takes at 100 to 250 per cent."""


def png(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def side() -> QImage:
    """The picture at the side of the installer's first and last page, at twice its size."""
    wide, high = 328, 628
    image = QImage(wide, high, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, wide, high)
    sky.setColorAt(0, QColor("#2f8bff"))
    sky.setColorAt(1, QColor("#0a3f86"))
    painter.fillRect(image.rect(), sky)
    white = QColor("white")
    painter.setPen(QPen(white, 5))
    middle, top = QPointF(wide / 2, 250), 452
    for x in (82, 164, 246):
        path = QPainterPath(middle)
        path.cubicTo(QPointF(wide / 2, 380), QPointF(x, 360), QPointF(x, top))
        painter.drawPath(path)
        painter.setBrush(QColor("#0a4ea3"))
        painter.drawRoundedRect(QRectF(x - 26, top, 52, 36), 5, 5)
        painter.drawLine(QPointF(x - 36, top + 46), QPointF(x + 36, top + 46))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(white)
    painter.drawEllipse(middle, 100, 100)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(middle.x() - 68, middle.y() - 68, 136, 136))
    painter.end()
    return image


def main() -> int:
    app = QGuiApplication(sys.argv)
    renderer = QSvgRenderer(str(SOURCE))
    pictures = [png(renderer, size) for size in SIZES]
    head = struct.pack("<HHH", 0, 1, len(SIZES))
    place = len(head) + 16 * len(SIZES)
    for size, picture in zip(SIZES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    (HERE / "launcher" / "app.ico").write_bytes(head + b"".join(pictures))
    side().save(str(HERE / "launcher" / "side.bmp"), "BMP")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
