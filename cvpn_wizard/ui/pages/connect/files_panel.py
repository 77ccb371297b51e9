"""The files of the run, and the folder they are in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.ui.jobs import Jobs, Latest
from cvpn_wizard.ui.labels import muted, strong
from cvpn_wizard.ui.opening import open_path
from cvpn_wizard.ui.pages.connect.files import PlacedFile, placed_files

ROWS = 6
"""So many files are in sight; more can be scrolled to."""


class FilesPanel(QWidget):
    """Names and what each file is; nothing is read of them."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_path: Callable[[Path], bool] = open_path
        self._jobs = jobs
        self._job = Latest()
        self._folder: Path | None = None
        self._files: tuple[PlacedFile, ...] = ()
        self._looking = False
        self._title = strong("connect.files_title")
        self._where = muted("connect.folder_path")
        self._open = QPushButton()
        self._open.setObjectName("connect.open_folder")
        self._list = _FileList()
        top = QHBoxLayout()
        top.addWidget(self._where, 1)
        top.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(top)
        layout.addWidget(self._list)
        self._open.clicked.connect(self._open_folder)
        self._list.itemActivated.connect(self._open_folder)
        self.retranslate()

    def show_folder(self, folder: Path | None) -> None:
        """List what is in it, off the UI thread."""
        self._folder = folder
        self._files = ()
        if folder is not None:
            self._looking = True
            self._job.replace(
                self._jobs.start(_listing(folder), done=self._listed, failed=self._not_listed)
            )
        self.retranslate()

    @property
    def files(self) -> tuple[PlacedFile, ...]:
        return self._files

    @Slot(object)
    def _listed(self, files: object) -> None:
        self._looking = False
        self._files = files if isinstance(files, tuple) else ()
        self.retranslate()

    @Slot(object)
    def _not_listed(self, error: object) -> None:
        self._looking = False
        self.retranslate()
        if isinstance(error, WizardError):
            self._where.setText(refusal_words(error).why)

    @Slot()
    def _open_folder(self) -> None:
        if self._folder is not None:
            self.open_path(self._folder)

    def retranslate(self) -> None:
        self._title.setText(text("connect-files"))
        self._open.setText(text("connect-folder"))
        self._open.setAccessibleName(text("connect-folder"))
        self._open.setEnabled(self._folder is not None)
        self._list.setAccessibleName(text("connect-files-list"))
        self._list.show_files(self._files)
        if self._looking:
            self._where.setText(text("connect-looking-files"))
        elif self._folder is not None and not self._files:
            self._where.setText(text("connect-no-files", path=self._folder))
        else:
            self._where.setText(str(self._folder or ""))


class _FileList(QTreeWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("connect.files")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setTabKeyNavigation(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def show_files(self, files: tuple[PlacedFile, ...]) -> None:
        self.clear()
        for placed in files:
            words = text(f"connect-file-{placed.kind}", name=placed.name)
            row = QTreeWidgetItem(self, [placed.path.name, words])
            row.setForeground(1, self.palette().placeholderText())
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{placed.path.name}: {words}")
            row.setToolTip(0, str(placed.path))
        self.setVisible(bool(files))
        rows = min(len(files), ROWS)
        self.setFixedHeight(rows * max(self.sizeHintForRow(0), 20) + 2 * self.frameWidth() + 4)

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumHeight())


def _listing(folder: Path) -> Callable[[Event], tuple[PlacedFile, ...]]:
    def work(_cancelled: Event) -> tuple[PlacedFile, ...]:
        return placed_files(folder)

    return work
