"""Finished profiles: exported from AWS once, edited for each person.

The exported file is kept beside the profiles; where AWS cannot be reached, or may not be asked
(a helpdesk has no rights there), that one is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.files import read_text, write_private
from cvpn_wizard.adapters.profile.checks import check_profile, refuse_dangerous
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.engine.steps.profile import EXPORTED
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.spec import ProfileStyle


@dataclass(frozen=True)
class Template:
    """The endpoint's configuration with our CA in it, to be finished for each person.

    :ivar kept: AWS could not be asked; the file of the last time was taken.
    """

    profile: Profile
    kept: bool


def template(desk: Desk, authority: str) -> Template:
    """:param authority: PEM of the CA.

    :raises WizardError: what AWS refuses, where nothing was kept; PROFILE_BAD; disk refusals.
    """
    path = desk.vpn.folder / EXPORTED
    try:
        text, kept = desk.cloud().export_profile(desk.endpoint), False
    except WizardError as error:
        if error.code is ErrorCode.STOPPED or not path.is_file():
            raise
        text, kept = read_text(path), True
    profile = Profile.parse(text)
    refuse_dangerous(profile)
    if desk.vpn.endpoint and desk.vpn.endpoint not in (profile.remote or ("",))[0]:
        raise WizardError(ErrorCode.PROFILE_BAD, path=str(path), fault="remote")
    if not kept:
        write_private(path, text)
    return Template(profile.with_authority(authority), kept)


def write_profile(
    desk: Desk, source: Template, name: str, certificate: str, key: Secret | None, out: Path | None
) -> Path:
    """Finish, check and write one person's profile.

    :param key: ``None`` where it is on the laptop: the profile then waits for it there.
    :param out: the folder; the VPN's own by default.
    :raises WizardError: PROFILE_BAD with the faults' codes; disk refusals.
    """
    path = (out or desk.vpn.folder) / f"{name}.ovpn"
    if key is None:
        profile = _with_certificate_only(source.profile, certificate)
    elif desk.spec.certificates.profile_style is ProfileStyle.PATHS:
        folder = desk.certificates.resolve()
        profile = source.profile.with_identity_paths(folder / f"{name}.crt", folder / f"{name}.key")
    else:
        profile = source.profile.with_identity_inline(certificate, key)
    problems = check_profile(
        profile,
        now=desk.clock.now(),
        expected_server=desk.spec.certificates.server,
        base=path.parent,
    )
    faults = [
        one.code
        for one in problems
        if not one.warning and not (key is None and one.code == "profile-no-key")
    ]
    if faults:
        raise WizardError(ErrorCode.PROFILE_BAD, path=str(path), fault=", ".join(faults))
    write_private(path, profile.text)
    return path


def _with_certificate_only(profile: Profile, certificate: str) -> Profile:
    whole = profile.with_identity_inline(certificate, Secret(""))
    return Profile([line for line in whole.lines if line.words != ("key",)])
