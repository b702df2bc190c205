"""Headings are how people find their way, by eye and by ear: in order, with words, each its own."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.model.course import Lesson, Page, Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.prose import Blocks, Heading
from coursewright.model.walking import plain, walk

SKIPPED = Code(
    "HEADING101", Severity.ERROR, "a heading that skips a level",
    "People who listen jump from heading to heading by level; a gap sounds as if something were missing.",
    """\
```courses/demo/first.md
## At the door

#### What to say
```""",
    """\
```courses/demo/first.md
## At the door

### What to say
```""",
)  # fmt: skip
EMPTY = Code(
    "HEADING102", Severity.ERROR, "a heading without words",
    "The outline shows an empty line, and a screen reader says `heading` and nothing else.",
    """\
```courses/demo/first.md
##

Text.
```""",
    """\
```courses/demo/first.md
## At the door

Text.
```""",
)  # fmt: skip
TOP = Code(
    "HEADING103", Severity.ERROR, "a first-level heading inside a text",
    "The title of the page is its one first-level heading, and it comes from `title` at the head of the "
    "file.",
    """\
```courses/demo/first.md
# At the door
```""",
    """\
```courses/demo/first.md
## At the door
```""",
)  # fmt: skip
REPEATED = Code(
    "HEADING104", Severity.WARNING, "two headings with the same words",
    "A link to a heading goes by its words, so it can only reach the first of them, and an outline cannot "
    "tell them apart.",
    """\
```courses/demo/first.md
## What to say

## What to say
```""",
    """\
```courses/demo/first.md
## What to say at the door

## What to say in the room
```""",
)  # fmt: skip
CODES = (SKIPPED, EMPTY, TOP, REPEATED)


def check(project: Project) -> Iterable[Diagnostic]:
    """The headings of lessons and pages. Those of scenarios and assessments are nodes and items."""
    texts: tuple[Lesson | Page, ...] = (*project.lessons.values(), *project.pages.values())
    for text in texts:
        yield from _outline(text.blocks)


def _outline(blocks: Blocks) -> Iterable[Diagnostic]:
    before = 1
    seen: dict[str, Heading] = {}
    for heading in (block for block in walk(blocks) if isinstance(block, Heading)):
        words = " ".join(plain(heading.inlines).split())
        if not words:
            yield EMPTY.at(
                heading.place, "This heading has no words.", "Say what the part is about, or delete the line."
            )
        if heading.level == 1:
            yield TOP.at(
                heading.place,
                "The title of a page comes from its head, so no heading inside it is of the first level.",
                f"Write `## {words}`." if words else "Write `##`.",
            )
        elif heading.level > before + 1:
            yield SKIPPED.at(
                heading.place,
                f"A heading of level {heading.level} follows one of level {before}.",
                f"Write `{'#' * (before + 1)} {words}`.",
            )
        if words and words.casefold() in seen:
            yield REPEATED.at(
                heading.place,
                f"`{words}` is a heading of this file already.",
                "Say in the heading what is different here.",
                Note("It stands here first.", seen[words.casefold()].place),
            )
        seen.setdefault(words.casefold(), heading)
        before = max(heading.level, 1)
