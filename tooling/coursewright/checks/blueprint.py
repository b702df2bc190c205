"""What a bank holds for each promise of its course, and that its items rest on facts which still stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from coursewright.checks.passages import items, text_of
from coursewright.checks.patterns import patterns_of
from coursewright.model.course import Course, Fact, Project
from coursewright.model.coverage import banks_of, coverage
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.item import Choice, Item, texts_of
from coursewright.model.mention import place_of
from coursewright.model.prose import Blocks, Cite
from coursewright.model.review import dues
from coursewright.model.walking import every_inline

NO_LEVEL = Code(
    "ITEM131", Severity.WARNING, "a scored item without a cognitive level",
    "One objective and one level tell what an item asks for; a bank of facts to remember looks the same as one of decisions "
    "until somebody counts.",
    "```assessments/demo-test.md\n## Alone first\n`id demo-1; objective DE-O1`\n\nWho leaves the room first?\n\n- [x] The friend\n- [ ] The nurse\n```",
    "```assessments/demo-test.md\n## Alone first\n`id demo-1; objective DE-O1; level apply`\n\nWho leaves the room first?\n\n- [x] The friend\n- [ ] The nurse\n```",
)  # fmt: skip
TOO_FEW = Code(
    "ITEM132", Severity.WARNING, "an objective with fewer than two items in a bank that is drawn from, or with none to recall",
    "With one item, what a learner can do hangs on one question; and without a `booster` there is nothing to come back to "
    "weeks later, when most is forgotten.",
    "A bank with `draw` and one item of `DE-O1`.",
    "The same bank with two items of `DE-O1`, one of them with the setting `booster`.",
)  # fmt: skip
BEFORE_ONLY = Code(
    "ITEM133", Severity.WARNING, "a bank that asks too little about what happens afterward",
    "Training that ends when somebody has been identified leaves people alone with the harder half. A course says with "
    "`afterward` which share of its scored items concerns that half.",
    "A course with `afterward: 0.25` whose bank has one item in ten with the setting `after`.",
    "The same course with three of them in ten.",
)  # fmt: skip
EXPIRED = Code(
    "ITEM134", Severity.WARNING, "a scored item that rests on a fact which is due for review",
    "Whoever is scored on something that has changed is scored wrongly. The item is retired, or its fact is read again.",
    "```courses/sources.yml\nF-001:\n  statement: Most people see a clinician at some point.\n  source: A published survey, page 3\n"
    "  as_of: \"2020\"\n  mark: V\n  checked: 2024-11-02\n  review_every: 6 months\n```\n\n```assessments/demo-test.md\n## Alone first\n"
    "`id demo-1; objective DE-O1; level apply; facts F-001`\n\nWho leaves the room first?\n\n- [x] The friend\n- [ ] The nurse\n```",
    "```assessments/demo-test.md\n## Alone first\n`id demo-1; objective DE-O1; level apply; facts F-001`\n\nWho leaves the room first?\n\n"
    "- [x] The friend\n- [ ] The nurse\n```",
)  # fmt: skip
PLACELESS = Code(
    "ITEM135", Severity.WARNING, "an item on a law that does not name the date",
    "A law is true of one place at one time. An item whose key is only right by a law says in its case where it happens and as "
    "of when the law was read.",
    "```courses/sources.yml\nF-001:\n  statement: A clinic asks first.\n  source: A statute\n  as_of: \"2020\"\n  mark: V\n  checked: 2026-11-02\n"
    "  place: UK\n  law: true\n```\n\n```assessments/demo-test.md\n## Alone first\n`id demo-1; objective DE-O1; level apply`\n\nWhat does the law ask for?\n\n"
    "- [x] Consent\n  > Yes. {fact}`F-001`\n- [ ] Silence\n  > No.\n```",
    "```courses/sources.yml\nF-001:\n  statement: A clinic asks first.\n  source: A statute\n  as_of: \"2020\"\n  mark: V\n  checked: 2026-11-02\n"
    "  place: UK\n  law: true\n```\n\n```assessments/demo-test.md\n## Alone first\n`id demo-1; objective DE-O1; level apply`\n\nEngland, as checked in 2026: what does "
    "the law ask for?\n\n- [x] Consent\n  > Yes. {fact}`F-001`\n- [ ] Silence\n  > No.\n```",
)  # fmt: skip
CODES = (NO_LEVEL, TOO_FEW, BEFORE_ONLY, EXPIRED, PLACELESS)

LEAST = 2
TREATIES = ("", "INT", "Council of Europe")
"""Places of texts that bind many countries alike for decades: a case need not say which and when."""


def check(project: Project) -> Iterable[Diagnostic]:
    """Every bank of every course."""
    for item, _ in items(project):
        if item.scored and item.level is None and item.id:
            yield NO_LEVEL.at(
                item.place, "This item does not say at which level it asks.",
                "Add `level` with remember, understand, apply, analyse or evaluate.",
            )  # fmt: skip
        yield from _law(project, item)
    for course in project.courses:
        yield from _course(project, course)


def check_dated(project: Project, today: date) -> Iterable[Diagnostic]:
    """Items whose facts are past their day."""
    late = {due.id: due for due in dues(project) if due.sort == "fact" and due.on < today}
    for item, _ in items(project):
        for name in dict.fromkeys(_facts(item)) if item.scored and late else ():
            if name in late:
                yield EXPIRED.at(
                    item.place,
                    f"This item rests on `{name}`, which was due for review on {late[name].on.isoformat()}.",
                    "Read the fact again, or retire the item with `unscored` until somebody has.",
                    Note("The fact was last checked here.", late[name].place),
                )


def _course(project: Project, course: Course) -> Iterator[Diagnostic]:
    found = coverage(project, course)
    if any(bank.draw is not None for bank in banks_of(project, course)):
        for row in found.rows:
            if 0 < row.items < LEAST or (row.items and not row.boosters):
                yield TOO_FEW.at(
                    row.objective.place,
                    f"The banks of this course hold {row.items} scored items of `{row.objective.id}`, {row.boosters} of them "
                    "to come back later.",
                    f"Write at least {LEAST}, and give one the setting `booster`.",
                )
    if found.scored and found.after < course.afterward * found.scored:
        yield BEFORE_ONLY.at(
            place_of(course.id, course.place),
            f"{found.after} of {found.scored} scored items concern what happens afterward, and the course asks for "
            f"{float(course.afterward):.0%}.",
            "Write items about what happens then, with the setting `after`.",
        )


def _law(project: Project, item: Item) -> Iterator[Diagnostic]:
    """Only where the key itself is explained by a law of one place, and by nothing else."""
    patterns = patterns_of(project.language)
    if patterns is None or not item.scored or not isinstance(item.form, Choice):
        return
    keys = [option for option in item.form.options if option.id in item.form.keys]
    cited = [[project.facts[c] for c in _cited(option.feedback) if c in project.facts] for option in keys]
    laws: list[Fact] = [fact for facts in cited for fact in facts]
    if not laws or not all(fact.law and fact.jurisdiction not in TREATIES for fact in laws):
        return
    case = " ".join(
        (item.title, text_of(item.stem), *(text_of(option.blocks) for option in item.form.options))
    )
    if not patterns.year.search(case):
        yield PLACELESS.at(
            item.stem[-1].place,
            f"The key rests on `{laws[0].id}`, a law of {laws[0].jurisdiction}, and the case does not say as of when.",
            "Begin with the place and the date, as in `England, law as checked in November 2026.`",
        )


def _facts(item: Item) -> Iterator[str]:
    yield from item.facts
    for blocks in texts_of(item):
        yield from _cited(blocks)


def _cited(blocks: Blocks) -> Iterator[str]:
    return (inline.fact for inline in every_inline(blocks) if isinstance(inline, Cite))
