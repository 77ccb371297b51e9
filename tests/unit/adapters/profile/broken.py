"""Profiles broken in every way that we have seen, each with what is said and what mending gives.

Made from a sound one by an edit, so that no certificate or key lies in the repository.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.pki.authority import Authority, Issued
from cvpn_wizard.adapters.profile.profile import Profile
from tests.unit.adapters.profile.conftest import HOST, NOW, PERSON

Edit = Callable[["Parts"], str | bytes]


@dataclass(frozen=True)
class Parts:
    """What a broken profile is made of.

    :ivar sound: the whole file, inline; ``bare``: without certificate and key.
    :ivar folder: with the person's certificate and key in files.
    """

    sound: str
    bare: str
    folder: Path
    person: Issued
    server: Issued
    authority: Authority


@dataclass(frozen=True)
class Broken:
    """One of them.

    :ivar code: what must be said, without ``profile-``.
    :ivar mends: what must be changed; empty: nothing can be.
    :ivar sound_after: the mended copy is without any fault.
    """

    name: str
    code: str
    edit: Edit
    mends: tuple[str, ...] = ()
    sound_after: bool = True


def _pem(edit: Callable[[str], str], block: str = "cert") -> Edit:
    """Edit what stands inside a block."""

    def apply(parts: Parts) -> str:
        return re.sub(
            rf"<{block}>\n(.*?)</{block}>",
            lambda found: f"<{block}>\n{edit(found.group(1))}</{block}>",
            parts.sound,
            flags=re.DOTALL,
        )

    return apply


def _swap(old: str, new: str) -> Edit:
    return lambda parts: parts.sound.replace(old, new, 1)


def _without(block: str) -> Edit:
    return lambda parts: re.sub(rf"<{block}>.*</{block}>\n", "", parts.sound, flags=re.DOTALL)


def _paths(certificate: str, key: str) -> Edit:
    return lambda parts: parts.bare + f"cert {certificate}\nkey {key}\n"


def _identity(make: Callable[[Parts], tuple[Issued, Issued]]) -> Edit:
    def apply(parts: Parts) -> str:
        certificate, key = make(parts)
        bare = Profile.parse(parts.bare)
        return bare.with_identity_inline(certificate.certificate, key.key).text

    return apply


def _one_row(pem: str) -> str:
    return pem.strip().replace("\n", "\\n") + "\n"


def _joined(pem: str) -> str:
    return " ".join(pem.split("\n")).strip() + "\n"


MENDED = (
    Broken("PowerShell's UTF-16", "utf-16", lambda p: p.sound.encode("utf-16"), ("encoding",)),
    Broken("UTF-16 without a mark", "utf-16", lambda p: p.sound.encode("utf-16-le"), ("encoding",)),
    Broken("UTF-16, big end", "utf-16", lambda p: p.sound.encode("utf-16-be"), ("encoding",)),
    Broken(
        "a comment in Shift JIS",
        "not-utf-8",
        lambda p: ("# 東京\n" + p.sound).encode("cp932"),
        ("encoding",),
    ),
    Broken("ca not closed", "block-open", _swap("</ca>\n", ""), ("block-closed",)),
    Broken("cert not closed", "block-open", _swap("</cert>\n", ""), ("block-closed",)),
    Broken("key not closed", "block-open", _swap("</key>\n", ""), ("block-closed",)),
    Broken(
        "key not closed at the end",
        "block-open",
        lambda p: (
            re.sub(r"<key>.*</key>\n", "", p.sound, flags=re.DOTALL)
            + f"<key>\n{p.person.key.reveal()}"
        ),
        ("block-closed",),
    ),
    Broken("ca begun twice", "block-open", _swap("</ca>", "<ca>"), ("block-closed",)),
    Broken("cert closed as ca", "block-open", _swap("</cert>", "</ca>"), ("block-closed",)),
    Broken(
        "none closed",
        "block-open",
        lambda p: re.sub(r"</\w+>\n", "", p.sound),
        ("block-closed", "block-closed", "block-closed"),
    ),
    Broken("cert not opened", "block-close", _swap("<cert>\n", ""), ("block-opened",)),
    Broken("key not opened", "block-close", _swap("<key>\n", ""), ("block-opened",)),
    Broken("a stray end", "block-close", lambda p: p.sound + "</cert>\n", ("block-stray",)),
    Broken(
        "no random label",
        "no-random-hostname",
        _swap("remote-random-hostname\n", ""),
        ("added",),
    ),
    Broken("client missing", "missing", _swap("client\n", ""), ("added",)),
    Broken("dev missing", "missing", _swap("dev tun\n", ""), ("added",)),
    Broken(
        "no remote-cert-tls",
        "no-remote-cert-tls",
        _swap("remote-cert-tls server\n", ""),
        ("added",),
    ),
    Broken("rcvbuf", "refused-directive", lambda p: p.sound + "rcvbuf 0\n", ("refused",)),
    Broken("tap-sleep", "refused-directive", lambda p: p.sound + "tap-sleep 5\n", ("refused",)),
    Broken("dev tap", "dev-tap", _swap("dev tun", "dev tap"), ("tun",)),
    Broken("curly quotes", "odd-signs", _swap(f"remote {HOST}", f"remote “{HOST}”"), ("signs",)),
    Broken("a hard space", "odd-signs", _swap("dev tun", "dev\u00a0tun"), ("signs",)),
    Broken("full-width letters", "odd-signs", _swap("proto udp", "ｐｒｏｔｏ　ｕｄｐ"), ("signs",)),
    Broken("an unseen sign", "odd-signs", _swap("nobind", "nobind\u200b"), ("signs",)),
    Broken(
        "from a web page",
        "html",
        lambda p: re.sub(r"<(/?\w+)>", r"&lt;\1&gt;", p.sound),
        ("signs",),
    ),
    Broken("a capital", "wrong-case", _swap("remote cvpn", "Remote cvpn"), ("letters",)),
    Broken("proto UDP", "bad-proto", _swap("proto udp", "proto UDP"), ("letters",)),
    Broken("host and port in one", "remote-form", _swap(f"{HOST} 443", f"{HOST}:443"), ("remote",)),
    Broken(
        "an address of the web",
        "remote-form",
        _swap(f"{HOST} 443", f"https://{HOST}/ 443"),
        ("remote",),
    ),
    Broken("a certificate in one row", "pem-one-line", _pem(_one_row), ("pem",)),
    Broken("a key without line breaks", "pem-one-line", _pem(_joined, "key"), ("pem",)),
    Broken(
        "dashes of a word processor",
        "pem-dashes",
        _pem(lambda t: t.replace("-----", "—–")),
        ("pem",),
    ),
    Broken(
        "an indented certificate",
        "pem-indented",
        _pem(lambda t: "".join(f"    {row}\n" for row in t.splitlines())),
        ("pem",),
    ),
    Broken(
        "a certificate quoted in a mail",
        "pem-indented",
        _pem(lambda t: "".join(f"> {row}\n" for row in t.splitlines())),
        ("pem",),
    ),
    Broken(
        "the last row of the certificate lost",
        "cert-unreadable",
        _pem(lambda t: t.replace("-----END CERTIFICATE-----\n", "")),
        ("pem",),
    ),
    Broken(
        "the first row of the key lost",
        "key-unreadable",
        _pem(lambda t: t.replace("-----BEGIN PRIVATE KEY-----\n", ""), "key"),
        ("pem",),
    ),
    Broken(
        "single backslashes",
        "backslashes",
        _paths(rf"C:\cert\{PERSON}.crt", rf"C:\cert\{PERSON}.key"),
        ("paths", "paths", "file-beside", "file-beside"),
    ),
    Broken(
        "paths of another computer",
        "file-unreadable",
        _paths(f"/home/anna/{PERSON}.crt", f"/home/anna/{PERSON}.key"),
        ("file-beside", "file-beside"),
    ),
    Broken(
        "spaces without quotes",
        "path-spaces",
        _paths(f"C:/My Files/{PERSON}.crt", f'"{PERSON}.key"'),
        ("paths", "file-beside"),
    ),
    Broken(
        "a path beside the block",
        "twice",
        lambda p: p.sound + "cert /nowhere/x.crt\n",
        ("twice",),
    ),
    Broken("certificate and key forgotten", "no-cert", lambda p: p.bare, ("pair", "pair")),
    Broken(
        "another person's key, the right one beside",
        "key-mismatch",
        _identity(lambda p: (p.person, p.server)),
        ("pair",),
    ),
)
"""What mending makes sound."""

UNMENDED = (
    Broken("nothing", "empty", lambda p: ""),
    Broken("a web page", "not-a-profile", lambda p: "<!doctype html>\n<html>\n<p>Sign in</p>\n"),
    Broken("an archive", "not-a-profile", lambda p: b"PK\x03\x04\x00\x01\x02\x80\xff"),
    Broken("no remote", "no-remote", _swap(f"remote {HOST} 443\n", "")),
    Broken("a port beyond all", "bad-remote", _swap(" 443\n", " 99999\n")),
    Broken("a strange transport", "bad-proto", _swap("proto udp", "proto sctp")),
    Broken("tls-auth", "tls-auth", lambda p: p.sound + "<tls-auth>\nx\n</tls-auth>\n"),
    Broken("it runs programs", "runs-programs", lambda p: p.sound + "script-security 2\nup /x\n"),
    Broken("a strange setting", "unknown-directive", lambda p: p.sound + "comp-lzo\n"),
    Broken("the CA forgotten", "no-ca", _without("ca")),
    Broken("a CA that is none", "ca-unreadable", _pem(lambda t: "x\n", "ca")),
    Broken("a damaged certificate", "cert-unreadable", _pem(lambda t: t[:80] + t[90:])),
    Broken("a damaged key", "key-unreadable", _pem(lambda t: t[:80] + t[90:], "key")),
    Broken(
        "the CA in place of the person",
        "cert-is-ca",
        lambda p: (
            p.bare
            + f"<cert>\n{p.authority.certificate}</cert>\n<key>\n{p.person.key.reveal()}</key>\n"
        ),
    ),
    Broken(
        "the person in place of the CA",
        "ca-not-ca",
        lambda p: p.sound.replace(p.authority.certificate.strip(), p.person.certificate.strip(), 1),
    ),
    Broken("the server's certificate", "cert-usage", _identity(lambda p: (p.server, p.server))),
    Broken("of another CA", "chain", _identity(lambda p: 2 * (_stranger(),))),
    Broken("of another server", "server-name", _swap("name server name", "name other name")),
)
"""What a person has to decide on."""


def _stranger() -> Issued:
    return Authority.create("stranger", 10, NOW).issue_client("x", 2, NOW)
