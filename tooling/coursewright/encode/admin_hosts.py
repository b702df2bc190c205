"""What to set in which LMS. Menus move between versions; only what is known of every recent one is said here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HostAdvice:
    """One LMS: where a package goes, and what to choose there."""

    name: str
    where: str
    choose: tuple[str, ...]


HOSTS = (
    HostAdvice(
        "Moodle",
        "Add an activity, “SCORM package”, and give it the zip as it is.",
        (
            "Grading method: Highest grade. Maximum grade: 100.",
            "Attempts management: Force new attempt: No, or nobody can go on where they stopped. Attempts "
            "grading: Highest attempt. Number of attempts: 1 if the limits inside the course are to bind "
            "(a new attempt in Moodle begins with an empty record), otherwise unlimited.",
            "Compatibility: Force completed: No. The strict SCORM 1.2 setting of the site may be on or off.",
            "Activity completion: require the status Passed.",
            "Display: current window or new window, as you like.",
        ),
    ),
    HostAdvice(
        "Canvas",
        "Canvas plays SCORM through its SCORM app, which an administrator has to switch on for the account or "
        "course. Upload the zip there.",
        (
            "Import it as a graded assignment if the score is to reach the gradebook. Imported as a page it "
            "is played, and no grade is recorded.",
            "Points of the assignment: 100, so that points and percent are the same number.",
        ),
    ),
    HostAdvice(
        "Cornerstone",
        "Publish the zip as an online course from SCORM 1.2 content.",
        (
            "Let the course report its own completion and score. Leave a mastery score of the platform "
            "empty unless you want it to decide.",
            "Let learners open the course again until they have passed, and go on where they stopped.",
        ),
    ),
    HostAdvice(
        "SAP SuccessFactors Learning",
        "Import the zip as content (SCORM 1.2); it becomes one content object, which you attach to an item as "
        "online content.",
        (
            "Completion: by the status that the content reports, with Passed as success and Failed as failure.",
            "Leave the mastery score of the content object empty unless you want it to decide.",
            "Do not lock the content object after a failure as long as learners have attempts left.",
        ),
    ),
    HostAdvice(
        "Docebo",
        "Upload the zip as SCORM training material and add it to a course.",
        (
            "If this is the only training material, let it mark the end of the course and take the course’s "
            "score from it.",
            "The material may be opened in the page, in a light box or in a new window.",
        ),
    ),
    HostAdvice(
        "Brightspace",
        "Upload the zip as SCORM content in a module of the course.",
        (
            "Associate a grade item of 100 points if the score is to reach the gradebook, and take the "
            "highest attempt.",
            "Completion follows the status that the package reports.",
        ),
    ),
    HostAdvice(
        "Blackboard",
        "Add the zip as a content package (SCORM) to a course.",
        (
            "Grade it by the score that the package reports, out of 100, and take the highest attempt.",
            "Attempts: more than one, so that learners can come back; an unfinished attempt is gone on with.",
        ),
    ),
)

SCORM2004_HOSTS = (
    HostAdvice(
        "Before you choose SCORM 2004",
        "Prefer SCORM 1.2 unless you need what 2004 adds: completion and success apart, and progress.",
        (
            "Moodle plays the run-time part of 2004 and says itself that it does not carry out sequencing; one SCO "
            "needs none.",
            "Some platforms take the 3rd edition only: `--edition 3` writes it.",
        ),
    ),
    HostAdvice(
        "Any platform",
        "Import the zip as SCORM 2004 content.",
        (
            "Success by the success status, score by the scaled score, the highest attempt.",
            "Leave a passing score of the platform empty unless you want it to decide.",
            "Let an unfinished attempt be gone on with; do not force a new one.",
        ),
    ),
)

CMI5_HOSTS = (
    HostAdvice(
        "Any platform that launches cmi5",
        "Import the zip as a cmi5 course. The platform needs a record store of its own or one that it is joined to.",
        (
            "Launch mode Normal. In Browse and Review the course is shown and nothing is recorded.",
            "The record store has to answer requests from pages of the place that serves the course (CORS), or stand "
            "at the same address.",
            "Served over https, the record store has to be reached over https too.",
        ),
    ),
)

XAPI_HOSTS = (
    HostAdvice(
        "Any platform that launches Tin Can packages",
        "Import the zip; `tincan.xml` names the page to launch.",
        (
            "The platform hands over endpoint, auth, actor and registration in the address. If it hands over none, "
            "the course can be taken and nothing is recorded.",
            "Prefer cmi5 where the platform has it: it says what completes a course, and Tin Can does not.",
        ),
    ),
)
