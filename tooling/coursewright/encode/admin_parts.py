"""The parts that every sheet for administrators is made of: the page itself, its tables, and how a course is scored."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from coursewright.encode.admin_hosts import HostAdvice
from coursewright.encode.markup import Markup, el, join
from coursewright.model.course import Assessment, Course
from coursewright.model.percent import percent

NAME = "administrator.html"


def sheet_page(course: Course, policy: str, style: Markup, *parts: Markup | None) -> bytes:
    """The finished page: no script, and plain enough to print. `style` is a sheet or the address of one."""
    title = f"For the administrator: {course.title}"
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", title),
        style,
    )
    main = el("main", el("h1", title), *parts, class_="prose")
    return f"<!doctype html>\n{el('html', head, el('body', main), lang='en')}\n".encode()


def scored(
    course: Course, titles: tuple[tuple[str, str], ...], assessments: tuple[Assessment, ...]
) -> Markup:
    """What counts how much, and what each assessment asks. `titles` are those of the counted activities by their ids."""
    rule, named = course.rule, dict(titles)
    whole = sum(weight for _, weight in rule.weights)
    rows = [
        (named.get(id, id), f"{percent(Fraction(weight, whole))} %", "yes" if id in rule.required else "")
        for id, weight in rule.weights
        if whole
    ]
    counted = (
        table("Parts that count", ("Part", "Share of the score", "Has to be passed"), rows) if rows else None
    )
    taken = [_taken(assessment) for assessment in assessments]
    tests = (
        table("Assessments", ("Assessment", "Questions", "To pass", "Attempts inside the course"), taken)
        if taken
        else None
    )
    return join(counted, tests)


def _taken(assessment: Assessment) -> tuple[str, ...]:
    held = len(assessment.items)
    drawn = assessment.draw or held
    questions = f"{drawn} of {held}" if drawn < held else str(drawn)
    judged = any(item.scored for item in assessment.items)
    attempts = str(assessment.attempts) if assessment.attempts else "unlimited"
    return (
        assessment.title,
        questions,
        f"{percent(assessment.mastery)} %" if judged else "not scored",
        attempts,
    )


def advised(hosts: Iterable[HostAdvice]) -> Markup:
    """What to choose in which platform."""
    note = "Menus differ between versions and installations: look for what these sentences mean, not for every word."
    return join(el("p", note), *map(_host, hosts))


def _host(host: HostAdvice) -> Markup:
    return join(el("h3", host.name), el("p", host.where), listed(host.choose))


def part(title: str, inner: Markup) -> Markup:
    """A heading and what stands beneath it, side by side so that the page spaces them as it spaces text."""
    return join(el("h2", title), inner)


def listed(sentences: Iterable[str]) -> Markup:
    """Sentences as a list."""
    return el("ul", *(el("li", _worded(sentence)) for sentence in sentences))


def table(name: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Markup:
    """Rows beneath their heads; a name, because what is too wide for a phone is scrolled by itself."""
    top = el("thead", el("tr", *(el("th", head, scope="col") for head in heads)))
    body = el("tbody", *(el("tr", *(el("td", _worded(cell)) for cell in row)) for row in rows))
    return el("div", el("table", top, body), class_="table", role="group", aria_label=name, tabindex=0)


def _worded(sentence: str) -> Markup:
    """A sentence whose words between backticks are code."""
    return join(*(el("code", part) if n % 2 else part for n, part in enumerate(sentence.split("`"))))
