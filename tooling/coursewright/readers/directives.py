"""Directives to blocks: the table of what `:::{name}` may be, and the context one file gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from coursewright.model.diagnostic import Code, Reports, Severity, did_you_mean
from coursewright.model.expression import Expression
from coursewright.model.item import Item
from coursewright.model.place import Place
from coursewright.model.prose import (
    ActivityCard,
    Block,
    Blocks,
    Box,
    BoxKind,
    Check,
    Figure,
    Image,
    Listing,
    Paragraph,
    Recall,
    Reflection,
    SupportPanel,
    When,
)
from coursewright.model.recording import RecordingKind
from coursewright.model.scenario import ContentLevel, ContentNote
from coursewright.model.walking import plain
from coursewright.readers.item import read_item
from coursewright.readers.jurisdiction import place_code
from coursewright.readers.media import read_medium
from coursewright.syntax.reading import Handler, Opening, Reading

BAD_ARGUMENT = Code(
    "SYNTAX009", Severity.ERROR, "a directive whose first line is incomplete",
    "Some directives need a word after their name: a scenario its id, a picture its file, a content note its level.",
    "```courses/demo/first.md\n:::{content-note} red\nSpeaks of harm.\n:::\n```",
    "```courses/demo/first.md\n:::{content-note} amber\nSpeaks of harm in general terms.\n:::\n```",
)  # fmt: skip
CODES = (BAD_ARGUMENT,)
LONGEST = 600
"""Minutes of one activity in a room."""

ReadCondition = Callable[[str, Place], "Expression | None"]


@dataclass(slots=True)
class Context:
    """What the directives of one file share: the reading, and what they find beside the text."""

    source_reports: Reports
    condition: ReadCondition | None = None
    reading: Reading | None = None
    items: list[Item] = field(default_factory=list)
    note: ContentNote | None = None
    reflections: int = 0


def directives(context: Context) -> Mapping[str, Handler]:
    """The table for one file. `when` is there only where a condition can be read."""
    table: dict[str, Handler] = {kind.value: _box(context, kind) for kind in BoxKind}
    table |= {
        "content-note": lambda opening, blocks: _note(context, opening, blocks),
        "item": lambda opening, blocks: _item(context, opening, blocks),
        "recall": _recall,
        "reflect": lambda opening, blocks: _reflect(context, opening, blocks),
        "support": lambda opening, blocks: SupportPanel(opening.place),
        "figure": lambda opening, blocks: _figure(context, opening, blocks),
        "audio": lambda opening, blocks: _medium(context, RecordingKind.AUDIO, opening, blocks),
        "video": lambda opening, blocks: _medium(context, RecordingKind.VIDEO, opening, blocks),
        "scenario": lambda opening, blocks: _card(context, opening),
        "assessment": lambda opening, blocks: _card(context, opening),
    }
    if context.condition is not None:
        table["when"] = lambda opening, blocks: _when(context, opening, blocks)
    return table


def _box(context: Context, kind: BoxKind) -> Handler:
    def read(opening: Opening, blocks: Blocks) -> Block | None:
        if kind in (BoxKind.LAW, BoxKind.EXAMPLE, BoxKind.DEBATE, BoxKind.HANDOUT) and not opening.argument:
            need = "a place code such as `US` or `GB`" if kind is BoxKind.LAW else "a title"
            context.source_reports.add(
                BAD_ARGUMENT.at(opening.first_line, f"`{kind.value}` needs {need} after its name.")
            )
        elif kind is BoxKind.LAW:
            code = place_code(opening.argument, opening.first_line, context.source_reports)
            return Box(kind, code, blocks, opening.place, opening.options.get("show") == "everywhere")
        minutes, materials = _activity(context, opening) if kind is BoxKind.FACILITATOR else (0, ())
        return Box(kind, opening.argument, blocks, opening.place, minutes=minutes, materials=materials)

    return read


def _activity(context: Context, opening: Opening) -> tuple[int, tuple[str, ...]]:
    """What a session is planned with: minutes, and materials set apart by semicolons."""
    told = opening.options.get("minutes", "")
    if told and not (told.isascii() and told.isdigit() and 0 < int(told) <= LONGEST):
        context.source_reports.add(
            BAD_ARGUMENT.at(
                opening.first_line,
                f"`minutes` is a whole number of minutes, 1 to {LONGEST}, not `{told}`.",
                "Write `:minutes: 25` on a line of its own, directly under the first one.",
            )
        )
        told = ""
    materials = (part.strip() for part in opening.options.get("materials", "").split(";"))
    return int(told or 0), tuple(part for part in materials if part)


def _note(context: Context, opening: Opening, blocks: Blocks) -> Block | None:
    levels = [level.value for level in ContentLevel]
    if opening.argument not in levels:
        context.source_reports.add(
            BAD_ARGUMENT.at(
                opening.first_line,
                f"`{opening.argument or 'nothing'}` is no content level.",
                "Write `green` (no harm described) or `amber` (harm named in general terms); anything beyond is not published here.",
            )
        )
        return None
    context.note = ContentNote(ContentLevel(opening.argument), blocks, opening.place)
    return None


def _item(context: Context, opening: Opening, blocks: Blocks) -> Block | None:
    assert context.reading is not None, "the reading is set before any block is read"
    item = read_item(context.reading, opening.argument, blocks, opening.place)
    if item is None:
        return None
    context.items.append(item)
    return Check(item.id, opening.place)


def _recall(opening: Opening, blocks: Blocks) -> Block | None:
    found: list[tuple[str, Place]] = []
    for block in blocks:
        if isinstance(block, Listing):
            for entry in block.items:
                first = entry.blocks[0] if entry.blocks else None
                if isinstance(first, Paragraph):
                    found.append((plain(first.inlines).strip(), first.place))
    return Recall(tuple(found), opening.place)


def _reflect(context: Context, opening: Opening, blocks: Blocks) -> Block | None:
    context.reflections += 1
    id = opening.options.get("id") or f"reflection-{context.reflections}"
    return Reflection(id, blocks, opening.place)


def _figure(context: Context, opening: Opening, blocks: Blocks) -> Block | None:
    if not opening.argument:
        context.source_reports.add(
            BAD_ARGUMENT.at(opening.first_line, "`figure` needs the picture's file after its name.")
        )
        return None
    caption = next((block.inlines for block in blocks if isinstance(block, Paragraph)), ())
    return Figure(
        Image(opening.argument, opening.options.get("alt", ""), opening.first_line), caption, opening.place
    )


def _medium(context: Context, kind: RecordingKind, opening: Opening, blocks: Blocks) -> Block | None:
    if not opening.argument:
        context.source_reports.add(
            BAD_ARGUMENT.at(opening.first_line, f"`{kind.value}` needs the recording's file after its name.")
        )
        return None
    return read_medium(kind, opening, blocks, context.source_reports)


def _card(context: Context, opening: Opening) -> Block | None:
    if not opening.argument:
        context.source_reports.add(
            BAD_ARGUMENT.at(
                opening.first_line,
                f"`{opening.name}` needs an id after its name.",
                did_you_mean(opening.name, ()),
            )
        )
        return None
    return ActivityCard(opening.name, opening.argument, opening.place)


def _when(context: Context, opening: Opening, blocks: Blocks) -> Block | None:
    assert context.condition is not None, "`when` is in the table only with a condition"
    line = opening.place
    column = line.column + len(":::{when} ")
    condition = context.condition(
        opening.argument, Place(line.file, line.line, column, line.line, column + 1)
    )
    return When(condition, blocks, opening.place) if condition is not None else None
