"""What to set in which LMS. Menus move between versions; only what is known of every recent one is said here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HostAdvice:
    """One LMS: where a SCORM 1.2 package goes, and what to choose there."""

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
