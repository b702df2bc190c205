"""What a text leads to must be there: files, headings, pictures, activities, items and terms."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from coursewright.checks.passages import courses_by_file, inlines, items, passages
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity, did_you_mean
from coursewright.model.mention import place_of
from coursewright.model.place import Place
from coursewright.model.prose import ActivityCard, Blocks, Definitions, Heading, Image, Link, Recall, Term
from coursewright.model.walking import plain, walk

NO_FILE = Code(
    "LINK101", Severity.ERROR, "a link to a file that is not there",
    "A learner who follows it finds an empty page, and in an LMS nothing at all.",
    """\
```courses/demo/first.md
Read [the second lesson](secnd.md) next.
```""",
    """\
```courses/demo/first.md
Read [the second lesson](second.md) next.
```""",
)  # fmt: skip
NO_ANCHOR = Code(
    "LINK102", Severity.ERROR, "a link to a heading that is not there",
    "The link opens the page, but not the place that the sentence promises.",
    """\
```courses/demo/first.md
See [the words](second.md#wordz).
```""",
    """\
```courses/demo/first.md
See [the words](second.md#words).
```""",
)  # fmt: skip
NO_IMAGE = Code(
    "LINK103", Severity.ERROR, "a picture that is not there",
    "The page would show an empty frame. Pictures lie in `media/` beside the lesson that shows them.",
    """\
```courses/demo/first.md
![Two chairs by a window](media/rooom.svg)
```""",
    """\
```courses/demo/first.md
![Two chairs by a window](media/room.svg)
```""",
)  # fmt: skip
FROM_THE_WEB = Code(
    "LINK104", Severity.ERROR, "a picture from the web",
    "Courses are read offline, and a picture from elsewhere would tell its owner who reads what. Pictures "
    "come from the "
    "project.",
    """\
```courses/demo/first.md
![Two chairs by a window](https://example.org/room.svg)
```""",
    """\
```courses/demo/first.md
![Two chairs by a window](media/room.svg)
```""",
)  # fmt: skip
EMPTY_WORDS = Code(
    "LINK105", Severity.WARNING, "a link whose words do not say where it leads",
    "Screen readers list the links of a page without the text around them, and `here` ten times helps "
    "nobody.",
    """\
```courses/demo/first.md
For the words, click [here](second.md).
```""",
    """\
```courses/demo/first.md
The second lesson has [the words](second.md).
```""",
)  # fmt: skip
NO_ACTIVITY = Code(
    "LINK106", Severity.ERROR, "a card for a scenario or an assessment that is not there",
    "The card would lead nowhere.",
    """\
```courses/demo/first.md
:::{scenario} demo-tlak
:::
```""",
    """\
```courses/demo/first.md
:::{scenario} demo-talk
:::
```""",
)  # fmt: skip
NO_ITEM = Code(
    "LINK107", Severity.ERROR, "an item that is recalled but not there",
    "`recall` shows questions of earlier lessons again, by their ids.",
    """\
```courses/demo/first.md
:::{recall}
- demo-9
:::
```""",
    """\
```courses/demo/first.md
:::{recall}
- demo-1
:::
```""",
)  # fmt: skip
NO_TERM = Code(
    "LINK108", Severity.WARNING, "a term that the glossary does not explain",
    "The word is marked as explained, and a learner who asks for the explanation gets none.",
    """\
```courses/demo/first.md
That is called a {term}`warm referal`.
```""",
    """\
