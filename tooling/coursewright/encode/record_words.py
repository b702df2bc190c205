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
    "certificate-points": "Points: {points} of {possible}",
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
    "credential-says": "This credential says what was practiced: the questions and stories of the course were worked through on one "
    "device, with the score it names. It does not show who sat there, and it certifies nobody to identify, question or judge other "
    "people.",
}

RESULTS: Mapping[str, str] = {
    "results-title": "Take your results along",
    "results-lede": "Your results as a file that is yours: what you completed, your scores, and what each scored question "
    "of your last attempts earned. What you wrote, what you passed by and your answers themselves are not in it.",
    "results-mark": "It carries a random mark of this browser, so that two files of yours count as one person. Erasing everything "
    "here erases the mark too; whoever leaves no trace has a new one in each file.",
    "results-name": "Your name, if the file should say it",
    "results-name-note": "Leave it empty and there is no name in the file. It is not kept here and not sent.",
    "results-save": "Save the results file",
    "results-saved": "Saved as {file}. Nobody else has it until you hand it on.",
    "results-certificate": "Your certificate",
}

COLLECTED: Mapping[str, str] = {
    "collect-summary": "{counted} files are counted, {passed} are not.",
    "collect-broken": "{file}: no JSON, or cut off. Ask for it again.",
    "collect-large": "{file}: larger than a results file can be. It was not opened.",
    "collect-foreign": "{file}: no results file of these courses.",
    "collect-version": "{file}: written by another version of this program. This page reads version 1.",
    "collect-of-version": "Version {version}: {people}",
    "collect-shape": "{file}: a part of it is not as it has to be, so none of it is counted.",
    "collect-changed": "{file}: changed after it was saved; its content does not fit its checksum.",
    "collect-twice": "{file}: the same results as in a file that is counted already.",
    "collect-older": "{file}: there are two files of one person for this course. The later one counts.",
    "collect-many": "{file}: more files than this page takes at once.",
    "collect-unreadable": "{file}: it could not be read from the disk.",
    "collect-people": "{count} people",
    "collect-people-one": "One person",
    "collect-people-hidden": "How many there are of all courses together is hidden: it would tell a group of fewer than ten.",
    "collect-hidden": "Fewer than {least} people: nothing is shown.",
    "collect-passed": "Passed: {passed} of {people}",
    "collect-passed-hidden": "How many passed is hidden: either they or the others are fewer than ten.",
    "collect-score": "Score: {mean}",
    "collect-few": "fewer than ten, hidden",
    "collect-partly": "People with a version of fewer than ten are counted nowhere here: the total would tell them.",
    "collect-unknown": "This site does not hold this course, so its parts go by their ids.",
    "collect-objectives": "By objective",
    "collect-objectives-hidden": "Objectives are hidden: they would tell a question that fewer than ten were asked.",
    "collect-items": "By question",
    "collect-what": "Of what",
    "collect-count": "People",
    "collect-mean": "Mean share of the points",
    "collect-interval": "{percent} percent (95 percent interval {low} to {high})",
}
"""Said by the script of the coordinator's page."""

COLLECTOR: Mapping[str, str] = {
    "collector-page": "Results of a group",
    "collector-lede": "For coordinators: read the results files that learners gave you and see what the group says. "
    "Everything happens on this device; nothing is sent and nothing is kept when you leave the page.",
    "collector-noscript": "This page works by a script, and scripts are switched off here.",
    "collector-files": "Results files",
    "collector-files-note": "Choose as many as you have. You can add more later.",
    "collector-passed": "Not counted",
    "collector-save": "Save what is shown as CSV",
    "collector-print": "Print what is shown",
    "collector-forget": "Forget all of them",
    "collector-rule": "What is hidden, and why",
    "collector-rule-small": "A group of fewer than ten people is not shown: it could tell what one of them did.",
    "collector-rule-total": "A total is hidden too where it would tell a hidden group by subtraction. Two or more hidden "
    "groups of ten people together do not tell each other.",
    "collector-rule-passed": "Those who passed and those who have not yet are two groups: where one is small, both are hidden.",
    "collector-rule-people": "People are counted, not files. Files that carry one mark of a browser, or one name, are of one person; "
    "of each course the latest counts. Files that carry neither cannot be told apart: together they count as one person. Whoever leaves no "
    "trace has a new mark in each file, and counts once for each.",
    "collector-rule-twice": "Do not give away two reports whose groups differ by a few people. The page cannot see that.",
    "collector-rule-worth": "A file says what happened on a device. It does not say who sat there.",
    **COLLECTED,
}

VERIFIED: Mapping[str, str] = {
    "verify-valid": "This credential was signed by {issuer} and was not changed since.",
    "verify-broken": "This is no credential that this page can read, or a part of it is missing.",
    "verify-foreign": "This credential is not one of {issuer}. That does not make it false: whoever issued it can check it.",
    "verify-forged": "The signature does not fit: this credential was changed, or {issuer} never signed it.",
    "verify-early": "This credential is only valid from a later day.",
    "verify-expired": "This credential is no longer valid.",
    "verify-percent": "{percent} of 100 percent",
    "verify-of-name": "Name that the learner typed",
    "verify-of-achievement": "Course",
    "verify-of-version": "Course version",
    "verify-of-score": "Score",
    "verify-of-credits": "Credit hours",
    "verify-of-issuer": "Signed by",
    "verify-of-from": "Signed on",
    "verify-of-narrative": "What was practiced",
}
"""Said by the script of the page that checks credentials."""

VERIFIER: Mapping[str, str] = {
    "verifier-page": "Check a credential",
    "verifier-lede": "Whether a credential was signed by {issuer}. It is checked on this device, without a network, and sent nowhere.",
    "verifier-noscript": "Signatures are checked by a script, and scripts are switched off here.",
    "verifier-text": "The credential",
    "verifier-text-note": "Paste the text of the file, three parts with points between them.",
    "verifier-file": "Or choose the file",
    "verifier-check": "Check it",
    "verifier-shows": "A credential shows that {issuer} signed these results. It does not show who worked through the course, "
    "and it certifies nobody to identify, question or judge other people.",
    **VERIFIED,
}

BOOSTERS: Mapping[str, str] = {
    "boosters-page": "Questions for later",
    "boosters-lede": "Three short questions at a time, days and months after the course: recalling something keeps it. "
    "Nothing you answer here is kept, scored or sent.",
    "boosters-plan": "A calendar file with the days",
    "boosters-plan-note": "It is made on this device. Open it with your calendar; whoever else sees that calendar sees the entries.",
    "boosters-start": "Count from",
    "boosters-time": "At",
    "boosters-neutral": "Call every entry “{title}” and name neither course nor address",
    "boosters-save": "Save the calendar file",
    "boosters-saved": "Saved as {file}.",
    "boosters-title-neutral": "Reminder",
    "boosters-title": "Three questions: {title}",
    "boosters-text": "Open the course, then “Questions for later”.",
    "boosters-rounds": "The rounds",
    "round-day-2": "After two days",
    "round-week-1": "After one week",
    "round-week-4": "After four weeks",
    "round-month-3": "After three months",
    "round-month-6": "After six months",
    "boosters-link": "Questions for later",
}

RECORDS: Mapping[str, str] = {**CERTIFICATE, **RESULTS, **COLLECTOR, **VERIFIER, **BOOSTERS}
