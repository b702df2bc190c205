"""Terms of a glossary in an edition: each is called everywhere what the translated glossary calls it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.syntax.po import Entry
from coursewright.translation.edition import stands

TWO_WAYS = Code(
    "TRANS004", Severity.WARNING, "a term that is translated in two ways",
    "A reader who learns a word in one lesson and meets another for the same thing in the next takes it for something "
    "else, and a `{term}` that is not called as in the glossary leads nowhere.",
    "A glossary that translates *warm referral* as `derivación acompañada`, and a lesson that translates it as `envío cálido`.",
    "The same lesson with `derivación acompañada`.",
)  # fmt: skip
CODES = (TWO_WAYS,)

_TERM = re.compile(r"\{term\}`([^`]*)`")
_WORD = re.compile(r"\w+(?:-\w+)*")
ENDING = 3
"""How many letters at the end of a word may change with number, gender and case."""
STEM = 4
"""How many letters of a word stay at least, where it has as many."""


def two_ways(glossary: Iterable[Entry], catalogue: str, entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """What a catalogue calls otherwise than the glossary: every marked term, every text that is a term and nothing
    more, and every term of several words in running text. A single unmarked word may mean something else there.
    """
    terms = {_plain(entry.text): entry.translation for entry in glossary if _is_term(entry)}
    several = {term: _stems(term) for term in terms if len(_stems(term)) > 1}
    for entry in entries:
        if not entry.translation or entry.stale or _is_term(entry):
            continue
        for term in _otherwise(entry, terms, several):
            yield TWO_WAYS.at(
                stands(catalogue, entry),
                f"The glossary translates `{term}` as `{terms[term]}`, and this translation does not.",
                f"Write `{terms[term]}` here, or change the glossary if this is the better word.",
            )


def _otherwise(
    entry: Entry, terms: Mapping[str, str], several: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    text = _plain(entry.text)
    if text in terms:
        if _plain(terms[text]) != _plain(entry.translation):
            yield text
        return
    used = Counter(map(_plain, _TERM.findall(entry.translation)))
    marked = [term for term in map(_plain, _TERM.findall(entry.text)) if term in terms]
    for term in marked:
        if used[_plain(terms[term])] < 1:
            yield term
    words, said = _words(text), _words(_plain(entry.translation))
    for term, stems in several.items():
        # Most texts hold no such word at all, which is seen without a look at every word.
        if stems[0] not in text or term in marked:
            continue
        if _runs(stems, words) and not _holds(_stems(terms[term]), said):
            yield term


def _runs(stems: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words follow each other somewhere, in any of their forms."""
    size = len(stems)
    return any(
        all(_is_form(word, stem) for word, stem in zip(words[at : at + size], stems, strict=True))
        for at in range(len(words) - size + 1)
    )


def _holds(stems: tuple[str, ...], words: list[str]) -> bool:
    """Whether every word is there in one of its forms, in any order: languages put others between them."""
    return all(any(word.startswith(stem) for word in words) for stem in stems)


def _is_form(word: str, stem: str) -> bool:
    return word.startswith(stem) and len(word) <= len(stem) + 2 * ENDING


def _stems(term: str) -> tuple[str, ...]:
    return tuple(word[: max(STEM, len(word) - ENDING)] for word in _words(_plain(term)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _plain(text: str) -> str:
    """Without case, accents and doubled blanks, so that forms of a word can be compared."""
    folded = " ".join(text.split()).casefold()
    if folded.isascii():
        return folded
    bare = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _is_term(entry: Entry) -> bool:
    return entry.context.endswith(" term")
