"""The interface in every language that it speaks: each key, its gaps and its plurals. `--accept` takes up new keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale

import coursewright
from coursewright.encode.interface import ENGLISH, PLURALS, date, direction, rhythm, runtime_words, say
from coursewright.syntax.po import Entry, read_po, write_po
from coursewright.words import languages

ROOM = Path(coursewright.__file__).parent / "bundle" / "words"
HEAD = {"Project-Id-Version": "coursewright interface"}
PROMISED = ("ar", "es", "fr")
WHOLE_NUMBERS = range(1000)
"""What is ever counted on a page. The `many` of Spanish and French begins at a million."""

_GAP = re.compile(r"\{(\w+)\}")
_SIGN = re.compile(r"[@:%](?:\w+)")
"""What H5P fills in its own words."""
_PLURAL = re.compile(rf"-(?:{'|'.join(PLURALS)})$")


def wanted(language: str) -> dict[str, str]:
    """Every key that a language has to have words for, with the English that they translate."""
    forms = {Locale.parse(language).plural_form(number) for number in WHOLE_NUMBERS} - {"other"}
    found: dict[str, str] = {}
    for key, english in ENGLISH.items():
        if _PLURAL.search(key) and "{count}" in ENGLISH.get(_PLURAL.sub("", key), ""):
            continue
        found[key] = english
        if "{count}" in english:
            found |= {
                f"{key}-{form}": ENGLISH.get(f"{key}-{form}", english) for form in PLURALS if form in forms
            }
    return {key: english for key, english in found.items() if english}


def kept(language: str) -> dict[str, Entry]:
    return {entry.context: entry for entry in read_po((ROOM / f"{language}.po").read_bytes())}


def renewed(language: str) -> bytes:
    """The catalogue as the interface is now: new keys open, changed ones stale, what is gone left out."""
    held = kept(language)
    entries: list[Entry] = []
    for key, english in wanted(language).items():
        entry = held.get(key, Entry(key, english, ""))
        changed = entry.text != english
        entries.append(
            Entry(
                key,
                english,
                entry.translation,
                entry.stale or changed,
                entry.text if changed else entry.previous,
            )
        )
    return write_po(language, entries, HEAD)


def test_the_interface_speaks_what_was_promised() -> None:
    assert set(PROMISED) <= set(languages())


@pytest.mark.parametrize("language", PROMISED)
def test_a_catalogue_has_every_key_with_the_english_that_it_translates(
    language: str, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--accept"):
        (ROOM / f"{language}.po").write_bytes(renewed(language))
    found = kept(language)
    assert {key: entry.text for key, entry in found.items()} == wanted(language), (
        "run pytest --accept, translate"
    )
    assert [key for key, entry in found.items() if entry.stale] == []
    assert [key for key, entry in found.items() if not entry.translation] == []


@pytest.mark.parametrize("language", PROMISED)
def test_every_gap_is_filled_once_and_none_is_made_up(language: str) -> None:
    for key, entry in kept(language).items():
        wished, got = set(_GAP.findall(entry.text)), set(_GAP.findall(entry.translation))
        unsaid = wished if key.endswith("-zero") else {"count"} if key.endswith(("-one", "-two")) else set()
        assert wished - got <= unsaid, key
        assert got - wished <= ({"count"} if _PLURAL.search(key) else set()), key


@pytest.mark.parametrize("language", PROMISED)
def test_what_h5p_fills_is_in_every_translation_of_its_words(language: str) -> None:
    for key, entry in kept(language).items():
        if key.startswith("h5p-"):
            assert sorted(_SIGN.findall(entry.text)) == sorted(_SIGN.findall(entry.translation)), key


@pytest.mark.parametrize("language", PROMISED)
def test_a_translation_is_none_of_its_english_and_ends_as_it_ends(language: str) -> None:
    """Equal words are rare and short; a colon that introduces an answer is kept."""
    for key, entry in kept(language).items():
        bare = _SIGN.sub("", _GAP.sub("", entry.text))
        assert entry.translation != entry.text or len(re.findall(r"[^\W\d_]{2,}", bare)) <= 1, key
        assert entry.text.endswith(":") == entry.translation.endswith(":"), key
        assert entry.text.endswith("?") == entry.translation.endswith(("?", "؟")), key


def test_a_count_is_said_in_the_plural_of_its_language() -> None:
    assert [say("es", "search-found", count=n) for n in (1, 2, 21)] == ["Un lugar", "2 lugares", "21 lugares"]
    assert [say("fr", "card-steps", count=n) for n in (0, 1, 2)] == ["0 étape", "1 étape", "2 étapes"]
    arabic = [say("ar", "forum-count", count=n) for n in (0, 1, 2, 3, 11, 100)]
    assert arabic == ["لا أيدي", "يد واحدة", "يدان", "3 أيدٍ", "11 يدًا", "100 يد"]


def test_the_runtime_is_given_all_six_plurals_of_arabic() -> None:
    told = runtime_words("ar", "forums")
    assert {f"forum-count-{form}" for form in PLURALS} | {"forum-count"} <= set(told)
    assert direction("ar") == "rtl"
    assert direction("es") == "ltr"


def test_days_and_rhythms_are_said_as_people_say_them() -> None:
    told = [rhythm(language, 6, "month") for language in ("en", "es", "fr")]
    assert [one.replace("\xa0", " ") for one in told] == ["6 months", "6 meses", "6 mois"]
    assert [date(language, "2026-11-21") for language in ("es", "fr", "ar")] == [
        "21 de noviembre de 2026", "21 novembre 2026", "21 نوفمبر 2026",
    ]  # fmt: skip
