"""Where the window finds the room :mod:`cvpn_wizard.ui.care`."""

from cvpn_wizard.ui.care import CarePage

__all__ = ["CarePage"]
