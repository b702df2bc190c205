"""What a recording is: a file to listen to or to watch, and the files that stand in for parts of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from posixpath import splitext

from coursewright.model.place import Place


class RecordingKind(StrEnum):
    """How a recording is taken in."""

    AUDIO = "audio"
    VIDEO = "video"


TYPES = {
    RecordingKind.AUDIO: {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav"},
    RecordingKind.VIDEO: {".mp4": "video/mp4", ".webm": "video/webm"},
}  # fmt: skip
"""What browsers play without a plug-in, by the ending of the file."""
CAPTIONS = ".vtt"
SILENT = "none"
"""In place of a file of captions where there is nothing to hear."""


@dataclass(frozen=True)
class Recording:
    """One recording. Paths are relative to the file that shows it; the words for all of it stand beneath it in the text."""

    kind: RecordingKind
    src: str
    title: str
    """What it is, in one line."""
    poster: str
    """Of a video: the picture before it plays."""
    captions: str
    """Of a video: a WebVTT file, or `SILENT`."""
    place: Place
    at: tuple[tuple[str, Place], ...] = ()
    """Where each option stands."""

    @property
    def captioned(self) -> bool:
        """Whether a file of captions is named."""
        return self.captions not in ("", SILENT)

    def where(self, option: str) -> Place:
        """The line of an option, or the line that opens the directive."""
        return dict(self.at).get(option, self.place)


def mime(path: str) -> str:
    """The media type of a recording; nothing for what is none."""
    ending = splitext(path)[1].lower()
    return next((types[ending] for types in TYPES.values() if ending in types), "")


def in_language(path: str, language: str, known: Collection[str]) -> str:
    """`door.es.vtt` in place of `door.vtt` for a reader of Spanish, where it is there."""
    stem, ending = splitext(path)
    own = f"{stem}.{language}{ending}"
    return own if own in known else path
