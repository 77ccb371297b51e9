"""One small table of tokens, the palettes made of it, and the one style sheet."""

from __future__ import annotations

import os

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from cvpn_wizard.model.resources import resource
from cvpn_wizard.ui.theme.contrast import tokens_from, wants_contrast

LIGHT = {
    "window": "#f5f7f9",
    "base": "#ffffff",
    "raised": "#ffffff",
    "sheet": "#fbfcfd",
    "dot": "#e3e9ef",
    "solid": "#e1e8ef",
    "text": "#1b2430",
    "muted": "#5a6675",
    "line": "#d3dae2",
    "edge": "#7f8c9b",
    "button": "#ffffff",
    "accent": "#0b63c5",
    "accent-soft": "#e3eefb",
    "on-accent": "#ffffff",
    "good": "#177345",
    "good-soft": "#e2f4ea",
    "warn": "#9a5b00",
    "warn-soft": "#fdf0d8",
    "bad": "#b3261e",
    "bad-soft": "#fbe6e4",
    "practice": "#ffc24a",
    "on-practice": "#3a2600",
}
DARK = {
    "window": "#161b22",
    "base": "#0f141a",
    "raised": "#1e252e",
    "sheet": "#11161d",
    "dot": "#222b35",
    "solid": "#2d3845",
    "text": "#e6ebf1",
    "muted": "#9aa7b5",
    "line": "#36414d",
    "edge": "#707d8b",
    "button": "#28313b",
    "accent": "#6cb0ff",
    "accent-soft": "#1d3350",
    "on-accent": "#06203f",
    "good": "#57c98a",
    "good-soft": "#173626",
    "warn": "#f0b24a",
    "warn-soft": "#3a2c12",
    "bad": "#ff8a80",
    "bad-soft": "#43211f",
    "practice": "#e0a21f",
    "on-practice": "#241700",
}
"""The same names in both; semantic colours always come with a shape or a word. ``line`` only
divides; ``edge`` is what a person has to see to find a field."""

FONTS = (
    "Segoe UI Variable Text",
    "Segoe UI",
    "Yu Gothic UI",
    "Meiryo UI",
    "Hiragino Sans",
    "Noto Sans",
    "Noto Sans CJK JP",
    "DejaVu Sans",
)
BASE_POINTS = 10.5
LARGEST_POINTS = 21.0
"""Who has set larger letters in the system gets them here too, up to twice the usual size."""
STYLE_VARIABLE = "QT_STYLE_OVERRIDE"

_current = LIGHT
_dark = False


def choose_style() -> None:
    """Ask for Fusion before the QApplication is made: asking it later costs 12 ms of a first page.

    The variable is taken away again, since programs that we open would hear it too.
    """
    os.environ[STYLE_VARIABLE] = "fusion"


def is_dark() -> bool:
    return _dark


def tone(name: str) -> QColor:
    """A token's colour in the theme of the moment."""
    return QColor(_current[name])


def system_is_dark() -> bool:
    from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def dress(app: QApplication, choice: str = "system") -> None:
    """Dress the program for its first page; :func:`apply_theme` comes once that is on screen.

    What asks Qt for a value of its namespace ``Qt`` is left to that: PySide6 then makes all of
    its hundred enumerations, a tenth of the time that a first page takes.
    """
    global _current, _dark  # noqa: PLW0603  a program has one theme at a time
    system = QPalette().color(QPalette.ColorRole.Window).lightness()
    _dark = choice == "dark" or (choice == "system" and system < 128)
    _current = DARK if _dark else LIGHT
    _put_on(app)


