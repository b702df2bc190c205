"""The language rules of a project from `courses/language-rules.json`; whatever is broken there is told at its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from coursewright.model.diagnostic import Code, Diagnostic, Reports, Severity
from coursewright.model.language import LanguageRule
from coursewright.model.place import Place, whole
from coursewright.readers.pattern import unfit
from coursewright.syntax.source import Source

PATH = "courses/language-rules.json"

BROKEN_RULE = Code(
    "LANG003", Severity.ERROR, "a language rule that cannot be read",
    "A rule that cannot be read lets every text pass. A pattern that repeats what already repeats is refused too: "
    "there are texts on which it would not come to an end.",
    '```courses/language-rules.json\n{"rules": [{"id": "L002", "severity": "error", "scope": "text", "pattern": "sex[- trafficked"}]}\n```',
    '```courses/language-rules.json\n{"rules": [{"id": "L002", "severity": "error", "scope": "text", "pattern": "sex[- ]trafficked"}]}\n```',
)  # fmt: skip
CODES = (BROKEN_RULE,)

SEVERITIES = {"error": Severity.ERROR, "warn": Severity.WARNING, "info": Severity.HINT}
SCOPES = ("text", "dialogue", "alt")
FLAGS = ("", "i")

_RULES = re.compile(r'"rules"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


class _Unfit(Exception):
    """Why a rule cannot be used, and the field that is to blame."""

    def __init__(self, field: str, message: str, help: str) -> None:
        super().__init__(message)
        self.field, self.message, self.help = field, message, help


def read_language_rules(source: Source, reports: Reports) -> tuple[LanguageRule, ...]:
    """Every rule that can be used, in the order of the file."""
    try:
        tree: object = json.loads(source.text)
    except json.JSONDecodeError as error:
        place = Place(source.file, error.lineno, error.colno, error.lineno, error.colno + 1)
        reports.add(_complaint(place, f"The file is not JSON: {error.msg}.", "Mend it here, or just before."))
        return ()
    except (ValueError, RecursionError):
        reports.add(
            _complaint(
                whole(source.file),
                "The file is nested too deep or holds a number too long.",
                "A rule needs texts and lists of texts.",
            )
        )
        return ()
    entries = tree.get("rules") if isinstance(tree, dict) else None
    if not isinstance(entries, list):
        reports.add(
            _complaint(whole(source.file), "The file has no list `rules`.", 'Write `{"rules": [...]}`.')
        )
        return ()
    return tuple(_rules(source, entries, reports))


def _rules(source: Source, entries: list[object], reports: Reports) -> Iterator[LanguageRule]:
    for entry, (start, end) in zip(entries, _spans(source.text, entries), strict=True):
        try:
            yield _rule(entry, _place(source, start, end, "id"))
        except _Unfit as unfit:
            reports.add(_complaint(_place(source, start, end, unfit.field), unfit.message, unfit.help))


def _rule(entry: object, place: Place) -> LanguageRule:
    if not isinstance(entry, dict):
        raise _Unfit("", "A rule is not an object.", 'Write `{"id": ..., "pattern": ...}`.')
    id, pattern, flags = _text(entry, "id"), _text(entry, "pattern"), _text(entry, "flags", "")
    severity = _one_of(entry, id, "severity", tuple(SEVERITIES))
    if flags not in FLAGS:
        raise _Unfit(
            "flags", f"Rule {id} has the flags `{flags}`.", "The one flag is `i`: capitals do not matter."
        )
    if (why := unfit(pattern, f"rule {id}")) is not None:
        raise _Unfit("pattern", *why)
    return LanguageRule(
        id=id,
        category=_text(entry, "category", ""),
        severity=SEVERITIES[severity],
        scope=_one_of(entry, id, "scope", SCOPES),
        pattern=pattern,
        ignore_case=flags == "i",
        prefer=_texts(entry, id, "prefer"),
        reason=_text(entry, "reason", ""),
        sources=_texts(entry, id, "sources"),
        exceptions=_texts(entry, id, "exceptions"),
        place=place,
    )


def _text(entry: Mapping[str, object], name: str, otherwise: str | None = None) -> str:
    value = entry.get(name, otherwise)
    if not isinstance(value, str) or (not value and otherwise is None):
        raise _Unfit(name, f"A rule has no text `{name}`.", f'Write `"{name}": "..."`.')
    return value


def _texts(entry: Mapping[str, object], id: str, name: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _Unfit(name, f"`{name}` of rule {id} is not a list of texts.", f'Write `"{name}": ["..."]`.')
    return tuple(value)


def _one_of(entry: Mapping[str, object], id: str, name: str, known: tuple[str, ...]) -> str:
    value = _text(entry, name)
    if value not in known:
        raise _Unfit(name, f"Rule {id} has the {name} `{value}`.", f"Use one of {', '.join(known)}.")
    return value


def _spans(text: str, entries: list[object]) -> list[tuple[int, int]]:
    """Where each rule starts and ends in the text, which is known to be JSON."""
    decoder = json.JSONDecoder()
    spans: list[tuple[int, int]] = []
    opening = _RULES.search(text)
    at = opening.end() if opening else 0
    for entry in entries:
        between = _BETWEEN.match(text, at)
        start = between.end() if between else at
        try:
            value, at = decoder.raw_decode(text, start)
        except ValueError:
            value = None
        spans.append((start, at) if value == entry else (0, 0))
    return spans


def _place(source: Source, start: int, end: int, field: str) -> Place:
    """The line of a field of the rule that stands in this stretch, or the first line of the rule."""
    named = source.text.find(f'"{field}"', start, end) if field else -1
    at = named if named >= 0 else start
    line = source.text.count("\n", 0, at) + 1
    column = at - (source.text.rfind("\n", 0, at) + 1) + 1
    return Place(source.file, line, column, line, column + (len(field) + 2 if named >= 0 else 1))


def _complaint(place: Place, message: str, help: str) -> Diagnostic:
    return BROKEN_RULE.at(place, message, help)
