"""Colours, sizes and icons, for light and dark. Widgets use palette roles and :func:`tone`."""

from cvpn_wizard.ui.theme.icons import icon, pixmap
from cvpn_wizard.ui.theme.style import apply_theme, is_dark, tone

__all__ = ["apply_theme", "icon", "is_dark", "pixmap", "tone"]
