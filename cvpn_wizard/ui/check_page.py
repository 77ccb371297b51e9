"""Check a connection; the page itself is in ``ui/checking``."""

from __future__ import annotations

from cvpn_wizard.ui.checking.page import CheckPage

__all__ = ["CheckPage"]
