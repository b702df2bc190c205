"""What numbers, statistics, laws and years look like in a language: one row a language, and a language without one is not asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patterns:
    """How claims are told apart from other words. Each is tried on a run of words without its citations."""

    share: re.Pattern[str]
    """A part of a whole: `38 percent`, `150 of 169`, `two thirds of`."""
    share_in_words: re.Pattern[str]
    """The same without figures: `two in three`; only where somebody is counted right behind it."""
    step: re.Pattern[str]
    """The end of words after which `3 of 9` is a place in an order, or the rest of a number or a time of day."""
    amount: re.Pattern[str]
    """A number too big or too exact to be made up in passing: money, thousands, millions, so many people."""
    year: re.Pattern[str]
    counted: re.Pattern[str]
    """Whom or what a statistic counts."""
    invented: re.Pattern[str]
    """Words by which a text says that its numbers are made up, or are only worked out."""
    law: re.Pattern[str]
    """A law by its name or section, or what the law is said to demand."""


_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|hundred|thousand"
_COUNTED = (
    r"people|persons?|adults?|child(?:ren)?|women|woman|men|man|girls?|boys?|minors?|youth|survivors?|victims?|patients?|"
    r"clients?|workers?|employees?|staff|officers?|police|cadets?|recruits?|trainees?|students?|residents?|nurses?|"
    r"clinicians?|physicians?|doctors?|counselors?|counsellors?|professionals?|interpreters?|visits?|calls?|callers?|"
    r"cases?|referrals?|decisions?|detections?|convictions?|charges?|arrests?|studies|trials?|papers?|reviews?|villages?|"
    r"households?|famil(?:y|ies)|compan(?:y|ies)|firms?|suppliers?|employers?|buyers?|farms?|growers?|factories|sites?|"
    r"states|countries|regions?|goods|products?|imports?|departments?|hospitals?|clinics?|agencies|programs?|courts?|"
    r"respondents?|participants?|interviews?|migrants?|refugees?|crews?|listeners|readers|members?|tools?|results?|"
    r"positives?|screens?|tests?|codes?|minds?|profits?|turnover|revenue|assets"
)

ENGLISH = Patterns(
    share=re.compile(
        r"\d[\d,.]*\s*(?:%|percent(?:age points?)?\b|per cent\b)"
        r"|\d[\d,]*(?:\.\d+)?(?:\s+(?:million|thousand))?\s+(?:of|out\s+of|in|in\s+every)\s+"
        r"(?:(?:the|every|those|all)\s+)?(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?\b"
    ),
    share_in_words=re.compile(
        rf"\b(?:{_SMALL})[\s-](?:in|out\s+of)[\s-](?:every\s+)?(?:{_SMALL})\b"
        r"|\b(?:half|(?:a|one|two)[\s-](?:third|quarter|fifth|tenth)s?|three[\s-]quarters)\s+of\s+(?:all|the|those|these)\b",
        re.IGNORECASE,
    ),
    step=re.compile(r"(?:[\w:.,]|\b(?:step|lesson|page|part|module|question|item|number)\s)$", re.IGNORECASE),
    amount=re.compile(
        r"(?:(?:US|A|CA)\$|[$\u00a3\u20ac]|\b(?:USD|EUR|GBP|CAD|AUD|NOK)\s)\s?\d[\d,.]*(?:\s(?:million|billion))?"
        r"|\d[\d,.]*\s+(?:million|billion|thousand)\b"
        r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
        rf"|(?!(?:19|20)\d\d\b)\d{{2,}}\s+(?:[A-Za-z-]+\s+){{0,2}}?(?:{_COUNTED})\b"
    ),
    year=re.compile(r"\b(?:1[89]|20)\d\d\b"),
    counted=re.compile(rf"\b(?:{_COUNTED})\b", re.IGNORECASE),
    invented=re.compile(r"\b(?:made[\s-]up|invented|imaginary|suppose|imagine)\b|,\s+say,", re.IGNORECASE),
    law=re.compile(
        r"\b[A-Z][\w\u2019'-]*(?:\s+(?:(?:of|on|and|in|against|to|the|for)\s+)*[A-Z][\w\u2019'-]*)*\s+(?:Act|Convention|Directive|Protocol|Code)\b"
        r"|\b(?:Act|Convention|Directive|Regulation|Protocol)\s+(?:of\s+)?\d{4}\b"
        r"|\b(?:[Ss]ections?|[Aa]rticles?|[Ss]chedules?)\s+\d+"
        r"|\b\d+\s+(?:U\.?S\.?C\.?|C\.?F\.?R\.?)(?=\s)"
        r"|\b(?:[Ff]ederal|[Ee]uropean|[Ee]nglish|American|British|California)\s+law\s+(?:says|requires|forbids|asks|allows|protects|permits|obliges|ties|calls)\b"
    ),
)

PATTERNS: Mapping[str, Patterns] = {"en": ENGLISH}


def patterns_of(language: str) -> Patterns | None:
    """Those of a language, whatever its region; None where nobody has written them yet."""
    return PATTERNS.get(language.partition("-")[0].lower())
