"""The stem of an item: one clear question, no negative, no giveaway word, no hidden number of answers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursewright.checks.passages import items, text_of
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.item import Choice, Item, Option, TrueFalse

NEGATIVE = Code(
    "ITEM111", Severity.WARNING, "a question that asks for what is not so",
    "A reader in a hurry misses the `not` and answers the opposite of what they know; and an item that "
    "asks for the "
    "wrong thing makes the wrong thing memorable.",
    """\
```assessments/demo-test.md
Which of these is not part of a good record?

- [ ] Her own words
- [x] What you suspect
- [ ] The time
```""",
    """\
```assessments/demo-test.md
Which of these weakens a record?

- [ ] Her own words
- [x] What you suspect
- [ ] The time
```""",
)  # fmt: skip
CLUE_WORD = Code(
    "ITEM112", Severity.WARNING, "a word like always or never that gives the answer away",
    "Hardly anything is always or never so, and learners know it: a statement with such a word is taken "
    "for false "
    "without reading on.",
    """\
```assessments/demo-test.md
A person who was trafficked always hides it.

- [ ] True
- [x] False
```""",
    """\
```assessments/demo-test.md
Most people who were trafficked tell it at the first visit.

- [ ] True
- [x] False
```""",
)  # fmt: skip
HOW_MANY = Code(
    "ITEM113", Severity.WARNING, "a stem that does not say how many answers it wants",
    "Without the number a learner guesses at the rules of the question instead of thinking about its "
    "subject.",
    """\
```assessments/demo-test.md
Which belong in the record?

- [x] Her own words
- [x] The time
- [ ] What you suspect
- [ ] What her friend thinks
```""",
    """\
```assessments/demo-test.md
Which belong in the record? Choose two.

- [x] Her own words
- [x] The time
- [ ] What you suspect
- [ ] What her friend thinks
```""",
)  # fmt: skip
OTHER_NUMBER = Code(
    "ITEM114", Severity.ERROR, "a stem that asks for another number of answers than there are",
    "Who follows the stem cannot earn the full points.",
    """\
```assessments/demo-test.md
Which belong in the record? Choose three.

- [x] Her own words
- [x] The time
- [ ] What you suspect
- [ ] What her friend thinks
```""",
    """\
```assessments/demo-test.md
Which belong in the record? Choose two.

- [x] Her own words
- [x] The time
- [ ] What you suspect
- [ ] What her friend thinks
```""",
)  # fmt: skip
CODES = (NEGATIVE, CLUE_WORD, HOW_MANY, OTHER_NUMBER)

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = "|".join(NUMBERS)
_ASKS = r"choose|select|pick|mark|tick|check|name|find"
_COUNT = re.compile(
    rf"\b(?:{_ASKS})\s+(?:the\s+|any\s+|exactly\s+)?(\d+|{_NUMBER})\b|\b(?:which|what)\s+(\d+|{_NUMBER})\b",
    re.IGNORECASE,
)
_ALL_THAT = re.compile(
    r"\b(?:all|every(?:thing)?|each|any|as many as)\b[^.?!]*\b(?:appl|fit|true|right|correct|that)", re.I
)
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_SUBORDINATE = re.compile(
    r"(?:,|\b(?:if|when|because|although|while|since|until|unless|who|whose|after|before|so that)\b).*",
    re.IGNORECASE,
)
_ASKS_FOR_WRONG = re.compile(
    r"\bexcept\b|\bNOT\b|^\W*(?:which|what|who)\b.*\b(?:is|are|was|were|does|do|did|has|have|should|would|could|can|must|may)"
    r"(?:n['\u2019]t|\s+(?:\w+\s+)?not|\s+never)\b",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(r"\b(?:always|never|every time|in every case|under no circumstances)\b", re.IGNORECASE)


def check(project: Project) -> Iterable[Diagnostic]:
    """What the words of every stem give away or leave unsaid."""
    for item, _ in items(project):
        yield from _negative(item)
        match item.form:
            case TrueFalse(key=key):
                yield from _clue_in_statement(item, key)
            case Choice() as form:
                yield from _clue_in_options(form)
                if form.multiple:
                    yield from _how_many(item, form)
            case _:
                pass


def _negative(item: Item) -> Iterable[Diagnostic]:
    questions = [s.strip() for s in _SENTENCE.findall(text_of(item.stem)) if s.strip().endswith("?")]
    if questions and item.scored and _ASKS_FOR_WRONG.search(_SUBORDINATE.sub("", questions[-1])):
        yield NEGATIVE.at(
            item.stem[-1].place,
            "The question asks for what is not so.",
            "Ask for what is so, or say what makes the wanted option stand out, as in `Which of these "
            "raises the risk?`.",
        )


def _clue_in_statement(item: Item, key: bool) -> Iterable[Diagnostic]:
    found = _ABSOLUTE.search(text_of(item.stem))
    if found and not key:
        yield CLUE_WORD.at(
            item.stem[-1].place,
            f"`{found[0]}` gives away that the statement is false.",
            "Say how often or when it is so, in words that could be true.",
        )


def _clue_in_options(form: Choice) -> Iterable[Diagnostic]:
    absolute = {option.id: _ABSOLUTE.search(text_of(option.blocks)) for option in form.options}
    wrong: list[Option] = [option for option in form.options if option.id not in form.keys]
    if not wrong or any(absolute[key] for key in form.keys if key in absolute):
        return
    found = absolute[wrong[0].id]
    if found and all(absolute[option.id] for option in wrong):
        yield CLUE_WORD.at(
            wrong[0].place,
            f"Only the wrong options have a word like `{found[0]}`, so it gives the key away.",
            "Take the word out of the wrong options, or let them be wrong for another reason.",
        )


def _how_many(item: Item, form: Choice) -> Iterable[Diagnostic]:
    stem = text_of(item.stem)
    counts = [match[1] or match[2] for match in _COUNT.finditer(stem)]
    if not counts and not _ALL_THAT.search(stem):
        yield HOW_MANY.at(
            item.stem[-1].place if item.stem else item.place,
            f"The stem does not say how many answers it wants; {_count(len(form.keys))} are right.",
            f"End the stem with `Choose {_count(len(form.keys))}.` or `Choose all that apply.`",
        )
    elif counts and len(form.keys) not in (numbers := [_value(word) for word in counts]):
        yield OTHER_NUMBER.at(
            item.stem[-1].place,
            f"The stem asks for {_count(numbers[-1])}, but {_count(len(form.keys))} are marked as right.",
            "Mend the number in the stem, or the marks.",
        )


def _value(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.index(word.lower()) + 1


def _count(number: int) -> str:
    return NUMBERS[number - 1] if 1 <= number <= len(NUMBERS) else str(number)
