"""Certificates in ACM: imported, shown, let go of."""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import NameOID

from tests.standin.account import ACCOUNT, REGION, Account, Row, Thing, does, page
from tests.standin.refusing import Refused

GONE = "ResourceNotFoundException"


def _refused(message: str) -> Refused:
    return Refused("ValidationException", message)


@does("acm", "ImportCertificate")
def import_certificate(account: Account, asked: Row) -> Row:
    if account.recently("ImportCertificate", 1.0):
        raise Refused("ThrottlingException", "Rate exceeded")
    leaf = _checked(asked)
    text = asked["Certificate"].decode()
    chain = asked.get("CertificateChain", b"").decode()
    if "CertificateArn" in asked:
        if asked.get("Tags"):
            raise _refused("You cannot apply tags when reimporting a certificate")
        again = account.find("certificate", asked["CertificateArn"], GONE)
        again.row.update(_read(leaf))
        again.facts.update(text=text, chain=chain)
        return {"CertificateArn": again.id}
    keys = [tag["Key"] for tag in asked.get("Tags", [])]
    if len(set(keys)) < len(keys):
        raise Refused("InvalidTagException", "A key is there twice")
    bits = f"{account.chance.getrandbits(128):032x}"
    name = "-".join((bits[:8], bits[8:12], bits[12:16], bits[16:20], bits[20:]))
    arn = f"arn:aws:acm:{REGION}:{ACCOUNT}:certificate/{name}"
    row: Row = {
        "CertificateArn": arn,
        "Status": "ISSUED",
        "Type": "IMPORTED",
        "ImportedAt": datetime.now(UTC),
        "InUseBy": [],
        **_read(leaf),
    }
    account.keep(
        "certificate", arn, row, tags=asked.get("Tags", []), text=text, chain=chain
    )  # tags are not part of what Describe answers
    return {"CertificateArn": arn}


def _checked(asked: Row) -> x509.Certificate:
    """ACM User Guide, "Prerequisites for importing certificates" and "Certificate format"."""
    texts = [asked["Certificate"], asked["PrivateKey"], asked.get("CertificateChain", b"")]
    if any(line != line.rstrip() for text in texts for line in text.decode().split("\n")):
        raise _refused("A PEM line ends with a space")
    if b"ENCRYPTED" in asked["PrivateKey"] or len(asked["PrivateKey"]) > 5120:
        raise _refused("The private key is not supported.")
    try:
        leaf = x509.load_pem_x509_certificate(asked["Certificate"])
        key = load_pem_private_key(asked["PrivateKey"], None)
        chain = x509.load_pem_x509_certificates(asked["CertificateChain"])
    except (KeyError, ValueError, TypeError) as error:
        raise _refused("Could not parse what was given") from error
    if key.public_key() != leaf.public_key():
        raise _refused("The certificate and the private key do not match")
    if not leaf.not_valid_before_utc <= datetime.now(UTC) <= leaf.not_valid_after_utc:
        raise _refused("The certificate is not valid now")
    if leaf in chain:
        raise _refused("The certificate is repeated in its chain")
    below = leaf
    for issuer in chain:
        try:
            below.verify_directly_issued_by(issuer)
        except (ValueError, TypeError, InvalidSignature) as error:
            raise _refused("The chain is not in order") from error
        below = issuer
    return leaf


def _read(leaf: x509.Certificate) -> Row:
    """What ACM reads of a certificate. Its domain: the first name, else a CN with a dot."""
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        found = names.get_values_for_type(x509.DNSName)
    except x509.ExtensionNotFound:
        found = []
    common = [str(a.value) for a in leaf.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    dotted = [name for name in common if "." in name]
    key = leaf.public_key()
    size = key.key_size if isinstance(key, RSAPublicKey) else 0
    row: Row = {
        "SubjectAlternativeNames": found or dotted,
        "KeyAlgorithm": f"RSA_{size}" if size else "EC_prime256v1",
        "NotBefore": leaf.not_valid_before_utc,
        "NotAfter": leaf.not_valid_after_utc,
        "Serial": f"{leaf.serial_number:x}",
    }
    if found or dotted:
        row["DomainName"] = (found or dotted)[0]
    return row


@does("acm", "DescribeCertificate")
def describe_certificate(account: Account, asked: Row) -> Row:
    return {"Certificate": account.find("certificate", asked["CertificateArn"], GONE).row}


@does("acm", "ListTagsForCertificate")
def list_tags(account: Account, asked: Row) -> Row:
    return {"Tags": account.find("certificate", asked["CertificateArn"], GONE).facts["tags"]}


@does("acm", "GetCertificate")
def get_certificate(account: Account, asked: Row) -> Row:
    found = account.find("certificate", asked["CertificateArn"], GONE)
    return {"Certificate": found.facts["text"], "CertificateChain": found.facts["chain"]}


@does("acm", "ListCertificates")
def list_certificates(account: Account, asked: Row) -> Row:
    """RSA keys of 1024 and 2048 bits only, unless told."""
    kinds = asked.get("Includes", {}).get("keyTypes", ["RSA_1024", "RSA_2048"])
    found = [t for t in account.listed("certificate") if t.row["KeyAlgorithm"] in kinds]
    shown, token = page(account, asked, found, names="MaxItems")
    return {"CertificateSummaryList": [_summary(thing) for thing in shown], "NextToken": token}


def _summary(thing: Thing) -> Row:
    names = ("CertificateArn", "DomainName", "Status", "Type", "KeyAlgorithm", "NotAfter")
    return {
        **{name: thing.row[name] for name in names if name in thing.row},
        "InUse": bool(thing.row["InUseBy"]),
    }


@does("acm", "DeleteCertificate")
def delete_certificate(account: Account, asked: Row) -> Row:
    found = account.find("certificate", asked["CertificateArn"], GONE)
    if found.row["InUseBy"]:
        raise Refused("ResourceInUseException", f"Certificate {found.id} is in use.")
    account.take_away(found)
    return {}
