"""The words that each content type shows by itself. A word that is missing shows as `undefined`, so none is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Words: TypeAlias = Mapping[str, object]

_CHECK: Words = {
    "header": "Finish?",
    "body": "Are you sure you want to finish?",
    "cancelLabel": "Cancel",
    "confirmLabel": "Finish",
}
_RETRY: Words = {
    "header": "Try again?",
    "body": "Are you sure you want to try again?",
    "cancelLabel": "Cancel",
    "confirmLabel": "Confirm",
}
_CONFIRM: Words = {"confirmCheck": _CHECK, "confirmRetry": _RETRY}
_SPOKEN: Words = {
    "a11yCheck": "Check the answers. The responses will be marked as correct, incorrect, or unanswered.",
    "a11yShowSolution": "Show the solution. The task will be marked with its correct solution.",
    "a11yRetry": "Retry the task. Reset all responses and start the task over again.",
}
_SCORE = "You got :num out of :total points"

MULTI_CHOICE: Words = {
    "UI": {
        "checkAnswerButton": "Check",
        "submitAnswerButton": "Submit",
        "showSolutionButton": "Show solution",
        "tryAgainButton": "Try again",
        "tipsLabel": "Show tip",
        "scoreBarLabel": _SCORE,
        "tipAvailable": "Tip available",
        "feedbackAvailable": "Feedback available",
        "readFeedback": "Read feedback",
        "wrongAnswer": "Wrong answer",
        "correctAnswer": "Correct answer",
        "shouldCheck": "Should have been checked",
        "shouldNotCheck": "Should not have been checked",
        "noInput": "Please answer before viewing the solution",
        **_SPOKEN,
    },
    **_CONFIRM,
}
TRUE_FALSE: Words = {
    "l10n": {
        "trueText": "True",
        "falseText": "False",
        "score": "You got @score of @total points",
        "checkAnswer": "Check",
        "submitAnswer": "Submit",
        "showSolutionButton": "Show solution",
        "tryAgain": "Try again",
        "wrongAnswerMessage": "Wrong answer",
        "correctAnswerMessage": "Correct answer",
        "scoreBarLabel": _SCORE,
        **_SPOKEN,
    },
    **_CONFIRM,
}
BLANKS: Words = {
    "showSolutions": "Show solution",
    "tryAgain": "Try again",
    "checkAnswer": "Check",
    "submitAnswer": "Submit",
    "notFilledOut": "Please fill in all blanks to view the solution",
    "answerIsCorrect": "':ans' is correct",
    "answerIsWrong": "':ans' is wrong",
    "answeredCorrectly": "Answered correctly",
    "answeredIncorrectly": "Answered incorrectly",
    "solutionLabel": "Correct answer:",
    "inputLabel": "Blank input @num of @total",
    "inputHasTipLabel": "Tip available",
    "tipLabel": "Tip",
    "scoreBarLabel": _SCORE,
    "a11yCheckingModeHeader": "Checking mode",
    **_SPOKEN,
    **_CONFIRM,
}
DRAG_TEXT: Words = {
    "checkAnswer": "Check",
    "submitAnswer": "Submit",
    "tryAgain": "Try again",
    "showSolution": "Show solution",
    "dropZoneIndex": "Drop Zone @index.",
    "empty": "Drop Zone @index is empty.",
    "contains": "Drop Zone @index contains draggable @draggable.",
    "ariaDraggableIndex": "@index of @count draggables.",
    "tipLabel": "Show tip",
    "correctText": "Correct!",
    "incorrectText": "Incorrect!",
    "resetDropTitle": "Reset drop",
    "resetDropDescription": "Are you sure you want to reset this drop zone?",
    "grabbed": "Draggable is grabbed.",
    "cancelledDragging": "Cancelled dragging.",
    "correctAnswer": "Correct answer:",
    "feedbackHeader": "Feedback",
    "scoreBarLabel": _SCORE,
    **_SPOKEN,
}
SORT_PARAGRAPHS: Words = {
    "l10n": {
        "checkAnswer": "Check",
        "submitAnswer": "Submit",
        "tryAgain": "Try again",
        "showSolution": "Show solution",
        "up": "Up",
        "down": "Down",
        "disabled": "Disabled",
    },
    "a11y": {
        "check": "Check the answers. The responses will be marked as correct or incorrect.",
        "showSolution": "Show the solution. The correct solution will be displayed.",
        "retry": "Retry the task. Reset all elements and start the task over again.",
        "yourResult": "You got @score out of @total points",
        "listDescription": "Sortable list of paragraphs.",
        "listDescriptionCheckAnswer": "List of paragraphs with results.",
        "listDescriptionShowSolution": "List of paragraphs with solutions.",
        "paragraph": "Paragraph",
        "correct": "correct",
        "wrong": "wrong",
        "point": "@score point",
        "sevenOfNine": "@current of @total",
        "currentPosition": "Current position in list",
        "instructionsSelected": "Press spacebar to reorder",
        "instructionsGrabbed": "Press up and down arrow keys to change position, spacebar to drop, escape to cancel",
        "grabbed": "Grabbed",
        "moved": "Moved",
        "dropped": "Dropped",
        "reorderCancelled": "Reorder cancelled",
        "finalPosition": "Final position",
        "nextParagraph": "Next paragraph",
        "correctParagraph": "Correct paragraph at position",
    },
}
ESSAY: Words = {
    "checkAnswer": "Check",
    "submitAnswer": "Submit",
    "tryAgain": "Try again",
    "showSolution": "Show solution",
    "feedbackHeader": "Feedback",
    "solutionTitle": "Sample solution",
    "remainingChars": "Remaining characters: @chars",
    "notEnoughChars": "You must enter at least @chars characters!",
    "messageSave": "saved",
    "ariaYourResult": "You got @score out of @total points",
    "ariaNavigatedToSolution": "Navigated to newly included sample solution after textarea.",
}
QUESTION_SET: Words = {
    "texts": {
        "prevButton": "Previous question",
        "nextButton": "Next question",
        "finishButton": "Finish",
        "submitButton": "Submit",
        "textualProgress": "Question: @current of @total questions",
        "jumpToQuestion": "Question %d of %total",
        "questionLabel": "Question",
        "readSpeakerProgress": "Question @current of @total",
        "unansweredText": "Unanswered",
        "answeredText": "Answered",
        "currentQuestionText": "Current question",
        "navigationLabel": "Questions",
    }
}
END_GAME: Words = {
    "noResultMessage": "Finished",
    "message": "Your result:",
    "scoreBarLabel": "You got @finals out of @totals points",
    "solutionButtonText": "Show solution",
    "retryButtonText": "Retry",
    "finishButtonText": "Finish",
    "submitButtonText": "Submit",
    "skipButtonText": "Skip video",
}
BRANCHING: Words = {
    "startScreenButtonText": "Start the course",
    "endScreenButtonText": "Restart the course",
    "backButtonText": "Back",
    "disableProceedButtonText": "Require to complete the current module",
    "replayButtonText": "Replay the video",
    "proceedButtonText": "Proceed",
    "scoreText": "Your score:",
    "fullscreenAria": "Fullscreen",
}
BOOK: Words = {
    "read": "Read",
    "displayTOC": "Display 'Table of contents'",
    "hideTOC": "Hide 'Table of contents'",
    "nextPage": "Next page",
    "previousPage": "Previous page",
    "chapterCompleted": "Page completed!",
    "partCompleted": "@pages of @total completed",
    "incompleteChapter": "Incomplete page",
    "navigateToTop": "Navigate to the top",
    "markAsFinished": "I have finished this page",
    "fullscreen": "Fullscreen",
    "exitFullscreen": "Exit fullscreen",
    "bookProgressSubtext": "@count of @total pages",
    "interactionsProgressSubtext": "@count of @total interactions",
    "submitReport": "Submit Report",
    "restartLabel": "Restart",
    "summaryHeader": "Summary",
    "allInteractions": "All interactions",
    "unansweredInteractions": "Unanswered interactions",
    "scoreText": "@score / @maxscore",
    "leftOutOfTotalCompleted": "@left of @max interactions completed",
    "noInteractions": "No interactions",
    "score": "Score",
    "summaryAndSubmit": "Summary & submit",
    "noChapterInteractionBoldText": "You have not interacted with any pages.",
    "noChapterInteractionText": "You have to interact with at least one page before you can see the summary.",
    "yourAnswersAreSubmittedForReview": "Your answers are submitted for review!",
    "bookProgress": "Book progress",
    "interactionsProgress": "Interactions progress",
    "totalScoreLabel": "Total score",
    "a11y": {"progress": "Page @page of @total.", "menu": "Toggle navigation menu"},
}
