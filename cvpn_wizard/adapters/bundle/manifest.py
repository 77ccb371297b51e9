"""What a bundle says of itself: nothing secret, all of it from somebody else when it is read."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

FORMAT = "cvpn-wizard-kit"
VERSION = 1
"""Raised when an older program could no longer do the right thing with a bundle."""

_PERSON = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}")
_HOST = re.compile(r"(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?")
_LONGEST_LIST = 50


class ManifestError(ValueError):
    """This is no manifest that we can use; its text is a short code."""


@dataclass(frozen=True)
class Manifest:
    """What the laptop has to know beside the profile.

    :ivar vpn: the VPN's name.
    :ivar person: the common name of the person's certificate; the profile's name in the client.
    :ivar language: of the guide and the words.
    :ivar ping: the host behind the tunnel that shall answer; empty: nothing to try.
    :ivar tcp_port: of that host, where ping is blocked; 0 for none.
    :ivar client_cidr: the range that laptops get their addresses from.
    :ivar vpc_cidrs: what lies behind the tunnel.
    :ivar valid_until: when the person's certificate ends.
    :ivar made: when the bundle was made.
    :ivar server: the common name that the endpoint's certificate has, where known.
    """

    vpn: str
    person: str
    language: str = "en"
    ping: str = ""
    tcp_port: int = 0
    client_cidr: str = ""
    vpc_cidrs: tuple[str, ...] = ()
    valid_until: datetime | None = None
    made: datetime | None = None
    server: str = ""

    def to_json(self) -> str:
        entry: dict[str, object] = {"format": FORMAT, "version": VERSION}
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            entry[field.name] = _written(value) if isinstance(value, datetime) else value
        return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def is_person(name: str) -> bool:
    """Whether a name can be a file's and a profile's name on every system."""
    return bool(_PERSON.fullmatch(name)) and not name.endswith(".")


def is_host(name: str) -> bool:
    """Whether it is an address or a name, and cannot be taken for an option."""
    return bool(_HOST.fullmatch(name)) or _is_address(name)


def manifest_from_json(text: str) -> Manifest:
    """Read one; what an older or newer program adds is passed over.

    :raises ManifestError: ``not-json``, ``format``, ``version``, or the name of a bad value.
    """
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ManifestError("not-json") from error
    if not isinstance(entry, dict) or entry.get("format") != FORMAT:
        raise ManifestError("format")
    version = entry.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ManifestError("format")
    if version > VERSION:
        raise ManifestError("version")
    manifest = Manifest(
        vpn=_text(entry, "vpn"),
        person=_text(entry, "person"),
        language=_text(entry, "language") or "en",
        ping=_text(entry, "ping"),
        tcp_port=_port(entry),
        client_cidr=_text(entry, "client_cidr"),
        vpc_cidrs=_ranges(entry),
        valid_until=_moment(entry, "valid_until"),
        made=_moment(entry, "made"),
        server=_text(entry, "server"),
    )
    if not is_person(manifest.person):
        raise ManifestError("person")
    if manifest.ping and not is_host(manifest.ping):
        raise ManifestError("ping")
    if manifest.client_cidr and not _is_range(manifest.client_cidr):
        raise ManifestError("client_cidr")
    return manifest


def _text(entry: dict[str, object], name: str) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str) or len(value) > 255 or not (value.isprintable()):
        raise ManifestError(name)
    return value


def _port(entry: dict[str, object]) -> int:
    value = entry.get("tcp_port", 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 65536:
        raise ManifestError("tcp_port")
    return value


def _ranges(entry: dict[str, object]) -> tuple[str, ...]:
    value = entry.get("vpc_cidrs", [])
    if not isinstance(value, list) or len(value) > _LONGEST_LIST:
        raise ManifestError("vpc_cidrs")
    ranges = tuple(one for one in value if isinstance(one, str) and _is_range(one))
    if len(ranges) != len(value):
        raise ManifestError("vpc_cidrs")
    return ranges


def _moment(entry: dict[str, object], name: str) -> datetime | None:
    value = entry.get(name)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise ManifestError(name) from error
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _is_range(value: str) -> bool:
    try:
        ip_network(value)
    except ValueError:
        return False
    return True


def _is_address(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True
