"""Colours, sizes and icons, for light and dark. Widgets use palette roles and :func:`tone`."""

from cvpn_wizard.ui.theme.icons import icon, pixmap
from cvpn_wizard.ui.theme.motion import SHORT_MS, motion_wanted
from cvpn_wizard.ui.theme.style import (
    BASE_POINTS,
    apply_theme,
    choose_style,
    dress,
    is_dark,
    restyle,
    tone,
)

__all__ = [
    "BASE_POINTS",
    "SHORT_MS",
    "apply_theme",
    "choose_style",
    "dress",
    "icon",
    "is_dark",
    "motion_wanted",
    "pixmap",
    "restyle",
    "tone",
]
