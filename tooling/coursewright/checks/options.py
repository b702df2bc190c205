"""The options of an item: nothing but knowledge should give the key away, and every option is explained."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursewright.checks.passages import items, text_of
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.item import Choice, Item, Likert, Option, TrueFalse, options_of
from coursewright.model.walking import words

FEEDBACK_WORDS = (40, 80)
SPREAD_PERCENT = 30
LONG_ENOUGH = 40
"""Options shorter than this many characters are judged by eye: `two` and `twenty` differ by half."""

LONGEST_KEY = Code(
    "ITEM101", Severity.WARNING, "a key that stands out by its length",
    "Whoever does not know the answer takes the longest option, because writers qualify what is true. "
    "An item like that measures test wisdom.",
    """\
```assessments/demo-test.md
- [ ] Ask her at the desk.
- [x] Walk with her to the other room first, as you do with everyone who comes, and ask there.
- [ ] Wait until the visit is over.
```""",
    """\
```assessments/demo-test.md
- [ ] Ask her at the desk while the friend sits down.
- [x] Walk her to the other room first, and ask there.
- [ ] Wait until the visit is over and ask by letter.
```""",
)  # fmt: skip
ALL_OR_NONE = Code(
    "ITEM102", Severity.WARNING, "an option that speaks of the other options",
    "`All of the above` can be answered by knowing two options, `none of the above` teaches nothing, and "
    "neither "
    "makes sense once the options are shuffled.",
    """\
```assessments/demo-test.md
- [ ] Her own words
- [ ] The time of the visit
- [x] All of the above
```""",
    """\
```assessments/demo-test.md
- [x] Her own words and the time
- [ ] The name of her employer
- [ ] What you think happened
```""",
)  # fmt: skip
REPEATED = Code(
    "ITEM103", Severity.ERROR, "an option that stands twice in an item",
    "Two equal options cannot be told apart: one of them would be right and the other wrong.",
    """\
```assessments/demo-test.md
- [x] Ask her alone
- [ ] Wait
- [ ] Ask her alone
```""",
    """\
```assessments/demo-test.md
- [x] Ask her alone
- [ ] Wait
- [ ] Ask her friend
```""",
)  # fmt: skip
UNEVEN = Code(
    "ITEM104", Severity.HINT, "options of uneven length",
    f"Options whose lengths differ by more than {SPREAD_PERCENT} percent draw the eye to the longest and "
    "the shortest.",
    """\
```assessments/demo-test.md
- [x] Ask her alone, in the other room, with a line.
- [ ] Ask her at the desk while her friend is filling in the form beside you both.
- [ ] Do not ask.
```""",
    """\
```assessments/demo-test.md
- [x] Ask her alone, in the other room, with a line.
- [ ] Ask her at the desk while her friend listens.
- [ ] Write down what her friend says about it all.
```""",
)  # fmt: skip
UNEXPLAINED = Code(
    "ITEM105", Severity.WARNING, "an option without feedback",
    "Learners learn from the explanation of the option they chose, the right one included.",
    """\
```assessments/demo-test.md
- [x] Ask her alone
- [ ] Wait
  > The visit ends, and nobody has asked.
```""",
    """\
```assessments/demo-test.md
- [x] Ask her alone
  > She can answer without anybody listening.
- [ ] Wait
  > The visit ends, and nobody has asked.
```""",
)  # fmt: skip
FEEDBACK_LENGTH = Code(
    "ITEM106", Severity.HINT, "feedback that is too short or too long",
    "Feedback says what happens, why, what to do next time and where it comes from, in "
    f"{FEEDBACK_WORDS[0]} to "
    f"{FEEDBACK_WORDS[1]} words. Less leaves one of these out, more is not read.",
    """\
```assessments/demo-test.md
- [x] Ask her alone
  > Correct.
- [ ] Wait
  > Wrong.
```""",
    """\
```assessments/demo-test.md
- [x] Ask her alone
  > She can answer without anybody listening, and she can say no without losing face. People speak more
  > freely when nobody who came with them hears it. Next time, see everyone alone for a part of the
  > visit, so that being asked to step aside singles out nobody.
- [ ] Wait
  > The visit ends, and nobody has asked. Waiting for a better moment mostly means that there is none, since
  > the next visit may be with someone else. Next time, make the minutes alone a part of each
  > visit, and keep one plain question ready for them.
```""",
)  # fmt: skip
EVERYTHING = Code(
    "ITEM107", Severity.WARNING, "an item that pays for choosing everything",
    "An item with several keys earns (right chosen - wrong chosen) / keys. With too few wrong options, "
    "ticking every "
    "box earns half of the points or more.",
    """\
