"""Add one person's laptop, or renew its certificate."""

from __future__ import annotations

from pathlib import Path

from cvpn_wizard.adapters.pki.authority import new_key
from cvpn_wizard.adapters.pki.keys import STOCK
from cvpn_wizard.adapters.pki.requests import CertificateRequest, RequestBadError, read_request
from cvpn_wizard.adapters.pki.signing import has_key_of
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.issuing import HandedOut, Issuing, Prepared
from cvpn_wizard.journeys.people.names import Newcomer, refuse_bad_name
from cvpn_wizard.model.errors import ErrorCode, WizardError

LIVE = frozenset({CertificateState.ISSUED, CertificateState.PREPARED})


def add(
    desk: Desk, newcomer: Newcomer, *, request: Path | None = None, out: Path | None = None
) -> HandedOut:
    """A certificate and a finished profile for one person's laptop.

    What an earlier try left unfinished is finished.

    :param request: a CSR: the key stays where it was made.
    :raises WizardError: PERSON_NAME_BAD, PERSON_EXISTS, REQUEST_BAD, RUN_BUSY; what the CA, the
        disk or AWS refuse.
    """
    refuse_bad_name(newcomer.name)
    wanted = checked_request(desk, newcomer.name, request) if request else None
    with desk.alone():
        issuing = Issuing(desk, out)
        issuing.tidy()
        left = issuing.left_over(newcomer.name)
        if left is not None and _answers(left, wanted):
            return issuing.finish([left])[0]
        if is_taken(desk, newcomer.name):
            raise WizardError(ErrorCode.PERSON_EXISTS, name=newcomer.name)
        return _issue(issuing, newcomer, wanted)


def renew(
    desk: Desk, name: str, *, request: Path | None = None, out: Path | None = None
) -> HandedOut:
    """A new certificate, with a new key, under the same name; also for an expired one.

    The old one is valid until its end, or until it is revoked
    (:func:`~cvpn_wizard.journeys.people.revoking.revoke_replaced`).

    :raises WizardError: PERSON_UNKNOWN; OWN_KEY for one whose key was made elsewhere, without a
        new request; otherwise as :func:`add`.
    """
    wanted = checked_request(desk, name, request) if request else None
    with desk.alone():
        issuing = Issuing(desk, out)
        issuing.tidy()
        left = issuing.left_over(name)
        if left is not None and _answers(left, wanted):
            return issuing.finish([left])[0]
        known = newest(desk, name)
        if known.by_request and wanted is None:
            raise WizardError(ErrorCode.OWN_KEY, name=known.name)
        return _issue(issuing, known_newcomer(desk, known.name), wanted)


def _answers(left: Prepared, wanted: CertificateRequest | None) -> bool:
    """Whether what is left over is what is wanted now, key and all."""
    if wanted is None:
        return not left.record.by_request
    return left.record.by_request and has_key_of(wanted, left.record.pem)


def _issue(issuing: Issuing, newcomer: Newcomer, wanted: CertificateRequest | None) -> HandedOut:
    if wanted is None:
        STOCK.fill(1)  # in a process of its own, where somebody would feel it made in ours
        prepared = issuing.prepare([(newcomer, new_key())])
    else:
        prepared = [issuing.prepare_requested(newcomer, wanted)]
    return issuing.finish(prepared)[0]


def known_newcomer(desk: Desk, name: str) -> Newcomer:
    """With the words that the records have for this name."""
    for one in desk.records.people(desk.name):
        if one.name.lower() == name.lower():
            return Newcomer(name, one.person, one.device)
    return Newcomer(name)


def newest(desk: Desk, name: str) -> CertificateRecord:
    """The certificate of that name that is in use, or expired in use.

    :raises WizardError: PERSON_UNKNOWN, also where all of that name were revoked.
    """
    found = [one for one in desk.records.certificates_named(desk.name, name) if one.state in LIVE]
    if not found:
        raise WizardError(ErrorCode.PERSON_UNKNOWN, name=name)
    return found[-1]


def is_taken(desk: Desk, name: str) -> bool:
    """Whether a certificate of that name is in use, or lies here without being written down."""
    named = desk.records.certificates_named(desk.name, name)
    if named:
        return any(one.state is CertificateState.ISSUED for one in named)
    return (desk.certificates / f"{name}.crt").exists()


def checked_request(desk: Desk, name: str, path: Path) -> CertificateRequest:
    """:raises WizardError: FILE_UNREADABLE; REQUEST_BAD, also for another name than asked for,
    and for a key that was revoked.
    """
    request = read_request(path)
    if request.name.lower() != name.lower():
        raise RequestBadError(path, "other-name", asked=request.name[:100], name=name)
    for one in desk.records.all_certificates(desk.name):
        if one.state is CertificateState.REVOKED and one.pem and has_key_of(request, one.pem):
            raise RequestBadError(path, "same-key")
    return request
