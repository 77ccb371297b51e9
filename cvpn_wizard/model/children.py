"""The environment that programs of others, and our own helpers, are started with."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping

from cvpn_wizard.model.secret import Secret

NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Creation flag: Windows opens a console for a child otherwise. Nothing elsewhere."""

SECRETS = frozenset(
    {
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_SECURITY_TOKEN",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        "AWS_BEARER_TOKEN_BEDROCK",
    }
)
"""Variables in which boto3 takes secrets (botocore's and the AWS SDKs' reference guide)."""


def secrets_here() -> dict[str, Secret]:
    """What is secret in our environment, for the one child that needs it, over a pipe."""
    return {name: Secret(os.environ[name]) for name in SECRETS if name in os.environ}


def take_secrets() -> dict[str, Secret]:
    """Take it out of our environment as well: a library may start programs too (a browser)."""
    taken = secrets_here()
    for name in taken:
        del os.environ[name]
    return taken


def put_back(secrets: Mapping[str, Secret]) -> None:
    """In the child: where boto3 looks for them. What the system shows of us does not change."""
    os.environ.update({name: secret.reveal() for name, secret in secrets.items()})


def environment_for_children(**more: str) -> dict[str, str]:
    """Ours without what is secret in it: whoever may look at a child sees its environment.

    :param more: variables to set in it.
    """
    kept = {name: value for name, value in os.environ.items() if name not in SECRETS}
    return kept | more
