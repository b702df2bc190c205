"""The pages of the authors' manual that follow from our tables: kinds of items, directives, diagnostics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from coursewright import matrix
from coursewright.catalogue import CODES
from coursewright.explain import ROOMS, room
from coursewright.kinds import KINDS
from coursewright.kinds.shape import Kind
from coursewright.model.diagnostic import Reports
from coursewright.model.item import Item, form_name
from coursewright.readers.assessment import read_assessment
from coursewright.syntax.source import decode

BANK = "assessments/demo-test.md"
LESSON = "courses/demo/first.md"
STORY = "scenarios/demo-talk.md"

GENERATED = "<!-- Generated from the tables in tooling/coursewright/manual.py: change those, then run pytest --accept. -->"

SCORING: Mapping[str, str] = {
    "choice": "With one key, all of its points or none. With several keys, right ones minus wrong ones, divided by the keys, never below 0.",
    "true-false": "All of its points or none.",
    "matching": "The share of left sides that have their right side.",
    "sequencing": "The share of neighbours that stand in the right order.",
    "fill-in": "The share of gaps that are right. Blanks at the ends and capitals do not matter, unless the setting `case` says so.",
    "numeric": "All of its points if the number lies in the range, both ends included, else none.",
    "likert": "Never scored: no answer is right or wrong.",
    "long-fill-in": "Never scored here.",
}
"""What an answer in each interaction form earns, in an author's words."""

SETTINGS: Mapping[str, str] = {
    "id": "Its name for ever. Learner records hang on it, so it never changes meaning. `coursewright check --fix` writes a missing one.",
    "objective": "The one objective of the course that it asks for.",
    "level": "`remember`, `understand`, `apply`, `analyse` or `evaluate`.",
    "points": "What a full answer earns, 1 to 99. Without it 1.",
    "kind": "The kind, where the shape does not say it.",
    "after": "A flag: it concerns what happens after somebody is identified.",
    "unscored": "A flag: it earns nothing, as for a prediction.",
    "booster": "A flag: it is fit to be asked again weeks later.",
    "order": "`order fixed` keeps the options in your order.",
    "facts": "Facts that it rests on and does not cite in its text, as in `facts F-001 F-002`.",
    "variant-of": "The id of the item that this is a parallel form of. The two are never drawn together.",
}
"""The settings of every item, in an author's words."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive as the manual tells it: what stands after the braces, what it is for, and an example in its file."""

    name: str
    argument: str
    use: str
    example: str
    path: str = LESSON


