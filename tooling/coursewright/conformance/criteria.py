"""What an accessibility report has to speak of: WCAG 2.2 at A and AA, EN 301 549 V3.2.1, and Section 508. Numbers and names only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_A = """\
1.1.1 Non-text Content
1.2.1 Audio-only and Video-only (Prerecorded)
1.2.2 Captions (Prerecorded)
1.2.3 Audio Description or Media Alternative (Prerecorded)
1.3.1 Info and Relationships
1.3.2 Meaningful Sequence
1.3.3 Sensory Characteristics
1.4.1 Use of Color
1.4.2 Audio Control
2.1.1 Keyboard
2.1.2 No Keyboard Trap
2.1.4 Character Key Shortcuts
2.2.1 Timing Adjustable
2.2.2 Pause, Stop, Hide
2.3.1 Three Flashes or Below Threshold
2.4.1 Bypass Blocks
2.4.2 Page Titled
2.4.3 Focus Order
2.4.4 Link Purpose (In Context)
2.5.1 Pointer Gestures
2.5.2 Pointer Cancellation
2.5.3 Label in Name
2.5.4 Motion Actuation
3.1.1 Language of Page
3.2.1 On Focus
3.2.2 On Input
3.2.6 Consistent Help
3.3.1 Error Identification
3.3.2 Labels or Instructions
3.3.7 Redundant Entry
4.1.2 Name, Role, Value"""

_AA = """\
1.2.4 Captions (Live)
1.2.5 Audio Description (Prerecorded)
1.3.4 Orientation
1.3.5 Identify Input Purpose
1.4.3 Contrast (Minimum)
1.4.4 Resize Text
1.4.5 Images of Text
1.4.10 Reflow
1.4.11 Non-text Contrast
1.4.12 Text Spacing
1.4.13 Content on Hover or Focus
2.4.5 Multiple Ways
2.4.6 Headings and Labels
2.4.7 Focus Visible
2.4.11 Focus Not Obscured (Minimum)
2.5.7 Dragging Movements
2.5.8 Target Size (Minimum)
3.1.2 Language of Parts
3.2.3 Consistent Navigation
3.2.4 Consistent Identification
3.3.3 Error Suggestion
3.3.4 Error Prevention (Legal, Financial, Data)
3.3.8 Accessible Authentication (Minimum)
4.1.3 Status Messages"""

NEW_IN_22 = frozenset({"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"})
"""EN 301 549 V3.2.1 rests on WCAG 2.1 and does not ask for these."""

MEDIA = frozenset({"1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2", "EN 7"})
"""Those that ask something of audio and video only."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a report. `id` is how attestations name it."""

    id: str
    name: str
    level: str = ""
    """`A` or `AA`, of WCAG."""
    absent: str = ""
    """Why it asks nothing of a course on the web, where it does not."""
    aside: str = ""
    """What to say of it where nobody has attested to anything."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A table of a report."""

    title: str
    criteria: tuple[Criterion, ...]


def _read(text: str, level: str) -> tuple[Criterion, ...]:
    pairs = (line.split(" ", 1) for line in text.splitlines())
    return tuple(Criterion(number, name, level) for number, name in pairs)


WCAG: tuple[Chapter, ...] = (
    Chapter("Table 1: Success Criteria, Level A", _read(_A, "A")),
    Chapter("Table 2: Success Criteria, Level AA", _read(_AA, "AA")),
)

_HARDWARE = "The product is no hardware."
_SOFTWARE = "The product is content in a web browser; see the tables of WCAG."
_SPEECH = "The product offers no two-way voice communication."
_VIDEO = "Recordings play in the controls of the browser; of captions and descriptions the lines of WCAG 1.2 speak."
_RELAY = "The product offers no relay or emergency service."
_DOCUMENTS = (
    "This report looks at web pages. Books and sheets in PDF or EPUB that may be offered beside them are documents: checkers of their own "
    "kind (PDF/UA-1, EPUB Accessibility) judge them, and none of them was asked here."
)


def _rows(before: str, text: str, absent: str = "", aside: str = "") -> tuple[Criterion, ...]:
    pairs = (line.split(" ", 1) for line in text.splitlines())
    return tuple(Criterion(f"{before} {number}", name, absent=absent, aside=aside) for number, name in pairs)


