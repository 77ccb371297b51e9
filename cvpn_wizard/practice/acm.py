"""ACM as moto answers it, with the rules that matter to an import by hand."""

from __future__ import annotations

import base64
import binascii
from typing import Any, ClassVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from moto.acm.responses import AWSCertificateManagerResponse
from moto.core.exceptions import AWSError
from moto.core.responses import ActionResult

from cvpn_wizard.practice.account import Account
from cvpn_wizard.practice.certificates import domain_of
from cvpn_wizard.practice.estate import Estate

LONGEST_KEY = 5120
"""Bytes of PEM (ACM User Guide, prerequisites for importing)."""


class PracticeAcm(AWSCertificateManagerResponse):  # type: ignore[misc]  # moto is not typed for us
    """ACM's answers."""

    account: ClassVar[Account]

    def call_action(self) -> Any:
        with self.account.lock:
            return super().call_action()

    @property
    def estate(self) -> Estate:
        estate = self.account.estate(self.region)
        estate.settle()
        for arn, bundle in estate.acm._certificates.items():
            bundle.in_use_by = estate.certificate_users(arn)
        return estate

    def import_certificate(self) -> ActionResult:
        """One a second; the three parts must belong together; tags only the first time."""
        estate = self.estate
        now = estate.now()
        if self.account.throttled and now - estate.last_import < estate.delays.import_interval:
            raise AWSError("Rate exceeded", "ThrottlingException")
        estate.last_import = now
        arn = self._get_param("CertificateArn")
        if arn and self._get_param("Tags"):
            raise AWSError("Tagging is not permitted on re-import.", "ValidationException")
        certificate, key = self._bytes("Certificate"), self._bytes("PrivateKey")
        chain = self._bytes("CertificateChain")
        _check_parts(certificate, key, chain)
        before = estate.acm._certificates.get(arn)
        answer = super().import_certificate()
        bundle = estate.acm._certificates[answer.result["CertificateArn"]]
        bundle.chain = chain.strip() + b"\n" if chain else b""  # moto adds a root of Amazon's
        if before is not None:
            bundle.tags = before.tags
        return answer

    def delete_certificate(self) -> ActionResult:
        """Not while an endpoint has it, and a moment longer."""
        arn = self._get_param("CertificateArn")
        if self.estate.certificate_users(arn):
            raise AWSError(
                f"Certificate {arn} in account {self.estate.account} is in use.",
                "ResourceInUseException",
            )
        return super().delete_certificate()

    def describe_certificate(self) -> ActionResult:
        estate = self.estate
        answer = super().describe_certificate()
        _correct(answer.result["Certificate"], estate)
        return answer

    def list_certificates(self) -> ActionResult:
        """RSA keys of 1024 and 2048 bits only, unless ``Includes`` names the key types."""
        estate = self.estate
        answer = super().list_certificates()
        shown = answer.result["CertificateSummaryList"]
        if not (self._get_param("Includes") or {}).get("keyTypes"):
            shown = [one for one in shown if one["KeyAlgorithm"] in ("RSA_1024", "RSA_2048")]
        for one in shown:
            _correct(one, estate)
        start = int(self._get_param("NextToken") or 0)
        end = start + min(int(self._get_param("MaxItems") or 5), 1000)
        result: dict[str, Any] = {"CertificateSummaryList": shown[start:end]}
        if end < len(shown):
            result["NextToken"] = str(end)
        return ActionResult(result)

    def _bytes(self, name: str) -> bytes:
        try:
            return base64.standard_b64decode(self._get_param(name) or "")
        except binascii.Error as error:
            raise AWSError(f"{name} is not valid base64.", "ValidationException") from error


def _correct(shown: dict[str, Any], estate: Estate) -> None:
    """The domain as ACM finds it; no member at all when there is none."""
    domain = domain_of(estate.acm._certificates[shown["CertificateArn"]])
    if domain:
        shown["DomainName"] = domain
    else:
        shown.pop("DomainName", None)


def _check_parts(certificate: bytes, key: bytes, chain: bytes) -> None:
    """:raises AWSError: ValidationException when the three do not belong together."""
    if len(key) > LONGEST_KEY:
        raise AWSError("The private key is longer than 5,120 bytes.", "ValidationException")
    for part in (certificate, key, chain):
        if any(line != line.rstrip(b" \t") for line in part.split(b"\n")):
            raise AWSError(
                "The certificate field contains invalid characters.", "ValidationException"
            )
    try:
        leaf = x509.load_pem_x509_certificate(certificate)
        private = serialization.load_pem_private_key(key, password=None)
        above = x509.load_pem_x509_certificates(chain) if chain else []
    except (ValueError, TypeError):
        return  # moto has ACM's sentence for it
    if private.public_key() != leaf.public_key():
        raise AWSError("The private key does not match the certificate.", "ValidationException")
    if leaf in above:
        raise AWSError(
            "The certificate chain must not contain the certificate.", "ValidationException"
        )
    if not above and leaf.issuer != leaf.subject:
        raise AWSError(
            "Provided certificate is not a valid self signed. Please provide either a valid "
            "self-signed certificate or certificate chain.",
            "ValidationException",
        )
    for below, issuer in zip([leaf, *above], above, strict=False):
        try:
            below.verify_directly_issued_by(issuer)
        except (ValueError, TypeError, InvalidSignature) as error:
            raise AWSError(
                "Could not validate the certificate with the certificate chain.",
                "ValidationException",
            ) from error
