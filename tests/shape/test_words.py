"""One thing has one word, so that a reader never asks whether two things are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvpn_wizard.model.resources import resource

ROOT = Path(__file__).resolve().parents[2]
NEVER = {
    "ja": {
        "コンピューター|ノートパソコン|(?<![A-Za-z])PCs?(?![A-Za-z])": "パソコン",
        "(?<![A-Za-z（])CA(?![A-Za-z）])": "認証局 (once, where it is made: 認証局（CA）)",
        "プラン": "計画",
        "共通名": "コモンネーム",
        "証明書要求": "申請",
        "8 つの言葉": "8 つの合言葉",
        "世話": "管理",
        "既に": "すでに",
        "後から": "あとから",
        "後で": "あとで",
        "無い": "ない",
        "構いません": "かまいません",
        "だれ": "誰",
        "(?<![ァ-ヶー])メモリー": "メモリ",
        "：": "a colon of half width and a blank",
        "(?<=[ぁ-ん一-龯])[?!]": "a question mark of full width",
        "(?:る|ない|(?<!まし|でし)た|だ)。": "the polite form",
    },
    "en": {
        r"\b[Ss]hall\b": "should, will, or no verb at all",
        r"\b[Rr]esolvers?\b(?! })": "DNS server",
        r"\binto care\b|\bin care\b": "adopt, manage",
        r"\bwears?\b": "uses",
    },
}
"""What must not be written (a pattern), and what is written instead."""


def sentences(language: str) -> Iterator[tuple[str, str]]:
    """Every line of a language that somebody reads, with where it stands; no names of values."""
    for path in sorted(resource("i18n", language).glob("*.ftl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if not line.startswith("#"):
                said = re.sub(r"\{[^{}]*\}|\{ \$\w+ ->$", "{ }", re.sub(r"^[\w-]+ = ?", "", line))
                yield f"{path.name}:{number}", said


@pytest.mark.parametrize("language", NEVER)
def test_one_word_for_one_thing(language: str) -> None:
    wrong = [
        f"{where}: {said} (write {right})"
        for where, said in sentences(language)
        for pattern, right in NEVER[language].items()
        if re.search(pattern, said)
    ]
    assert not wrong, "\n".join(wrong)
