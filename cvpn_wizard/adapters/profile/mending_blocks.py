"""Mending the blocks of a profile: their tags, and the PEM texts in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cvpn_wizard.adapters.profile.checks import AWS_CLIENT_KNOWS
from cvpn_wizard.adapters.profile.profile import Line, Profile
from cvpn_wizard.adapters.profile.signs import is_armor, plain_pem
from cvpn_wizard.adapters.profile.text_checks import LONGEST_ROW, PEM_BLOCKS

Touched = list[tuple[int, str]]
Step = Callable[[str], tuple[str, Touched]]

MOST = 20
"""Tags that are mended in one file; one with more faults is something else."""
WIDE = 64
"""Signs in a row of base64, as RFC 7468 has it."""

_TAG = re.compile(r"<(/?)([A-Za-z0-9-]+)>")
_LABEL = re.compile(r"-----(BEGIN|END) ([A-Z0-9 ]+)-----")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


def closed(text: str) -> tuple[str, Touched]:
    """Every block with its end, where its certificate or key ends."""
    touched: Touched = []
    for _ in range(MOST):
        rows = text.split("\n")
        line = next((line for line in Profile.parse(text).lines if not line.closed), None)
        if line is None:
            break
        name, at = line.words[0], _end_of(rows, line.number)
        tag = _TAG.match(rows[at].strip()) if at < len(rows) else None
        if tag and (tag.group(1) or tag.group(2).lower() == name):
            rows[at] = f"</{name}>"  # the end of another block, or the same beginning twice
        else:
            rows.insert(at, f"</{name}>")
        text = "\n".join(rows)
        touched.append((line.number, name))
    return text, touched


def _end_of(rows: Sequence[str], begin: int) -> int:
    """The row before which a block that begins before row ``begin`` has to end."""
    inside = seen = False
    at = begin
    for at in range(begin, len(rows)):
        row = plain_pem(rows[at])
        if is_armor(row):
            inside = row.startswith("-----BEGIN")
            seen = seen or not inside
        elif _TAG.match(row) or (not inside and _is_directive(row, seen=seen)):
            break
    else:
        at = len(rows)
    if at < len(rows) and _TAG.match(rows[at].strip()):
        return at
    while at > begin and not rows[at - 1].strip():
        at -= 1
    return at


def _is_directive(row: str, *, seen: bool) -> bool:
    """After a PEM text anything but an empty row; before it, what is known as a setting."""
    words = row.split()
    return bool(words) and (seen or words[0] in AWS_CLIENT_KNOWS)


def opened(text: str) -> tuple[str, Touched]:
    """Every end with its beginning, where the certificate or key before it begins."""
    touched: Touched = []
    for _ in range(MOST):
        rows = text.split("\n")
        lines = Profile.parse(text).lines
        place = next((n for n, line in enumerate(lines) if _is_stray_end(line)), None)
        if place is None:
            break
        begin = _begin_of(lines[:place])
        if begin is None:
            break
        name = lines[place].words[0].strip("</>").lower()
        rows.insert(begin, f"<{name}>")
        text = "\n".join(rows)
        touched.append((begin + 1, name))
    return text, touched


def _is_stray_end(line: Line) -> bool:
    return line.body is None and bool(line.words) and line.words[0].startswith("</")


def _begin_of(lines: Sequence[Line]) -> int | None:
    """The row of the first BEGIN after the last block or setting; ``None`` for no PEM text."""
    begin = None
    inside = False
    for line in reversed(lines):
        row = plain_pem(line.raw[0])
        if line.body is not None:
            break
        if is_armor(row, "END"):
            inside = True
        elif is_armor(row, "BEGIN"):
            inside, begin = False, line.number - 1
        elif row and not inside:
            break
    return begin


def without_strays(text: str) -> tuple[str, Touched]:
    """Without ends that nothing began."""
    rows = text.split("\n")
    touched: Touched = []
    for line in reversed(Profile.parse(text).lines):
        if _is_stray_end(line):
            del rows[line.number - 1]
            touched.insert(0, (line.number, line.words[0].strip("</>")))
    return "\n".join(rows), touched


def whole_pem(text: str) -> tuple[str, Touched]:
    """PEM texts at the margin, in rows of 64, between five hyphens."""
    rows: list[str] = []
    touched: Touched = []
    for line in Profile.parse(text).lines:
        if line.body is None or line.words[0] not in PEM_BLOCKS or not line.closed:
            rows += line.raw
            continue
        body = _pem_rows(line.body)
        if tuple(body) != line.body:
            touched.append((line.number, line.words[0]))
        rows += [line.raw[0], *body, line.raw[-1]]
    return "\n".join(rows) + ("\n" if text.endswith("\n") else ""), touched


def _pem_rows(body: Sequence[str]) -> Sequence[str]:
    """The rows of a block, mended; as they are where they need it not."""
    rows = [row for long in body for row in _unfolded(long)]
    if not any(is_armor(row) for row in rows):
        return body
    mended: list[str] = []
    inside = not any(is_armor(row, "BEGIN") for row in rows)
    for row in rows:
        plain = plain_pem(row)
        if is_armor(row):
            inside = plain.startswith("-----BEGIN")
            mended.append(plain)
        elif not inside:
            mended.append(row)
        elif plain or ":" in "".join(mended[-1:]):  # an old key's headers end with an empty row
            mended.append(plain)
    return _with_both_ends(mended)


def _unfolded(row: str) -> list[str]:
    """One row with a whole PEM text in it as several."""
    parts = row.replace("\\r", "").replace("\\n", "\n")
    if parts == row and len(row) <= LONGEST_ROW:
        return [row]
    parts = re.sub(r" *(-----(?:BEGIN|END) [A-Z0-9 ]+-----) *", r"\n\1\n", parts)
    rows = []
    for part in filter(None, (piece.strip() for piece in parts.split("\n"))):
        solid = part.replace(" ", "")
        if len(part) > WIDE and _BASE64.fullmatch(solid):
            rows += [solid[at : at + WIDE] for at in range(0, len(solid), WIDE)]
        else:
            rows.append(part)
    return rows


def _with_both_ends(rows: list[str]) -> list[str]:
    """With the BEGIN or END that the only PEM text of a block has lost."""
    labels = [found.groups() for row in rows if (found := _LABEL.fullmatch(row))]
    if len(labels) != 1:
        return rows
    (end, label) = labels[0]
    if end == "BEGIN":
        return [*rows, f"-----END {label}-----"]
    return [f"-----BEGIN {label}-----", *rows]


STEPS: tuple[tuple[str, Step], ...] = (
    ("block-closed", closed),
    ("block-opened", opened),
    ("block-stray", without_strays),
    ("pem", whole_pem),
)
