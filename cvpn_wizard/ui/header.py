"""The line at the top: where one is, language, colours, help; and the stripe of practice mode."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from cvpn_wizard.texts import LANGUAGES, current_language, text
from cvpn_wizard.ui.theme import icon, pixmap, tone

THEMES = ("system", "light", "dark")


class Header(QWidget):
    """Always there.

    Signals:
        home: back to the first page.
        help: the background chapter.
        language_chosen: a language's code.
        theme_chosen: ``system``, ``light`` or ``dark``.
    """

    home = Signal()
    help = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(
        self, *, practising: bool, theme: str = "system", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chosen_theme = theme
        self._practising = practising
        # How its buttons look and take the focus is in the style sheet: see theme.dress.
        bar = QFrame()
        bar.setObjectName("header")
        self._sign = QLabel()
        self._sign.setPixmap(pixmap("app", 26))
        self._title = QToolButton()
        self._title.setObjectName("header.home")
        self._title.setProperty("kind", "title")
        self._title.clicked.connect(self.home)
        self._language = self._menu_button("header.language", "language")
        self._theme = self._menu_button("header.theme", "theme")
        self._help = QToolButton()
        self._help.setObjectName("header.help")
        self._help.clicked.connect(self.help)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(4)
        row.addWidget(self._sign)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._language)
        row.addWidget(self._theme)
        row.addWidget(self._help)
        self._stripe = QFrame()
        self._stripe.setObjectName("practice_stripe")
        self._stripe_words = QLabel()
        self._stripe_words.setObjectName("practice_words")
        stripe = QHBoxLayout(self._stripe)
        stripe.setContentsMargins(12, 4, 12, 4)
        stripe.addStretch(1)
        stripe.addWidget(self._stripe_words)
        stripe.addStretch(1)
        self._stripe.setVisible(practising)
        line = QFrame()
        line.setProperty("line", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stripe)
        column.addWidget(bar)
        column.addWidget(line)
        self.retranslate()

    def _menu_button(self, name: str, picture: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("picture", picture)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(self._fill)
        button.setMenu(menu)
        return button

    def show_theme(self, theme: str) -> None:
        """Tick the theme of the moment; also after colours changed."""
        self._chosen_theme = theme
        self.retranslate()

    @Slot()
    def _fill(self) -> None:
        """Only when it is opened: few people do."""
        menu = self.sender()
        if not isinstance(menu, QMenu):
            return
        if menu is self._language.menu():
            items, chosen = dict(LANGUAGES), current_language()
        else:
            items = {theme: text(f"frame-theme-{theme}") for theme in THEMES}
            chosen = self._chosen_theme
        menu.clear()
        for value, words in items.items():
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.setData(value)
            menu.addAction(action)
            action.triggered.connect(self._picked)

    @Slot()
    def _picked(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        value = str(action.data())
        (self.language_chosen if value in LANGUAGES else self.theme_chosen).emit(value)

    def retranslate(self) -> None:
        self._title.setText(text("frame-title"))
        self._title.setAccessibleName(text("frame-home"))
        self._title.setToolTip(text("frame-home"))
        self._help.setText(_beside(text("frame-help")))
        self._help.setAccessibleName(text("frame-help"))
        self._help.setIcon(icon("help"))
        self._language.setText(_beside(LANGUAGES[current_language()]))
        self._language.setAccessibleName(text("frame-language"))
        self._language.setIcon(icon("language"))
        self._theme.setText(_beside(text("frame-theme")))
        self._theme.setAccessibleName(text("frame-theme"))
        self._theme.setIcon(icon("theme", tone("text")))
        self._stripe_words.setText(text("frame-practice"))


def _beside(words: str) -> str:
    """Words with air between them and the icon before them: the style leaves none."""
    return f"\N{THIN SPACE}\N{THIN SPACE}{words}"