DIRECTIVES: tuple[Directive, ...] = (
    Directive(
        "content-note", "`green` or `amber`",
        "One sentence on what is spoken of, as the first thing in every lesson, assessment and scenario. Green: no harm is described. "
        "Amber: harm is named in general terms. Nothing beyond amber can be written.",
        "---\nid: de-l1\ntitle: First\n---\n\n:::{content-note} amber\nControl by another person is named in general terms.\n:::\n\nWhat do you say at the door?",
    ),
    Directive(
        "item", "an optional short title", "One question in the flow of a lesson, with the settings and shapes of [Items](items.md).",
        ":::{item} The first sentence\n`id de-k1; objective DE-O1; level understand`\n\nA visitor looks at the clock. What do you say first?\n\n"
        "- [x] How much time there is\n  > She knows what to expect and can decide.\n"
        "- [ ] What the form is for\n  > She still does not know how long it takes.\n:::",
    ),
    Directive(
        "recall", "nothing", "Shows items of earlier lessons or of an assessment again. Its body is a list of their ids.",
        ":::{recall}\n- demo-1\n:::",
    ),
    Directive(
        "scenario", "the id of a scenario", "A card that leads to the scenario. It has no body.",
        ":::{scenario} demo-talk\n:::",
    ),
    Directive(
        "assessment", "the id of an assessment", "A card that leads to the assessment. It has no body.",
        ":::{assessment} demo-test\n:::",
    ),
    Directive(
        "reflect", "nothing", "A question to oneself, with a box to write in. What is written never leaves the device.",
        ":::{reflect}\nWhich room where you work has a door that closes?\n:::",
    ),
    Directive(
        "example", "a title", "A worked example.",
        ":::{example} Two open ways\n\"I can show you the form now, or you can take it with you.\" Neither way needs a reason.\n:::",
    ),
    Directive(
        "action", "nothing", "The one thing to do where the learner works.",
        ":::{action}\nFind out tonight which room is free between four and five.\n:::",
    ),
    Directive(
        "handout", "a title", "A sheet to take along. It stands in the lesson and prints by itself.",
        ":::{handout} Before the visit\n- A room with a door\n- The number of the interpreter line\n:::",
    ),
    Directive(
        "facilitator", "an optional title", "Notes for who leads a group. They are in no learner's page, not even hidden. "
        "`minutes` and `materials` (set apart by semicolons) go into the [session plan](leading.md).",
        ":::{facilitator} In pairs\n:minutes: 10\n:materials: a card for each pair\n\nLet one read the words aloud, then change roles.\n:::",
    ),
    Directive(
        "law", "a place: `INT`, `US`, `US-CA`, `GB`, `EU`, ...",
        "The law of one place, by its code of ISO 3166. Cite the rows that it rests on. A site for one place shows the boxes of that "
        "place and of what it lies in; `:show: everywhere` keeps a box that a text about many places needs. See [Place](place.md).",
        ":::{law} US\nHospitals of this kind offer an interpreter. {fact}`F-001`\n:::",
    ),
    Directive(
        "debate", "a title", "Sides of a question on which good people differ, each under a heading of its own, and what is not known.",
        "## The question\n\n:::{debate} Ask everyone, or tell everyone\n### Ask everyone\nNobody is singled out.\n\n"
        "### Tell everyone\nNobody has to answer.\n\n### What is not known\nWhich of the two people prefer.\n:::",
    ),
    Directive(
        "note", "an optional title", "An aside that explains.",
        ":::{note} Words\nA *companion* is anybody who came along.\n:::",
    ),
    Directive("tip", "an optional title", "An aside that makes work easier.", ":::{tip}\nPut the chairs out before the visit.\n:::"),
    Directive(
        "important", "an optional title", "An aside that must not be missed.",
        ":::{important}\nNobody has to say why they say no.\n:::",
    ),
    Directive(
        "warning", "an optional title", "An aside about something that can go wrong.",
        ":::{warning}\nA leaflet in a bag can be found by others.\n:::",
    ),
    Directive("support", "nothing", "The panel with the support lines of `courses/support.yml`. It has no body.", ":::{support}\n:::"),
    Directive(
        "figure", "the picture's file", "A picture with a caption. The line `:alt:` says what matters in it; the body is the caption.",
        ":::{figure} media/room.svg\n:alt: Two chairs by a window, the door closed\n\nA room that anybody can book.\n:::",
    ),
    Directive(
        "audio", "the recording's file", "Something to listen to: MP3, M4A, Ogg or WAV. The line `:title:` says what it is; the body is its transcript, which is required. "
        "See [Audio and video](media.md).",
        ":::{audio} media/line.wav\n:title: How the interpreter line sounds while you wait\n\nThree short tones, again and again. Nobody speaks yet.\n:::",
    ),
    Directive(
        "video", "the recording's file", "Something to watch: MP4 or WebM. Besides `:title:` it has `:captions:`, a WebVTT file or `none` where there is nothing to hear, "
        "and may have `:poster:`, the picture before it plays. The body is its transcript. See [Audio and video](media.md).",
        ":::{video} media/door.mp4\n:title: How the door of the room closes\n:poster: media/room.svg\n:captions: media/door.vtt\n\n"
        "A hand closes the door. Somebody says: take the time you need.\n:::",
    ),
    Directive(
        "when", "a condition", "In scenarios only: text that is shown while the condition holds. See [Scenarios](scenarios.md).",
        "## At the desk\n\nShe reads the form.\n\n:::{when} trust >= 2\nShe smiles.\n:::\n\n"
        "- [Name the time](#she-stays) `trust +1; points +1`\n- [Ask for the form](#she-goes) `trust -1`\n\n"
        "## She stays\n`ending left-with-options`\n\nShe asks her question.\n\n## She goes\n`ending door-open`\n\nShe takes your hours along.",
        STORY,
    ),
)  # fmt: skip
"""Every directive there is, in the order of a lesson."""


