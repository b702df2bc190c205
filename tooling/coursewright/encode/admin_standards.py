"""What each standard means to whoever administers an LMS: what it is told, and what to choose there."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.encode.admin_hosts import CMI5_HOSTS, HOSTS, SCORM2004_HOSTS, XAPI_HOSTS, HostAdvice


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of data that the LMS is told."""

    what: str
    elements: tuple[str, ...]
    when: str


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard in an administrator's words. `success` has a gap for the goal in percent."""

    name: str
    unit: str
    units: str
    upload: str
    success: str
    unscored: str
    score: str
    mastery: str
    together: str
    """What becomes of the parts where each module is launched by itself."""
    limit: int
    """Characters of saved state that a host keeps; 0 where the standard has no limit."""
    talks: str
    learner: str
    """What the package does not tell or ask of the learner's name."""
    element: str
    """What the standard calls a piece of data."""
    told: tuple[Told, ...]
    hosts: tuple[HostAdvice, ...]


_UPLOAD = "Upload the zip as it is. It opens in a frame or in a window of its own and needs no network."
_ONLY_LMS = (
    "The package talks to your LMS and to nobody else: its policy forbids the browser every other address."
)
_NO_NAME = "The learner’s name and id: the package does not even ask the LMS for them."
_BEST = "Take the highest score. "

_ANSWER = (
    "Each answered question: its id, form and objective, the time of day, the answer given, the right "
    "answer, what it earned and how long it took"
)
_ANSWER_WHEN = "a knowledge check when it is checked, the questions of an assessment when it is handed in"
_DECISION = (
    "Each decision in a scenario: its scenario, number and node as its id, the time of day, the objectives it is "
    "evidence of, the choice taken and the choices that earn most{how}, "
    "the most that it could earn, what it earned (correct: all; a number: a part; {wrong}: nothing, where another "
    "choice would have earned something; neutral: there was nothing to earn) and how long it took without pauses"
)
_DECISION_WHEN = "when it is taken; not again when a learner goes back to practise"
_ENDING = "How a scenario ended: its outcome and ending, and the share of its points"
_ENDING_WHEN = "when it ends; not when it was practice"
_STATE = (
    "What is needed to go on later: lessons done, answers so far (of a typed text the first 60 "
    "characters), the choices taken in scenarios"
)

SCORM12 = Standard(
    name="SCORM 1.2",
    unit="SCO",
    units="SCOs",
    upload=_UPLOAD,
    success=(
        "Success is the status passed, at {goal} percent of the weighted mean below. "
        "Until then the status is incomplete. Ask for passed, not for completed."
    ),
    unscored="Nothing is scored: the status becomes completed when everything has been done.",
    score=f"{_BEST}It is a number from 0 to 100.",
    mastery=(
        "The manifest carries no mastery score, so that no LMS overwrites the result. If you give the LMS one "
        "of its own, it decides alone."
    ),
    together=(
        "SCORM 1.2 does not say how an LMS adds them up: require each of them, and prefer the package with one "
        "SCO where your LMS does not."
    ),
    limit=4096,
    talks=_ONLY_LMS,
    learner=_NO_NAME,
    element="SCORM element",
    told=(
    Told("How far the learner is: incomplete, completed, passed or failed", ("cmi.core.lesson_status",),
         "when the course is opened, and when it changes"),
    Told("The score, 0 to 100", ("cmi.core.score.raw", "cmi.core.score.min", "cmi.core.score.max"),
         "when every part that counts is complete, and when it gets better"),
    Told("What has been shown of each objective", (
        "cmi.objectives.n.id", "cmi.objectives.n.score.raw", "cmi.objectives.n.score.min",
        "cmi.objectives.n.score.max", "cmi.objectives.n.status"),
        "when an assessment is handed in or a scenario ends"),
    Told("Each answered question: its id, form and objective, the time of day, the answer given, the right "
         "answer, what it earned and how long it took", (
        "cmi.interactions.n.id", "cmi.interactions.n.type", "cmi.interactions.n.time",
        "cmi.interactions.n.objectives.n.id", "cmi.interactions.n.correct_responses.n.pattern",
        "cmi.interactions.n.weighting", "cmi.interactions.n.student_response", "cmi.interactions.n.result",
        "cmi.interactions.n.latency"),
        "a knowledge check when it is checked, the questions of an assessment when it is handed in"),
        Told(_DECISION.format(how=" (as the letter of their place in the node)", wrong="wrong"), (
            "cmi.interactions.n.id", "cmi.interactions.n.type", "cmi.interactions.n.time",
            "cmi.interactions.n.objectives.n.id", "cmi.interactions.n.correct_responses.n.pattern",
            "cmi.interactions.n.weighting", "cmi.interactions.n.student_response", "cmi.interactions.n.result",
            "cmi.interactions.n.latency"), _DECISION_WHEN),
        Told(_ENDING, (
            "cmi.interactions.n.id", "cmi.interactions.n.type", "cmi.interactions.n.time",
            "cmi.interactions.n.objectives.n.id", "cmi.interactions.n.student_response",
            "cmi.interactions.n.result"), _ENDING_WHEN),
    Told("What is needed to go on later: lessons done, answers so far (of a typed text the first 60 "
         "characters), the choices taken in scenarios", ("cmi.suspend_data",),
         "within seconds of each step"),
    Told("The id of the page where the learner is", ("cmi.core.lesson_location",), "with each step"),
    Told("The time spent in this session", ("cmi.core.session_time",), "every few seconds, and at the end"),
    Told("That the attempt may be taken up again", ("cmi.core.exit",), "when the course is opened"),
    ),
    hosts=HOSTS,
)  # fmt: skip

