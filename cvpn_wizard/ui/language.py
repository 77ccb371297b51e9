"""The language of the window, Qt's own buttons included; changed while it is open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from cvpn_wizard.texts import set_language


class Language(QObject):
    """Keeps the translator alive: Qt does not."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._translator: QTranslator | None = None

    def speak(self, code: str) -> None:
        """Every widget gets a LanguageChange event and sets its texts anew."""
        set_language(code)
        QLocale.setDefault(QLocale(code))
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translator.load(f"qtbase_{code}", folder)
        QCoreApplication.installTranslator(self._translator)
