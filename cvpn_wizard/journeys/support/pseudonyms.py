"""Stand-ins for all that names somebody: the same thing gets the same one throughout a bundle.

First everything that is known by name is told (:meth:`Pseudonyms.know`), then texts are turned.
What is secret gets no stand-in: it is taken out.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from cvpn_wizard.journeys.support import patterns
from cvpn_wizard.journeys.support.addresses import Addresses
from cvpn_wizard.journeys.support.plain_words import PLAIN, PLAIN_ENDS, names_nobody, of_amazon

REMOVED = "[removed]"
HOME = "~"


class Pseudonyms:
    """What stands for what in one bundle.

    :param key: decides the addresses; left out, it is new, so that bundles cannot be compared.
    """

    def __init__(self, key: bytes | None = None) -> None:
        self._addresses = Addresses(key if key is not None else secrets.token_bytes(16))
        self._stands: dict[tuple[str, str], tuple[str, str]] = {}
        self._counts: dict[str, int] = {}
        self._known: set[str] = set()
        self._folders: dict[str, str] = {}
        self._names: re.Pattern[str] | None = None

    # what is known by name

    def know(self, names: Iterable[str]) -> None:
        """Names of people, VPNs, computers, certificates; what names nobody is passed over."""
        for name in names:
            stripped = name.strip()
            if len(stripped) > 1 and stripped.casefold() not in PLAIN and not _is_number(stripped):
                self._known.add(stripped)
                if "." in stripped:
                    self.know(part for part in stripped.split(".") if len(part) > patterns.SHORT)
        self._names = None

    def know_folder(self, folder: str, stand_in: str) -> None:
        """A folder whose path tells who somebody is, and what to write in its place."""
        if len(folder) > 1:
            for written in {folder, folder.replace("\\", "\\\\"), folder.replace("\\", "/")}:
                self._folders[written] = stand_in

    def know_serial(self, serial: int) -> None:
        """Of a certificate: its hexadecimal and its decimal form are one thing."""
        self._stand("serial", f"{serial:x}")
        self._stands["serial", str(serial)] = self._stands["serial", f"{serial:x}"]

    @property
    def replaced(self) -> tuple[tuple[str, str], ...]:
        """What was there and what stands for it now. Never leaves this computer."""
        return tuple(dict.fromkeys(self._stands.values()))

    # turning

    def turn(self, text: str) -> str:
        """The text with stand-ins. Secrets are taken out."""
        text = _PRIVATE_USE.sub("?", text)
        for folder in sorted(self._folders, key=len, reverse=True):
            put = self._folders[folder].replace("\\", r"\\")
            text = re.sub(re.escape(folder), put, text, flags=re.IGNORECASE)
        text = patterns.PEM.sub(REMOVED, text)
        text = patterns.SAID_SECRET.sub(rf"\1{REMOVED}", text)
        text = patterns.ACCESS_KEY.sub(REMOVED, text)
        text = patterns.BASE64.sub(REMOVED, text)
        # What has got its stand-in is put aside, so that nothing turns it a second time.
        aside: list[str] = []
        for pattern, stand_in in self._rules():
            text = pattern.sub(_putting_aside(stand_in, aside), text)
        while _MARK.search(text):
            text = _MARK.sub(lambda found: aside[_number_of(found.group(1))], text)
        return text

    def _rules(self) -> Iterable[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
        """Names with dots before all that may be a part of one."""
        yield patterns.USER_FOLDER, self._path
        yield patterns.ARN, self._arn
        yield patterns.MAIL, lambda found: self._stand("mail", found.group())
        yield patterns.HOST, self._host
        yield patterns.UUID, lambda found: self._stand("uuid", found.group())
        yield patterns.V6, self._v6
        yield patterns.V4, self._v4
        yield patterns.DASHED, self._dashed
        yield patterns.AWS_ID, self._id
        yield patterns.SERIAL, lambda found: self._stand("serial", found.group(1))
        yield patterns.ACCOUNT, lambda found: self._stand("account", found.group())
        if self._known:
            yield self._pattern_of_names(), self._name

    def _stand(self, kind: str, real: str) -> str:
        """The stand-in of a thing, however it is written."""
        key = kind, _same(kind, real)
        if key not in self._stands:
            number = self._counts[kind] = self._counts.get(kind, 0) + 1
            shape = _SHAPES.get(kind, "{kind}{number}")
            self._stands[key] = real, shape.format(kind=kind, number=number)
        return self._stands[key][1]

    def _path(self, found: re.Match[str]) -> str:
        user = re.split(r"[\\/]", found.group())[-1]
        return found.group()[: -len(user)] + self._label(user)

    def _arn(self, found: re.Match[str]) -> str:
        partition, service, region, account, rest = found.groups()
        kind, slash, named = rest.partition("/")
        if not slash:
            kind, slash, named = rest.partition(":")
        whose = self._stand("account", account) if account else ""
        named = self._stand("resource", named) if named else ""
        kind = kind if slash else self._stand("resource", kind)
        return f"arn:{partition}:{service}:{region}:{whose}:{kind}{slash}{named}"

    def _id(self, found: re.Match[str]) -> str:
        return self._stand(f"{found.group(1)}-id", found.group())

    def _v4(self, found: re.Match[str]) -> str:
        real, length, between, mask = found.groups()
        try:
            address = IPv4Address(real)
            other = IPv4Address(mask) if mask else None
        except AddressValueError:
            return found.group()
        if other is not None and (prefix := _prefix_of(other)) is not None:
            return f"{self._put(real, str(self._addresses.v4(address, prefix)))}{between}{mask}"
        first = self._put(real, str(self._addresses.v4(address, min(int(length or 32), 32))))
        if other is not None:
            return f"{first}{between}{self._put(mask, str(self._addresses.v4(other)))}"
        return f"{first}/{length}" if length else first

    def _dashed(self, found: re.Match[str]) -> str:
        try:
            address = IPv4Address(found.group().replace("-", "."))
        except AddressValueError:
            return found.group()
        return self._put(found.group(), str(self._addresses.v4(address)).replace(".", "-"))

    def _v6(self, found: re.Match[str]) -> str:
        real, length = found.groups()
        try:
            address = IPv6Address(real)
        except AddressValueError:
            return found.group()
        prefix = min(int(length or 128), 128)
        stand_in = self._put(real, str(self._addresses.v6(address, prefix)))
        return f"{stand_in}/{length}" if length else stand_in

    def _put(self, real: str, stand_in: str) -> str:
        if stand_in != real:
            self._stands["address", real] = real, stand_in
        return stand_in

    def _host(self, found: re.Match[str]) -> str:
        name = found.group()
        if names_nobody(name):
            return name
        labels = name.split(".")
        if labels[-1].casefold() in PLAIN_ENDS:
            return ".".join((*map(self._label, labels[:-1]), labels[-1]))
        if of_amazon(name):
            return ".".join(map(self._amazon_label, labels))
        return ".".join(map(self._label, labels))

    def _amazon_label(self, label: str) -> str:
        known = patterns.AWS_ID.fullmatch(label)
        if known is not None:
            return self._id(known)
        return label if of_amazon(f"{label}.amazonaws.com", whole=True) else self._label(label)

    def _label(self, label: str) -> str:
        """One part of a name; marks of what is put aside stay."""
        if label in {"", "*"} or label.casefold() in PLAIN or _MARK.search(label):
            return label
        return self._stand("name", label)

    def _name(self, found: re.Match[str]) -> str:
        name = found.group()
        if "." in name and patterns.HOST.fullmatch(name):
            return ".".join(map(self._label, name.split(".")))
        return self._label(name)

    def _pattern_of_names(self) -> re.Pattern[str]:
        if self._names is None:
            names = sorted(self._known, key=len, reverse=True)
            self._names = re.compile("|".join(map(patterns.looked_for, names)))
        return self._names


_SHAPES = {
    "account": "{number:012d}",
    "uuid": "00000000-0000-0000-0000-{number:012d}",
    "mail": "mail{number}",
}
_MARK = re.compile("\ue000([\ue100-\ue109]+)\ue001")
_PRIVATE_USE = re.compile("[\ue000-\ue1ff]")


def _mark(number: int) -> str:
    """Signs of the private area of Unicode: no rule takes them for anything."""
    return "\ue000" + "".join(chr(0xE100 + int(digit)) for digit in str(number)) + "\ue001"


def _number_of(mark: str) -> int:
    return int("".join(str(ord(digit) - 0xE100) for digit in mark))


def _putting_aside(
    stand_in: Callable[[re.Match[str]], str], aside: list[str]
) -> Callable[[re.Match[str]], str]:
    def put(found: re.Match[str]) -> str:
        turned = stand_in(found)
        if turned == found.group():
            return turned
        aside.append(turned)
        return _mark(len(aside) - 1)

    return put


def _same(kind: str, real: str) -> str:
    """What two ways of writing have in common."""
    if kind == "serial":
        plain = real.replace(":", "").casefold()
        return plain.lstrip("0")
    return real.casefold() if kind in {"name", "mail", "uuid"} else real


def _prefix_of(mask: IPv4Address) -> int | None:
    turned = int(mask) ^ 0xFFFFFFFF
    return 32 - turned.bit_length() if int(mask) and turned & (turned + 1) == 0 else None


def _is_number(name: str) -> bool:
    """Addresses and counts have rules of their own."""
    return not re.search(r"[^\W\d_]", name) or bool(
        patterns.V4.fullmatch(name) or patterns.V6.fullmatch(name)
    )
