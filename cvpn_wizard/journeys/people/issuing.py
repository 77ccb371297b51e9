"""Signing certificates so that none is ever out of sight.

The order: the key is written, the certificate is signed and written down (*prepared*), its files
are put in place, and only then does it count as issued. A program that dies in between leaves a
prepared certificate whose key waits in ``.waiting``; the next try finishes that very one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from cvpn_wizard.adapters.files import unwritable, write_private
from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE, Authority
from cvpn_wizard.adapters.pki.requests import CertificateRequest
from cvpn_wizard.adapters.pki.signing import NewKey, Signed, key_of, sign, sign_request
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState, PersonRecord
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.profiles import Template, template, write_profile
from cvpn_wizard.model.secret import Secret


@dataclass(frozen=True)
class Prepared:
    """Signed and written down, not in place yet."""

    record: CertificateRecord
    key: Secret | None


@dataclass(frozen=True)
class HandedOut:
    """A certificate whose files are in place.

    :ivar profile: the finished file.
    :ivar kept_template: AWS could not be asked; the file of the last time was edited.
    """

    name: str
    serial: str
    not_after: datetime
    profile: Path
    kept_template: bool = False


class Issuing:
    """One piece of work with the CA. Hold the VPN's lock while it lasts.

    :param out: the folder for profiles; the VPN's own by default.
    """

    def __init__(self, desk: Desk, out: Path | None = None) -> None:
        self.desk = desk
        self._out = out
        self._placed_authority = False

    @cached_property
    def authority(self) -> Authority:
        return self.desk.authority()

    @cached_property
    def template(self) -> Template:
        return template(self.desk, self.authority.certificate)

    def prepare(self, wanted: Sequence[tuple[Newcomer, NewKey]]) -> list[Prepared]:
        """Sign for keys that were made here, and write all of it down.

        :raises WizardError: what the CA, the disk or AWS refuse; then nothing is written down.
        """
        years, now = self.desk.spec.certificates.certificate_years, self.desk.clock.now()
        signed = [sign(self.authority, one.name, key, years, now) for one, key in wanted]
        return self._write_down([one for one, _key in wanted], signed)

    def prepare_requested(self, newcomer: Newcomer, request: CertificateRequest) -> Prepared:
        """The same for a key that is elsewhere."""
        years, now = self.desk.spec.certificates.certificate_years, self.desk.clock.now()
        signed = sign_request(self.authority, newcomer.name, request, years, now)
        return self._write_down([newcomer], [signed])[0]

    def _write_down(self, people: Iterable[Newcomer], signed: Iterable[Signed]) -> list[Prepared]:
        desk = self.desk
        _ = self.template  # what would keep the profile from being finished is known before
        prepared = []
        for one in signed:
            serial = f"{one.serial:x}"
            if one.key is not None:
                write_private(desk.waiting_keys / f"{serial}.key", one.key.reveal())
            record = CertificateRecord(
                vpn=desk.name,
                kind="client",
                name=one.name,
                serial=serial,
                not_before=one.not_before,
                not_after=one.not_after,
                state=CertificateState.PREPARED,
                by_request=one.key is None,
                pem=one.certificate,
            )
            prepared.append(Prepared(record, one.key))
        now = desk.clock.now().isoformat(timespec="seconds")
        desk.records.remember_people(
            PersonRecord(desk.name, one.name, one.person, one.device, now)
            for one in (person.completed() for person in people)
        )
        desk.records.prepare_certificates(one.record for one in prepared)
        return prepared

    def finish(self, prepared: Sequence[Prepared]) -> list[HandedOut]:
        """Put files in place and count the certificates as issued; may be repeated.

        :raises WizardError: what the disk refuses, PROFILE_BAD.
        """
        handed = [self._put_in_place(one) for one in prepared]
        self.desk.records.finish_certificates(
            [one.record for one in prepared], self.desk.clock.now()
        )
        return handed

    def _put_in_place(self, prepared: Prepared) -> HandedOut:
        record, folder = prepared.record, self.desk.certificates
        if not self._placed_authority:
            write_private(folder / CA_CERTIFICATE, self.authority.certificate)
            self._placed_authority = True
        key = folder / f"{record.name}.key"
        if prepared.key is not None:
            waiting = self.desk.waiting_keys / f"{record.serial}.key"
            try:
                if waiting.is_file():
                    waiting.replace(key)
            except OSError as error:
                raise unwritable(key, error) from error
        else:
            _remove(key)  # of an earlier certificate of this name: it would not fit
        write_private(folder / f"{record.name}.crt", record.pem)
        profile = write_profile(
            self.desk, self.template, record.name, record.pem, prepared.key, self._out
        )
        kept = self.template.kept
        return HandedOut(record.name, record.serial, record.not_after, profile, kept)

    def left_over(self, name: str) -> Prepared | None:
        """What was prepared for that name and never finished, with its key."""
        return self.left_overs([name]).get(name.lower())

    def left_overs(self, names: Iterable[str]) -> dict[str, Prepared]:
        """The same for many, by their names in lower case; the records are read once."""
        wanted, found = {name.lower() for name in names}, {}
        for record in self.desk.records.all_certificates(self.desk.name):
            name = record.name.lower()
            if record.state is CertificateState.PREPARED and name in wanted:
                prepared = self._with_key(record) if record.kind == "client" else None
                if prepared is not None:
                    found[name] = prepared
        return found

    def _with_key(self, record: CertificateRecord) -> Prepared | None:
        if record.by_request:
            return Prepared(record, None)
        for path in (
            self.desk.waiting_keys / f"{record.serial}.key",
            self.desk.certificates / f"{record.name}.key",
        ):
            key = key_of(record.pem, path)
            if key is not None:
                return Prepared(record, key)
        return None

    def tidy(self) -> None:
        """Keys that no certificate was written down for serve nobody: they go."""
        known = {one.serial for one in self.desk.records.all_certificates(self.desk.name)}
        for path in self.desk.waiting_keys.glob("*.key"):
            if path.stem not in known:
                _remove(path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error
