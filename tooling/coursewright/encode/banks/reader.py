"""The pages of a course as another platform shows them: text, pictures and links, and never a key to a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from coursewright.encode import interface, references
from coursewright.encode.banks.gamebook import Gamebook, Leaf
from coursewright.encode.banks.text import Around, Elements, passage, words
from coursewright.encode.colophon import colophon
from coursewright.encode.outline import Outline
from coursewright.encode.xml import Element, element, fragment
from coursewright.model.course import Assessment, Course, Lesson, Project, SupportLine
from coursewright.model.item import Item, Likert
from coursewright.model.percent import percent
from coursewright.model.prose import ActivityCard, Block, Check, Recall, SupportPanel
from coursewright.model.scenario import ContentNote, Scenario
from coursewright.model.walking import plain

Where = Callable[[str], str | None]
"""The address of a page by its name; None where the platform gives none."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Writes the pages of one course. `asked` are the items that stand in the questions after a lesson."""

    project: Project
    outline: Outline
    around: Around
    where: Where
    asked: frozenset[str]
    items: dict[str, Item]
    exam: bool

    @property
    def course(self) -> Course:
        """The course."""
        return self.outline.course

    def lesson(self, lesson: Lesson) -> Elements:
        """A lesson; its knowledge checks stand in the questions after it."""
        around = replace(self.around, activity=self._activity)
        return (*self._note(lesson.note), *passage(lesson.blocks, around))

    def before(self, assessment: Assessment) -> Elements:
        """What an assessment asks for."""
        say = self.around.say
        attempts = str(assessment.attempts) if assessment.attempts else say("assessment-unlimited")
        mastery = say("assessment-percent", percent=percent(assessment.mastery))
        rows = (("assessment-mastery", mastery), ("assessment-attempts", attempts))
        terms = element("ul", None, *(element("li", None, f"{say(key)}: {said}") for key, said in rows))
        return (*self._note(assessment.note), *passage(assessment.intro, self.around), terms)

    def about(self) -> Elements:
        """What the course is for and how it is passed."""
        course, say = self.course, self.around.say
        objectives = (element("li", None, objective.text) for objective in course.objectives)
        return (
            element("p", None, course.summary or course.title),
            *_titled(say("course-for"), course.audience),
            *_titled(say("course-before"), course.prerequisites),
            *((element("h2", None, say("course-objectives")), element("ul", None, *objectives))
              if course.objectives else ()),
            element("h2", None, say("course-pass")),
            element("p", None, say("course-pass-text", mastery=f"{float(course.rule.mastery * 100):g}")),
            *self._counted(),
            element("p", None, " · ".join(filter(None, (self._time(), *colophon(course))))),
        )  # fmt: skip

    def support(self) -> Elements:
        """Somebody to talk to."""
        lede = element("p", None, self.around.say("support-lede"))
        lines = [part for line in self.project.support for part in self._line(line)]
        return (lede, *(lines or [element("p", None, self.around.say("support-none"))]))

    def glossary(self) -> Elements:
        """The words of the course."""
        page = self.outline.glossary
        return passage(page.blocks, self.around) if page else ()

    def beginning(self, scenario: Scenario, book: Gamebook) -> Elements:
        """The first page of a scenario: role, introduction, and how the story begins."""
        say = self.around.say
        starts = tuple(self._begin(scenario, variant, number) for variant, number in book.starts.items())
        asked = (element("p", None, say("scenario-variant")),) if len(starts) > 1 else ()
        role = (element("p", None, element("strong", None, scenario.role)),) if scenario.role else ()
        ways = element("ul", None, *(element("li", None, start) for start in starts))
        return (*self._note(scenario.note), *role, *passage(scenario.intro, self.around), *asked, ways)

    def leaf(self, scenario: Scenario, leaf: Leaf) -> Elements:
        """One page of a scenario."""
        return (
            *self._happened(leaf),
            *((element("p", None, element("em", None, leaf.node.act)),) if leaf.node.act else ()),
            *passage(leaf.blocks, self.around),
            *self._ways(scenario, leaf),
            *self._ending(scenario, leaf),
        )

    def _begin(self, scenario: Scenario, variant: str, number: int) -> Element:
        chosen = next((one for one in scenario.variants if one.id == variant), None)
        label = chosen.label if chosen else self.around.say("scenario-begin")
        return self._to(leaf_name(scenario, number), label)

    def _happened(self, leaf: Leaf) -> Iterator[Element]:
        if leaf.arrived is None:
            return
        said = plain(leaf.arrived.text) or self.around.say("scenario-around")
        chosen = element("p", None, self.around.say("scenario-chose"), " ", element("em", None, said))
        yield chosen
        yield from passage(leaf.arrived.consequence, self.around)
        # In an exam nothing says whether a decision was a good one.
        if leaf.arrived.reason and not self.exam:
            why = element("p", None, element("strong", None, self.around.say("scenario-why")))
            yield element("blockquote", None, why, *passage(leaf.arrived.reason, self.around))
        yield element("hr")

    def _ways(self, scenario: Scenario, leaf: Leaf) -> Iterator[Element]:
        if not leaf.ways:
            return
        entries: list[Element] = []
        for way in leaf.ways:
            said = plain(way.choice.text) or self.around.say("scenario-around")
            entries.append(element("li", None, self._to(leaf_name(scenario, way.to), said)))
        yield element("p", None, element("strong", None, self.around.say("scenario-choices")))
        yield element("ul", None, *entries)

    def _ending(self, scenario: Scenario, leaf: Leaf) -> Iterator[Element]:
        if leaf.node.outcome is None:
            return
        yield element("p", None, element("strong", None, self.around.say(f"outcome-{leaf.node.outcome}")))
        if leaf.node.debrief and not self.exam:
            yield element("blockquote", None, *passage(leaf.node.debrief, self.around))
        yield element("p", None, self._to(scenario_name(scenario.id), self.around.say("scenario-over")))

    def _to(self, name: str, said: str) -> Element:
        href = self.where(name)
        return element("a", {"href": href}, said) if href else element("span", None, said)

    def _note(self, note: ContentNote | None) -> Elements:
        if note is None:
            return ()
        label = element("p", None, element("strong", None, self.around.say(f"note-{note.level}")))
        return (element("blockquote", None, label, *passage(note.blocks, self.around)),)

    def _activity(self, block: Block) -> Elements:
        match block:
            case Check(item=item):
                return self._check(item)
            case Recall(items=items):
                label = element("p", None, element("strong", None, self.around.say("recall")))
                return (label, *(part for item, _ in items for part in self._check(item)))
            case ActivityCard(id=id) if id in self.outline.by_id:
                step = self.outline.by_id[id]
                said = f"{self.around.say(f'card-{block.activity}')}: "
                return (
                    element(
                        "p",
                        None,
                        element("strong", None, said),
                        self._to(step_name(step.sort, id), step.title),
                    ),
                )
            case SupportPanel():
                return (element("p", None, self._to("support", self.around.say("support-all"))),)
            case _:
                return ()

    def _check(self, id: str) -> Elements:
        """What is asked after the lesson is only named here; what cannot be asked there can be thought about here."""
        item = self.items.get(id)
        if item is None:
            return ()
        if id in self.asked:
            return (
                element(
                    "p", None, element("em", None, self.around.say("bank-after-page", title=item.title or id))
                ),
            )
        label = element("p", None, element("strong", None, self.around.say("box-reflect")))
        options = _options(item)
        return (element("blockquote", None, label, *passage(item.stem, self.around), *options),)

    def _counted(self) -> Iterator[Element]:
        total = sum(weight for _, weight in self.course.rule.weights)
        if not total:
            return
        entries: list[Element] = []
        for id, weight in self.course.rule.weights:
            key = "course-pass-required" if id in self.course.rule.required else "course-pass-part"
            title = self.outline.by_id[id].title if id in self.outline.by_id else id
            entries.append(
                element("li", None, self.around.say(key, title=title, share=f"{100 * weight / total:.0f}"))
            )
        yield element("ul", None, *entries)

    def _time(self) -> str:
        return interface.duration(self.course.language, self.course.minutes) if self.course.minutes else ""

    def _line(self, line: SupportLine) -> Iterator[Element]:
        place = references.place_name(self.course.language, line.country)
        yield element("h2", None, f"{line.name} ({place})")
        rows = (
            ("support-reach", line.contact),
            ("support-hours", line.hours),
            ("support-information", line.information),
        )
        told = (element("li", None, f"{self.around.say(key)}: {said}") for key, said in rows if said)
        yield element("ul", None, *told)
        if line.checked:
            date = interface.date(self.course.language, line.checked)
            yield element("p", None, element("em", None, self.around.say("support-checked", date=date)))


def step_name(sort: str, id: str) -> str:
    """The name of a step's page."""
    return f"{sort}-{id}"


def scenario_name(id: str) -> str:
    """The name of a scenario's first page."""
    return step_name("scenario", id)


def leaf_name(scenario: Scenario, number: int) -> str:
    """The name of one page of a scenario."""
    return f"{scenario_name(scenario.id)}-{number + 1}"


def page(language: str, title: str, parts: Elements) -> bytes:
    """A document of its own."""
    head = fragment((element("title", None, title),))
    body = fragment((element("h1", None, title), *parts))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{interface.direction(language)}">\n'
        f'<head><meta charset="utf-8"/>{head}</head>\n<body>{body}</body>\n</html>\n'
    ).encode()


def _titled(title: str, said: str) -> Elements:
    return (element("h2", None, title), element("p", None, said)) if said else ()


def _options(item: Item) -> Iterator[Element]:
    if isinstance(item.form, Likert):
        entries = (element("li", None, words(step.blocks)) for step in item.form.steps)
        yield element("ul", None, *entries)
