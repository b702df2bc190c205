"""What is said of packages: in them, in banks of questions, and where they are offered."""

from __future__ import annotations

from collections.abc import Mapping

PACKAGE: Mapping[str, str] = {
    "package-footer": "Your learning platform keeps your progress in this course.",
    "package-back": "End and go back to your learning platform",
    "package-without-script": "Scripts are switched off here, so nothing can be scored and nothing is saved. "
    "You can read the whole course below.",
    "record-lede-hosted": "What you have done in this course so far, as your learning platform keeps it.",
    "device-title-hosted": "What your learning platform is told",
    "device-text-hosted": "Your learning platform is told how far you are, your results, the time you spent "
    "here, your answers to questions and where you were last, so that you can go on later. It is not told "
    "what you write in the boxes for yourself, what you pass by, when you pause, or that you left quickly. "
    "What you write in those boxes is kept by this browser, on this device: whoever uses the same browser "
    "can find it.",
    "exit-text-hosted": "The word Leave stands in the same corner of every page, and pressing Escape twice "
    "does the same: an empty page takes the place of this one and of the learning platform around it. Pages "
    "that you opened before can still stand in the history of the browser.",
}
"""Keys of what is said otherwise where a learning platform keeps the record."""

BANKS: Mapping[str, str] = {
    "bank-about": "About this course",
    "bank-extras": "More to do",
    "bank-before": "Before you begin: {title}",
    "bank-checks": "Check yourself: {title}",
    "bank-after-page": "A question for the end of this page: {title}",
    "bank-next": "What comes directly after “{step}”?",
    "bank-last": "Nothing: it is the last one.",
    "bank-unsure": "I do not know.",
}
"""What stands only in banks of questions and in courses on other platforms."""

DOWNLOADS: Mapping[str, str] = {
    "downloads-platform": "For your own learning platform",
    "downloads-reading": "To read and print without a network",
    "downloads-leading": "To lead a group",
    "download-scorm12": "SCORM 1.2, which nearly every learning platform takes",
    "download-scorm2004": "SCORM 2004, which tells progress, completion and success apart",
    "download-cmi5": "cmi5, with every answer and decision in a record store",
    "download-xapi": "Tin Can (xAPI), launched with a record store",
    "download-cc": "Common Cartridge: pages, quizzes and a question bank",
    "download-olx": "Open edX: texts, graded problems and linked stories",
    "download-qti": "QTI: every question, and tests that draw from them",
    "download-moodle": "Moodle: the question bank",
    "download-gift": "GIFT: the questions as text",
    "download-h5p": "H5P: a book, question sets and branching scenarios",
    "download-single": "One file for a browser: the whole course, playing as it does here",
    "download-epub": "A book for e-readers and phones (EPUB)",
    "download-jupyter-book": "A Jupyter Book, with notebooks to run and change",
    "download-pdf": "Book, handouts, stories and a certificate form for print (PDF)",
    "download-slides": "Slides for a wall, with speaker notes",
    "download-facilitator": "A folder with the plan, activities, slides, stories on paper, key and forms",
}
"""Headings and labels of what is offered beside a course, by the shelf and the name of the target."""
