"""Audio and video for everybody: files that browsers play, words for who does not hear, words for who does not see."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Generator, Iterable, Iterator
from urllib.parse import unquote

from coursewright.checks.passages import passages
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity, did_you_mean
from coursewright.model.place import Place
from coursewright.model.prose import Medium
from coursewright.model.recording import CAPTIONS, SILENT, TYPES, Recording, RecordingKind
from coursewright.model.walking import walk, words

_LESSON = "courses/demo/first.md"
_GOOD = (
    ":::{video} media/door.mp4\n:title: How the door of the room closes\n:captions: media/door.vtt\n\n"
    "A hand closes the door. Somebody says: take the time you need.\n:::"
)


def _page(text: str) -> str:
    return f"```{_LESSON}\n{text}\n```"


def _captioned(time: str) -> str:
    return f"{_page(_GOOD)}\n```courses/demo/media/door.vtt\nWEBVTT\n\n{time}\n(a door closes)\n```"


NO_FILE = Code(
    "MEDIA101", Severity.ERROR, "a recording that is not there",
    "The page would show a player that plays nothing. Recordings come from the project: courses are read offline, and "
    "one from elsewhere would tell its owner who watches what.",
    _page(_GOOD.replace("door.mp4", "doors.mp4")), _page(_GOOD),
)  # fmt: skip
WRONG_KIND = Code(
    "MEDIA102", Severity.ERROR, "a recording of a kind that browsers do not play",
    "Every browser plays MP3, M4A, Ogg and WAV as audio, and MP4 and WebM as video, without a plug-in. "
    "What the file holds has to be what its ending says.",
    _page(":::{audio} media/door.mp4\n:title: How the door sounds\n\nA lock clicks.\n:::"),
    _page(":::{audio} media/line.wav\n:title: How the line sounds\n\nThree short tones.\n:::"),
)  # fmt: skip
NO_CAPTIONS = Code(
    "MEDIA103", Severity.ERROR, "a video without captions",
    "Who does not hear, or sits in a library, gets nothing of what is said (WCAG 2.2, 1.2.2). Where there is nothing to "
    "hear, say so with `:captions: none`.",
    _page(_GOOD.replace(":captions: media/door.vtt\n", "")), _page(_GOOD),
)  # fmt: skip
NO_TRANSCRIPT = Code(
    "MEDIA104", Severity.ERROR, "a recording without a transcript",
    "Its body is the transcript: all that is heard, and of a video all that is seen. It serves who reads braille, who has "
    "no sound, who plays on paper and who wants to search (WCAG 2.2, 1.2.1 and 1.2.3).",
    _page(":::{audio} media/line.wav\n:title: How the line sounds\n:::"),
    _page(":::{audio} media/line.wav\n:title: How the line sounds\n\nThree short tones.\n:::"),
)  # fmt: skip
NO_TITLE = Code(
    "MEDIA105", Severity.ERROR, "a recording without a title",
    "A screen reader names the player by it, and everybody else decides by it whether to press play.",
    _page(":::{audio} media/line.wav\n\nThree short tones.\n:::"),
    _page(":::{audio} media/line.wav\n:title: How the line sounds\n\nThree short tones.\n:::"),
)  # fmt: skip
BAD_CAPTIONS = Code(
    "MEDIA106", Severity.ERROR, "captions that a browser cannot show",
    "Captions are a WebVTT file: the word WEBVTT, then for each caption its time and its words. A browser passes over "
    "what it cannot read, and says nothing.",
    _captioned("00:02,000 --> 00:04,000"), _captioned("00:02.000 --> 00:04.000"),
)  # fmt: skip
CODES = (NO_FILE, WRONG_KIND, NO_CAPTIONS, NO_TRANSCRIPT, NO_TITLE, BAD_CAPTIONS)

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
_CUE = re.compile(rf"({_TIME.pattern})[ \t]+-->[ \t]+({_TIME.pattern})(?:[ \t]+\S.*)?")
_SIGNS = {
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), ".ogg": (b"OggS",), ".wav": (b"RIFF",), ".webm": (b"\x1aE\xdf\xa3",),
}  # fmt: skip
"""How such a file begins. MP4 and M4A say `ftyp` after four bytes."""


def check(project: Project) -> Iterable[Diagnostic]:
    """Every recording of the project."""
    for passage in passages(project):
        for block in walk(passage.blocks):
            if isinstance(block, Medium):
                yield from _medium(block, passage.file, project)


def _medium(block: Medium, file: str, project: Project) -> Iterator[Diagnostic]:
    one = block.recording
    if not one.title:
        yield NO_TITLE.at(
            one.place,
            f"The {one.kind.value} `{one.src}` has no title.",
            "Say in a line `:title:` what it is.",
        )
    yield from _file(one, file, project)
    if one.kind is RecordingKind.VIDEO:
        yield from _captions(one, file, project)
    if not words(block.blocks):
        yield NO_TRANSCRIPT.at(
            one.place,
            f"The {one.kind.value} `{one.src}` has no transcript.",
            "Write beneath its lines what is heard"
            + (" and seen." if one.kind is RecordingKind.VIDEO else "."),
        )


def _file(one: Recording, file: str, project: Project) -> Iterator[Diagnostic]:
    ending = posixpath.splitext(one.src)[1].lower()
    if ending not in TYPES[one.kind]:
        kinds = ", ".join(f"`{known}`" for known in TYPES[one.kind])
        yield WRONG_KIND.at(
            one.place, f"`{one.src}` is no {one.kind.value} that browsers play.", f"Take one of {kinds}."
        )
        return
    data = yield from _found(one.src, one.place, "recording", file, project)
    if data is not None and not _begins(ending, data):
        yield WRONG_KIND.at(
            one.place,
            f"What `{one.src}` holds is not what its ending says.",
            "Save the recording anew in that format, or give the file the ending of what it holds.",
        )


def _begins(ending: str, data: bytes) -> bool:
    if ending in (".mp4", ".m4a"):
        return data[4:8] == b"ftyp"
    return data.startswith(_SIGNS[ending])


def _captions(one: Recording, file: str, project: Project) -> Iterator[Diagnostic]:
    place = one.where("captions")
    if not one.captions:
        yield NO_CAPTIONS.at(
            place,
            f"The video `{one.src}` has no captions.",
            f"Name a WebVTT file in a line `:captions:`, or write `{SILENT}` if there is nothing to hear.",
        )
    if not one.captioned:
        return
    data = yield from _found(one.captions, place, "file of captions", file, project)
    if data is None:
        return
    if not one.captions.lower().endswith(CAPTIONS):
        yield BAD_CAPTIONS.at(
            place, f"`{one.captions}` is no WebVTT file.", f"Save the captions as `{CAPTIONS}`."
        )
        return
    for line, message, remedy in _unreadable(data):
        where = f"line {line} of `{one.captions}`"
        yield BAD_CAPTIONS.at(place, f"{message}: {where}.", remedy)


def _found(
    src: str, place: Place, what: str, file: str, project: Project
) -> Generator[Diagnostic, None, bytes | None]:
    """The bytes of a file, or None with a word about it."""
    if _SCHEME.match(src):
        yield NO_FILE.at(
            place,
            f"This {what} comes from the web, not from the project.",
            "Put the file into `media/` and name it by its relative path.",
        )
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(src)))
    if target in project.files:
        return project.files[target]
    near = {posixpath.relpath(path, posixpath.dirname(file) or "."): path for path in project.files}
    yield NO_FILE.at(
        place,
        f"There is no {what} `{src}`.",
        did_you_mean(src, near)
        or f"Add the file `{target}`, or mend the path, which is relative to this file.",
    )
    return None


def _unreadable(data: bytes) -> Iterator[tuple[int, str, str]]:
    """The first thing in captions that a browser would pass over: its line, what is wrong, what to do (WebVTT 4.1)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield 1, "The captions are not UTF-8", "Save the file as UTF-8."
        return
    lines = text.splitlines()
    if not lines or not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        yield (
            1,
            "The captions do not begin with `WEBVTT`",
            "Write `WEBVTT` into the first line, then an empty one.",
        )
        return
    before, cues = -1, 0
    for at, line in enumerate(lines, 1):
        if "-->" not in line:
            continue
        cue = _CUE.fullmatch(line.strip())
        if cue is None:
            yield at, "The time of a caption cannot be read", "Write it as `00:02.000 --> 00:04.500`."
            return
        start, end = _milliseconds(cue[1]), _milliseconds(cue[6])
        if end <= start or start < before:
            yield (
                at,
                "A caption ends before it begins, or stands before an earlier one",
                "Put the times in their order.",
            )
            return
        if at == len(lines) or not lines[at].strip():
            yield at, "A caption has no words", "Write what is heard in the line beneath its time."
            return
        before, cues = start, cues + 1
    if not cues:
        yield (
            1,
            "There is no caption in the file",
            f"Write the captions, or `:captions: {SILENT}` if there is nothing to hear.",
        )


def _milliseconds(time: str) -> int:
    found = _TIME.fullmatch(time)
    assert found is not None, "the pattern of a caption holds two of these"
    hours, minutes, seconds, rest = (int(part or 0) for part in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
