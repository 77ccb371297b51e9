"""A section of the room of one VPN; other rooms than this one have sections in it too."""

from __future__ import annotations

from cvpn_wizard.ui.vpn_section import Known, Section

__all__ = ["Known", "Section"]
