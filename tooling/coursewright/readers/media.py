"""A directive `audio` or `video` to a recording with its transcript."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.place import Place
from coursewright.model.prose import Blocks, Medium
from coursewright.model.recording import Recording, RecordingKind
from coursewright.syntax.reading import Opening

BAD_OPTION = Code(
    "MEDIA001", Severity.ERROR, "a line about a recording that cannot be read",
    "A recording says its title; a video also its poster and its captions. A line with another name would be lost without a word.",
    "```courses/demo/first.md\n:::{audio} media/line.wav\n:titel: How the interpreter line sounds\n\nThree short tones.\n:::\n```",
    "```courses/demo/first.md\n:::{audio} media/line.wav\n:title: How the interpreter line sounds\n\nThree short tones.\n:::\n```",
)  # fmt: skip
CODES = (BAD_OPTION,)

OPTIONS = {RecordingKind.AUDIO: ("title",), RecordingKind.VIDEO: ("title", "poster", "captions")}


def read_medium(kind: RecordingKind, opening: Opening, blocks: Blocks, reports: Reports) -> Medium:
    """The recording, whatever is missing: a check tells that."""
    places = dict(_places(opening))
    for option, place in places.items():
        if option not in OPTIONS[kind]:
            reports.add(
                BAD_OPTION.at(
                    place,
                    f"`{kind.value}` has no line `:{option}:`.",
                    did_you_mean(option, OPTIONS[kind])
                    or f"Its lines are {', '.join(f'`:{name}:`' for name in OPTIONS[kind])}.",
                )
            )
    said = opening.options
    recording = Recording(
        kind, opening.argument, said.get("title", ""), said.get("poster", ""), said.get("captions", ""),
        opening.first_line, tuple(places.items()),
    )  # fmt: skip
    return Medium(recording, blocks, opening.place)


def _places(opening: Opening) -> Iterator[tuple[str, Place]]:
    """Where each option stands: directly beneath the first line, in their order."""
    file, line, column, _, _ = opening.place
    for at, (name, value) in enumerate(opening.options.items(), 1):
        yield name, Place(file, line + at, column, line + at, column + len(f":{name}: {value}".rstrip()))
