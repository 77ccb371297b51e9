"""What a team store holds besides the register: the VPN itself, and its CA as a secret."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.files import read_text, write_private
from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE, CA_KEY, Authority
from cvpn_wizard.adapters.records import VpnRecord
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.team import Values

FORM = 1
"""Of the rows. A program that does not know it leaves the store alone."""


@dataclass(frozen=True)
class SharedVpn:
    """The row that says what is shared; ``plan`` is the plan file's text."""

    account: str
    region: str
    endpoint: str
    created: str
    plan: str
    ca: str

    def values(self) -> Values:
        return {
            "form": FORM,
            "account": self.account,
            "region": self.region,
            "endpoint": self.endpoint,
            "created": self.created,
            "plan": self.plan,
            "ca": self.ca,
        }

    @classmethod
    def of(cls, known: VpnRecord, plan: str, ca: str) -> SharedVpn:
        return cls(known.account, known.region, known.endpoint, known.created, plan, ca)

    @classmethod
    def read(cls, vpn: str, values: Values) -> SharedVpn:
        """:raises WizardError: BACKUP_NEWER for a form of a newer program."""
        if int(values["form"]) > FORM:
            raise WizardError(ErrorCode.BACKUP_NEWER, name=vpn)
        names = ("account", "region", "endpoint", "created", "plan", "ca")
        return cls(*(str(values[name]) for name in names))


@dataclass(frozen=True)
class SharedAuthority:
    """The CA. Its key stays under its passphrase in the secret too, as in the folder."""

    certificate: str
    key: str
    passphrase: Secret

    @classmethod
    def of_folder(cls, folder: Path, passphrase: Secret) -> SharedAuthority:
        """:raises WizardError: PASSPHRASE_WRONG, KEY_MISMATCH, … when it does not open."""
        Authority.load(folder, passphrase)
        return cls(read_text(folder / CA_CERTIFICATE), read_text(folder / CA_KEY), passphrase)

    def as_secret(self) -> Secret:
        return Secret(
            json.dumps(
                {
                    "ca_certificate": self.certificate,
                    "ca_key": self.key,
                    "passphrase": self.passphrase.reveal(),
                }
            )
        )

    @classmethod
    def from_secret(cls, vpn: str, secret: Secret) -> SharedAuthority:
        """:raises WizardError: PKI_UNREADABLE when it is no secret of ours."""
        try:
            said = json.loads(secret.reveal())
            return cls(said["ca_certificate"], said["ca_key"], Secret(said["passphrase"]))
        except (ValueError, KeyError, TypeError):
            # Without its cause: a traceback would show the secret.
            raise WizardError(ErrorCode.PKI_UNREADABLE, path=vpn, why="team-secret") from None

    def place(self, vpn: str, folder: Path) -> None:
        """Write it where a VPN's own CA is, and prove that it opens.

        :raises WizardError: BACKUP_IN_THE_WAY when another CA is there; what the disk refuses.
        """
        contents = {CA_CERTIFICATE: self.certificate, CA_KEY: self.key}
        for name, content in contents.items():
            path = folder / name
            if path.exists() and read_text(path) != content:
                raise WizardError(ErrorCode.BACKUP_IN_THE_WAY, name=vpn, path=str(path))
        for name, content in contents.items():
            write_private(folder / name, content)
        Authority.load(folder, self.passphrase)
