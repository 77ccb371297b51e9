"""A person's finished profile: exported, edited, checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.pki.authority import Issued
from cvpn_wizard.adapters.pki.placed import read_placed
from cvpn_wizard.adapters.profile.checks import check_profile, refuse_dangerous
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import ProfileStyle
from cvpn_wizard.model.steps import StepId, StepKind, step_id

EXPORTED = "downloaded-client-config.ovpn"
"""The name under which AWS's console hands out the unedited file."""


@dataclass(frozen=True)
class WriteProfile(Step):
    """Export the client configuration and put the person's certificate and key into it."""

    person: str
    server: str
    style: ProfileStyle
    subnets: tuple[str, ...]

    kind: ClassVar[StepKind] = StepKind.PROFILE
    typical_seconds: ClassVar[float] = 2.0

    @property
    def id(self) -> StepId:
        return step_id(self.kind, self.person)

    @property
    def needs(self) -> tuple[StepId, ...]:
        associations = (step_id(StepKind.ASSOCIATION, subnet) for subnet in self.subnets)
        return (step_id(StepKind.CERTIFICATES), step_id(StepKind.ENDPOINT), *associations)

    @property
    def makes(self) -> str:
        return f"{self.person}.ovpn"

    def _path(self, tools: Tools) -> Path:
        return tools.out / f"{self.person}.ovpn"

    def look(self, tools: Tools) -> Made | None:
        """There, for this very endpoint and its port, and without fault."""
        path = self._path(tools)
        if not path.is_file():
            return None
        profile = Profile.read(path)
        host, port, _ = profile.remote or ("", 0, "")
        current = tools.resource(StepKind.ENDPOINT) in host and port == tools.spec.port
        if not current or self._faults(tools, profile):
            return None
        return Made(str(path))

    def make(self, tools: Tools) -> Made:
        """Export, edit, check, write.

        :raises WizardError: PROFILE_BAD with the first fault's code; disk refusals.
        """
        exported = tools.cloud.export_profile(EndpointId(tools.resource(StepKind.ENDPOINT)))
        profile = Profile.parse(exported)
        refuse_dangerous(profile)
        write_private(tools.out / EXPORTED, profile.text)
        issued = self._issued(tools)
        profile = profile.with_authority(issued.chain)
        if self.style is ProfileStyle.INLINE:
            profile = profile.with_identity_inline(issued.certificate, issued.key)
        else:
            folder = tools.certificates.resolve()
            profile = profile.with_identity_paths(
                folder / f"{self.person}.crt", folder / f"{self.person}.key"
            )
        faults = self._faults(tools, profile)
        if faults:
            raise WizardError(
                ErrorCode.PROFILE_BAD, path=str(self._path(tools)), fault=", ".join(faults)
            )
        write_private(self._path(tools), profile.text)
        return Made(str(self._path(tools)))

    def _issued(self, tools: Tools) -> Issued:
        issued = read_placed(tools.certificates, self.person)
        if issued is None:
            path = tools.certificates / f"{self.person}.crt"
            raise WizardError(ErrorCode.FILE_UNREADABLE, path=str(path), why="")
        return issued

    def _faults(self, tools: Tools, profile: Profile) -> list[str]:
        problems = check_profile(
            profile, now=tools.clock.now(), expected_server=self.server, base=tools.out
        )
        return [problem.code for problem in problems if not problem.warning]

    def unmake(self, tools: Tools, made: Made) -> None:
        """A profile for an endpoint that is gone serves nobody; its key is in the folder still."""
        try:
            Path(made.resource).unlink(missing_ok=True)
            (tools.out / EXPORTED).unlink(missing_ok=True)
        except OSError as error:
            raise WizardError(
                ErrorCode.FILE_UNWRITABLE, path=made.resource, why=error.strerror
            ) from error
