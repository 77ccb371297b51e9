"""Which of the actions that a plan needs we may do, asked without doing any of them.

EC2 has ``DryRun``: it answers ``DryRunOperation`` where it would have gone on, and
``UnauthorizedOperation`` where not. It checks rights before it looks up what a call names, so any
other complaint (our ids are made up) counts as allowed. Reading calls of other services are made
for real, on names that do not exist. For the rest there is IAM's simulator, for those who may use
it; otherwise the answer is "unknown".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from cvpn_wizard.adapters.aws.account_calls import ENDPOINT_QUOTA
from cvpn_wizard.adapters.aws.policy import Statement, statements_for
from cvpn_wizard.adapters.aws.refusals import refusals
from cvpn_wizard.adapters.aws.regions import partition_of
from cvpn_wizard.adapters.aws.server_calls import PUBLIC_IMAGE
from cvpn_wizard.model.aws import Identity, Permission
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import VpnSpec

if TYPE_CHECKING:
    from cvpn_wizard.adapters.aws.session import AwsSession

_ENDPOINT = {"ClientVpnEndpointId": "cvpn-endpoint-00000000000000000"}
_SUBNET = "subnet-00000000000000000"
_VPC = {"VpcId": "vpc-00000000000000000"}
_GROUP = {"GroupId": "sg-00000000000000000"}
_NO_CERTIFICATE = "certificate/00000000-0000-0000-0000-000000000000"
_NO_LOG_GROUP = "/cvpn-wizard/there-is-none"

DRY_RUNS: Mapping[str, Mapping[str, Any]] = {
    "DescribeClientVpnTargetNetworks": _ENDPOINT,
    "DescribeClientVpnAuthorizationRules": _ENDPOINT,
    "DescribeClientVpnRoutes": _ENDPOINT,
    "CreateClientVpnEndpoint": {
        "ClientCidrBlock": "10.0.0.0/22",
        "AuthenticationOptions": [{"Type": "certificate-authentication"}],
        "ConnectionLogOptions": {"Enabled": False},
    },
    "DeleteClientVpnEndpoint": _ENDPOINT,
    "AssociateClientVpnTargetNetwork": {**_ENDPOINT, "SubnetId": _SUBNET},
    "DisassociateClientVpnTargetNetwork": {
        **_ENDPOINT,
        "AssociationId": "cvpn-assoc-00000000000000000",
    },
    "AuthorizeClientVpnIngress": {
        **_ENDPOINT,
        "TargetNetworkCidr": "10.0.0.0/16",
        "AuthorizeAllGroups": True,
    },
    "RevokeClientVpnIngress": {
        **_ENDPOINT,
        "TargetNetworkCidr": "10.0.0.0/16",
        "RevokeAllGroups": True,
    },
    "CreateClientVpnRoute": {
        **_ENDPOINT,
        "DestinationCidrBlock": "0.0.0.0/0",
        "TargetVpcSubnetId": _SUBNET,
    },
    "DeleteClientVpnRoute": {**_ENDPOINT, "DestinationCidrBlock": "0.0.0.0/0"},
    "ExportClientVpnClientConfiguration": _ENDPOINT,
    "CreateVpc": {"CidrBlock": "10.255.0.0/16"},
    "DeleteVpc": _VPC,
    "CreateSubnet": {**_VPC, "CidrBlock": "10.255.255.0/24"},
    "DeleteSubnet": {"SubnetId": _SUBNET},
    "CreateSecurityGroup": {**_VPC, "GroupName": "cvpn-wizard-asks", "Description": "asks"},
    "AuthorizeSecurityGroupIngress": {
        **_GROUP,
        "IpPermissions": [{"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1}],
    },
    "DeleteSecurityGroup": _GROUP,
    "DescribeImages": {"Owners": ["amazon"], "ImageIds": ["ami-00000000000000000"]},
    "RunInstances": {
        "ImageId": "ami-00000000000000000",
        "InstanceType": "t4g.nano",
        "MinCount": 1,
        "MaxCount": 1,
        "SubnetId": _SUBNET,
    },
    "TerminateInstances": {"InstanceIds": ["i-00000000000000000"]},
}
"""Parameters that let a call pass botocore's own check; a call that needs none is not named."""

_DENIED = frozenset({ErrorCode.ACCESS_DENIED})
_NO_ANSWER = frozenset({ErrorCode.AWS_TROUBLE, ErrorCode.THROTTLED, ErrorCode.AWS_SLOW})
_NOBODY_KNOWN = frozenset(
    {
        ErrorCode.BAD_CREDENTIALS,
        ErrorCode.CLOCK_WRONG,
        ErrorCode.EXPIRED_CREDENTIALS,
        ErrorCode.MFA_NEEDED,
        ErrorCode.MFA_WRONG,
        ErrorCode.NO_CREDENTIALS,
        ErrorCode.NO_NETWORK,
        ErrorCode.PROFILE_UNUSABLE,
        ErrorCode.REGION_DISABLED,
        ErrorCode.REGION_UNKNOWN,
        ErrorCode.SIGN_IN_NEEDED,
    }
)
"""Refusals that say nothing of rights: they end the pre-flight."""


def preflight(
    session: AwsSession, identity: Identity, spec: VpnSpec | None = None
) -> Iterator[Permission]:
    """The answer for each action of the policy, one by one as AWS gives it.

    :raises WizardError: when it is not about rights at all: credentials, clock, network.
    """
    simulator = _Simulator(session, identity)
    for statement in statements_for(spec):
        for action in statement.actions:
            service, operation = action.split(":")
            if service == "ec2":
                yield Permission(action, _dry_run(session, operation, DRY_RUNS.get(operation, {})))
            elif action in _READS:
                yield Permission(action, _read(session, identity, action))
            else:
                yield Permission(action, simulator.allows(statement, action))
    yield Permission("ec2:CreateTags", _may_tag(session))