_508_3 = """\
302.1 Without Vision
302.2 With Limited Vision
302.3 Without Perception of Color
302.4 Without Hearing
302.5 With Limited Hearing
302.6 Without Speech
302.7 With Limited Manipulation
302.8 With Limited Reach and Strength
302.9 With Limited Language, Cognitive, and Learning Abilities"""

SECTION_508: tuple[Chapter, ...] = (
    Chapter(
        "Chapter 3: Functional Performance Criteria",
        _rows("508", _508_3),
    ),
    Chapter("Chapter 4: Hardware", _rows("508", "402 Closed Functionality and all that follows", _HARDWARE)),
    Chapter(
        "Chapter 5: Software",
        (
            *_rows("508", "502 Interoperability with Assistive Technology\n503 Applications", _SOFTWARE),
            *_rows("508", "504 Authoring Tools", "The product is a course; what makes it is another product."),
        ),
    ),
    Chapter(
        "Chapter 6: Support Documentation and Services",
        _rows(
            "508",
            "602.2 Accessibility and Compatibility Features\n602.3 Electronic Support Documentation\n"
            "602.4 Alternate Formats for Non-Electronic Support Documentation\n"
            "603.2 Information on Accessibility and Compatibility Features\n603.3 Accommodation of Communication Needs",
        ),
    ),
)  # fmt: skip

_EN_4 = """\
4.2.1 Usage without vision
4.2.2 Usage with limited vision
4.2.3 Usage without perception of colour
4.2.4 Usage without hearing
4.2.5 Usage with limited hearing
4.2.6 Usage with no or limited vocal capability
4.2.7 Usage with limited manipulation or strength
4.2.8 Usage with limited reach
4.2.9 Minimize photosensitive seizure triggers
4.2.10 Usage with limited cognition, language or learning
4.2.11 Privacy"""

_EN_5 = """\
5.2 Activation of accessibility features
5.4 Preservation of accessibility information during conversion
5.5 Operable parts
5.6 Locking or toggle controls
5.7 Key repeat
5.8 Double-strike key acceptance
5.9 Simultaneous user actions"""


def _web() -> Iterator[Criterion]:
    """Clause 9 repeats WCAG 2.1 at A and AA; 4.1.1 was in it still."""
    old = Criterion(
        "4.1.1", "Parsing", "A", "Held to be satisfied by HTML as it is today (errata of WCAG 2.1)."
    )
    yield from sorted(
        (*(one for chapter in WCAG for one in chapter.criteria if one.id not in NEW_IN_22), old),
        key=lambda one: [int(part) for part in one.id.split(".")],
    )


EN_301_549: tuple[Chapter, ...] = (
    Chapter("Chapter 4: Functional Performance Statements", _rows("EN", _EN_4)),
    Chapter(
        "Chapter 5: Generic Requirements",
        (
            *_rows("EN", "5.1 Closed functionality", "The product is open to assistive technology."),
            *_rows("EN", "5.3 Biometrics", "Nothing is identified by a body."),
            *_rows("EN", _EN_5),
        ),
    ),
    Chapter("Chapter 6: ICT with Two-Way Voice Communication", _rows("EN", "6 All clauses", _SPEECH)),
    Chapter("Chapter 7: ICT with Video Capabilities", _rows("EN", "7 All clauses", aside=_VIDEO)),
    Chapter("Chapter 8: Hardware", _rows("EN", "8 All clauses", _HARDWARE)),
    Chapter("Chapter 9: Web", tuple(_web())),
    Chapter("Chapter 10: Non-web Documents", _rows("EN", "10 All clauses", aside=_DOCUMENTS)),
    Chapter("Chapter 11: Software", _rows("EN", "11 All clauses", _SOFTWARE)),
    Chapter(
        "Chapter 12: Documentation and Support Services",
        _rows(
            "EN",
            "12.1.1 Accessibility and compatibility features\n12.1.2 Accessible documentation\n"
            "12.2.2 Information on accessibility and compatibility features\n12.2.3 Effective communication\n"
            "12.2.4 Accessible documentation",
        ),
    ),
    Chapter(
        "Chapter 13: ICT Providing Relay or Emergency Service Access", _rows("EN", "13 All clauses", _RELAY)
    ),
)


def known() -> frozenset[str]:
    """Every id that somebody can attest to."""
    chapters = (*WCAG, *SECTION_508, *EN_301_549)
    return frozenset(one.id for chapter in chapters for one in chapter.criteria if not one.absent)
