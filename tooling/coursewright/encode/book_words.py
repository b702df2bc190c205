"""The words that stand only in books: how to read them, and stories that remember by the reader's own hand."""

from __future__ import annotations

from collections.abc import Mapping

BOOKS: Mapping[str, str] = {
    "book-contents": "Contents",
    "book-cover": "Cover: {title}",
    "book-picture": "A lamp lights an open book on a table; two chairs stand at it.",
    "book-how": "How to use this book",
    "book-how-questions": "Questions stand in the text. Think of your answer first, then follow the link “Answers and "
    "reasons” beneath the question. It leads to the end of the book, and a link there leads back.",
    "book-how-stories": "A story is read by its links. Each part ends with the ways on: choose one and follow it. What "
    "you chose is told first, then why it matters, then the story goes on. Read on by links and not by "
    "turning pages, so that nothing is told too early.",
    "book-how-keep": "Some ways of a story are open only after something else has happened. Where that is so, the story "
    "says at its beginning what to keep on a slip of paper, and each part says when to change it.",
    "book-how-facts": "A small number leads to the source of a statement, and a link there leads back.",
    "book-how-nothing": "This book keeps nothing and sends nothing. It has no script, and no picture is fetched from anywhere.",
    "book-answers": "Answers",
    "book-answers-of": "Answers: {title}",
    "book-to-answers": "Answers and reasons",
    "book-to-question": "Back to the question",
    "book-back": "Back to the text",
    "book-used": "Used in:",
    "book-match": "Which belong together?",
    "book-write": "Your answer: ____________",
    "book-write-unit": "Your answer: ____________ {unit}",
    "book-drawn": "Online {drawn} of these {held} questions are drawn each time.",
    "book-keep": "Keep this on a slip of paper. It changes when the story says so.",
    "book-keep-counter": "“{label}”: begins at {start}, and stays between {low} and {high}.",
    "book-keep-named": "“{label}”: begins at {start}. It can be {values}.",
    "book-keep-ticked": "“{label}”: begins ticked.",
    "book-keep-empty": "“{label}”: begins without a tick.",
    "book-been": "you have been at “{title}”",
    "book-not-been": "you have not been at “{title}”",
    "book-once": "you have not taken this way before",
    "book-only": "Only if {condition}:",
    "book-go-on": "Go on: {title}",
    "book-amber": "The next part names harm in general terms.",
    "book-end": "The story ends here.",
    "book-cell-fields": "For these numbers:",
    "book-cell-results": "this comes out:",
    "book-run": "The code of this book has been run. To run it again, or to change it, open the notebooks with Jupyter: their data "
    "stand beside them.",
    "book-how-folded": "Questions stand in the text. Think of your answer first, then open “Answers and reasons” beneath it.",
    "book-how-choices": "A story is read by its links. Open one of the choices to see what follows from it, then follow the "
    "link at its end.",
    "book-accessible": "Text with headings, lists and tables in the order of reading. Every picture that carries meaning has "
    "a text beside it, formulas are MathML, questions and stories work without a script, and nothing moves, flashes "
    "or makes a sound. Colors follow the light or dark setting of the reader.",
}
"""Keys of books."""
