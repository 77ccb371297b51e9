"""Page Progress: the run, and a way on when it stops."""

from cvpn_wizard.ui.pages.progress.page import ProgressPage

__all__ = ["ProgressPage"]
