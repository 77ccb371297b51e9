"""A client profile: a tolerant reader, and an editor that changes only what it must."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

from cvpn_wizard.adapters.files import read_bytes
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

PEM = re.compile(r"-----BEGIN [A-Z0-9 ]+-----[^-]*(?:-(?!----)[^-]*)*-----END [A-Z0-9 ]+-----")
"""One certificate or key. Between its ends there are no five hyphens, so that the search for an
end never goes past the next beginning: it stays quick whatever the file is."""
_TAG = re.compile(r"<([A-Za-z0-9-]+)>")
IDENTITY = frozenset({"cert", "key", "pkcs12", "cryptoapicert"})
"""What says who the client is, as directives and as blocks. OpenVPN takes one way only."""


@dataclass(frozen=True)
class Line:
    """One directive, or one block with all its lines.

    :ivar number: in the file, from 1.
    :ivar words: the directive and its parameters; for a block its name alone.
    :ivar body: the lines of a block, without its tags; ``None`` for a directive.
    :ivar closed: false for a block whose end is missing.
    """

    number: int
    raw: tuple[str, ...]
    words: tuple[str, ...]
    body: tuple[str, ...] | None = None
    closed: bool = True

    def __repr__(self) -> str:
        return f"Line({self.number}, {self.words[:1]})"


class Profile:
    """A profile's lines. Editing gives a new one. ``repr`` never shows what is in it."""

    def __init__(self, lines: Sequence[Line], *, encoding: str = "utf-8") -> None:
        self.lines = tuple(lines)
        self.encoding = encoding

    def __repr__(self) -> str:
        return f"Profile({len(self.lines)} lines)"

    @classmethod
    def parse(cls, text: str, *, encoding: str = "utf-8") -> Profile:
        """Read a profile; nothing is refused, :mod:`checks` says what is wrong."""
        rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if rows and rows[-1] == "":
            rows.pop()
        lines: list[Line] = []
        at = 0
        while at < len(rows):
            words = _directive(rows[at])
            opened = _TAG.fullmatch(words[0]) if len(words) == 1 else None
            if opened is None:
                lines.append(Line(at + 1, (rows[at],), words))
                at += 1
                continue
            line = _block(rows, at, opened.group(1).lower())
            lines.append(line)
            at += len(line.raw)
        return cls(lines, encoding=encoding)

    @classmethod
    def read(cls, path: Path) -> Profile:
        """Read a file in UTF-8, or in the UTF-16 that PowerShell writes.

        :raises WizardError: FILE_UNREADABLE.
        """
        raw = read_bytes(path)
        encoding = "utf-8-sig"
        if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            encoding = "utf-16"
        elif raw[1:2] == b"\0":
            encoding = "utf-16-le"
        try:
            return cls.parse(raw.decode(encoding), encoding=encoding.removesuffix("-sig"))
        except UnicodeDecodeError as error:
            raise WizardError(ErrorCode.FILE_UNREADABLE, path=str(path), why="UTF-8") from error

    @property
    def text(self) -> str:
        """The whole file, with ``\\n`` line ends. It may hold a private key."""
        return "".join(f"{row}\n" for line in self.lines for row in line.raw)

    # reading

    def directives(self, name: str) -> tuple[Line, ...]:
        """Every line with that directive (blocks are not directives)."""
        return tuple(line for line in self.lines if line.body is None and line.words[:1] == (name,))

    def value(self, name: str) -> str:
        """The first parameter of the first such directive; empty when there is none."""
        for line in self.directives(name):
            return line.words[1] if len(line.words) > 1 else ""
        return ""

    def block(self, name: str) -> str | None:
        """The content of a block; ``None`` when there is none."""
        for line in self.lines:
            if line.body is not None and line.words == (name,):
                return "\n".join(line.body) + "\n"
        return None

    @property
    def remote(self) -> tuple[str, int, str] | None:
        """Host, port and protocol of the first ``remote`` line."""
        for line in self.directives("remote"):
            if len(line.words) < 2:
                continue
            port = line.words[2] if len(line.words) > 2 else self.value("port") or "1194"
            proto = line.words[3] if len(line.words) > 3 else self.value("proto") or "udp"
            plain = port.isascii() and port.isdecimal() and len(port) <= 5
            return line.words[1], int(port) if plain else 0, proto
        return None

    @property
    def has_identity(self) -> bool:
        """Whether a certificate and a key are in it or named by it."""
        return all(self.block(part) is not None or self.value(part) for part in ("cert", "key"))

    # editing

    def with_identity_inline(self, certificate: str, key: Secret) -> Profile:
        """The person's certificate and key inside the file, between ``</ca>`` and the rest."""
        rows = [
            "<cert>",
            *pem_only(certificate).splitlines(),
            "</cert>",
            "<key>",
            *pem_only(key.reveal()).splitlines(),
            "</key>",
        ]
        return self._with_identity(rows)

    def with_identity_paths(self, certificate: PurePath, key: PurePath) -> Profile:
        """Two lines that name the files, between ``</ca>`` and ``reneg-sec 0``."""
        return self._with_identity([f"cert {quoted(certificate)}", f"key {quoted(key)}"])

    def _with_identity(self, rows: Sequence[str]) -> Profile:
        kept = [line for line in self.lines if line.words[:1] not in {(n,) for n in IDENTITY}]
        new = Profile.parse("\n".join(rows)).lines
        after = [
            n for n, line in enumerate(kept) if line.body is not None and line.words == ("ca",)
        ]
        at = after[-1] + 1 if after else _before_last_settings(kept)
        return Profile([*kept[:at], *new, *kept[at:]])

    def with_authority(self, authority: str) -> Profile:
        """Our CA in the ``<ca>`` block, if it is not there already.

        A ``<ca>`` block that is never closed is left as it is: :mod:`checks` reports it.
        """
        ours = pem_only(authority)
        blocks = [
            n
            for n, line in enumerate(self.lines)
            if line.body is not None and line.words == ("ca",)
        ]
        if not blocks:
            kept = [line for line in self.lines if line.words[:1] != ("ca",)]
            at = _before_last_settings(kept)
            block = Profile.parse(f"<ca>\n{ours}\n</ca>").lines
            return Profile([*kept[:at], *block, *kept[at:]])
        line = self.lines[blocks[0]]
        body = line.body or ()
        present = {_folded(found) for found in PEM.findall("\n".join(body))}
        missing = [pem for pem in PEM.findall(ours) if _folded(pem) not in present]
        if not missing or not line.closed:
            return self
        rows = (line.raw[0], *body, *"\n".join(missing).splitlines(), line.raw[-1])
        lines = list(self.lines)
        lines[blocks[0]] = Line(line.number, rows, line.words, rows[1:-1])
        return Profile(lines)


