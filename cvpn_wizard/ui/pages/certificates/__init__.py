"""Page Certificates: who vouches for whom, and for how long."""

from cvpn_wizard.ui.pages.certificates.page import CertificatesPage

__all__ = ["CertificatesPage"]
