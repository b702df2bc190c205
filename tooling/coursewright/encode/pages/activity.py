"""The pages of a scenario and of an assessment: title and note around what their encoders write."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.assessments import assessment_html
from coursewright.encode.boxes import content_note
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.pages.room import ways_to_room
from coursewright.encode.pages.way import Step, Way, onward, past, where
from coursewright.encode.prose import PageWriter
from coursewright.encode.resources import Resources
from coursewright.encode.scenarios import scenario_html
from coursewright.encode.shell import Body, Frame
from coursewright.model.course import Assessment
from coursewright.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ScenarioPage:
    """A scenario in one course, with the page of its written alternative."""

    frame: Frame
    scenario: Scenario
    way: Way
    resources: Resources
    alternative: Step | None
    room: tuple[str, str] | None = None
    """The pages for a group, where there are any: on a wall, on paper."""

    def body(self) -> Body:
        """What fills the page."""
        writer = PageWriter(self.resources, self.frame.prefix)
        scenario = self.scenario
        head = el("header", where(self.frame, self.way), el("h1", scenario.title), class_="opening")
        note = content_note(writer, scenario.note, self._instead() or past(self.frame, self.way))
        story = el("div", scenario_html(scenario, writer), class_="prose")
        group = ways_to_room(self.frame, *self.room) if self.room else None
        main = join(head, note, story, onward(self.frame, self.way), group, writer.ends())
        return Body(scenario.title, main, "scenario-page", scenario.role)

    def _instead(self) -> Markup | None:
        if self.alternative is None:
            return None
        words = self.frame.say("note-instead", title=self.alternative.title)
        return el("a", words, href=self.frame.to(self.alternative.path))


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """An assessment in one course."""

    frame: Frame
    assessment: Assessment
    way: Way
    resources: Resources

    def body(self) -> Body:
        """What fills the page."""
        writer = PageWriter(self.resources, self.frame.prefix)
        assessment = self.assessment
        head = el("header", where(self.frame, self.way), el("h1", assessment.title), class_="opening")
        note = content_note(writer, assessment.note, past(self.frame, self.way))
        items = el("div", assessment_html(assessment, writer), class_="prose")
        main = join(head, note, items, onward(self.frame, self.way), writer.ends())
        return Body(assessment.title, main, "assessment-page")
