"""Words of what a learner takes along: the certificate and the results file."""

from __future__ import annotations

from collections.abc import Mapping

CERTIFICATE: Mapping[str, str] = {
    "certificate-page": "Certificate of practice",
    "certificate-lede": "A page to print or to save. It is made on this device, and nobody else hears of it.",
    "certificate-noscript": "Whether you have passed is worked out on this device by a script, and scripts are "
    "switched off here.",
    "certificate-left": "What is left before there is a certificate",
    "certificate-left-open": "{title}: still to do",
    "certificate-left-short": "{title}: {percent} percent so far, and it has to be passed",
    "certificate-left-score": "Your score is {percent} percent. You pass with {mastery} percent: try a part again to raise it.",
    "certificate-left-failed": "No attempt is left that could reach {mastery} percent. Ask whoever offers this course to you.",
    "certificate-lessons": "For credit hours and minutes to stand on it, these lessons are still to be read:",
    "certificate-name": "Your name, for the certificate",
    "certificate-name-note": "It stands on this page until you leave it. It is not kept and not sent. Leave it empty to "
    "write it by hand.",
    "certificate-print": "Print the certificate",
    "certificate-has": "has practiced",
    "certificate-practised": "What was practiced",
    "certificate-score": "Score",
    "certificate-part": "Part",
    "certificate-earned": "Earned",
    "certificate-counts": "Counts",
    "certificate-points": "{points} of {possible} points",
    "certificate-share": "{percent} of 100 percent",
    "certificate-done": "done",
    "certificate-weight": "{share} percent",
    "certificate-required": "has to be passed",
    "certificate-whole": "Together",
    "certificate-mastery": "Passed from {mastery} of 100 percent.",
    "certificate-time": "Time",
    "certificate-hours": "Credit hours",
    "certificate-version": "Course version",
    "certificate-date": "Printed on",
    "certificate-owner": "Course kept by",
    "certificate-shows": "What this shows, and what it does not",
    "certificate-says": "It shows that the questions and stories of this course were worked through on one device, with the "
    "score above. It does not show who sat there, and it certifies nobody to identify, question or judge other people.",
}

RESULTS: Mapping[str, str] = {
    "results-title": "Take your results along",
    "results-lede": "Your results as a file that is yours: what you completed, your scores, and what each scored question "
    "of your last attempts earned. What you wrote, what you passed by and your answers themselves are not in it.",
    "results-name": "Your name, if the file should say it",
    "results-name-note": "Leave it empty and there is no name in the file. It is not kept here and not sent.",
    "results-save": "Save the results file",
    "results-saved": "Saved as {file}. Nobody else has it until you hand it on.",
    "results-certificate": "Your certificate",
}

RECORDS: Mapping[str, str] = {**CERTIFICATE, **RESULTS}
