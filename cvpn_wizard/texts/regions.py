"""Regions by name."""

from __future__ import annotations

from cvpn_wizard.texts import has_text, text


def region_name(code: str) -> str:
    """The Region's name in the language of the moment; its code where it has none."""
    key = f"region-{code}"
    return text(key) if has_text(key) else code
