"""This laptop: from what was handed over to an answer from behind the tunnel."""

from cvpn_wizard.ui.laptop.page import LaptopPage

__all__ = ["LaptopPage"]
