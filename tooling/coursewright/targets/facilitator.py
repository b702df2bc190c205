"""The facilitator's folder: everything that two people need to lead a course in a room, as pages that open from a stick and print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coursewright.encode.gathering import Gatherer, Names, every_item, names_of
from coursewright.encode.leading.forms import EvaluationPage, KeyPage, SignInPage
from coursewright.encode.leading.page import Entry, FolderPage
from coursewright.encode.leading.plan import ActivitiesPage, Activity, Part, PlanPage
from coursewright.encode.leading.stories import DebriefPage, SheetsPage, StorySheets
from coursewright.encode.learner import learner_data, recalled_in
from coursewright.encode.outline import Outline, outline
from coursewright.encode.pages.room import FORUM_SCRIPTS, FORUM_STYLES, PAPER_STYLE, ForumPage, PaperPage
from coursewright.encode.pages.way import Step
from coursewright.encode.paper.numbers import numbered
from coursewright.encode.paper.sentences import Sentences
from coursewright.encode.paper.sheets import Sheets
from coursewright.encode.prose import PageWriter
from coursewright.encode.resources import Resources
from coursewright.encode.shell import Body, Frame, document
from coursewright.encode.slides.deck import activities
from coursewright.encode.zip import archive
from coursewright.model.course import Assessment, Course, Lesson, Project
from coursewright.model.item import Item
from coursewright.model.prose import Box, BoxKind
from coursewright.model.scenario import Scenario
from coursewright.model.walking import walk
from coursewright.scenario.explore import best_in
from coursewright.targets.package import Bundle, Options, Package, Scored, Shelf, Target, package_name
from coursewright.targets.room import SUPPORT, Surroundings, beside, fates, pictures, slides, support

INDEX, SLIDES = "index.html", "slides.html"
PLAN, ACTIVITIES, CARDS, OBSERVERS = "plan.html", "activities.html", "role-cards.html", "observer-sheets.html"
DEBRIEF, KEY, SIGN_IN, EVALUATION = "debrief.html", "answer-key.html", "sign-in.html", "evaluation.html"
BEFORE, AFTER = (
    (("plan", PLAN), ("signs", SIGN_IN)),
    (("debrief", DEBRIEF), ("key", KEY), ("evaluation", EVALUATION)),
)
TABLE = (("activities", ACTIVITIES), ("cards", CARDS), ("observers", OBSERVERS))


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """One folder, zipped. Notes for facilitators are in it, and in no package for learners."""
    folder = _Folder(project, outline(project, course), Surroundings(project, course, INDEX))
    files = {
        **slides(folder.around, folder.one, SLIDES),
        **{path: document(frame, body) for path, frame, body in folder.pages()},
        **pictures(project, folder.one, tuple(folder.named().pictures)),
        **support(folder.around),
        **beside(bundle, PAPER_STYLE, *FORUM_STYLES, *FORUM_SCRIPTS),
    }
    found = tuple(fates(project, course, ("assessment", "scenario")))
    return (Package(package_name(course, "facilitator", "zip"), archive(files), found),)


@dataclass(frozen=True, slots=True)
class _Folder:
    """The pages of one course's folder, all of them beside each other."""

    project: Project
    one: Outline
    around: Surroundings

    def pages(self) -> Iterator[tuple[str, Frame, Body]]:
        """Every page but the slides and the support lines: its path, what stands around it, what fills it."""
        resources = self.resources()
        # Each page numbers what it cites itself; the sheets of the stories are on three, of which one cites.
        shared, own, key = PageWriter(resources), PageWriter(resources), PageWriter(resources)
        stories = [self._sheets(scenario, shared) for scenario in self.scenarios()]
        aims = tuple(one.text for one in self.one.course.objectives)
        for page in (
            FolderPage(self.around.frame(INDEX), tuple(self._parts())),
            PlanPage(self.around.frame(PLAN), tuple(self._plan())),
            ActivitiesPage(self.around.frame(ACTIVITIES), tuple(self._activities()), own),
            SheetsPage(self.around.frame(CARDS), "lead-cards", tuple(stories), Sheets.cards),
            SheetsPage(self.around.frame(OBSERVERS), "lead-observers", tuple(stories), Sheets.observer),
            DebriefPage(self.around.frame(DEBRIEF), tuple(stories), shared.ends),
            KeyPage(self.around.frame(KEY), tuple(self._asked()), key),
            SignInPage(self.around.frame(SIGN_IN)),
            EvaluationPage(self.around.frame(EVALUATION), aims),
        ):
            yield page.frame.path, page.frame, page.body()
        yield from self._rooms()

    def scenarios(self) -> tuple[Scenario, ...]:
        """The stories of the course, in its order."""
        steps = self.one.everything
        return tuple(self.project.scenarios[step.id] for step in steps if step.sort == "scenario")

    def named(self) -> Names:
        """Everything that some page of the folder names."""
        items, names = every_item(self.project), Names()
        for step in self.one.everything:
            found = names_of(self._content(step), items)
            for field in ("pictures", "facts", "items"):
                getattr(names, field).update(getattr(found, field))
        for lesson in self.project.lessons_of(self.one.course):
            names.texts(box.blocks for box in activities(lesson))
        return names

    def resources(self) -> Resources:
        """What texts lean on here. Pages of the course are not beside these, so nothing links to them."""
        gatherer = Gatherer(self.project, self.one, every_item(self.project), {}, SUPPORT)
        return replace(gatherer.resources(self.named(), INDEX), links={})

    def _content(self, step: Step) -> Lesson | Scenario | Assessment:
        if step.sort == "scenario":
            return self.project.scenarios[step.id]
        if step.sort == "assessment":
            return self.project.assessments[step.id]
        return self.project.lessons[self.one.paths[step.id]]

    def _sheets(self, scenario: Scenario, writer: PageWriter) -> StorySheets:
        sentences = Sentences(scenario, self.one.course.language, numbered(scenario))
        texts = {one.id: one.text for one in self.one.course.objectives}
        aims = {id: texts[id] for id in scenario.objectives if id in texts}
        best = best_in(self.project, scenario)
        return StorySheets(scenario, sentences, writer, Sheets(sentences, writer, aims, best.points))

    def _rooms(self) -> Iterator[tuple[str, Frame, Body]]:
        data = learner_data(self.project, self.one.course, "none")
        objectives = {one.id: one.text for one in self.one.course.objectives}
        resources = self.resources()
        for scenario in self.scenarios():
            # Both pages lead back to where they were opened from.
            step = replace(self.one.by_id[scenario.id], path=INDEX)
            wall = self.around.frame(_forum(scenario))
            wall = replace(wall, data=data.forum(scenario.id), styles=FORUM_STYLES, scripts=FORUM_SCRIPTS)
            forum = ForumPage(wall, scenario, step, resources)
            sheet = replace(self.around.frame(_paper(scenario)), styles=(PAPER_STYLE,))
            best = best_in(self.project, scenario)
            paper = PaperPage(sheet, scenario, step, resources, objectives, best)
            yield wall.path, wall, forum.body()
            yield sheet.path, sheet, paper.body()

    def _parts(self) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        say = self.around.frame(INDEX).say

        def entries(pages: tuple[tuple[str, str], ...]) -> tuple[Entry, ...]:
            return tuple(Entry(say(f"lead-{key}"), say(f"lead-{key}-about"), path) for key, path in pages)

        def stories(key: str, path: Mapping[str, str]) -> tuple[Entry, ...]:
            return tuple(
                Entry(say(f"{key}-title", title=one.title), say(f"lead-{key}-about"), path[one.id])
                for one in self.scenarios()
            )

        walls = {one.id: _forum(one) for one in self.scenarios()}
        papers = {one.id: _paper(one) for one in self.scenarios()}
        yield "lead-before", entries(BEFORE)
        yield "lead-wall", (*entries((("slides", SLIDES),)), *stories("forum", walls))
        yield "lead-table", (*entries(TABLE), *stories("paper", papers))
        yield "lead-after", entries(AFTER)

    def _activities(self) -> Iterator[Activity]:
        texts = {one.id: one.text for one in self.one.course.objectives}
        at = 0
        for lesson in self.project.lessons_of(self.one.course):
            aims = tuple(texts[id] for id in lesson.objectives if id in texts)
            for box in activities(lesson):
                at += 1
                yield Activity(box, lesson.title, aims, f"activity-{at}")

    def _plan(self) -> Iterator[tuple[str, tuple[Part, ...]]]:
        addresses = {id(one.box): f"{ACTIVITIES}#{one.slug}" for one in self._activities()}
        for title, steps in self.one.modules:
            yield title, tuple(part for step in steps for part in self._step(step, addresses))

    def _step(self, step: Step, addresses: Mapping[int, str]) -> Iterator[Part]:
        say, content = self.around.frame(PLAN).say, self._content(step)
        match content:
            case Lesson():
                sheets = (
                    say("lead-print", title=block.title)
                    for block in walk(content.blocks)
                    if isinstance(block, Box) and block.kind is BoxKind.HANDOUT
                )
                deck = f"slides/{step.path.rpartition('/')[2]}"
                yield Part("lesson", step.title, step.minutes, tuple(sheets), ((say("lead-slides"), deck),))
                for box in activities(content):
                    name = box.title or say("box-facilitator")
                    yield Part(
                        "activity",
                        name,
                        box.minutes,
                        box.materials,
                        ((say("lead-activities"), addresses[id(box)]),),
                    )
            case Scenario():
                dice = sorted({node.die for node in content.nodes if node.die})
                bring = (say("lead-story-bring"), *(say("lead-die", faces=die) for die in dice))
                ways = ((say("course-forum"), _forum(content)), (say("course-paper"), _paper(content)))
                yield Part("story", step.title, step.minutes, bring, ways)
            case Assessment():
                yield Part("test", step.title, step.minutes, (), ((say("lead-key"), KEY),))

    def _asked(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        for step in self.one.everything:
            content = self._content(step)
            match content:
                case Lesson(checks=items) | Assessment(items=items):
                    yield step.title, items
                case _:
                    pass
        own = {item.id for lesson in self.project.lessons_of(self.one.course) for item in lesson.checks}
        again = [id for id in recalled_in(self.project, self.one.course) if id not in own]
        held = every_item(self.project)
        say = self.around.frame(KEY).say
        yield say("recall"), tuple(held[id] for id in dict.fromkeys(again) if id in held)


def _forum(scenario: Scenario) -> str:
    return f"forum-{scenario.id}.html"


def _paper(scenario: Scenario) -> str:
    return f"paper-{scenario.id}.html"


TARGET = Target(
    "facilitator",
    "A folder for whoever leads a group: plan, activities, slides, stories for a wall and on paper, key, forms",
    "zip",
    write,
    Scored.BY_NOBODY,
    needs=("nbconvert", "notebooks"),
    shelf=Shelf.LEADING,
)
