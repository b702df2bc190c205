"""One item from its blocks: settings, stem, answers and what is said afterwards."""

from __future__ import annotations

from dataclasses import replace

from coursewright.kinds import BY_NAME, KINDS
from coursewright.kinds.shape import Kind, Shape
from coursewright.model.diagnostic import Code, Severity, did_you_mean
from coursewright.model.item import Form, Item, Level, Likert, LongFillIn
from coursewright.model.mention import Mention
from coursewright.model.place import Place
from coursewright.model.prose import Block, Blocks, Gap, Inline, Listing, Paragraph, Quote, Table, Text
from coursewright.model.walking import every_inline, with_inlines
from coursewright.syntax.reading import Reading
from coursewright.syntax.settings import Setting, lone_span, read_settings

UNKNOWN_SETTING = Code(
    "ITEM004", Severity.ERROR, "a setting that an item does not have",
    "A misspelt setting would silently have no effect.",
    "## Alone first\n`id a-1; objectiv DE-O1`\n\nWho waits outside?\n\n- [x] The companion\n- [ ] Nobody",
    "## Alone first\n`id a-1; objective DE-O1`\n\nWho waits outside?\n\n- [x] The companion\n- [ ] Nobody",
)  # fmt: skip
UNKNOWN_KIND = Code(
    "ITEM005", Severity.ERROR, "an item whose kind cannot be told",
    "How an item is answered follows from its shape: a task list, a table, a gap, a typed answer. This one has none of them.",
    "## Alone first\n`id a-1; objective DE-O1`\n\nWho waits outside?",
    "## Alone first\n`id a-1; objective DE-O1`\n\nWho waits outside?\n\n- [x] The companion\n- [ ] Nobody",
)  # fmt: skip
BAD_SETTING = Code(
    "ITEM006", Severity.ERROR, "a setting with a value it cannot have",
    "Levels, points and flags have a meaning for drawing and scoring.",
    "## Alone first\n`id a-1; objective DE-O1; level expert`\n\nWho waits outside?\n\n- [x] The companion\n- [ ] Nobody",
    "## Alone first\n`id a-1; objective DE-O1; level apply`\n\nWho waits outside?\n\n- [x] The companion\n- [ ] Nobody",
)  # fmt: skip
CODES = (UNKNOWN_SETTING, UNKNOWN_KIND, BAD_SETTING)

SETTINGS = (
    "id",
    "objective",
    "level",
    "points",
    "kind",
    "after",
    "unscored",
    "booster",
    "order",
    "facts",
    "variant-of",
)
SAID = {"why:": "why", "hint:": "hint", "rubric:": "rubric", "model:": "model"}


def read_item(reading: Reading, title: str, blocks: Blocks, place: Place) -> Item | None:
    """The item, or None with a report where nothing can be asked."""
    settings, rest = _settings(blocks)
    said, rest = _said(rest)
    answers: Listing | Table | None = None
    if rest and isinstance(rest[-1], (Listing, Table)) and (len(rest) > 1 or not title):
        answers, rest = rest[-1], rest[:-1]
    stem, gaps = _numbered(rest, reading)
    shape = Shape(stem, answers, settings, said, gaps, reading.source, reading.reports, place)
    kind = _kind(shape)
    if kind is None:
        return None
    _check_settings(shape, kind)
    if kind.name == "cloze" and answers is not None:
        shape = replace(shape, stem=(*stem, answers), answers=None)
    form = kind.read(shape)
    return _item(shape, kind, form, title) if form is not None else None


def _item(shape: Shape, kind: Kind, form: Form, title: str) -> Item:
    settings = shape.settings
    unscored = "unscored" in settings or isinstance(form, (Likert, LongFillIn))
    return Item(
        id=_value(shape, "id"),
        title=title,
        stem=shape.stem,
        form=form,
        kind=kind.name,
        objective=_value(shape, "objective"),
        level=_level(shape),
        points=0 if unscored else _points(shape),
        why=shape.said.get("why", ()),
        hint=shape.said.get("hint", ()),
        after="after" in settings,
        booster="booster" in settings,
        fixed_order=_value(shape, "order") == "fixed",
        facts=tuple(_value(shape, "facts").split()),
        variant_of=_value(shape, "variant-of"),
        place=shape.place,
    )


