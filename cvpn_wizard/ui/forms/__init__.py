"""What pages are laid out with: headings, fields with their explanation and error, notices.

The first page needs a heading only, so the rest is imported when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cvpn_wizard.ui.forms.heading import Heading

if TYPE_CHECKING:
    from cvpn_wizard.ui.forms.field import Field
    from cvpn_wizard.ui.forms.notice import Notice
    from cvpn_wizard.ui.forms.parts import BigNumber, FormSection, MoreSection

__all__ = ["BigNumber", "Field", "FormSection", "Heading", "MoreSection", "Notice"]

_LATER = {
    "BigNumber": "parts",
    "Field": "field",
    "FormSection": "parts",
    "MoreSection": "parts",
    "Notice": "notice",
}


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(name)