SCORM2004 = Standard(
    name="SCORM 2004",
    unit="SCO",
    units="SCOs",
    upload=_UPLOAD,
    success=(
        "Success is the success status passed, at {goal} percent of the weighted mean below; until then it is unknown. "
        "Completion is a status of its own and means that everything was read and done. Ask for passed."
    ),
    unscored=(
        "Nothing is scored: the completion status becomes completed when everything has been done, and the "
        "success status stays unknown."
    ),
    score=f"{_BEST}It is a scaled score from 0 to 1, and the same as a raw score from 0 to 100.",
    mastery=(
        "The manifest sets no passing score for the SCO, so that no LMS calls somebody failed who has attempts "
        "left. If you give the LMS one of its own, it decides alone."
    ),
    together=(
        "The manifest adds them up: the score is their weighted mean, and the course is satisfied when every "
        "module that can be passed is passed."
    ),
    limit=64000,
    talks=_ONLY_LMS,
    learner=_NO_NAME,
    element="SCORM element",
    told=(
        Told("Whether everything was done: incomplete or completed", ("cmi.completion_status",),
             "when the course is opened, and when it changes"),
        Told("Whether the course was passed", ("cmi.success_status",), "when it changes"),
        Told("How much is done, 0 to 1", ("cmi.progress_measure",), "when it grows"),
        Told("The score", ("cmi.score.scaled", "cmi.score.raw", "cmi.score.min", "cmi.score.max"),
             "when every part that counts is complete, and when it gets better"),
        Told("What has been shown of each objective", (
            "cmi.objectives.n.id", "cmi.objectives.n.score.scaled", "cmi.objectives.n.score.raw",
            "cmi.objectives.n.score.min", "cmi.objectives.n.score.max", "cmi.objectives.n.success_status"),
            "when an assessment is handed in or a scenario ends"),
        Told(_ANSWER, (
            "cmi.interactions.n.id", "cmi.interactions.n.type", "cmi.interactions.n.timestamp",
            "cmi.interactions.n.objectives.n.id", "cmi.interactions.n.correct_responses.n.pattern",
            "cmi.interactions.n.weighting", "cmi.interactions.n.learner_response", "cmi.interactions.n.result",
            "cmi.interactions.n.latency"), _ANSWER_WHEN),
        Told(_DECISION.format(how="", wrong="incorrect"), (
            "cmi.interactions.n.id", "cmi.interactions.n.type", "cmi.interactions.n.timestamp",
            "cmi.interactions.n.objectives.n.id", "cmi.interactions.n.correct_responses.n.pattern",
            "cmi.interactions.n.weighting", "cmi.interactions.n.learner_response", "cmi.interactions.n.result",
            "cmi.interactions.n.latency"), _DECISION_WHEN),
        Told(_ENDING, (
            "cmi.interactions.n.id", "cmi.interactions.n.type", "cmi.interactions.n.timestamp",
            "cmi.interactions.n.objectives.n.id", "cmi.interactions.n.learner_response",
            "cmi.interactions.n.result"), _ENDING_WHEN),
        Told(_STATE, ("cmi.suspend_data",), "within seconds of each step"),
        Told("The id of the page where the learner is", ("cmi.location",), "with each step"),
        Told("The time spent in this session", ("cmi.session_time",), "every few seconds, and at the end"),
        Told("That the attempt may be taken up again, and that nothing is to follow by itself",
             ("cmi.exit", "adl.nav.request"), "when the course is opened"),
    ),
    hosts=SCORM2004_HOSTS,
)  # fmt: skip