def pages() -> Mapping[str, str]:
    """The generated pages of the manual by their file names."""
    return {name: write() for name, write in PAGES.items()}


def items() -> str:
    """Every kind of item, from the table of kinds."""
    return _joined(
        GENERATED,
        "# Items",
        "An item is one question with its scoring and its feedback. In an assessment it begins with a heading, in a lesson it stands in an "
        "`item` directive. Its settings come first, then the stem (the part that asks), then the answers.",
        "How an item is answered follows from its shape: a task list, a table, a gap. Only where the shape does not say it, "
        "the setting `kind` does.",
        _fenced(
            BANK,
            "## Alone first\n`id demo-alone; objective DE-O1; level apply`\n\nA friend answers every question for a visitor. What do you do first?\n\n"
            "- [ ] Ask the friend to interpret\n  > The friend then decides what you hear.\n"
            "- [x] See the visitor alone, as you do with everybody\n  > A routine needs no excuse.\n"
            "- [ ] Ask the visitor about it in front of the friend\n  > Nobody can answer that beside somebody they may fear.\n\n"
            "> Why: privacy comes before any question.\n\n> Hint: who hears the answer?",
        ),
        "Beneath each option stands its feedback after `>`: what happens, why, what to do next time, where it comes from, in 40 to 80 words. "
        "(The examples on this page are shorter, so that you see the shape.) `> Why:` is shown after any answer, `> Hint:` on request before.",
        "The examples leave out the head of the file; [Assessments](assessments.md) shows it.",
        "## Settings",
        _table(("Setting", "Meaning"), ((f"`{name}`", use) for name, use in SETTINGS.items())),
        "Options get the ids a, b, c by their place. Write `id x` in a code span at the end of an option to give it one of its own, "
        "before you move or delete options of a published item.",
        *(part for kind in sorted(KINDS, key=_place) for part in _kind(kind)),
    )


def directives() -> str:
    """Every directive, from the table above."""
    return _joined(
        GENERATED,
        "# Directives",
        "A directive is a part of a text with a role of its own. It opens with three colons and its name in braces, and closes with three "
        "colons on a line of their own. What stands after the braces is its argument.",
        "A directive that holds another one takes more colons than the inner one:",
        _fenced(
            LESSON,
            "::::{example} A talk\nShe looks at the door.\n\n:::{note}\nShe may leave at any time.\n:::\n::::",
        ),
        _table(
            ("Directive", "After the braces", "For"),
            ((f"[`{one.name}`](#{one.name})", one.argument, one.use) for one in DIRECTIVES),
        ),
        *(part for one in DIRECTIVES for part in (f"## {one.name}", one.use, _fenced(one.path, one.example))),
    )


def diagnostics() -> str:
    """Every diagnostic, from the catalogue."""
    titles = dict(ROOMS)
    out = [
        GENERATED,
        "# What the checks say",
        "Every complaint has a code. An **error** stops the build. A **warning** does not, unless you run `check --strict`. A **hint** is advice. "
        "`coursewright explain CODE` shows the same text in a terminal.",
        "To let one finding stand for the next block, say so and why, on a line of its own:",
        _fenced("", "<!-- allow ITEM112: the word belongs to the law that is quoted -->", "markdown"),
    ]
    current = ""
    for name, code in CODES.items():
        if room(name) != current:
            current = room(name)
            out.append(f"## {titles.get(current, current)}")
        out += [
            f"### {name}",
            f"{_sentence(code.title)} *{code.severity.value.capitalize()}.*",
            " ".join(code.why.split()),
        ]
        out += ["Wrong:", *_example(code.wrong), "Right:", *_example(code.right)]
    return _joined(*out)