def apply_theme(app: QApplication, choice: str = "system") -> None:
    """Dress the program: ``light``, ``dark``, or as the system has it.

    Where the system asks for high contrast, its own colours are taken, whatever the choice.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

    global _current, _dark  # noqa: PLW0603  a program has one theme at a time
    before = _current
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    # The window's frame, which the system draws, follows too.
    app.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
    _dark = choice == "dark" or (choice == "system" and system_is_dark())
    _current = DARK if _dark else LIGHT
    if wants_contrast():
        app.setPalette(QPalette())  # the system's own again
        before = {}
        _current = tokens_from(app.palette(), _current)
        _dark = tone("window").lightness() < 128
    if _current != before or app.property("dressed") is None:
        _put_on(app)


def _put_on(app: QApplication) -> None:
    if app.property("dressed") is None:
        if os.environ.pop(STYLE_VARIABLE, "") != "fusion":
            app.setStyle("Fusion")
        font = QFont()
        font.setFamilies(list(FONTS))
        font.setPointSizeF(min(max(BASE_POINTS, font.pointSizeF()), LARGEST_POINTS))
        app.setFont(font)
        app.setProperty("dressed", True)  # noqa: FBT003  Qt's own
    app.setPalette(_palette())
    app.setStyleSheet(_sheet())


def restyle(widget: QWidget) -> None:
    """After a property that the style sheet looks at has changed."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette(tone("button"), tone("window"))
    for role, token in (
        (roles.Window, "window"),
        (roles.WindowText, "text"),
        (roles.Base, "base"),
        (roles.AlternateBase, "window"),
        (roles.Text, "text"),
        (roles.PlaceholderText, "muted"),
        (roles.Button, "button"),
        (roles.ButtonText, "text"),
        (roles.BrightText, "bad"),
        (roles.ToolTipBase, "raised"),
        (roles.ToolTipText, "text"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on-accent"),
        (roles.Link, "accent"),
        (roles.LinkVisited, "accent"),
        (roles.Accent, "accent"),
        (roles.Mid, "line"),
        (roles.Midlight, "line"),
        (roles.Dark, "line"),
        (roles.Light, "raised"),
        (roles.Shadow, "line"),
    ):
        palette.setColor(role, tone(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tone("muted"))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, tone("line"))
    return palette


def _sheet() -> str:
    shade = "dark" if is_dark() else "light"
    sheet = _SHEET
    for name, place in (("tick", "@tick"), ("chevron-up", "@up-chevron"), ("chevron", "@chevron")):
        path = resource("icons", f"{name}-{shade}.svg")
        # In quotation marks: Qt takes no apostrophe and no # of a folder's name without them.
        quoted = path.as_posix().replace("\\", "\\\\").replace('"', '\\"')
        sheet = sheet.replace(f"url({place})", f'url("{quoted}")')
    points = QGuiApplication.font().pointSizeF()
    for share, place in ((1.2, "@larger"), (1.33, "@large")):
        sheet = sheet.replace(f"{place};", f"{points * share:.1f}pt;")
    for name in sorted(_current, key=len, reverse=True):
        sheet = sheet.replace(f"@{name};", f"{_current[name]};")
    return sheet


_SHEET = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
  background: @base; border: 1px solid @edge; border-radius: 6px; padding: 5px 8px;
  min-height: 20px; selection-background-color: @accent; selection-color: @on-accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {
  border: 2px solid @accent; padding: 4px 7px;
}
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QComboBox QLineEdit {
  border: none; padding: 0; min-height: 0; background: transparent;
}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {
  border: 2px solid @bad; padding: 4px 7px;
}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: @window; color: @muted; border-color: @line;
}
QAbstractSpinBox {
  background: @base; border: 1px solid @edge; border-radius: 6px; padding: 5px 2px 5px 8px;
  min-height: 20px; selection-background-color: @accent; selection-color: @on-accent;
}
QAbstractSpinBox:focus { border: 2px solid @accent; padding: 4px 1px 4px 7px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; width: 24px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(@up-chevron); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(@chevron); width: 12px; height: 12px; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url(@chevron); width: 16px; height: 16px; }
QComboBox QAbstractItemView { border: 1px solid @line; background: @raised; }
QPushButton {
  background: @button; border: 1px solid @edge; border-radius: 6px; padding: 6px 16px;
  min-height: 20px;
}
QPushButton:hover { border-color: @accent; }
QPushButton:pressed { background: @accent-soft; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 15px; }
QPushButton:disabled { color: @muted; border-color: @line; }
QPushButton::menu-indicator {
  image: url(@chevron); width: 16px; height: 16px; subcontrol-position: right center; right: 10px;
}
QPushButton[menu="true"] { padding-right: 32px; }
QPushButton[kind="primary"] {
  background: @accent; color: @on-accent; border: 2px solid @accent; padding: 5px 20px;
  font-weight: 600;
}
QPushButton[kind="primary"]:hover { border-color: @text; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; padding: 5px 20px; }
QPushButton[kind="primary"]:disabled {
  background: @line; border-color: @line; color: @muted;
}
QPushButton[kind="link"], QToolButton[kind="link"] {
  background: transparent; border: 1px solid transparent; color: @accent; padding: 2px 4px;
}
QPushButton[kind="link"]:hover, QToolButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus, QToolButton[kind="link"]:focus {
  border: 1px solid @accent; border-radius: 4px;
}
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; }
QToolButton:hover { background: @accent-soft; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 1px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid @accent; border-radius: 4px; }
QRadioButton::indicator, QCheckBox::indicator {
  width: 16px; height: 16px; border: 1.5px solid @muted; background: @base;
}
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator:checked { border: 5px solid @accent; width: 9px; height: 9px; }
QCheckBox::indicator:checked { border-color: @accent; background: @accent; image: url(@tick); }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled { border-color: @line; }
QTableView::indicator {
  width: 16px; height: 16px; border: 1.5px solid @muted; border-radius: 4px; background: @base;
}
QTableView::indicator:checked { border-color: @accent; background: @accent; image: url(@tick); }
QTableView::indicator:disabled { border-color: @line; background: @window; }
QGroupBox { border: 1px solid @line; border-radius: 8px; margin-top: 12px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget#scrolled { background: transparent; border: none; }
QTableView, QTreeView, QListView {
  background: @base; border: 1px solid @line; border-radius: 6px; gridline-color: @line;
}
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @accent; }
QTreeView { padding: 6px 8px; }
QTableView { outline: 0; selection-background-color: @accent-soft; selection-color: @text; }
QTableView::item { padding: 6px 8px; border: none; }
QTableView::item:selected { background: @accent-soft; color: @text; }
QHeaderView::section {
  background: @window; color: @muted; border: none; border-bottom: 1px solid @line;
  padding: 6px 8px 6px 11px;
}
QProgressBar {
  background: @line; border: none; border-radius: 4px; max-height: 8px; text-align: center;
}
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 6px; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: @muted; padding: 7px 4px; margin-right: 20px;
  border: none; border-bottom: 3px solid transparent;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 3px solid @accent; font-weight: 600; }
