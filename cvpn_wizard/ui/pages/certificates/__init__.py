"""Page Certificates: a new CA or an EasyRSA folder, the names, and where the files go."""

from cvpn_wizard.ui.pages.certificates.page import CertificatesPage

__all__ = ["CertificatesPage"]
