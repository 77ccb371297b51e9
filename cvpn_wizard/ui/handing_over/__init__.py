"""Handing a profile over in the window: make the bundle, and read its words to somebody once."""

from cvpn_wizard.ui.handing_over.panel import HandoverPanel

__all__ = ["HandoverPanel"]
