"""What pages are laid out with: headings, fields with their explanation and error, notices."""

from cvpn_wizard.ui.forms.field import Field
from cvpn_wizard.ui.forms.notice import Notice
from cvpn_wizard.ui.forms.parts import BigNumber, FormSection, Heading, MoreSection

__all__ = ["BigNumber", "Field", "FormSection", "Heading", "MoreSection", "Notice"]