def item_example(kind: Kind) -> str:
    """A kind's example as it stands in an assessment, with heading and settings."""
    named = "" if _tells_itself(kind) else f"; kind {kind.name}"
    title = kind.name.replace("-", " ").capitalize()
    return f"## {title}\n`id demo-{kind.name}; objective DE-O1; level apply{named}`\n\n{kind.example.strip()}"


def fidelity() -> str:
    """What every target makes of every kind, from the code of both."""
    return _joined(
        GENERATED,
        "# What arrives where",
        "Formats differ in what they can say. No package leaves anything out silently: whenever one is written, the terminal says for each "
        "item whether it is **kept** (✓), **approximated** (≈) or **dropped** (–), why, and where it stands in your sources.",
        "| Ask | With |\n|---|---|\n"
        "| how many arrive how, and why not all | every `coursewright pack` and `coursewright build --downloads ...` |\n"
        "| the fate of each item with its line | `coursewright pack ... --report` |\n"
        "| the same for a program | `coursewright pack ... --report-json FILE` |\n"
        "| a page for your colleagues | `coursewright build --downloads TARGET,...` writes `authors/what-arrives.html` into the site |\n"
        "| nothing less than everything | `--no-loss`: a dropped item is an error, and nothing is written |",
        "This table is made by the code: the example of every kind in [Items](items.md) goes through every target. A number leads to the reason.",
        matrix.page({kind.name: item_example(kind) for kind in sorted(KINDS, key=_place)}).rstrip("\n"),
    )


PAGES: Mapping[str, Callable[[], str]] = {
    "items.md": items,
    "directives.md": directives,
    "diagnostics.md": diagnostics,
    "fidelity.md": fidelity,
}


def _kind(kind: Kind) -> Iterator[str]:
    form = _form(kind)
    yield f"## {kind.name}"
    yield _sentence(kind.summary)
    yield _fenced(BANK, item_example(kind))
    own = f" Own settings: {', '.join(f'`{name}`' for name in kind.settings)}." if kind.settings else ""
    yield f"Interaction form: {form}. {SCORING[form]}{own}"


def _place(kind: Kind) -> int:
    """Kinds stand by their interaction form, the most used first."""
    return list(SCORING).index(_form(kind))


def _form(kind: Kind) -> str:
    item = _read(f"{item_example(kind)}\n")
    return form_name(item.form) if item is not None else ""


def _tells_itself(kind: Kind) -> bool:
    """Whether the example's shape alone leads to this kind."""
    item = _read(f"## Title\n`id demo-1; objective DE-O1; level apply`\n\n{kind.example.strip()}")
    return item is not None and item.kind == kind.name


def _read(text: str) -> Item | None:
    head = "---\nid: demo-test\ntitle: Demo\n---\n\n"
    source, _ = decode(BANK, f"{head}{text}\n".encode())
    bank, _ = read_assessment(source, Reports())
    return bank.items[0] if bank.items else None


def _example(text: str) -> Iterator[str]:
    """An example of a code: files under their paths, a sentence as a sentence, anything else as it stands."""
    files = list(re.finditer(r"^(`{3,})(\S+)\n(.*?)^\1$", text.strip("\n") + "\n", re.M | re.S))
    if files:
        yield from (_fenced(one[2], one[3].rstrip("\n")) for one in files)
    elif re.fullmatch(r"[A-Z][^\n]*\.", text) and "{" not in text.split(" ")[0]:
        yield text
    else:
        yield _fenced("", text, "markdown")


def _fenced(path: str, text: str, language: str = "") -> str:
    """A block of code with its path as a caption, behind more backticks than it holds itself."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    language = language or ("yaml" if path.endswith(".yml") else "markdown")
    caption = f' title="{path}"' if path else ""
    fence = "`" * (longest + 1)
    return f"{fence}{language}{caption}\n{text}\n{fence}"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _sentence(text: str) -> str:
    first = text[:1].upper() + text[1:]
    return first if first.endswith(".") else f"{first}."


def _joined(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"
