"""YAML as a tree of plain values with places: the only door to PyYAML. Anchors, aliases and tags are refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import yaml

from coursewright.model.diagnostic import Code, Note, Reports, Severity
from coursewright.model.place import Place
from coursewright.syntax.source import Source

BROKEN = Code(
    "YAML001", Severity.ERROR, "YAML that cannot be read",
    "The settings of a course or the head of a file are YAML; one wrong indent or quote hides all that follows.",
    "```courses/demo/course.yml\nid: demo\ntitle: [Demo\n```",
    "```courses/demo/course.yml\nid: demo\ntitle: Demo\n```",
)  # fmt: skip
REFUSED = Code(
    "YAML002", Severity.ERROR, "an anchor, alias or tag in YAML",
    "Anchors and tags can make a small file grow without end or run code, and nobody reads them; write the value out.",
    "```courses/demo/course.yml\nid: &a demo\ntitle: *a\n```",
    "```courses/demo/course.yml\nid: demo\ntitle: Demo\n```",
)  # fmt: skip
REPEATED = Code(
    "YAML003", Severity.ERROR, "a key written twice",
    "Only one of the two values could count, and a reader cannot tell which.",
    "```courses/demo/course.yml\nid: demo\ntitle: One\ntitle: Two\n```",
    "```courses/demo/course.yml\nid: demo\ntitle: One\n```",
)  # fmt: skip
CODES = (BROKEN, REFUSED, REPEATED)

MAX_DEPTH = 30


@dataclass(frozen=True)
class Scalar:
    """One value as text. `plain` is False where it stood in quotes."""

    text: str
    plain: bool
    place: Place


@dataclass(frozen=True)
class Sequence:
    """A list."""

    entries: tuple[Tree, ...]
    place: Place


@dataclass(frozen=True)
class Mapping:
    """Keys with values, each key once, in their order."""

    entries: tuple[tuple[Scalar, Tree], ...]
    place: Place

    def get(self, key: str) -> Tree | None:
        """The value of a key, or None."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None


Tree: TypeAlias = Scalar | Sequence | Mapping

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(source: Source, first: int, text: str, reports: Reports) -> Tree | None:
    """The tree of `text`, whose first line is line `first` of the source; None where it is empty or broken."""
    builder = _Builder(source, first, reports)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
            if builder.refused:
                return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first
        column = (mark.column if mark else 0) + 1
        problem = (error.problem or "it is not well formed").rstrip(".")
        reports.add(
            BROKEN.at(
                Place(source.file, line, column, line, column + 1),
                f"This cannot be read as YAML: {problem}.",
                "Check the indent, and put text that holds `: ` or starts with a sign in quotes.",
            )
        )
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reports.add(
            BROKEN.at(
                Place.of_line(source.file, first),
                f"This cannot be read as YAML: {str(error).split(chr(10))[0]}.",
            )
        )
        return None
    return builder.result


class _Builder:
    """Builds the tree from parser events with a stack of its own, so depth is bounded by us and not by Python."""

    def __init__(self, source: Source, first: int, reports: Reports) -> None:
        self.source, self.first, self.reports = source, first, reports
        self.stack: list[tuple[yaml.Event, list[Tree]]] = []
        self.result: Tree | None = None
        self.refused = False

    def take(self, event: yaml.Event) -> None:
        anchored = getattr(event, "anchor", None) is not None
        tagged = getattr(event, "tag", None) not in (None, "!")
        if anchored or tagged:
            self._refuse(event, "Anchors, aliases and tags are not used here.")
        elif isinstance(event, yaml.ScalarEvent):
            self._put(Scalar(event.value, event.style is None, self._place(event)))
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            if len(self.stack) >= MAX_DEPTH:
                self._refuse(event, f"This is nested more than {MAX_DEPTH} deep.")
            else:
                self.stack.append((event, []))
        elif isinstance(event, yaml.SequenceEndEvent):
            opening, parts = self.stack.pop()
            self._put(Sequence(tuple(parts), self._place(opening).to(self._place(event))))
        elif isinstance(event, yaml.MappingEndEvent):
            opening, parts = self.stack.pop()
            self._put(self._mapping(parts, self._place(opening).to(self._place(event))))

    def _mapping(self, parts: list[Tree], place: Place) -> Mapping:
        entries: dict[str, tuple[Scalar, Tree]] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.reports.add(BROKEN.at(key.place, "A key has to be a word.", "Write it as `key: value`."))
            elif key.text in entries:
                self.reports.add(
                    REPEATED.at(
                        key.place,
                        f"`{key.text}` stands here a second time.",
                        "Keep one of the two.",
                        Note("the first one", entries[key.text][0].place),
                    )
                )
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), place)

    def _put(self, tree: Tree) -> None:
        if self.stack:
            self.stack[-1][1].append(tree)
        elif self.result is None:
            self.result = tree

    def _refuse(self, event: yaml.Event, message: str) -> None:
        self.refused = True
        self.reports.add(REFUSED.at(self._place(event), message, "Write the value out where it is needed."))

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start is not None, "events of a text carry marks"
        assert end is not None, "events of a text carry marks"
        return Place(
            self.source.file, start.line + self.first, start.column + 1, end.line + self.first, end.column + 1
        )
