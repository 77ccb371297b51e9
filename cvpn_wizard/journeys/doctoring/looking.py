"""Reads everything that the doctor judges. Changes nothing at AWS."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.pki.reading import (
    Authorities,
    alternative_names,
    authorities_in,
    read_authorities,
    read_revocation_list,
)
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.doctoring.situation import (
    LOOK_BACK_HOURS,
    PersonsProfile,
    Question,
    Situation,
    Surroundings,
    Trust,
    Use,
)
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.aws import Endpoint
from cvpn_wizard.model.care import RevocationList
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import VpnSpec

T = TypeVar("T")


def situation_of(
    name: str, cloud: Cloud, records: Records, now: datetime, question: Question | None = None
) -> Situation:
    """A VPN that we know, as AWS has it now.

    :raises WizardError: VPN_UNKNOWN, and what AWS refuses for another reason than rights.
    """
    known, runs = records.vpn(name), records.runs(name)
    if known is None or not runs:
        raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
    return look(
        parse_plan(runs[0].plan, where=known.folder),
        EndpointId(known.endpoint),
        cloud,
        now,
        question or Question(),
        folder=known.folder,
        records=records,
    )


def look(
    spec: VpnSpec,
    endpoint_id: EndpointId,
    cloud: Cloud,
    now: datetime,
    question: Question,
    *,
    folder: Path | None = None,
    records: Records | None = None,
) -> Situation:
    """The same for an endpoint that need not be in the records yet."""
    reader = _Reader(cloud)
    endpoint = cloud.endpoint(endpoint_id) if endpoint_id else None
    if endpoint is None:
        return Situation(spec=spec, question=question, now=now, endpoint=None)
    own = _own_authority(folder, spec.certificates.authority)
    person = question.person
    return Situation(
        spec=spec,
        question=question,
        now=now,
        endpoint=endpoint,
        associations=cloud.associations(endpoint.id),
        rules=cloud.authorization_rules(endpoint.id),
        routes=cloud.client_routes(endpoint.id),
        around=reader.around(endpoint),
        trust=reader.trust(endpoint, own),
        use=reader.use(endpoint, now),
        certificates=records.certificates(spec.name) if records else (),
        profile=_profile(folder / f"{person}.ovpn") if folder and person else None,
        unread=tuple(reader.unread),
    )


PASSED_OVER = frozenset(
    {
        ErrorCode.ACCESS_DENIED,
        ErrorCode.AWS_TROUBLE,
        ErrorCode.AWS_SLOW,
        ErrorCode.THROTTLED,
        ErrorCode.NOT_FOUND,
        ErrorCode.BAD_REQUEST,
    }
)
"""Refusals of what is only looked at besides: the rest is worth saying all the same."""


class _Reader:
    """Goes on where something besides cannot be read, and remembers what."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self.unread: list[str] = []

    def _read(self, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except WizardError as error:
            if error.code not in PASSED_OVER:
                raise
            self.unread.append(str(error.facts.get("action", "")))
            return otherwise

    def around(self, endpoint: Endpoint) -> Surroundings:
        vpc, cloud = endpoint.vpc_id, self._cloud
        if vpc is None:
            return Surroundings()
        return Surroundings(
            vpc=next((one for one in cloud.vpcs() if one.id == vpc), None),
            subnets=cloud.subnets(vpc),
            groups=cloud.security_groups(vpc),
            group_rules=cloud.group_rules(vpc),
            acls=self._read(lambda: cloud.network_acls(vpc), ()),
            tables=cloud.route_tables(vpc),
            interfaces=self._read(lambda: cloud.interfaces(vpc), ()),
        )

    def trust(self, endpoint: Endpoint, own: Authorities | None) -> Trust:
        cloud, root = self._cloud, endpoint.client_root
        server = self._read(lambda: cloud.certificate(endpoint.server_certificate), None)
        own_text = self._read(lambda: cloud.certificate_text(endpoint.server_certificate), None)
        client_root, told = server, own_text if root is not None else None
        if root is not None and root != endpoint.server_certificate:
            client_root = self._read(lambda: cloud.certificate(root), None)
            told = self._read(lambda: cloud.certificate_text(root), None)
        listed = self._revocation_list(endpoint)
        revoked, unreadable = None, False
        if listed is not None:
            try:
                revoked = read_revocation_list(listed.pem)
            except WizardError:
                unreadable = True
        return Trust(
            server=server,
            server_names=alternative_names(own_text.certificate) if own_text else None,
            client_root=client_root,
            root_authorities=read_authorities(told.certificate, told.chain) if told else None,
            own_authority=own,
            revoked=revoked,
            revoked_active=listed.active if listed else True,
            revoked_unreadable=unreadable,
        )

    def _revocation_list(self, endpoint: Endpoint) -> RevocationList | None:
        """What AWS answers where none was ever imported is not documented: any no will do."""
        try:
            return self._cloud.revocation_list(endpoint.id)
        except WizardError as error:
            if error.code not in PASSED_OVER:
                raise
            if error.code not in {ErrorCode.NOT_FOUND, ErrorCode.BAD_REQUEST}:
                self.unread.append(str(error.facts.get("action", "")))
            return None

    def use(self, endpoint: Endpoint, now: datetime) -> Use:
        cloud = self._cloud
        since = now - timedelta(hours=LOOK_BACK_HOURS)
        there, group, stream = None, endpoint.log_group, endpoint.log_stream
        if group:
            there = self._read(
                lambda: any(one.group_name == group for one in cloud.log_groups(group)), None
            )
        return Use(
            connections=self._read(lambda: cloud.connections(endpoint.id), ()),
            attempts=self._read(lambda: cloud.attempts(group, stream, since), ()) if there else (),
            refused_handshakes=self._read(
                lambda: cloud.authentication_failures(endpoint.id, LOOK_BACK_HOURS), 0
            ),
            log_there=there,
        )


def _own_authority(folder: Path | None, pki: Path | None) -> Authorities | None:
    """Our CA's certificate, if it is here; what the disk refuses is another matter.

    :param pki: an EasyRSA folder that a person named.
    """
    files = [folder / "certificates" / "ca.crt"] if folder else []
    files += [pki / "ca.crt"] if pki else []
    for file in files:
        try:
            found = authorities_in(file)
        except WizardError:
            continue
        if found is not None:
            return found
    return None


def _profile(path: Path) -> PersonsProfile | None:
    """What a person's profile says; ``None`` where there is none, or nothing to be read."""
    if not path.is_file():
        return None
    try:
        profile = Profile.read(path)
    except WizardError:
        return None
    remote = profile.remote
    if not remote:
        return None
    host, port, transport = remote
    return PersonsProfile(
        host=host,
        port=port,
        transport=transport.rstrip("46").removesuffix("-client"),
        authorities=read_authorities(profile.block("ca") or ""),
    )
