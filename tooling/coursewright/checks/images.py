"""Pictures for those who do not see them: a text that says what matters, or the word decorative."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursewright.checks.passages import inlines
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.prose import Image

LONGEST = 250

NO_ALT = Code(
    "IMG101", Severity.ERROR, "a picture without a text that stands in for it",
    "Learners who listen to the page, or read it where pictures do not load, get nothing (WCAG 2.2, 1.1.1).",
    """\
```courses/demo/first.md
![](media/room.svg)
```""",
    """\
```courses/demo/first.md
![Two chairs by a window, the door closed](media/room.svg)
```""",
)  # fmt: skip
FILE_NAME = Code(
    "IMG102", Severity.ERROR, "a picture described by its file name",
    "A screen reader would say `room dot svg`, which tells nobody anything.",
    """\
```courses/demo/first.md
![room.svg](media/room.svg)
```""",
    """\
```courses/demo/first.md
![Two chairs by a window, the door closed](media/room.svg)
```""",
)  # fmt: skip
TOO_LONG = Code(
    "IMG103", Severity.WARNING, "a description of a picture that is too long to listen to",
    f"It is read in one breath, without a way to pause or go back. Past {LONGEST} characters it belongs "
    "into the text.",
    f"An image whose alternative text has more than {LONGEST} characters.",
    "A short alternative text, and the details in the paragraph beneath.",
)  # fmt: skip
CODES = (NO_ALT, FILE_NAME, TOO_LONG)

_FILE = re.compile(r"^\S+\.(?:svg|png|jpe?g|gif|webp|avif|bmp|tiff?)$", re.IGNORECASE)


def check(project: Project) -> Iterable[Diagnostic]:
    """Every picture of the project."""
    for _, inline in inlines(project):
        if isinstance(inline, Image) and not inline.decorative:
            yield from _image(inline)


def _image(image: Image) -> Iterable[Diagnostic]:
    alt = " ".join(image.alt.split())
    if not alt:
        yield NO_ALT.at(
            image.place,
            f"The picture `{image.src}` has no text that stands in for it.",
            "Say between the brackets what matters in the picture, or write `decorative` if nothing does.",
        )
    elif _FILE.match(alt) or alt == image.src.rpartition("/")[2].rpartition(".")[0]:
        yield FILE_NAME.at(
            image.place,
            f"`{alt}` is the name of the file, not what it shows.",
            "Say what matters in the picture.",
        )
    elif len(alt) > LONGEST:
        yield TOO_LONG.at(
            image.place,
            f"The description has {len(alt)} characters; at most {LONGEST} can be listened to.",
            "Say in one sentence what matters, and tell the details in the text.",
        )