```assessments/demo-test.md
Which belong in the record? Choose two.

- [x] Her own words
- [x] The time
- [ ] What you suspect
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
CODES = (LONGEST_KEY, ALL_OR_NONE, REPEATED, UNEVEN, UNEXPLAINED, FEEDBACK_LENGTH, EVERYTHING)

_ALL_OR_NONE = re.compile(
    r"^\W*(?:(?:all|none|neither|both|any|some|two) (?:of )?(?:the |these |those )?"
    r"(?:above|below|(?:other )?(?:options|answers))"
    r"|(?:all|none|neither|both) of (?:these|those|them)|[a-e],? (?:and|or) [a-e])\W*$",
    re.IGNORECASE,
)


def check(project: Project) -> Iterable[Diagnostic]:
    """What the options of every item give away or leave unexplained."""
    for item, _ in items(project):
        yield from _repeated(item)
        yield from _unexplained(item)
        match item.form:
            case Choice() as form:
                yield from _lengths(item, form)
                yield from _others(form)
                yield from _everything(item, form)
            case _:
                pass


def _lengths(item: Item, form: Choice) -> Iterable[Diagnostic]:
    sizes = {option.id: len(text_of(option.blocks)) for option in form.options}
    if len(sizes) < 2 or max(sizes.values()) < LONG_ENOUGH or form.regions:
        return
    longest, shortest = max(sizes.values()), min(sizes.values())
    others = [size for id, size in sizes.items() if id not in form.keys]
    key = max(
        (option for option in form.options if option.id in form.keys), key=lambda o: sizes[o.id], default=None
    )
    if key is not None and others and not form.multiple and sizes[key.id] * 5 > max(others) * 6:
        yield LONGEST_KEY.at(
            key.place,
            f"The key is {sizes[key.id]} characters long, the longest other option {max(others)}.",
            "Shorten the key, or give the other options as much detail as it has.",
        )
    elif (longest - shortest) * 100 > longest * SPREAD_PERCENT:
        odd = next(option for option in form.options if sizes[option.id] == shortest)
        yield UNEVEN.at(
            odd.place,
            f"The shortest option of `{item.id}` has {shortest} characters, the longest {longest}.",
            f"Bring the options within {SPREAD_PERCENT} percent of each other.",
        )


def _others(form: Choice) -> Iterable[Diagnostic]:
    for option in form.options:
        text = text_of(option.blocks)
        if _ALL_OR_NONE.match(text):
            yield ALL_OR_NONE.at(
                option.place,
                f"`{text}` speaks of the other options, which are shuffled.",
                "Say what the option means in its own words, or ask for several answers.",
            )


def _repeated(item: Item) -> Iterable[Diagnostic]:
    seen: dict[str, Option] = {}
    for option in options_of(item.form):
        text = text_of(option.blocks).casefold().rstrip(".!")
        if not text:
            continue
        if text in seen:
            yield REPEATED.at(
                option.place,
                f"`{text_of(option.blocks)}` stands twice among the options of `{item.id}`.",
                "Delete one of them, or say how they differ.",
                Note("It stands here first.", seen[text].place),
            )
        seen.setdefault(text, option)


def _unexplained(item: Item) -> Iterable[Diagnostic]:
    match item.form:
        case Choice() | TrueFalse():
            explained = options_of(item.form)
        case Likert(steps=steps, scale=False):
            explained = steps
        case _:
            return
    low, high = FEEDBACK_WORDS
    for option in explained:
        size = words(option.feedback)
        if not option.feedback:
            yield UNEXPLAINED.at(
                option.place,
                "This option has no feedback.",
                "Write beneath it, after `>`: what happens, why, what to do next time, where it comes from.",
            )
        elif not low <= size <= high:
            yield FEEDBACK_LENGTH.at(
                option.feedback[0].place,
                f"This feedback has {size} {'word' if size == 1 else 'words'}; {low} to {high} are read "
                "and enough.",
                "Say what happens, why, what to do next time and where it comes from."
                if size < low
                else "Keep what happens, why, what to do next time, where it comes from, and nothing else.",
            )


def _everything(item: Item, form: Choice) -> Iterable[Diagnostic]:
    keys, wrong = len(form.keys), len(form.options) - len(form.keys)
    if form.multiple and item.scored and 2 * (keys - wrong) >= keys:
        earned = f"{keys - wrong} of {keys}" if wrong else "all"
        yield EVERYTHING.at(
            item.place,
            f"Choosing every option of `{item.id}` earns {earned} {'parts' if wrong else 'points'}.",
            f"Give it {keys // 2 + 1 - wrong} more wrong "
            f"{'option' if keys // 2 + 1 - wrong == 1 else 'options'}, "
            "or fewer keys.",
        )
