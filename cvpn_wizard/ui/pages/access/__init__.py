"""Page Access: who may reach what, and how."""

from cvpn_wizard.ui.pages.access.page import AccessPage

__all__ = ["AccessPage"]
