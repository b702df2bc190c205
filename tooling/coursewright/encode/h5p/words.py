"""The words that each content type shows by itself. A word that is missing shows as `undefined`, so none is left out.

The tables say where a content type looks for a word, and which one that is; `said` fills them in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from coursewright.encode.interface import template

Words: TypeAlias = Mapping[str, object]


def said(language: str, words: Words) -> dict[str, object]:
    """A table in a language. The signs that H5P fills, such as `@score`, are still in it."""
    return {
        name: said(language, word) if isinstance(word, Mapping) else template(language, f"h5p-{word}")
        for name, word in words.items()
    }


_CHECK: Words = {
    "header": "finish-title",
    "body": "finish-sure",
    "cancelLabel": "cancel",
    "confirmLabel": "finish",
}
_RETRY: Words = {
    "header": "retry-title",
    "body": "retry-sure",
    "cancelLabel": "cancel",
    "confirmLabel": "confirm",
}
_CONFIRM: Words = {"confirmCheck": _CHECK, "confirmRetry": _RETRY}
_SPOKEN: Words = {
    "a11yCheck": "spoken-check",
    "a11yShowSolution": "spoken-solution",
    "a11yRetry": "spoken-retry",
}
_SCORE = "got"

MULTI_CHOICE: Words = {
    "UI": {
        "checkAnswerButton": "check",
        "submitAnswerButton": "submit",
        "showSolutionButton": "show-solution",
        "tryAgainButton": "try-again",
        "tipsLabel": "show-tip",
        "scoreBarLabel": _SCORE,
        "tipAvailable": "tip-available",
        "feedbackAvailable": "feedback-available",
        "readFeedback": "read-feedback",
        "wrongAnswer": "wrong-answer",
        "correctAnswer": "correct-answer",
        "shouldCheck": "should-check",
        "shouldNotCheck": "should-not-check",
        "noInput": "no-input",
        **_SPOKEN,
    },
    **_CONFIRM,
}
TRUE_FALSE: Words = {
    "l10n": {
        "trueText": "true",
        "falseText": "false",
        "score": "got-at",
        "checkAnswer": "check",
        "submitAnswer": "submit",
        "showSolutionButton": "show-solution",
        "tryAgain": "try-again",
        "wrongAnswerMessage": "wrong-answer",
        "correctAnswerMessage": "correct-answer",
        "scoreBarLabel": _SCORE,
        **_SPOKEN,
    },
    **_CONFIRM,
}
BLANKS: Words = {
    "showSolutions": "show-solution",
    "tryAgain": "try-again",
    "checkAnswer": "check",
    "submitAnswer": "submit",
    "notFilledOut": "not-filled",
    "answerIsCorrect": "is-correct",
    "answerIsWrong": "is-wrong",
    "answeredCorrectly": "answered-correctly",
    "answeredIncorrectly": "answered-incorrectly",
    "solutionLabel": "solution-label",
    "inputLabel": "blank-of",
    "inputHasTipLabel": "tip-available",
    "tipLabel": "tip",
    "scoreBarLabel": _SCORE,
    "a11yCheckingModeHeader": "checking-mode",
    **_SPOKEN,
    **_CONFIRM,
}
DRAG_TEXT: Words = {
    "checkAnswer": "check",
    "submitAnswer": "submit",
    "tryAgain": "try-again",
    "showSolution": "show-solution",
    "dropZoneIndex": "zone",
    "empty": "zone-empty",
    "contains": "zone-contains",
    "ariaDraggableIndex": "draggable-of",
    "tipLabel": "show-tip",
    "correctText": "correct-exclaimed",
    "incorrectText": "incorrect-exclaimed",
    "resetDropTitle": "reset-drop",
    "resetDropDescription": "reset-drop-sure",
    "grabbed": "draggable-grabbed",
    "cancelledDragging": "drag-cancelled",
    "correctAnswer": "solution-label",
    "feedbackHeader": "feedback",
    "scoreBarLabel": _SCORE,
    **_SPOKEN,
}
SORT_PARAGRAPHS: Words = {
    "l10n": {
        "checkAnswer": "check",
        "submitAnswer": "submit",
        "tryAgain": "try-again",
        "showSolution": "show-solution",
        "up": "up",
        "down": "down",
        "disabled": "disabled",
    },
    "a11y": {
        "check": "spoken-check-order",
        "showSolution": "spoken-solution-order",
        "retry": "spoken-retry-order",
        "yourResult": "got-out-of",
        "listDescription": "list",
        "listDescriptionCheckAnswer": "list-results",
        "listDescriptionShowSolution": "list-solutions",
        "paragraph": "paragraph",
        "correct": "correct",
        "wrong": "wrong",
        "point": "point",
        "sevenOfNine": "of",
        "currentPosition": "position",
        "instructionsSelected": "press-space",
        "instructionsGrabbed": "press-arrows",
        "grabbed": "grabbed",
        "moved": "moved",
        "dropped": "dropped",
        "reorderCancelled": "reorder-cancelled",
        "finalPosition": "final-position",
        "nextParagraph": "next-paragraph",
        "correctParagraph": "correct-paragraph",
    },
}
ESSAY: Words = {
    "checkAnswer": "check",
    "submitAnswer": "submit",
    "tryAgain": "try-again",
    "showSolution": "show-solution",
    "feedbackHeader": "feedback",
    "solutionTitle": "sample",
    "remainingChars": "chars-left",
    "notEnoughChars": "chars-few",
    "messageSave": "saved",
    "ariaYourResult": "got-out-of",
    "ariaNavigatedToSolution": "to-sample",
}
QUESTION_SET: Words = {
    "texts": {
        "prevButton": "question-previous",
        "nextButton": "question-next",
        "finishButton": "finish",
        "submitButton": "submit",
        "textualProgress": "question-progress",
        "jumpToQuestion": "question-jump",
        "questionLabel": "question",
        "readSpeakerProgress": "question-of",
        "unansweredText": "unanswered",
        "answeredText": "answered",
        "currentQuestionText": "question-current",
        "navigationLabel": "questions",
    }
}
INTRODUCTION: Words = {"startButtonText": "start"}
END_GAME: Words = {
    "noResultMessage": "finished",
    "message": "your-result",
    "scoreBarLabel": "got-finals",
    "solutionButtonText": "show-solution",
    "retryButtonText": "retry",
    "finishButtonText": "finish",
    "submitButtonText": "submit",
    "skipButtonText": "skip-video",
}
BRANCHING: Words = {
    "startScreenButtonText": "course-start",
    "endScreenButtonText": "course-restart",
    "backButtonText": "back",
    "disableProceedButtonText": "require",
    "replayButtonText": "replay",
    "proceedButtonText": "proceed",
    "scoreText": "your-score",
    "fullscreenAria": "fullscreen",
}
SCREEN: Words = {"proceedButtonText": "proceed"}
BOOK: Words = {
    "read": "read",
    "displayTOC": "contents-show",
    "hideTOC": "contents-hide",
    "nextPage": "page-next",
    "previousPage": "page-previous",
    "chapterCompleted": "page-completed",
    "partCompleted": "pages-completed",
    "incompleteChapter": "page-incomplete",
    "navigateToTop": "to-top",
    "markAsFinished": "page-finished",
    "fullscreen": "fullscreen",
    "exitFullscreen": "fullscreen-exit",
    "bookProgressSubtext": "pages-of",
    "interactionsProgressSubtext": "interactions-of",
    "submitReport": "report",
    "restartLabel": "restart",
    "summaryHeader": "summary",
    "allInteractions": "interactions-all",
    "unansweredInteractions": "interactions-unanswered",
    "scoreText": "score-of",
    "leftOutOfTotalCompleted": "interactions-left",
    "noInteractions": "interactions-none",
    "score": "score",
    "summaryAndSubmit": "summary-submit",
    "noChapterInteractionBoldText": "pages-none",
    "noChapterInteractionText": "pages-none-why",
    "yourAnswersAreSubmittedForReview": "report-sent",
    "bookProgress": "book-progress",
    "interactionsProgress": "interactions-progress",
    "totalScoreLabel": "total",
    "a11y": {"progress": "page-of", "menu": "menu"},
}
