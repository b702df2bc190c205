"""A piece of H5P content: which library shows it, its parameters, and an id that is the same in every build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha1
from typing import TypeAlias

Params: TypeAlias = Mapping[str, object]

VERSIONS: Mapping[str, tuple[int, int]] = {
    "H5P.AdvancedText": (1, 1),
    "H5P.Blanks": (1, 14),
    "H5P.BranchingQuestion": (1, 0),
    "H5P.BranchingScenario": (1, 7),
    "H5P.Column": (1, 18),
    "H5P.DragText": (1, 10),
    "H5P.Essay": (1, 5),
    "H5P.Image": (1, 1),
    "H5P.InteractiveBook": (1, 11),
    "H5P.MultiChoice": (1, 16),
    "H5P.QuestionSet": (1, 20),
    "H5P.SortParagraphs": (0, 11),
    "H5P.TrueFalse": (1, 8),
}
"""Versions that name each other in their semantics: a book takes pages of this column alone, a set these questions alone.
A host needs exactly these two numbers; a later third one is the same to it."""

NAMES: Mapping[str, str] = {
    "H5P.AdvancedText": "Text",
    "H5P.Blanks": "Fill in the Blanks",
    "H5P.BranchingQuestion": "Branching Question",
    "H5P.BranchingScenario": "Branching Scenario",
    "H5P.Column": "Column",
    "H5P.DragText": "Drag the Words",
    "H5P.Essay": "Essay",
    "H5P.Image": "Image",
    "H5P.InteractiveBook": "Interactive Book",
    "H5P.MultiChoice": "Multiple Choice",
    "H5P.QuestionSet": "Question Set",
    "H5P.SortParagraphs": "Sort the Paragraphs",
    "H5P.TrueFalse": "True/False Question",
}

_NAMESPACE = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
"""RFC 9562, appendix C: the namespace of URLs."""


@dataclass(frozen=True, slots=True)
class Content:
    """One piece. Its id is made from where it stands, so it survives a change of its words."""

    library: str
    params: Params
    name: str
    """Where it stands, unique in its package."""
    title: str

    def value(self) -> Params:
        """As it stands in the parameters of another piece."""
        major, minor = VERSIONS[self.library]
        return {
            "library": f"{self.library} {major}.{minor}",
            "params": self.params,
            "subContentId": stable_id(self.name),
            "metadata": {
                "contentType": NAMES[self.library],
                "license": "U",
                "title": self.title,
                "authors": [],
                "changes": [],
                "extraTitle": self.title,
            },
        }


def stable_id(name: str) -> str:
    """A UUID of version 5 (RFC 9562, 5.5): the same for the same name, on every machine."""
    digest = bytearray(
        sha1(_NAMESPACE + f"coursewright:{name}".encode(), usedforsecurity=False).digest()[:16]
    )
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def used(params: object) -> Iterator[str]:
    """The libraries that parameters name, by their names."""
    match params:
        case {"library": str(library), "params": inner, **_others}:
            yield library.split(" ")[0]
            yield from used(inner)
        case Mapping():
            for value in params.values():
                yield from used(value)
        case list() | tuple():
            for value in params:
                yield from used(value)
        case _:
            pass