_SENT = (
    Told("That the learner has opened the course", ("initialized",), "when it is opened"),
    Told("That everything was done", ("completed",), "once"),
    Told("That the course was passed, with the scaled score; failed only when no attempt is left",
         ("passed", "failed"), "once"),
    Told(_ANSWER, ("answered",), _ANSWER_WHEN),
    Told(_DECISION.format(how="", wrong="no success"), ("answered",), _DECISION_WHEN),
    Told(_ENDING, ("experienced",), _ENDING_WHEN),
    Told("How much is done, in percent", ("progressed",), "when it grows"),
    Told("That the session is over, and how long it took", ("terminated",), "when the course is closed"),
)  # fmt: skip
_RESUMED = Told(_STATE, ("State resource",), "within seconds of each step")

CMI5 = Standard(
    name="cmi5",
    unit="assignable unit",
    units="assignable units",
    upload="Upload the zip as it is. It opens in a frame or in a window of its own and sends its records over the network.",
    success=(
        "The course is satisfied by a passed statement, at {goal} percent of the weighted mean below: the package says "
        "moveOn Passed and carries this mastery score. Completion is a statement of its own."
    ),
    unscored="Nothing is scored: the package says moveOn Completed, and completed is sent when everything has been done.",
    score="The score in the passed statement is a number from 0 to 1.",
    mastery="If your LMS launches the course with another mastery score, that one decides alone.",
    together="The course is satisfied when all of them are, as cmi5 says.",
    limit=0,
    talks=(
        "The package talks to the record store that your LMS names at launch and to nobody else: from then on its "
        "policy forbids the browser every other address."
    ),
    learner="The learner’s name. Statements name the account that your LMS gives at launch, as cmi5 asks.",
    element="Statement",
    told=(*_SENT, _RESUMED),
    hosts=CMI5_HOSTS,
)

XAPI = Standard(
    name="xAPI (Tin Can)",
    unit="activity",
    units="activities",
    upload="Upload the zip as it is. It opens in a frame or in a window of its own and sends its records over the network.",
    success=(
        "Success is a passed statement, at {goal} percent of the weighted mean below. Completion is a statement of "
        "its own. Ask for passed."
    ),
    unscored="Nothing is scored: a completed statement is sent when everything has been done.",
    score="The score in the passed statement is a number from 0 to 1.",
    mastery="The launch of a Tin Can package names no mastery score: the course’s own decides.",
    together="",
    limit=0,
    talks=(
        "The package talks to the record store that your LMS names at launch and to nobody else: from then on its "
        "policy forbids the browser every other address."
    ),
    learner="Anything of the learner beyond what your LMS names at launch: statements repeat that and add nothing.",
    element="Statement",
    told=(*_SENT, _RESUMED),
    hosts=XAPI_HOSTS,
)
