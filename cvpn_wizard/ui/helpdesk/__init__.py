"""The helpdesk in the window: take a queue in, hand profiles out, report to the admin."""

from cvpn_wizard.ui.helpdesk.panel import HelpdeskPanel

__all__ = ["HelpdeskPanel"]
