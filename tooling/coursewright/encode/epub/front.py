"""What stands before the first chapter: what the course is for, how to use the book, somebody to talk to."""

from __future__ import annotations

from itertools import groupby

from coursewright.encode import interface
from coursewright.encode.boxes import line
from coursewright.encode.colophon import colophon
from coursewright.encode.epub.addresses import ABOUT, COVER, HOW, SUPPORT
from coursewright.encode.epub.chapters import File
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.prose import PageWriter
from coursewright.encode.references import place_name
from coursewright.encode.resources import Resources
from coursewright.model.course import Course, Project


def cover(course: Course) -> File:
    """The cover as a page."""
    words = interface.say(course.language, "book-cover", title=course.title)
    picture = interface.say(course.language, "book-picture")
    image = el("img", src="cover.svg", alt=f"{words}. {picture}")
    return File(COVER, words, el("section", image, class_="cover", **{"epub:type": "cover"}), "frontmatter")


def about(course: Course, licence: str) -> File:
    """What a learner can do afterwards, who stands behind it, and since when."""

    def say(key: str, **values: str | int) -> str:
        return interface.say(course.language, key, **values)

    def titled(title: str, *inner: Markup | str | None) -> Markup:
        return join(el("h2", title), *inner)

    objectives = el("ul", *(el("li", one.text) for one in course.objectives))
    minutes = interface.duration(course.language, course.minutes) if course.minutes else ""
    told = " · ".join(filter(None, (minutes, *colophon(course, licence))))
    approval = el("p", course.approval.none) if course.approval and course.approval.none else None
    body = el(
        "section",
        el("h1", course.title),
        el("p", course.summary, class_="lede") if course.summary else None,
        titled(say("course-for"), el("p", course.audience)) if course.audience else None,
        titled(say("course-objectives"), objectives) if course.objectives else None,
        approval,
        el("p", told, class_="colophon"),
        **{"epub:type": "titlepage"},
    )
    return File(ABOUT, course.title, body, "frontmatter")


def how(course: Course, stories: bool, kept: bool) -> File:
    """How a book without a script is used. Of stories it speaks only where there are any."""
    parts = (
        "questions",
        *(("stories",) if stories else ()),
        *(("keep",) if kept else ()),
        "facts",
        "nothing",
    )
    title = interface.say(course.language, "book-how")
    said = (el("p", interface.say(course.language, f"book-how-{part}")) for part in parts)
    return File(
        HOW,
        title,
        el("section", el("h1", title), *said, role="doc-preface", **{"epub:type": "preface"}),
        "frontmatter",
    )


def support(project: Project, course: Course) -> File:
    """The support lines by country, all of them open."""
    writer = PageWriter(Resources(course.language))
    title = writer.say("support-page")
    countries = (
        join(
            el("h2", place_name(course.language, country)),
            *(line(writer, course.language, one) for one in lines),
        )
        for country, lines in groupby(project.support, key=lambda one: one.country)
    )
    none = None if project.support else el("p", writer.say("support-none"))
    return File(
        SUPPORT,
        title,
        el("section", el("h1", title), el("p", writer.say("support-lede")), none, *countries),
        "frontmatter",
    )
