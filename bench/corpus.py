"""The same lessons and questions twice: as a coursewright project, and as plain MkDocs pages for Material."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = [
    "privacy",
    "patient",
    "nurse",
    "room",
    "door",
    "desk",
    "night",
    "routine",
    "question",
    "answer",
    "card",
    "number",
    "telephone",
    "interpreter",
    "line",
    "companion",
    "visit",
    "record",
    "note",
    "form",
    "person",
    "staff",
    "manager",
    "team",
    "protocol",
    "partner",
    "service",
    "offer",
    "choice",
    "reason",
    "time",
    "space",
    "voice",
    "language",
    "trust",
    "limit",
    "rule",
    "law",
    "place",
    "team",
    "week",
    "morning",
    "evening",
    "ward",
    "clinic",
    "report",
    "safe",
    "quiet",
    "clear",
    "short",
    "plain",
    "useful",
    "honest",
    "careful",
    "ready",
    "open",
    "close",
    "listen",
    "explain",
    "ask",
    "wait",
    "call",
    "write",
    "read",
    "give",
    "take",
]
PARAGRAPHS = 11
PARAGRAPH_WORDS = 82
QUESTIONS = 6
LESSONS_A_COURSE = 20


def sentence(rng: random.Random, words: int) -> str:
    """A sentence of that many words."""
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def lesson(number: int) -> tuple[list[str], list[tuple[str, list[tuple[str, str]]]]]:
    """Paragraphs of some 902 words and six questions with three options and feedback each; equal for equal numbers."""
    rng = random.Random(number)
    paragraphs = [
        " ".join(sentence(rng, 10) for _ in range(PARAGRAPH_WORDS // 10)) for _ in range(PARAGRAPHS)
    ]
    questions = [
        (sentence(rng, 12), [(sentence(rng, 8), sentence(rng, 20)) for _ in range(3)])
        for _ in range(QUESTIONS)
    ]
    return paragraphs, questions


def write_ours(root: Path, lessons: int, a_course: int = LESSONS_A_COURSE) -> None:
    """A project of courses with twenty lessons each, or with `a_course`."""
    (root / "site" / "pages").mkdir(parents=True)
    (root / "site" / "pages" / "about.md").write_text("# About\n\nA corpus for measuring.\n")
    (root / "mkdocs.yml").write_text(
        "site_name: Corpus\ndocs_dir: site/pages\nsite_dir: build/site\nuse_directory_urls: false\n"
        "theme:\n  name: material\n  font: false\nplugins:\n  - coursewright\n"
    )
    for first in range(0, lessons, a_course):
        numbers = range(first, min(first + a_course, lessons))
        course = f"course-{first // a_course}"
        folder = root / "courses" / course
        folder.mkdir(parents=True)
        steps = "".join(f"      - lesson: lesson-{n}\n" for n in numbers)
        (folder / "course.yml").write_text(
            f"id: {course}\ntitle: Course {course}\nversion: 1.0.0\nlanguage: en\nsummary: Words.\nminutes: 20\n"
            f"objectives:\n  C-O1: Read words.\nmodules:\n  - id: m1\n    title: All\n    contents:\n{steps}"
        )
        for number in numbers:
            (folder / f"lesson-{number}.md").write_text(_ours(number))


def _ours(number: int) -> str:
    paragraphs, questions = lesson(number)
    out = [
        f"---\nid: l-{number}\ntitle: Lesson {number}\nobjectives: [C-O1]\nminutes: 5\nsummary: Words.\n---\n"
    ]
    out.append(":::{content-note} green\nWords only.\n:::\n")
    for index, text in enumerate(paragraphs):
        if index % 3 == 0:
            out.append(f"## Part {index // 3 + 1}\n")
        out.append(f"{text}\n")
    for index, (stem, options) in enumerate(questions):
        out.append(
            f":::{{item}} Question {index + 1}\n`id l-{number}-{index}; objective C-O1; level apply`\n\n{stem}\n"
        )
        for at, (text, feedback) in enumerate(options):
            out.append(f"- [{'x' if at == index % 3 else ' '}] {text}\n  > {feedback}")
        out.append(":::\n")
    return "\n".join(out)


def write_material(root: Path, lessons: int, quiz: bool) -> None:
    """The same words for Material; with `quiz` the questions in mkdocs-quiz's own syntax, else as lists."""
    docs = root / "docs"
    plugins = "plugins:\n  - search\n" + ("  - mkdocs_quiz\n" if quiz else "")
    docs.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(f"site_name: Corpus\ntheme:\n  name: material\n  font: false\n{plugins}")
    (docs / "index.md").write_text("# About\n\nA corpus for measuring.\n")
    for number in range(lessons):
        folder = docs / f"course-{number // LESSONS_A_COURSE}"
        folder.mkdir(exist_ok=True)
        (folder / f"lesson-{number}.md").write_text(_material(number, quiz))


def write_jupyter_book(root: Path, lessons: int) -> None:
    """The same words for Jupyter Book 1, the questions as lists: it has none."""
    root.mkdir(parents=True)
    (root / "_config.yml").write_text("title: Corpus\nexecute:\n  execute_notebooks: 'off'\n")
    chapters = "".join(f"  - file: lesson-{number}\n" for number in range(lessons))
    (root / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{chapters}")
    (root / "index.md").write_text("# About\n\nA corpus for measuring.\n")
    for number in range(lessons):
        (root / f"lesson-{number}.md").write_text(_material(number, quiz=False))


def _material(number: int, quiz: bool) -> str:
    paragraphs, questions = lesson(number)
    out = [f"# Lesson {number}\n"]
    for index, text in enumerate(paragraphs):
        if index % 3 == 0:
            out.append(f"## Part {index // 3 + 1}\n")
        out.append(f"{text}\n")
    for index, (stem, options) in enumerate(questions):
        marks = [f"- [{'x' if at == index % 3 else ' '}] {text}" for at, (text, _) in enumerate(options)]
        feedback = "\n\n".join(text for _, text in options)
        body = f"{stem}\n\n" + "\n".join(marks) + f"\n\n{feedback}\n"
        out.append(f"<quiz>\n{body}</quiz>\n" if quiz else body)
    return "\n".join(out)
