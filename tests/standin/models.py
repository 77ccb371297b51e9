"""botocore's service models: which operations there are, and how each is asked and answered."""

from __future__ import annotations

from functools import cache

from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel

from tests.standin.refusing import Refused

SIGNED_AS = {
    "ec2": "ec2",
    "acm": "acm",
    "logs": "logs",
    "sts": "sts",
    "iam": "iam",
    "ssm": "ssm",
    "pricing": "pricing",
    "monitoring": "cloudwatch",
    "servicequotas": "service-quotas",
    "dynamodb": "dynamodb",
    "secretsmanager": "secretsmanager",
}
"""The name in a request's signature → botocore's name of the service."""


@cache
def service(signed_as: str) -> ServiceModel:
    """The whole model as botocore ships it.

    :raises Refused: for a service that this account does not have.
    """
    name = SIGNED_AS.get(signed_as)
    if name is None:
        raise Refused("UnrecognizedClientException", f"no service {signed_as!r} here")
    return ServiceModel(Loader().load_service_model(name, "service-2"), name)


@cache
def operation(signed_as: str, name: str) -> OperationModel:
    model = service(signed_as)
    if name not in model.operation_names:
        raise Refused("InvalidAction", f"The action {name} is not valid for this web service")
    return model.operation_model(name)


def speaks_query(model: ServiceModel) -> bool:
    """A form in, XML out; the others speak JSON."""
    return model.resolved_protocol in {"ec2", "query"}
