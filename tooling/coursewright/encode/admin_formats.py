"""What each format that a platform plays itself means to whoever administers it: where it goes, and what is set there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.encode.admin_hosts import HostAdvice


@dataclass(frozen=True, slots=True)
class Format:
    """One format in an administrator's words."""

    name: str
    holds: str
    """What arrives on the platform."""
    upload: str
    gradebook: tuple[str, ...]
    settings: tuple[str, ...]
    """What the file does not set, and somebody has to."""
    data: tuple[str, ...]
    """Who sees what learners do."""
    replacing: tuple[str, ...]
    hosts: tuple[HostAdvice, ...]


_OWN = (
    "The file holds no script and sends nothing: your platform shows its pages and asks its questions, and what is "
    "recorded of learners, for how long and for whom, is what your platform records of its own pages and quizzes."
)
_KEYS = "The file holds the keys. Give it to those who run the platform, and to no learner."
_REFLECTIONS = (
    "Reflections are shown without a field to write in, so that nothing private is kept by the platform."
)
_BANK = (
    "The import makes questions and no grade: nothing stands in the gradebook until somebody makes a quiz of them.",
    "The points of each question are in the file. The pass mark of an assessment is not: set it in the quiz, as in "
    "the table below.",
)
_BANK_SETTINGS = (
    "Make one quiz for each assessment, with as many random questions from its category as the table says; the "
    "description of each category repeats the number.",
    "Set the grade to pass and the number of attempts as in the table, and let the highest attempt count.",
)
_BANK_AGAIN = (
    "An import adds and never replaces. Import a new version into an empty category, change the quiz over to it, and "
    "keep the old category as long as attempts refer to it.",
)

