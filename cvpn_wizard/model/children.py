"""The environment that programs of others, and our own helpers, are started with."""

from __future__ import annotations

import os
import subprocess

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


def environment_for_children(**more: str) -> dict[str, str]:
    """Ours without what is secret in it: whoever may look at a child sees its environment.

    :param more: variables to set in it.
    """
    kept = {name: value for name, value in os.environ.items() if name not in SECRETS}
    return kept | more