def _settings(blocks: Blocks) -> tuple[dict[str, Setting], Blocks]:
    span = lone_span(blocks[0]) if blocks else None
    if span is None:
        return {}, blocks
    return {setting.key: setting for setting in read_settings(span)}, blocks[1:]


def _said(blocks: Blocks) -> tuple[dict[str, Blocks], Blocks]:
    """The quotes at the end that begin with a known word, and the blocks before them."""
    said: dict[str, Blocks] = {}
    rest = list(blocks)
    while rest and isinstance(rest[-1], Quote):
        found = _split_said(rest[-1])
        if found is None:
            break
        for name, inner in found:
            said.setdefault(name, inner)
        rest.pop()
    return said, tuple(rest)


def _split_said(quote: Quote) -> list[tuple[str, Blocks]] | None:
    """Quotes that stand right below each other are one to Markdown; their words part them again."""
    parts: list[tuple[str, list[Block]]] = []
    for block in quote.blocks:
        first = block.inlines[0] if isinstance(block, Paragraph) and block.inlines else None
        word = first.text.split(" ")[0].lower() if isinstance(first, Text) else ""
        if word in SAID and isinstance(block, Paragraph) and isinstance(first, Text):
            rest = Text(first.text[len(word) :].lstrip(), first.place)
            inlines = (rest, *block.inlines[1:]) if rest.text else block.inlines[1:]
            parts.append((SAID[word], [Paragraph(inlines, block.place)]))
        elif parts:
            parts[-1][1].append(block)
        else:
            return None
    return [(name, tuple(inner)) for name, inner in parts] or None


def _numbered(blocks: Blocks, reading: Reading) -> tuple[Blocks, tuple[tuple[Place, str], ...]]:
    """The stem with its gaps numbered from 1, and what they hold."""
    places = [inline.place for inline in every_inline(blocks) if isinstance(inline, Gap)]
    number = {place: index for index, place in enumerate(places, 1)}

    def renumber(inline: Inline) -> Inline:
        return Gap(number[inline.place], inline.place) if isinstance(inline, Gap) else inline

    stem = with_inlines(blocks, renumber) if places else blocks
    return stem, tuple((place, reading.gaps.get(place, "")) for place in places)


def _kind(shape: Shape) -> Kind | None:
    named = shape.settings.get("kind")
    if named is not None and named.value in BY_NAME:
        return BY_NAME[named.value]
    if named is not None:
        shape.reports.add(
            BAD_SETTING.at(
                named.place,
                f"There is no kind `{named.value}`.",
                did_you_mean(named.value, BY_NAME) or f"The kinds are {', '.join(BY_NAME)}.",
            )
        )
        return None
    for kind in KINDS:
        if kind.fits(shape):
            return kind
    shape.reports.add(
        UNKNOWN_KIND.at(
            shape.place,
            "This item has no answers.",
            "Add a task list `- [x] ...`, a table, a typed answer `- = ...`, or name a `kind`.",
        )
    )
    return None


def _check_settings(shape: Shape, kind: Kind) -> None:
    known = (*SETTINGS, *kind.settings)
    for setting in shape.settings.values():
        if setting.key not in known:
            shape.reports.add(
                UNKNOWN_SETTING.at(
                    setting.place,
                    f"An item has no setting `{setting.key}`.",
                    did_you_mean(setting.key, known) or f"The settings are {', '.join(known)}.",
                )
            )


def _level(shape: Shape) -> Level | None:
    setting = shape.settings.get("level")
    if setting is None:
        return None
    names = [level.value for level in Level]
    if setting.value not in names:
        shape.reports.add(
            BAD_SETTING.at(
                setting.place,
                f"There is no level `{setting.value}`.",
                did_you_mean(setting.value, names) or f"The levels are {', '.join(names)}.",
            )
        )
        return None
    return Level(setting.value)


def _points(shape: Shape) -> int:
    setting = shape.settings.get("points")
    if setting is None:
        return 1
    if not setting.value.isdecimal() or not 1 <= int(setting.value) <= 99:
        shape.reports.add(
            BAD_SETTING.at(
                setting.place,
                f"`{setting.value}` is no number of points.",
                "Write a whole number from 1 to 99, or `unscored`.",
            )
        )
        return 1
    return int(setting.value)


def _value(shape: Shape, key: str) -> str:
    setting = shape.settings.get(key)
    if setting is None:
        return ""
    end = setting.place.end_column
    place = setting.place._replace(column=end - len(setting.value))
    return Mention(setting.value, place)
