"""The profiles of the AWS config files (``~/.aws/config``, ``~/.aws/credentials``).

The files are those that boto3 reads: ``AWS_CONFIG_FILE`` and ``AWS_SHARED_CREDENTIALS_FILE`` count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cvpn_wizard.adapters.aws.refusals import refusals


class ProfileKind(StrEnum):
    """Where the credentials of a profile come from."""

    KEYS = "keys"
    ROLE = "role"  # takes on a role, with the credentials of another profile or place
    SSO = "sso"  # IAM Identity Center; signed in with ``aws sso login``
    LOGIN = "login"  # ``aws login``
    PROCESS = "process"  # another program hands them out
    WEB_IDENTITY = "web-identity"
    NONE = "none"  # settings only


@dataclass(frozen=True)
class AwsProfile:
    """A profile as the files describe it.

    :ivar region: empty when the profile names none.
    :ivar needs_mfa: a code is needed each time (``mfa_serial``), here or where its role comes from.
    :ivar needs_sign_in: a sign-in in a browser must have happened, for it or for its source.
    :ivar role: ARN of the role that it takes on.
    :ivar source: the profile whose credentials take on the role.
    """

    name: str
    kind: ProfileKind
    region: str = ""
    needs_mfa: bool = False
    needs_sign_in: bool = False
    role: str = ""
    source: str = ""


def profiles() -> tuple[AwsProfile, ...]:
    """All profiles, ``default`` first, then by name.

    :raises WizardError: PROFILE_UNUSABLE when a file cannot be understood.
    """
    from botocore.session import Session  # noqa: PLC0415

    with refusals("sts", "GetCallerIdentity"):
        config = Session().full_config
    sections: Mapping[str, Mapping[str, Any]] = config.get("profiles", {})
    found = (_profile(name, sections) for name in sections)
    return tuple(sorted(found, key=lambda one: (one.name != "default", one.name.lower())))


def _profile(name: str, sections: Mapping[str, Mapping[str, Any]]) -> AwsProfile:
    section = sections[name]
    source = str(section.get("source_profile", ""))
    chain = _chain(name, sections)
    kinds = {_kind(sections[one]) for one in chain}
    return AwsProfile(
        name=name,
        kind=_kind(section),
        region=str(section.get("region", "")),
        needs_mfa=any("mfa_serial" in sections[o] and "role_arn" in sections[o] for o in chain),
        needs_sign_in=bool(kinds & {ProfileKind.SSO, ProfileKind.LOGIN}),
        role=str(section.get("role_arn", "")),
        source=source,
    )


def _chain(name: str, sections: Mapping[str, Any]) -> list[str]:
    """The profile and those whose credentials it builds on; a circle ends the walk."""
    chain: list[str] = []
    while name in sections and name not in chain:
        chain.append(name)
        name = str(sections[name].get("source_profile", ""))
    return chain


def _kind(section: Mapping[str, Any]) -> ProfileKind:
    """In the order in which botocore asks its providers."""
    for key, kind in (
        ("web_identity_token_file", ProfileKind.WEB_IDENTITY),
        ("role_arn", ProfileKind.ROLE),
        ("sso_account_id", ProfileKind.SSO),
        ("aws_access_key_id", ProfileKind.KEYS),
        ("login_session", ProfileKind.LOGIN),
        ("credential_process", ProfileKind.PROCESS),
    ):
        if key in section:
            return kind
    return ProfileKind.NONE