def _before_last_settings(lines: Sequence[Line]) -> int:
    """Where AWS's own files have their blocks: before ``reneg-sec``, or at the end without one."""
    places = [n for n, line in enumerate(lines) if line.words[:1] == ("reneg-sec",)]
    return places[0] if places else len(lines)


def _block(rows: Sequence[str], start: int, name: str) -> Line:
    """From its opening tag to its end; an unclosed one goes on to the end of the file.

    As in OpenVPN, whatever stands behind the closing tag on its line is passed over.
    """
    end = f"</{name}>"
    for at in range(start + 1, len(rows)):
        if rows[at].lstrip().lower().startswith(end):
            return Line(
                start + 1, tuple(rows[start : at + 1]), (name,), tuple(rows[start + 1 : at])
            )
    return Line(start + 1, tuple(rows[start:]), (name,), tuple(rows[start + 1 :]), closed=False)


def _directive(row: str) -> tuple[str, ...]:
    """The words of a line. OpenVPN reads ``--up`` as ``up``."""
    name, *rest = _words(row) or ("",)
    return (name.removeprefix("--") if len(name) > 2 else name, *rest) if name or rest else ()


def _words(row: str) -> tuple[str, ...]:
    """Split as OpenVPN does: quotes, backslashes outside single quotes, comments."""
    words: list[str] = []
    word: list[str] | None = None
    quote = ""
    escaped = False
    for sign in row:
        if escaped:
            word = word or []
            word.append(sign)
            escaped = False
        elif sign == "\\" and quote != "'":
            escaped = True
        elif quote:
            if sign == quote:
                quote = ""
            else:
                word = word or []
                word.append(sign)
        elif sign in {'"', "'"}:
            quote, word = sign, word or []
        elif sign.isspace():
            if word is not None:
                words.append("".join(word))
                word = None
        elif sign in {"#", ";"} and word is None:
            break
        else:
            word = word or []
            word.append(sign)
    if word is not None:
        words.append("".join(word))
    return tuple(words)


def quoted(path: PurePath) -> str:
    """A path as OpenVPN reads it: backslashes doubled, in quotes when there is a space."""
    text = str(path)
    if isinstance(path, PureWindowsPath) or "\\" in text:
        text = text.replace("\\", "\\\\")
    text = text.replace('"', '\\"')
    return f'"{text}"' if re.search(r"[\s#;']", text) else text


def pem_only(text: str) -> str:
    """The PEM parts of a text, without what tools print around them."""
    found = PEM.findall(text)
    return "\n".join(found) if found else text.strip()


def _folded(pem: str) -> str:
    return "".join(pem.split())
