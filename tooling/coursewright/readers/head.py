"""The YAML head of a Markdown file, and where its text begins."""

from __future__ import annotations

from coursewright.model.diagnostic import Code, Reports, Severity
from coursewright.model.place import Place
from coursewright.readers.fields import Fields
from coursewright.syntax.source import Source
from coursewright.syntax.yaml import Mapping, read_yaml

NO_HEAD = Code(
    "HEAD004", Severity.ERROR, "a file without a head",
    "The head says what the file is called; learner records and links hang on it.",
    "```courses/demo/first.md\nHello.\n```", "```courses/demo/first.md\n---\nid: de-l1\ntitle: First\n---\n\nHello.\n```",
)  # fmt: skip
CODES = (NO_HEAD,)

FENCE = "---"


def read_head(source: Source, reports: Reports) -> tuple[Fields, int, str]:
    """The head's fields, the line the text starts on, and the text."""
    lines = source.lines
    empty = Mapping((), Place(source.file, 1, 1, 1, 2))
    # A notebook's lines stand where its file has them, so its first cell begins below the JSON around it.
    top = next((i for i, line in enumerate(lines) if line), 0) if source.file.endswith(".ipynb") else 0
    if not lines or lines[top].rstrip() != FENCE:
        reports.add(
            NO_HEAD.at(
                Place(source.file, 1, 1, 1, 2),
                "This file has no head.",
                "Begin it with `---`, its `id:` and `title:`, and `---`.",
            )
        )
        return Fields(empty, Reports()), 1, source.text
    end = next((i for i, line in enumerate(lines[top + 1 :], top + 1) if line.rstrip() == FENCE), None)
    if end is None:
        reports.add(
            NO_HEAD.at(
                Place(source.file, 1, 1, 1, 4),
                "The head of this file never ends.",
                "Close it with a line `---`.",
            )
        )
        return Fields(empty, Reports()), len(lines), ""
    tree = read_yaml(source, top + 2, "\n".join(lines[top + 1 : end]), reports)
    fields = Fields(
        tree if isinstance(tree, Mapping) else empty, reports if isinstance(tree, Mapping) else Reports()
    )
    return fields, end + 2, "\n".join(lines[end + 1 :])
