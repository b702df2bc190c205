"""What a typed answer must look like, as a regular expression that XML Schema and JavaScript both read in one way.

It says what `model/scoring.py` does: NFC, blanks at the ends and in rows of no account, case folded unless it matters,
`*` the only wildcard. XML Schema part 2, appendix F: an expression is held against the whole text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from coursewright.model.scoring import BLANKS

_BLANK = "\\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_ANY = r"[\s\S]*"
_CASED = 0x1E944
"""No character after it has a case."""
_LONGEST = 3
"""Unicode folds no character to more than three."""


def expression(pattern: str, case_matters: bool) -> str:
    """The expression for one pattern of an answer."""
    tidy = " ".join(filter(None, BLANKS.split(unicodedata.normalize("NFC", pattern))))
    first, *others = re.sub(r"\*+", "*", tidy).split("*")
    inner, before = _piece(first, case_matters), first or " "
    for at, after in enumerate(others, 1):
        end = at == len(others)
        # The ends of a text are blanks as well, and blanks in a row are one: between two, something has to stand.
        held = before.endswith(" ") and (after or (" " if end else "")).startswith(" ")
        inner += (f"[^{_BLANK}]({_ANY}[^{_BLANK}])?" if held else _ANY) + _piece(after, case_matters)
        before = after
    return f"[{_BLANK}]*{inner}[{_BLANK}]*"


def longer(pattern: str, case_matters: bool) -> str | None:
    """What describes every text that holds an answer and more; None where a `*` lets more stand before or after it.

    Some players look for an expression anywhere in a text, against the standard. Who asks that a text fits `expression`
    and does not fit this one gets the same from both.
    """
    if "*" in pattern:
        return None
    inner = expression(pattern, case_matters)
    return f"{_ANY}([^{_BLANK}]{inner}{_ANY}|{inner}[^{_BLANK}]{_ANY})"


def _piece(text: str, case_matters: bool) -> str:
    if case_matters:
        return "".join(_one(_spellings({char})) for char in text)
    return "".join(_folded(_fold(text)))


def _folded(text: str) -> Iterator[str]:
    """Every text that is folded to this one. Where characters can stand for several, each way of cutting is listed."""
    single, several = _by_fold()
    at = 0
    while at < len(text):
        end = at + 1
        for start in range(len(text)):
            if at <= start < end:
                end = max(
                    end, start + max((len(run) for run in several if text.startswith(run, start)), default=1)
                )
        cuts = sorted(_cuts(text[at:end], single, several))
        yield cuts[0] if len(cuts) == 1 else f"({'|'.join(cuts)})"
        at = end


def _cuts(text: str, single: dict[str, set[str]], several: dict[str, set[str]]) -> Iterator[str]:
    if not text:
        yield ""
        return
    for length in range(1, min(len(text), _LONGEST) + 1):
        run = text[:length]
        found = single.get(run, {run}) if length == 1 else several.get(run)
        if found:
            yield from (_one(_spellings(found)) + rest for rest in _cuts(text[length:], single, several))


def _spellings(characters: set[str]) -> tuple[str, ...]:
    """Each character composed and decomposed."""
    return tuple(sorted({form for one in characters for form in (one, unicodedata.normalize("NFD", one))}))


def _one(spellings: tuple[str, ...]) -> str:
    if spellings == (" ",):
        return f"[{_BLANK}]+"
    singles = [one for one in spellings if len(one) == 1]
    others = ["".join(map(_escaped, one)) for one in spellings if len(one) > 1]
    inside = "".join(map(_in_class, singles))
    chosen = [_escaped(singles[0])] if len(singles) == 1 else [f"[{inside}]"] if singles else []
    return chosen[0] if len(chosen + others) == 1 and chosen else f"({'|'.join((*others, *chosen))})"


def _escaped(char: str) -> str:
    """XML Schema has no escape for `$`, JavaScript needs one for it: a class serves both."""
    if char == "$":
        return "[$]"
    return re.sub(r"([\\.?*+{}()\[\]|^])", r"\\\1", char)


def _in_class(char: str) -> str:
    return re.sub(r"([\\\]\[^-])", r"\\\1", char)


def _fold(text: str) -> str:
    return text.upper().lower().replace("ς", "σ")


@lru_cache(maxsize=1)
def _by_fold() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Every character by what it is folded to: to one character, or to several."""
    single: dict[str, set[str]] = {}
    several: dict[str, set[str]] = {}
    for code in range(_CASED):
        char = chr(code)
        folded = _fold(char)
        if folded != char:
            (single if len(folded) == 1 else several).setdefault(folded, set()).add(char)
    for folded, characters in single.items():
        characters.add(folded)
    return single, several
