"""What the AWS config files say about each profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvpn_wizard.adapters.aws.profiles import AwsProfile, ProfileKind, profiles
from cvpn_wizard.model.errors import ErrorCode, WizardError

CONFIG = """
[default]
region = us-east-1
[profile keys]
region = ap-northeast-1
[profile admin]
role_arn = arn:aws:iam::1:role/admin
source_profile = keys
mfa_serial = arn:aws:iam::1:mfa/me
[profile deeper]
role_arn = arn:aws:iam::2:role/x
source_profile = admin
[profile portal]
sso_session = office
sso_account_id = 1
sso_role_name = Admin
[sso-session office]
sso_start_url = https://example.awsapps.com/start
sso_region = ap-northeast-1
[profile through-portal]
role_arn = arn:aws:iam::3:role/x
source_profile = portal
[profile console]
login_session = arn:aws:iam::1:user/me
[profile other-program]
credential_process = /bin/true
[profile circle]
role_arn = arn:aws:iam::4:role/x
source_profile = circle
"""


def by_name() -> dict[str, AwsProfile]:
    return {profile.name: profile for profile in profiles()}


def test_none() -> None:
    assert profiles() == ()


def test_each_kind(tmp_path: Path) -> None:
    (tmp_path / "config").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "credentials").write_text(
        "[keys]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n",
        encoding="utf-8",
    )
    found = by_name()
    assert next(iter(found)) == "default"
    assert {name: profile.kind for name, profile in found.items()} == {
        "default": ProfileKind.NONE,
        "keys": ProfileKind.KEYS,
        "admin": ProfileKind.ROLE,
        "deeper": ProfileKind.ROLE,
        "portal": ProfileKind.SSO,
        "through-portal": ProfileKind.ROLE,
        "console": ProfileKind.LOGIN,
        "other-program": ProfileKind.PROCESS,
        "circle": ProfileKind.ROLE,
    }
    assert found["keys"].region == "ap-northeast-1"
    assert {name for name, profile in found.items() if profile.needs_mfa} == {"admin", "deeper"}
    signing_in = {name for name, profile in found.items() if profile.needs_sign_in}
    assert signing_in == {"portal", "through-portal", "console"}
    assert found["admin"].role == "arn:aws:iam::1:role/admin"
    assert found["admin"].source == "keys"


def test_a_file_that_cannot_be_understood(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("this is no config\n", encoding="utf-8")
    with pytest.raises(WizardError) as caught:
        profiles()
    assert caught.value.code is ErrorCode.PROFILE_UNUSABLE
