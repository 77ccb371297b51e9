"""A new certificate for the endpoint's server, into the ACM ARN that it has: no profile changes.

AWS takes a re-imported certificate "within 5 hours" (Administrator Guide, mutual authentication).
What the endpoint really serves is seen from outside, by the first packets of a handshake.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.openvpn.probe import probe
from cvpn_wizard.adapters.pki.authority import Authority, Issued
from cvpn_wizard.adapters.pki.placed import place, read_placed
from cvpn_wizard.adapters.pki.reading import fingerprint_of, read_authorities
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState
from cvpn_wizard.engine.steps.profile import EXPORTED
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import CertificateArn

SERVED_HOURS = 5
"""AWS: until a re-imported certificate is used."""
LOOK_SECONDS = 60.0
PROBE_SECONDS = 10.0


@dataclass(frozen=True)
class ServerRenewed:
    """What ACM has now, read back.

    :ivar fingerprint: SHA-256 of the new certificate, to be compared with what is served.
    """

    arn: CertificateArn
    name: str
    serial: str
    not_after: datetime
    fingerprint: str


def renew_server(desk: Desk) -> ServerRenewed:
    """Issue, write down, import into the same ARN, read back. May be repeated after a failure.

    :raises WizardError: NOT_FOUND without an endpoint; AUTHORITY_ELSEWHERE also where ACM has the
        certificate of another CA (importing ours would lock everybody out); RUN_BUSY; what the
        CA, the disk or AWS refuse; SETTLED_WRONG when ACM shows another certificate afterwards.
    """
    with desk.alone(), desk.records.turn(desk.name):
        authority, cloud = desk.authority(), desk.cloud()
        endpoint = cloud.endpoint(desk.endpoint)
        if endpoint is None:
            raise WizardError(ErrorCode.NOT_FOUND, name=desk.endpoint)
        arn = endpoint.server_certificate
        _refuse_other_ca(desk, cloud, arn, authority)
        issued = _issue(desk, authority)
        cloud.reimport_certificate(
            arn, certificate=issued.certificate, key=issued.key, chain=issued.chain
        )
        told = cloud.certificate_text(arn)
        if told is None or fingerprint_of(told.certificate) != fingerprint_of(issued.certificate):
            raise WizardError(ErrorCode.SETTLED_WRONG, step="server_certificate", name=issued.name)
        place(desk.certificates, authority.certificate, {issued.name: issued})
        desk.records.finish_certificates([_record(desk, issued)], desk.clock.now())
        for path in (desk.waiting_keys / "server").glob(f"{issued.name}.*"):
            path.unlink(missing_ok=True)
        return ServerRenewed(
            arn,
            issued.name,
            f"{issued.serial:x}",
            issued.not_after,
            fingerprint_of(issued.certificate),
        )


def until_served(
    desk: Desk, fingerprint: str, cancelled: Event, hours: float = SERVED_HOURS
) -> Generator[str, None, bool]:
    """Look from outside, again and again; yields what is served instead, empty where the
    endpoint does not answer.

    :returns: whether the new one is served.
    :raises WizardError: STOPPED; FILE_UNREADABLE.
    """
    profile = Profile.read(desk.vpn.folder / EXPORTED)
    began = desk.clock.monotonic()
    while True:
        seen = probe(
            profile,
            base=desk.vpn.folder,
            timeout=PROBE_SECONDS,
            cancelled=cancelled,
            progress=lambda _part, _made: None,
        )
        served = seen.server.fingerprint if seen.server else ""
        if served == fingerprint:
            return True
        yield served
        if desk.clock.monotonic() - began > hours * 3600:
            return False
        desk.clock.pause(cancelled, LOOK_SECONDS)
        if cancelled.is_set():
            raise WizardError(ErrorCode.STOPPED)


def _refuse_other_ca(desk: Desk, cloud: Cloud, arn: CertificateArn, authority: Authority) -> None:
    there = cloud.certificate_text(arn)
    ours = read_authorities(authority.certificate)
    if there is not None and there.chain and not read_authorities(there.chain).know(ours):
        raise WizardError(ErrorCode.AUTHORITY_ELSEWHERE, name=desk.name)


def _issue(desk: Desk, authority: Authority) -> Issued:
    """What an earlier try made and could not finish, or a new one; written down either way."""
    wanted, folder = desk.spec.certificates, desk.waiting_keys / "server"
    known = {one.serial: one.state for one in desk.records.all_certificates(desk.name)}
    left = read_placed(folder, wanted.server)
    if left is not None and known.get(f"{left.serial:x}") is CertificateState.PREPARED:
        return left
    issued = authority.issue_server(wanted.server, wanted.certificate_years, desk.clock.now())
    write_private(folder / f"{issued.name}.key", issued.key.reveal())
    write_private(folder / f"{issued.name}.crt", issued.certificate)
    write_private(folder / "ca.crt", authority.certificate)
    desk.records.prepare_certificates([_record(desk, issued)])
    return issued


def _record(desk: Desk, issued: Issued) -> CertificateRecord:
    return CertificateRecord(
        vpn=desk.name,
        kind="server",
        name=issued.name,
        serial=f"{issued.serial:x}",
        not_before=issued.not_before,
        not_after=issued.not_after,
        state=CertificateState.PREPARED,
        pem=issued.certificate,
    )
