"""A course as its author means it, and the project that holds courses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from coursewright.model.attestation import Attestation
from coursewright.model.issuer import Issuer
from coursewright.model.item import Item
from coursewright.model.language import LanguageRule
from coursewright.model.place import Place
from coursewright.model.point import Point
from coursewright.model.prose import Blocks
from coursewright.model.rehearsal import Rehearsal
from coursewright.model.scenario import Best, ContentNote, Scenario, Scenes
from coursewright.model.site import UNDECIDED, Site


@dataclass(frozen=True)
class Objective:
    """What a learner can do afterwards, in one sentence that starts with a verb."""

    id: str
    text: str
    place: Place


@dataclass(frozen=True)
class Lesson:
    """One sitting of reading and trying. `path` is its file; its id never changes meaning."""

    id: str
    title: str
    summary: str
    objectives: tuple[str, ...]
    minutes: int
    note: ContentNote | None
    blocks: Blocks
    checks: tuple[Item, ...]
    """The items of its knowledge checks, in order; a `Check` block names one of them."""
    path: str
    place: Place


@dataclass(frozen=True)
class Assessment:
    """Items scored together. `draw` None means all of them; `attempts` None means as many as one likes."""

    id: str
    title: str
    mastery: Fraction
    """Share of points, 0 to 1, that counts as success."""
    draw: int | None
    blueprint: tuple[tuple[str, int], ...]
    """Objective to the number of its items in a draw."""
    shuffle_items: bool
    shuffle_options: bool
    attempts: int | None
    feedback_at_end: bool
    note: ContentNote | None
    intro: Blocks
    items: tuple[Item, ...]
    path: str
    place: Place


@dataclass(frozen=True)
class Content:
    """One step of a module: a lesson, a scenario or an assessment, by the name that the course gives it."""

    sort: str
    """`lesson`, `scenario` or `assessment`."""
    id: str
    """The lesson's, scenario's or assessment's own id."""
    path: str
    """Its file."""
    place: Place


@dataclass(frozen=True)
class Module:
    """Steps that belong together."""

    id: str
    title: str
    contents: tuple[Content, ...]
    place: Place


@dataclass(frozen=True)
class PassRule:
    """When a course is passed: the weighted mean of the counted activities reaches mastery and every required one succeeded."""

    mastery: Fraction
    weights: tuple[tuple[str, int], ...]
    required: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Reviewer:
    """Somebody who read a course and said on which day what they think of it."""

    name: str
    role: str
    reviewed: str
    """ISO date."""


@dataclass(frozen=True)
class Approval:
    """Who stands behind a course: since when and until when, or why nobody does yet. Learners are shown it."""

    on: str
    """ISO date; empty where nobody has approved it."""
    until: str
    reviewers: tuple[Reviewer, ...]
    none: str
    """Why nobody has approved it yet, and what that means for whoever wants to use it."""
    place: Place


@dataclass(frozen=True)
class ReadingLimit:
    """What the audience reads with ease: a reading age in years, and words in a sentence on average."""

    age: int
    sentence: int
    place: Place


@dataclass(frozen=True)
class Translation:
    """How a course came into its language. One without a reviewer says on its pages that nobody has reviewed it."""

    source: str
    """The language it was written in."""
    reviewer: str
    """A named speaker of the language who has read all of it, or empty."""
    reviewed: str
    """ISO date, or empty."""
    done: int
    """How many of its texts are translated as they are now."""
    total: int


@dataclass(frozen=True)
class Renaming:
    """Something that had another id in an earlier version; a learner's record of it goes on under the new one.

    `old` is an id, `scenario/node` or `scenario/node/choice`; `new` is the last part alone.
    """

    old: str
    new: str
    place: Place


@dataclass(frozen=True)
class Course:
    """A course: what it promises, in which order, and when it is passed."""

    id: str
    title: str
    version: str
    language: str
    summary: str
    doors: tuple[str, ...]
    audience: str
    objectives: tuple[Objective, ...]
    prerequisites: str
    minutes: int
    credit_hours: str
    owner: str
    reviewed: str
    """ISO date, or empty."""
    review_every: str
    modules: tuple[Module, ...]
    rule: PassRule
    glossary: str
    """Path of the glossary's file, or empty."""
    path: str
    place: Place
    code_open: bool = True
    """Whether the code of notebooks is shown before anybody asks for it."""
    translation: Translation | None = None
    """None where it stands in the language it was written in."""
    renamed: tuple[Renaming, ...] = ()
    approval: Approval | None = None
    reading: ReadingLimit | None = None
    afterward: Fraction = Fraction(0)
    """Share of scored items, 0 to 1, that has to concern what happens after somebody is identified."""

    def contents(self) -> Iterator[Content]:
        """Every step in the order of learning."""
        for module in self.modules:
            yield from module.contents


@dataclass(frozen=True)
class Fact:
    """A statement that has been checked, with its source and date."""

    id: str
    statement: str
    source: str
    url: str
    as_of: str
    mark: str
    checked: str
    jurisdiction: str
    caution: str
    place: Place
    review_every: str = ""
    """Its own rhythm, or that of all sources."""
    law: bool = False
    """Whether it says what a law says, which is true of one place at one time."""


@dataclass(frozen=True)
class AvoidedClaim:
    """A sentence that is often repeated and cannot be held. `pattern` has been compiled once without complaint."""

    id: str
    claim: str
    pattern: str
    why: str
    instead: str
    fact: str
    finds: tuple[str, ...]
    """Sentences in which it has to be found."""
    passes: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class SupportLine:
    """Somebody to talk to: how to reach them and what they do with what one says."""

    country: str
    name: str
    contact: str
    hours: str
    information: str
    fact: str
    checked: str
    place: Place
    review_every: str = ""


@dataclass(frozen=True)
class Page:
    """A page that belongs to a course but is no step of it, such as its glossary."""

    id: str
    title: str
    blocks: Blocks
    path: str
    place: Place


@dataclass(frozen=True)
class Project:
    """Everything that was read. Look-ups are by id, lessons by path; what could not be read is absent."""

    title: str
    edition: str = ""
    """The language of an edition; empty where every course has the language it was written in."""
    courses: tuple[Course, ...] = ()
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    """By path: a shared lesson stands in several courses."""
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    scenes: Mapping[str, Scenes] = field(default_factory=dict)
    """Nodes that scenarios share, by the stem of their file."""
    rehearsals: tuple[Rehearsal, ...] = ()
    pages: Mapping[str, Page] = field(default_factory=dict)
    """By path."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    avoided: tuple[AvoidedClaim, ...] = ()
    points: tuple[Point, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    issuer: Issuer | None = None
    """Who signs credentials; None where nobody does."""
    support: tuple[SupportLine, ...] = ()
    language_rules: tuple[LanguageRule, ...] = ()
    language: str = "en"
    """What the texts are written in of which a check is asked file by file."""
    bests: Mapping[str, Best] = field(default_factory=dict)
    """The best totals of the scenarios that have been walked, by their ids."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Media by path."""
    site: Site = UNDECIDED
    editions: tuple[Project, ...] = ()
    """The same in other languages, with the courses that are translated into each."""

    @property
    def prefix(self) -> str:
        """What stands before the address of every page of an edition."""
        return f"{self.edition}/" if self.edition else ""

    def lessons_of(self, course: Course) -> Iterator[Lesson]:
        """The lessons of a course in order, those that could be read."""
        for content in course.contents():
            if content.sort == "lesson" and content.path in self.lessons:
                yield self.lessons[content.path]
