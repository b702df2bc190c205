"""What a page tells the learner's runtime: the course, and the items and activities that the page holds, as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from coursewright.encode.course_data import (
    CourseData,
    assessment_activity,
    course_data,
    encoded,
    ratio,
    scenario_activity,
)
from coursewright.encode.interface import runtime_words
from coursewright.encode.items_data import Json, item_data
from coursewright.encode.outline import Outline, outline
from coursewright.encode.renaming import choice_names
from coursewright.encode.scenario_data import scenario_data
from coursewright.model.course import Assessment, Course, Project
from coursewright.model.item import Item
from coursewright.model.prose import Recall
from coursewright.model.scenario import Scenario
from coursewright.model.walking import walk
from coursewright.scenario.explore import best_in

Tracker: TypeAlias = Literal["local", "none", "scorm12", "scorm2004", "cmi5", "xapi"]

RESULTS = "activity.js"
"""The script that scores activities, asks the questions of an assessment and shows what came of both."""
STORY = "story.js"
"""The script that shows scenarios; it takes from the one before."""
STORY_STYLE = "story.css"


@dataclass(frozen=True, slots=True)
class LearnerData:
    """A course ready to be written into its pages; what all of them share is encoded once."""

    course: CourseData
    language: str
    tracker: Tracker
    items: Mapping[str, Item]
    assessments: Mapping[str, Assessment]
    scenarios: Mapping[str, str]
    """Encoded: finding the best total of one means to walk all its states."""
    claims: Mapping[str, tuple[str, ...]]
    """The objectives that each scenario gives evidence of."""
    words: Mapping[str, Json] = field(default_factory=dict)
    """How items read, where a record store is told of them."""

    def forum(self, scenario: str) -> str:
        """The data of the page on which a room plays a scenario. Nobody keeps a record of it."""
        return replace(self, tracker="none").page(scenario, (scenario,), ("forums",))

    def unkept(self, items: tuple[str, ...]) -> str:
        """The data of a page that asks these items again and keeps no record of it."""
        return replace(self, tracker="none").page("", items)

    def page(
        self, here: str = "", include: Collection[str] | None = None, spoken: tuple[str, ...] = ()
    ) -> str:
        """The data of one page. `include` names the items, assessments and scenarios it holds; None means all of the course.
        `spoken` names words that it needs besides those of what it holds."""
        wanted = {*self.items, *self.assessments, *self.scenarios} if include is None else set(include)
        assessments = {id: one for id, one in self.assessments.items() if id in wanted}
        scenarios = {id: text for id, text in self.scenarios.items() if id in wanted}
        wanted.update(item.id for one in assessments.values() for item in one.items)
        items = {id: self.items[id] for id in sorted(wanted) if id in self.items}
        tables = {
            "items": {id: encoded(item_data(item)) for id, item in items.items()},
            "assessments": {id: encoded(_assessment(one)) for id, one in assessments.items()},
            "scenarios": scenarios,
        }
        words = runtime_words(
            self.language, "notices", *(name for name, table in tables.items() if table), *spoken
        )
        if include is None:
            course = self.course.whole()
        elif not here:
            course = self.course.overview()
        else:
            asked = {item.objective for one in assessments.values() for item in one.items}
            course = self.course.around(here, asked.union(*(self.claims[id] for id in scenarios)), asked)
        fields = {
            "format": "1",
            "tracker": encoded(self.tracker),
            "course": encoded(course),
            **({} if include is None else {"partial": "true"}),
            "here": encoded(here),
            **{name: _table(table) for name, table in tables.items()},
            **({"words": encoded(dict(self.words))} if self.words else {}),
            "strings": encoded(words),
        }
        # A script element ends at the first `</script` whatever stands around it, so no `<` is left.
        return _table(fields).replace("<", "\\u003c")

    def scripts(self, include: Collection[str] | None = None) -> tuple[str, ...]:
        """What a page that holds these loads beside the player's own script."""
        wanted = {*self.assessments, *self.scenarios} if include is None else set(include)
        stories = not wanted.isdisjoint(self.scenarios)
        questions = not wanted.isdisjoint(self.assessments)
        return (*((RESULTS,) if stories or questions else ()), *((STORY,) if stories else ()))

    def styles(self, include: Collection[str]) -> tuple[str, ...]:
        """What it loads beside the style sheet of all pages."""
        return () if set(include).isdisjoint(self.scenarios) else (STORY_STYLE,)


def learner_data(project: Project, course: Course, tracker: Tracker) -> LearnerData:
    """Everything that the pages of a course may tell the runtime."""
    steps = outline(project, course)
    assessments = assessments_of(project, steps)
    scenarios = scenarios_of(project, steps)
    best = {id: best_in(project, scenario) for id, scenario in scenarios.items()}
    activities: dict[str, Json] = {
        **{id: assessment_activity(one) for id, one in assessments.items()},
        **{id: scenario_activity(one, best[id].points) for id, one in scenarios.items()},
    }
    lessons = {lesson.id: lesson.objectives for lesson in project.lessons_of(course)}
    return LearnerData(
        course=course_data(course, steps, activities, lessons, tracker not in ("local", "none")),
        language=course.language,
        tracker=tracker,
        items=items_of(project, course, assessments.values()),
        assessments=assessments,
        scenarios={
            id: encoded(scenario_data(one, best[id], choice_names(course, one)))
            for id, one in scenarios.items()
        },
        claims={id: tuple(best[id].evidence) for id in scenarios},
    )


def assessments_of(project: Project, steps: Outline) -> Mapping[str, Assessment]:
    """The assessments of a course, written alternatives included."""
    return {step.id: project.assessments[step.id] for step in steps.everything if step.sort == "assessment"}


def scenarios_of(project: Project, steps: Outline) -> Mapping[str, Scenario]:
    """The scenarios of a course, those that only a card leads to included."""
    return {step.id: project.scenarios[step.id] for step in steps.everything if step.sort == "scenario"}


def items_of(project: Project, course: Course, assessments: Iterable[Assessment]) -> Mapping[str, Item]:
    """Every item that a learner of the course may meet, those recalled from elsewhere included."""
    found = {item.id: item for lesson in project.lessons_of(course) for item in lesson.checks}
    found.update((item.id, item) for assessment in assessments for item in assessment.items)
    recalled = recalled_in(project, course)
    if any(id not in found for id in recalled):
        everywhere = {item.id: item for item in _all_items(project)}
        found.update((id, everywhere[id]) for id in recalled if id in everywhere)
    return found


def recalled_in(project: Project, course: Course) -> tuple[str, ...]:
    """The items that lessons of a course show again."""
    blocks = (block for lesson in project.lessons_of(course) for block in walk(lesson.blocks))
    return tuple(id for block in blocks if isinstance(block, Recall) for id, _ in block.items)


def _all_items(project: Project) -> Iterator[Item]:
    for lesson in project.lessons.values():
        yield from lesson.checks
    for assessment in project.assessments.values():
        yield from assessment.items


def _assessment(assessment: Assessment) -> Json:
    blueprint: list[Json] = [[objective, count] for objective, count in assessment.blueprint]
    return {
        "mastery": ratio(assessment.mastery),
        "draw": assessment.draw,
        "blueprint": blueprint,
        "shuffleItems": assessment.shuffle_items,
        "shuffleOptions": assessment.shuffle_options,
        "attempts": assessment.attempts,
        "feedbackAtEnd": assessment.feedback_at_end,
        "items": [item.id for item in assessment.items],
    }


def _table(fields: Mapping[str, str]) -> str:
    return "{" + ",".join(f"{encoded(key)}:{value}" for key, value in fields.items()) + "}"