QTabBar::tab:disabled { color: @line; }
QTabBar:focus { outline: 0; }
QTabBar::tab:selected:focus { background: @accent-soft; }
QMenu { background: @raised; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: @accent-soft; color: @text; }
*[tone="muted"] { color: @muted; }
*[tone="bad"] { color: @bad; }
*[tone="good"] { color: @good; }
*[tone="warn"] { color: @warn; }
QFrame[card="plain"] { background: @raised; border: 1px solid @line; border-radius: 10px; }
QFrame[card="info"] { background: @accent-soft; border: none; border-radius: 8px; }
QFrame[card="good"] { background: @good-soft; border: none; border-radius: 8px; }
QFrame[card="warn"] { background: @warn-soft; border: none; border-radius: 8px; }
QFrame[card="bad"] { background: @bad-soft; border: none; border-radius: 8px; }
QLabel[drop="here"] {
  background: @accent-soft; color: @text; border: 2px dashed @accent; border-radius: 12px;
  font-size: @large; font-weight: 600;
}
QFrame[row="here"] { background: @accent-soft; border-radius: 8px; }
QFrame#practice_stripe { background: @practice; }
QFrame#practice_stripe QLabel { color: @on-practice; font-weight: 600; }
QWidget#header, QWidget#footer { background: @raised; }
QWidget#header QToolButton {
  qproperty-toolButtonStyle: ToolButtonTextBesideIcon; qproperty-focusPolicy: StrongFocus;
}
WayButton {
  background: @raised; border: 1px solid @line; border-radius: 12px; padding: 0; margin: 1px;
}
WayButton:hover, WayButton:pressed {
  background: @accent-soft; border: 2px solid @accent; padding: 0; margin: 0;
}
WayButton[first="true"] { background: @accent-soft; border: 2px solid @accent; margin: 0; }
WayButton:focus { border: 2px solid @accent; padding: 0; margin: 0; }
WayButton[first="true"]:focus { border: 2px solid @text; }
QLabel#way_sign {
  background: @accent-soft; border-radius: 24px; qproperty-alignment: AlignCenter;
  min-width: 48px; max-width: 48px; min-height: 48px; max-height: 48px;
}
WayButton[first="true"] QLabel#way_sign { background: @accent; }
QLabel#way_title { color: @text; font-size: @larger; font-weight: 600; }
QLabel#way_what { color: @muted; qproperty-alignment: "AlignLeft | AlignTop"; }
PageScroll {
  qproperty-horizontalScrollBarPolicy: ScrollBarAlwaysOff; qproperty-focusPolicy: NoFocus;
}
PageScroll[centred="true"] { qproperty-alignment: AlignHCenter; }
QToolButton[kind="title"] { font-weight: 600; padding: 4px 6px; }
QWidget#setup_rail { background: @raised; border-right: 1px solid @line; }
QFrame#map_panel { background: @sheet; border: none; }
QFrame#map_panel[side="right"] { border-left: 1px solid @line; }
QFrame#map_panel[side="top"] { border-bottom: 1px solid @line; }
QLabel#practice_tag {
  background: @practice; color: @on-practice; border-radius: 8px; padding: 1px 8px;
}
QFrame[line="true"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
"""