def _dry_run(session: AwsSession, operation: str, parameters: Mapping[str, Any]) -> bool | None:
    from botocore import xform_name  # noqa: PLC0415

    if operation == "CreateClientVpnEndpoint":
        arn = f"arn:{partition_of(session.region)}:acm:{session.region}:000000000000:"
        parameters = {**parameters, "ServerCertificateArn": arn + _NO_CERTIFICATE}
    asked = {**parameters, "DryRun": True}
    return _allowed(
        session, "ec2", operation, lambda: getattr(session.ec2, xform_name(operation))(**asked)
    )


def _may_tag(session: AwsSession) -> bool | None:
    """ec2:CreateTags is granted as part of a creation only, so it is asked for with one."""
    plain = {**DRY_RUNS["CreateClientVpnEndpoint"]}
    tags = [{"ResourceType": "client-vpn-endpoint", "Tags": [{"Key": "Name", "Value": "x"}]}]
    if _dry_run(session, "CreateClientVpnEndpoint", plain) is not True:
        return None
    return _dry_run(session, "CreateClientVpnEndpoint", {**plain, "TagSpecifications": tags})


_READS: Mapping[str, Callable[[AwsSession, Callable[[str], str]], object]] = {
    "acm:ListCertificates": lambda aws, _: aws.acm.list_certificates(MaxItems=1),
    "acm:DescribeCertificate": lambda aws, arn: aws.acm.describe_certificate(
        CertificateArn=arn("acm") + _NO_CERTIFICATE
    ),
    "acm:ListTagsForCertificate": lambda aws, arn: aws.acm.list_tags_for_certificate(
        CertificateArn=arn("acm") + _NO_CERTIFICATE
    ),
    "logs:ListTagsForResource": lambda aws, arn: aws.logs.list_tags_for_resource(
        resourceArn=f"{arn('logs')}log-group:{_NO_LOG_GROUP}"
    ),
    "logs:DescribeLogGroups": lambda aws, _: aws.logs.describe_log_groups(limit=1),
    "logs:DescribeLogStreams": lambda aws, _: aws.logs.describe_log_streams(
        logGroupName=_NO_LOG_GROUP, limit=1
    ),
    "servicequotas:GetServiceQuota": lambda aws, _: aws.servicequotas.get_service_quota(
        ServiceCode="ec2", QuotaCode=ENDPOINT_QUOTA
    ),
    "pricing:GetProducts": lambda aws, _: aws.pricing.get_products(
        ServiceCode="AmazonVPC", MaxResults=1
    ),
    "ssm:GetParameter": lambda aws, _: aws.ssm.get_parameter(
        Name=PUBLIC_IMAGE.format(processor="arm64")
    ),
}
"""A reading call for each action; what it names does not exist."""


def _read(session: AwsSession, identity: Identity, action: str) -> bool | None:
    def arn(service: str) -> str:
        partition = partition_of(session.region)
        return f"arn:{partition}:{service}:{session.region}:{identity.account}:"

    service, operation = action.split(":")
    return _allowed(session, service, operation, lambda: _READS[action](session, arn))


def _allowed(
    session: AwsSession, service: str, operation: str, call: Callable[[], object]
) -> bool | None:
    try:
        with refusals(service, operation, region=session.region):
            call()
    except WizardError as refusal:
        if refusal.code in _NOBODY_KNOWN:
            raise
        if refusal.code in _NO_ANSWER:
            return None
        return refusal.code not in _DENIED
    return True


class _Simulator:
    """IAM's policy simulator, as long as it answers."""

    def __init__(self, session: AwsSession, identity: Identity) -> None:
        self._session = session
        self._identity = identity
        self._who = simulated_principal(identity.arn)
        self._root = identity.arn.endswith(":root")

    def allows(self, statement: Statement, action: str) -> bool | None:
        if self._root:
            return True
        if self._who is None:
            return None
        places = {
            "partition": partition_of(self._session.region),
            "region": self._session.region,
            "account": self._identity.account,
            "log_group": "/aws/clientvpn",
        }
        resources = [one.format(**places) for one in statement.resources]
        context = [
            {
                "ContextKeyName": "iam:AWSServiceName",
                "ContextKeyValues": [name],
                "ContextKeyType": "string",
            }
            for name in statement.services
        ]
        try:
            with refusals("iam", "SimulatePrincipalPolicy", region=self._session.region):
                answer = self._session.iam.simulate_principal_policy(
                    PolicySourceArn=self._who,
                    ActionNames=[action],
                    ResourceArns=resources,
                    ContextEntries=cast("Any", context),
                )
        except WizardError as refusal:
            if refusal.code in _NOBODY_KNOWN:
                raise
            self._who = None  # it will not answer for the other actions either
            return None
        results = answer.get("EvaluationResults", [])
        if not results:
            return None
        return all(result.get("EvalDecision") == "allowed" for result in results)


def simulated_principal(arn: str) -> str | None:
    """The user or role behind an identity's ARN; ``None`` where IAM simulates none.

    A role session's ARN leaves out the role's path; for a role with a path IAM says "no such
    entity", and the answer is "unknown".
    """
    head, _, what = arn.partition(":sts::")
    if what:
        account, _, rest = what.partition(":")
        kind, _, names = rest.partition("/")
        if kind != "assumed-role":
            return None
        return f"{head}:iam::{account}:role/{names.split('/')[0]}"
    return arn if ":user/" in arn else None
