"""A run that stopped, as answers: so that the window can go on with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.answers import (
    AccessAnswers,
    AccountAnswers,
    Answers,
    CertificateAnswers,
    NetworkAnswers,
)
from cvpn_wizard.journeys.building import account_from_json
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import Existing, NewVpc, VpnSpec


def answers_of(name: str, records: Records, home: Path) -> Answers:
    """The answers that a VPN's last run was made of.

    :raises WizardError: VPN_UNKNOWN; what the records refuse.
    """
    known, runs = records.vpn(name), records.runs(name)
    if known is None or not runs:
        raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
    spec = parse_plan(runs[0].plan, where=home)
    account = replace(
        account_from_json(known.account_choice),
        region=known.region,
        identity=Identity(known.account, ""),
    )
    answers = answers_from(spec)
    return replace(
        answers,
        account=account,
        certificates=replace(answers.certificates, folder=known.folder),
        resuming=True,
    )


def answers_from(spec: VpnSpec) -> Answers:
    """A plan as answers; of the account only the Region is known."""
    network, certificates = spec.network, spec.certificates
    vpc_cidrs = (str(network.vpc.cidr),) if isinstance(network.vpc, NewVpc) else ()
    vpc_name = network.vpc.name if isinstance(network.vpc, NewVpc) else network.vpc.ref
    labels = tuple(
        (one.ref, "", "") if isinstance(one, Existing) else (one.name, str(one.cidr), one.zone)
        for one in network.target_subnets
    )
    group = network.security_group
    server = spec.check_server
    return Answers(
        name=spec.name,
        account=AccountAnswers(region=spec.region),
        certificates=CertificateAnswers(
            authority=certificates.authority,
            server=certificates.server,
            clients=certificates.clients,
            import_client=certificates.import_client,
            profile_style=certificates.profile_style,
            ca_years=certificates.ca_years,
            certificate_years=certificates.certificate_years,
        ),
        network=NetworkAnswers(
            vpc=network.vpc,
            vpc_name=vpc_name,
            vpc_cidrs=vpc_cidrs,
            target_subnets=network.target_subnets,
            target_labels=labels,
            other_subnets=network.other_subnets,
            security_group=group,
            security_group_name=group.ref if isinstance(group, Existing) else group.name,
            log_enabled=spec.log is not None,
            log_group=spec.log.group if spec.log else "/aws/clientvpn",
            log_stream=spec.log.stream if spec.log else "connection-log",
            log_retention_days=spec.log.retention_days if spec.log else 30,
            server_enabled=server is not None,
            server_subnet=server.subnet if server else "",
            server_address=str(server.address) if server else "",
            server_type=server.instance_type if server else "t4g.nano",
        ),
        client_cidr=str(spec.client_cidr),
        access=AccessAnswers(
            authorize=tuple(str(cidr) for cidr in spec.authorize),
            routes=tuple(str(cidr) for cidr in spec.routes),
            split_tunnel=spec.split_tunnel,
            dns_servers=tuple(str(one) for one in spec.dns_servers),
            transport=spec.transport,
            port=spec.port,
            session_hours=spec.session_hours,
            banner=spec.banner,
        ),
        ping=str(spec.ping) if spec.ping else "",
    )
