"""Passphrases that can be read over the phone."""

from __future__ import annotations

import itertools

import pytest

from cvpn_wizard.adapters.bundle.kana import folded, romaji
from cvpn_wizard.adapters.bundle.words import (
    COUNT,
    LEAST_BITS,
    WORD_LANGUAGES,
    bits,
    new_words,
    understand,
)
from cvpn_wizard.model.resources import resource
from cvpn_wizard.texts import LANGUAGES


def words_of(language: str) -> list[str]:
    return resource("words", f"{language}.txt").read_text(encoding="utf-8").split()


def test_every_language_of_the_program_has_words() -> None:
    assert set(WORD_LANGUAGES) == set(LANGUAGES)


@pytest.mark.parametrize("language", WORD_LANGUAGES)
def test_a_passphrase_is_strong_enough_for_the_weak_derivation(language: str) -> None:
    assert bits(language) >= LEAST_BITS
    with pytest.raises(ValueError, match="7"):
        new_words(language, COUNT - 1)


@pytest.mark.parametrize("language", WORD_LANGUAGES)
def test_what_is_typed_is_plain_latin_and_unique(language: str) -> None:
    spoken = words_of(language)
    typed = [romaji(word) for word in spoken] if language == "ja" else spoken
    assert len(set(typed)) == len(typed) == len(set(spoken))
    assert all(word.isascii() and word.isalpha() and word.islower() for word in typed)


def test_english_words_differ_at_the_beginning() -> None:
    assert len({word[:3] for word in words_of("en")}) == len(words_of("en"))


@pytest.mark.parametrize("language", WORD_LANGUAGES)
def test_a_new_passphrase_is_understood_as_it_is_read_and_as_it_is_typed(language: str) -> None:
    for _try in range(20):
        words = new_words(language)
        assert len(words.pairs()) == COUNT
        for given in (words.typed.reveal(), words.spoken.reveal()):
            understood = understand(given)
            assert understood.candidates[0] == words.typed
            assert understood.unknown == ()
        assert words.typed.reveal() not in repr(words)


def test_two_passphrases_differ() -> None:
    assert new_words("ja").typed != new_words("ja").typed


def test_case_and_signs_between_do_not_matter() -> None:
    first, second, third = words_of("en")[:3]
    for given in (
        f"  {first.upper()} {second}  {third}\n",
        f"{first}, {second}. {third}",
        f"{first}-{second}\u2010{third}",
    ):
        assert understand(given).candidates[0].reveal() == f"{first}-{second}-{third}"


def test_full_width_and_kana_are_taken() -> None:
    given = "あいこくしん　しゅくだい、きってー"
    assert understand("ａａｒｄｖａｒｋ").candidates[0].reveal() == "aardvark"
    assert understand(given).count == 3
    assert understand("あいこくしん・しゅみ").candidates[0].reveal() == "aikokushin-shumi"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("syumi", "shumi"),
        ("tukiji", None),
        ("hukai", "fukai"),
        ("annnai", "annai"),
        ("hacchuu", "hacchuu"),
        ("hattyuu", "hacchuu"),
        ("tannin", "tannin"),
        ("tanin", "tanin"),
    ],
)
def test_other_ways_to_write_the_same_sound(typed: str, meant: str | None) -> None:
    known = {romaji(word) for word in words_of("ja")}
    if meant is None:
        assert typed not in known
    else:
        assert meant in known
        assert understand(f"{typed} aikokushin").candidates[0].reveal() == f"{meant}-aikokushin"


def test_one_wrong_letter_is_put_right() -> None:
    first, second = words_of("en")[100], words_of("en")[200]
    for wrong in (first[:-1], first + "x", "x" + first[1:], first[1] + first[0] + first[2:]):
        assert understand(f"{wrong} {second}").candidates[0].reveal() == f"{first}-{second}"


def test_a_word_that_is_none_is_named_by_its_place() -> None:
    first, second, third = words_of("en")[:3]
    understood = understand(f"{first} qqqqqq {second} {third}")
    assert understood.unknown == (2,)
    assert understood.count == 4


def test_somebody_elses_passphrase_is_left_as_it_is() -> None:
    understood = understand("  Correct Horse! ")
    assert understood.candidates[0].reveal() == "Correct Horse!"
    assert understood.unknown == ()


def test_nothing_typed() -> None:
    assert understand("  ").count == 0


def test_folding_keeps_different_words_apart() -> None:
    spoken = [romaji(word) for word in words_of("ja")]
    alike = [
        {one, other}
        for one, other in itertools.pairwise(sorted(spoken, key=folded))
        if folded(one) == folded(other)
    ]
    assert alike == [{"tanin", "tannin"}]
