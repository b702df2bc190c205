"""Law boxes and support lines against the place that a site is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursewright.checks.passages import items
from coursewright.model.course import Fact, Project
from coursewright.model.diagnostic import Code, Diagnostic, Note, Severity
from coursewright.model.item import Item, texts_of
from coursewright.model.jurisdiction import GENERAL, normal, within
from coursewright.model.mention import place_of
from coursewright.model.prose import Blocks, Box, BoxKind, Cite
from coursewright.model.scenario import scenario_texts
from coursewright.model.walking import every_inline, walk

NOBODY_KNOWS = Code(
    "PLACE101", Severity.WARNING, "a place for which nothing has been written",
    "A site for a place shows the law boxes and support lines of that place and of what it lies in. Where there is none, "
    "learners are told so and sent to somebody to ask; but then the site is one for no place in particular.",
    "```courses/site.yml\nplace: NZ\n```\n\n```courses/demo/first.md\n:::{law} US\nHospitals of this kind offer an interpreter. {fact}`F-001`\n:::\n```",
    "```courses/site.yml\nplace: US-TX\n```\n\n```courses/support.yml\n- country: US\n  name: A line\n  contact: \"988\"\n  checked: 2026-11-02\n```\n\n"
    "```courses/demo/first.md\n:::{law} US\nHospitals of this kind offer an interpreter. {fact}`F-001`\n:::\n```",
)  # fmt: skip
NO_SOURCE = Code(
    "PLACE102", Severity.WARNING, "a law box without a source",
    "Whoever acts on a law has to be able to look where it stands and as of when it was read. Learners are told that this box "
    "has no source.",
    "```courses/demo/first.md\n:::{law} US\nHospitals of this kind offer an interpreter.\n:::\n```",
    "```courses/demo/first.md\n:::{law} US\nHospitals of this kind offer an interpreter. {fact}`F-001`\n:::\n```",
)  # fmt: skip
LAW_ELSEWHERE = Code(
    "PLACE103", Severity.WARNING, "a scored item on the law of another place than that of the site",
    "The box with that law is not shown to the learners of this site, so they would be scored on what they were not told. "
    "Write an item for the place, or leave this one unscored there.",
    "```courses/site.yml\nplace: US\n```\n\n```courses/sources.yml\nF-001:\n  statement: A clinic asks first.\n  source: A statute\n  as_of: \"2020\"\n  mark: V\n"
    "  checked: 2026-11-02\n  place: GB\n  law: true\n```\n\n```assessments/demo-test.md\n## Alone first\n`id demo-1; objective DE-O1; level apply`\n\n"
    "England, as read in 2026: what does the law ask for?\n\n- [x] Consent\n  > Yes. {fact}`F-001`\n- [ ] Silence\n  > No.\n```",
    "```courses/site.yml\nplace: GB\n```\n\n```courses/sources.yml\nF-001:\n  statement: A clinic asks first.\n  source: A statute\n  as_of: \"2020\"\n  mark: V\n"
    "  checked: 2026-11-02\n  place: GB\n  law: true\n```\n\n```assessments/demo-test.md\n## Alone first\n`id demo-1; objective DE-O1; level apply`\n\n"
    "England, as read in 2026: what does the law ask for?\n\n- [x] Consent\n  > Yes. {fact}`F-001`\n- [ ] Silence\n  > No.\n```",
)  # fmt: skip
CODES = (NOBODY_KNOWS, NO_SOURCE, LAW_ELSEWHERE)

ELSEWHERE = {
    "England and Wales": "GB-EAW",
    "Germany": "DE",
    "Norway": "NO",
    "Canada": "CA",
    "Australia": "AU",
}
"""Places of facts that are written as names."""


def check(project: Project) -> Iterable[Diagnostic]:
    """Every law box, and what the chosen place leaves open."""
    for box in _boxes(project):
        if not any(isinstance(inline, Cite) for inline in every_inline(box.blocks)):
            yield NO_SOURCE.at(
                box.place, f"This box on the law of `{box.title}` cites no fact.",
                "Cite the row of `courses/sources.yml` that it rests on.",
            )  # fmt: skip
    if project.site.place:
        yield from chosen(project, project.site.place)


def chosen(project: Project, place: str) -> Iterator[Diagnostic]:
    """What a place leaves open: whether anything is known of it, and which items ask for the law of another one."""
    here = set(within(place)) - {GENERAL}
    at = place_of(place, project.site.at)
    boxes = sorted({box.title for box in _boxes(project)} - {GENERAL})
    lines = sorted({line.country for line in project.support} - {GENERAL})
    for what, known in (("law box", boxes), ("support line", lines)):
        if not here & set(known):
            there = ", ".join(f"`{code}`" for code in known) or "none"
            yield NOBODY_KNOWS.at(
                at, f"No {what} has been written for `{place}` or for what it lies in.",
                f"Write one for this place. So far there is {there}.",
            )  # fmt: skip
    for item, _ in items(project):
        law = _foreign_law(project, item, here)
        if law is not None:
            yield LAW_ELSEWHERE.at(
                item.place,
                f"This scored item rests on `{law.id}`, a law of {law.jurisdiction}, and the site is for `{place}`.",
                "Write an item on the law of this place, or mark this one `unscored`.",
                Note("The place is chosen here.", at),
            )


def _foreign_law(project: Project, item: Item, here: set[str]) -> Fact | None:
    """A law of one other place that an item rests on, where it rests on no law of this one."""
    names = dict.fromkeys((*item.facts, *(name for text in texts_of(item) for name in _cited(text))))
    laws = [project.facts[name] for name in names if name in project.facts and project.facts[name].law]
    places = {law.id: ELSEWHERE.get(law.jurisdiction, normal(law.jurisdiction)) for law in laws}
    if not item.scored or not laws or any(len(code) not in (2, 5, 6) for code in places.values()):
        return None
    return None if any(here & set(within(code)) for code in places.values()) else laws[0]


def _cited(text: Blocks) -> Iterator[str]:
    return (inline.fact for inline in every_inline(text) if isinstance(inline, Cite))


def _boxes(project: Project) -> Iterator[Box]:
    texts = [lesson.blocks for lesson in project.lessons.values()]
    texts += [page.blocks for page in project.pages.values()]
    texts += [text for scenario in project.scenarios.values() for text in scenario_texts(scenario)]
    for text in texts:
        for block in walk(text):
            if isinstance(block, Box) and block.kind is BoxKind.LAW and block.title:
                yield block