```courses/demo/first.md
That is called a {term}`warm referral`.
```""",
)  # fmt: skip
CODES = (NO_FILE, NO_ANCHOR, NO_IMAGE, FROM_THE_WEB, EMPTY_WORDS, NO_ACTIVITY, NO_ITEM, NO_TERM)

EMPTY = frozenset(
    {"here", "click here", "this", "link", "this link", "more", "read more", "this page", "see here"}
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def check(project: Project) -> Iterable[Diagnostic]:
    """Every link, picture, card, recall and term of the project."""
    anchors = _anchors(project)
    for file, inline in inlines(project):
        match inline:
            case Link():
                yield from _link(inline, file, anchors)
            case Image():
                yield from _image(inline, file, project)
            case _:
                pass
    yield from _cards(project)
    yield from _recalls(project)
    yield from _terms(project)


def _anchors(project: Project) -> Mapping[str, frozenset[str]]:
    """Every file that a link may name, with its headings."""
    known: dict[str, frozenset[str]] = {course.path: frozenset() for course in project.courses}
    known |= {path: frozenset() for path in project.files}
    known |= {lesson.path: _slugs(lesson.blocks) for lesson in project.lessons.values()}
    known |= {page.path: _slugs(page.blocks) for page in project.pages.values()}
    for bank in project.assessments.values():
        known[bank.path] = frozenset(item.id for item in bank.items) | _slugs(bank.intro)
    for scenario in project.scenarios.values():
        known[scenario.place.file] = frozenset(node.id for node in scenario.nodes)
    for scenes in project.scenes.values():
        known[scenes.place.file] = frozenset((*scenes.exits, *(node.id for node in scenes.nodes)))
    return known


def _slugs(blocks: Blocks) -> frozenset[str]:
    return frozenset(block.slug for block in walk(blocks) if isinstance(block, Heading))


def _link(link: Link, file: str, anchors: Mapping[str, frozenset[str]]) -> Iterable[Diagnostic]:
    words = " ".join(plain(link.inlines).split()).strip(".!").lower()
    if words in EMPTY:
        yield EMPTY_WORDS.at(
            link.place,
            f"The words `{words}` do not say where the link leads.",
            "Link the words that name the page.",
        )
    if _SCHEME.match(link.href) or link.href.startswith("//"):
        return
    path, _, anchor = unquote(link.href).partition("#")
    target = _resolved(file, path)
    if target not in anchors:
        yield NO_FILE.at(
            link.place, f"There is no file `{path}` to link to.", _nearest(file, target, anchors)
        )
    elif anchor and anchor not in anchors[target]:
        yield NO_ANCHOR.at(
            link.place,
            f"`{posixpath.basename(target)}` has no heading `#{anchor}`.",
            did_you_mean(anchor, anchors[target])
            or "Name the heading in lower case, with `-` between the words.",
        )


def _image(image: Image, file: str, project: Project) -> Iterable[Diagnostic]:
    if _SCHEME.match(image.src) or image.src.startswith("//"):
        yield FROM_THE_WEB.at(
            image.place,
            "This picture comes from the web, not from the project.",
            "Put the picture into `media/` beside the lesson and name it by its relative path.",
        )
        return
    target = _resolved(file, unquote(image.src))
    if target not in project.files:
        yield NO_IMAGE.at(
            image.place, f"There is no picture `{image.src}`.", _nearest(file, target, project.files)
        )


def _resolved(file: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file


def _nearest(file: str, target: str, known: Iterable[str]) -> str:
    """The nearest path, as one would write it in this file."""
    paths = {posixpath.relpath(path, posixpath.dirname(file) or "."): path for path in known}
    same_name = [
        written for written, path in paths.items() if posixpath.basename(path) == posixpath.basename(target)
    ]
    if same_name:
        return f"Did you mean `{min(same_name, key=len)}`?"
    written = posixpath.relpath(target, posixpath.dirname(file) or ".")
    inside = not target.startswith(("..", "/"))
    return did_you_mean(written, paths) or (
        f"Add the file `{target}`, or mend the path, which is relative to this file."
        if inside
        else "Mend the path: it is relative to this file and has to stay inside the project."
    )


def _cards(project: Project) -> Iterable[Diagnostic]:
    for passage in passages(project):
        for block in walk(passage.blocks):
            if isinstance(block, ActivityCard):
                known = project.scenarios if block.activity == "scenario" else project.assessments
                if block.id not in known:
                    yield NO_ACTIVITY.at(
                        place_of(block.id, block.place),
                        f"There is no {block.activity} `{block.id}`.",
                        did_you_mean(block.id, known)
                        or f"It would stand in `{block.activity}s/{block.id}.md`.",
                    )


def _recalls(project: Project) -> Iterable[Diagnostic]:
    known = {item.id for item, _ in items(project)}
    for passage in passages(project):
        for block in walk(passage.blocks):
            if isinstance(block, Recall):
                for id, place in block.items:
                    if id not in known:
                        yield NO_ITEM.at(
                            place,
                            f"There is no item `{id}` to recall.",
                            did_you_mean(id, known)
                            or "Name an item of an earlier lesson or of an assessment.",
                        )


def _terms(project: Project) -> Iterable[Diagnostic]:
    by_file = courses_by_file(project)
    for file, terms in _cited_terms(project).items():
        courses = by_file.get(file, ())
        glossaries = [
            project.pages[course.glossary] for course in courses if course.glossary in project.pages
        ]
        known = {
            " ".join(plain(entry.term).split()).casefold()
            for page in glossaries
            for block in walk(page.blocks)
            if isinstance(block, Definitions)
            for entry in block.entries
        }
        for term, place in terms:
            if courses and " ".join(term.split()).casefold() not in known:
                yield NO_TERM.at(
                    place,
                    f"The glossary does not explain `{term}`.",
                    did_you_mean(term.casefold(), known)
                    or "Add it to the glossary as a line with the term and a line `: what it means`.",
                )


def _cited_terms(project: Project) -> Mapping[str, list[tuple[str, Place]]]:
    found: dict[str, list[tuple[str, Place]]] = {}
    for file, inline in inlines(project):
        if isinstance(inline, Term):
            found.setdefault(file, []).append((inline.term, inline.place))
    return found
