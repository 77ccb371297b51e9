"""What names somebody, and what is secret, as it is written in profiles, logs and sentences.

No pattern goes over a long text again and again: repeats are bounded or begin at a border.
"""

from __future__ import annotations

import re

PEM = re.compile(r"-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|\Z)", re.DOTALL)
SAID_SECRET = re.compile(
    r"(?i)((?:pass(?:word|phrase|wd)?|secret|token|credentials?|access.?key|パスワード|パスフレーズ)"
    r"[\w-]{0,30}[\"']?\s{0,9}[=:：]\s{0,9})\S[^\n]*"
)
"""A word for a secret, and all that follows it on its line."""
ACCESS_KEY = re.compile(r"(?<![A-Z0-9])A[A-Z]{3}[A-Z0-9]{16}(?![A-Z0-9])")
BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/=_-])(?=[A-Za-z+/_-]*\d)(?=[a-z0-9+/_-]*[A-Z])(?=[A-Z0-9+/_-]*[a-z])"
    r"[A-Za-z0-9+/_-]{32,}={0,2}"
)
ARN = re.compile(r"arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d*):([^\s\"'<>,)\]}]+)")
UUID = re.compile(r"(?i)(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])")
AWS_ID = re.compile(
    r"(?<![A-Za-z0-9])([a-z]{1,20}(?:-[a-z]{1,20}){0,4})-(?:[\da-f]{17}|[\da-f]{8})(?![\da-f])"
)
ACCOUNT = re.compile(r"(?<!\d)(?<!\d\.)\d{12}(?!\d)")
SERIAL = re.compile(
    r"(?i)(?<![\da-z])(?:0x)?([\da-f]{16,}|\d{15,}|[\da-f]{2}(?::[\da-f]{2}){5,})(?![\da-z])"
)
"""Serials, fingerprints and hardware addresses."""
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*")
USER_FOLDER = re.compile(
    r"(?i)(?:(?<![\w/.])/(?:home|Users)/[^/\s\"':;,]+"
    r"|[a-z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/)[^\\/\"':;,\n]+)"
)
V4 = re.compile(
    r"(?<![\d.])((?:\d{1,3}\.){3}\d{1,3})"
    r"(?:/(\d{1,2})(?![\d.])|([ /])((?:\d{1,3}\.){3}\d{1,3})(?![\d.]*\d))?(?!\d|\.\d)"
)
"""An address; with its prefix length, or with a second one that may be its mask."""
DASHED = re.compile(r"(?<!\d)(?<!\d-)(\d{1,3}(?:-\d{1,3}){3})(?![\d-])")
"""As EC2 names its hosts."""
V6 = re.compile(
    r"(?i)(?<![\da-z:.])([\da-f]{0,4}(?::[\da-f]{0,4}){2,7})(?:/(\d{1,3}))?(?![\da-z:])"
)
HOST = re.compile(
    r"(?<![A-Za-z0-9_@.-])(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.){1,12}"
    r"[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])(?![A-Za-z0-9])"
)
"""Names with dots: hosts, files, modules."""
SHORT = 3
"""Names up to this length are looked for exactly as written: "Max", not "max"."""


def looked_for(name: str) -> str:
    """The pattern of a known name: a word of its own; what is no Latin has no gaps."""
    word = re.escape(name)
    if name.isascii():
        word = rf"(?<![A-Za-z0-9]){word}(?![A-Za-z0-9])"
    return word if len(name) <= SHORT else f"(?i:{word})"