FORMATS: Mapping[str, Format] = {
    "cc": Format(
        name="Common Cartridge",
        holds="a whole course: pages, quizzes, and a bank of questions where an assessment draws",
        upload=(
            "Import the .imscc file into an empty course. It is no activity inside a course. Version 1.1 is for "
            "Moodle; version 1.3 (`--cc 1.3`) for Canvas, Brightspace and Blackboard."
        ),
        gradebook=(
            "One column for each quiz, with the points that the platform gives it. Knowledge checks of lessons are "
            "quizzes as well: take those out of the grade.",
            "Pages, and scenarios among them, earn nothing and complete nothing by themselves.",
        ),
        settings=(
            "Which quizzes count and by how much: weigh their columns as in the table.",
            "The grade to pass of each quiz, and that the highest attempt counts.",
            "The format has no draw. Where the table says that fewer questions are asked than there are, draw from the "
            "bank that was imported instead of asking the same ones every time.",
        ),
        data=(_OWN, _KEYS, _REFLECTIONS),
        replacing=(
            "An import adds to a course and replaces nothing, and grades belong to the old quizzes. Import a new "
            "version into a course of its own, and let those who have begun finish in the old one.",
        ),
        hosts=(
            HostAdvice(
                "Moodle",
                "Restore the file as you restore a backup, into a new or an empty course.",
                (
                    "Moodle restores versions 1.0 and 1.1 and refuses later ones.",
                    "Look through the quizzes once: grade to pass, attempts and review options are Moodle’s defaults.",
                ),
            ),
            HostAdvice(
                "Canvas, Brightspace, Blackboard",
                "Import the file where the platform offers course content from a Common Cartridge.",
                ("Use the file of version 1.3.", "Publish what was imported as unpublished."),
            ),
        ),
    ),
    "qti": Format(
        name="QTI",
        holds="a bank of questions, and a test for each assessment and for the knowledge checks of each lesson",
        upload="Import the zip where your platform offers QTI content packages, version 2.1 or 3.0 as the manifest says.",
        gradebook=(
            "The score of each test that is delivered, as the sum of the points of its questions.",
            "The tests score by themselves, partial credit included. Which of them count, and from how many percent "
            "one passes, is set where they are delivered.",
        ),
        settings=(
            "How often a test may be taken, and from how many percent it is passed: as in the table.",
            "The weight of each test in the result of the course, as in the table.",
            "Deliver the tests and not the single questions: a test draws as the author wants it.",
        ),
        data=(_OWN, _KEYS, _REFLECTIONS),
        replacing=(
            "Identifiers are the same in every version, so that a platform which goes by them puts the new version in "
            "place of the old. Do that between two deliveries, not while a test is open.",
        ),
        hosts=(
            HostAdvice(
                "Any platform that delivers QTI",
                "Import the package into its bank of items or tests.",
                (
                    "Deliver one test to yourself with all answers right before anybody else takes it.",
                    "A platform that takes single questions only leaves the tests out: build them anew from the table.",
                ),
            ),
        ),
    ),
    "moodle": Format(
        name="Moodle XML",
        holds="a bank of questions in categories: one for each lesson, assessment and objective of a blueprint",
        upload=(
            "In a course open Question bank, Import, Moodle XML format. It needs Moodle 4.4 or later where questions "
            "of order are among them."
        ),
        gradebook=_BANK,
        settings=_BANK_SETTINGS,
        data=(_OWN, _KEYS, _REFLECTIONS),
        replacing=(
            *_BANK_AGAIN,
            "Each question carries its id as ID number, which tells the old from the new.",
        ),
        hosts=(
            HostAdvice(
                "Moodle",
                "Leave “Get category from file” switched on, so that each question finds its category.",
                ("Stop on error: Yes, so that nothing is imported by halves.",),
            ),
        ),
    ),
    "gift": Format(
        name="GIFT",
        holds="a bank of questions as text, in categories, without pictures",
        upload="In Moodle open Question bank, Import, GIFT format. Other programs that read GIFT take the file as it is.",
        gradebook=(_BANK[0], "Every question counts one point: GIFT has no words for more.", _BANK[1]),
        settings=_BANK_SETTINGS,
        data=(_OWN, _KEYS, _REFLECTIONS),
        replacing=_BANK_AGAIN,
        hosts=(
            HostAdvice(
                "Moodle",
                "Leave “Get category from file” switched on.",
                ("Prefer the Moodle XML file (`--to moodle`): it keeps pictures, points, hints and ids.",),
            ),
        ),
    ),
    "h5p": Format(
        name="H5P",
        holds="an Interactive Book, a Question Set for each assessment and a Branching Scenario for each scenario",
        upload="Upload each .h5p file by itself: a platform makes one activity of each.",
        gradebook=(
            "One score for each activity, as H5P counts it: an item that earns partial credit has as many points as "
            "it has parts.",
            "H5P scores in the learner’s page and tells the platform the sum. It is good for practice and not for an "
            "exam.",
        ),
        settings=(
            "Count the Question Sets and Branching Scenarios by their shares in the table, and not the book, which "
            "holds questions of lessons only for practice.",
            "The number of attempts and the grade to pass, where the platform has them for H5P.",
        ),
        data=(
            "H5P itself keeps answers and scores in the platform, and what its reports show is set there.",
            _REFLECTIONS,
        ),
        replacing=(
            "Replace the file inside the activity. Ids stay the same, so a platform that keeps the state of learners "
            "keeps it.",
        ),
        hosts=(
            HostAdvice(
                "Moodle",
                "Upload the files to the content bank, then add an H5P activity for each.",
                (
                    "Grade: 100. Grading method: Highest grade. Attempt tracking: on.",
                    "“missing-main-library” or “missing-required-library”: one of the content types is not installed.",
                ),
            ),
            HostAdvice(
                "WordPress, Drupal, Lumi",
                "Add new H5P content and upload the file.",
                ("WordPress and Drupal list the results of learners who are signed in, and have no gradebook.",),
            ),
        ),
    ),
    "olx": Format(
        name="Open edX",
        holds="a whole course: texts, graded problems, problem banks and linked stories",
        upload=(
            "In Studio open Tools, Import, and give it the tar.gz. It takes the place of everything in that course, so "
            "make an empty one first. Draws need the release Sumac (2024) or later."
        ),
        gradebook=(
            "Each assessment that counts is an assignment type with its weight; the weight of a scenario lies on its "
            "written alternative. The page Progress shows them, and the instructor’s grade report has one column "
            "for each.",
            "The pass mark of the course is set: the grade is Pass or nothing.",
            "Open edX has no pass mark for one assignment: what “has to be passed” below is not enforced.",
        ),
        settings=(
            "Start and end of the course, and who may enrol: the file opens the course on the day of its last review.",
            "Certificates, if you give any: they go by the pass mark of the course.",
        ),
        data=(_OWN, _KEYS, _REFLECTIONS),
        replacing=(
            "Names of the parts are made of ids, the same in every version: import the new version into the same "
            "course, and what still exists keeps its answers and grades.",
            "What is gone from the course is gone from its grades. Import in a quiet hour.",
        ),
        hosts=(
            HostAdvice(
                "Open edX",
                "Import, then look at Schedule & Details and at Grading.",
                ("Look whether every unit is published before learners are let in.",),
            ),
        ),
    ),
    "single": Format(
        name="one HTML file",
        holds="the whole course with its pictures, questions and scenarios",
        upload=(
            "Nothing has to be uploaded. Hand the file on by stick or e-mail, or put it on any web server or file "
            "share; it opens in any browser from autumn 2020 on, without a network."
        ),
        gradebook=(
            "Nothing. No platform is told anything: learners print or save their page of results and hand that in.",
            "The key is in the file, so what it says of a learner is no proof. For a record take `scorm12` or `cmi5`.",
        ),
        settings=(
            "On a shared device tell learners that “What stays where” at the foot of every page erases what is kept.",
            "A mail program’s preview may show the file without running it: save it and open it in a browser.",
        ),
        data=(
            "Everything stays in the browser in which the file is opened. Its policy forbids it every address.",
            "Progress stays on that device too: who moves to another one begins anew.",
        ),
        replacing=(
            "Put the new file in the place of the old, under the same name: a browser that keeps progress by address "
            "then goes on with it, by ids.",
        ),
        hosts=(),
    ),
}  # fmt: skip
