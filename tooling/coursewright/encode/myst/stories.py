"""A scenario as a page of linked sections: one target a node, each choice folded until it is opened."""

from __future__ import annotations

from coursewright.encode.books.stories import Consequence, Moment, Story, Way
from coursewright.encode.myst.escaping import at_beginning, directive, escaped, target
from coursewright.encode.myst.text import MystText
from coursewright.model.walking import plain


def story_text(text: MystText, told: Story, instead: str) -> str:
    """The page below its title. `instead` is a link to the written alternative, or nothing."""
    one = told.scenario
    follows = {part.name: part for part in told.sections if isinstance(part, Consequence)}
    kept = "\n".join(f"- {escaped(line)}" for line in told.kept)
    begin = [
        f"- {_link(text, way)}{' ' + escaped(way.after) if way.after else ''}" for way in told.beginnings
    ]
    return _joined(
        instead,
        f"**{escaped(one.role)}**" if one.role else "",
        text.blocks(one.intro),
        text.admonition(text.say("book-keep"), kept, "important") if kept else "",
        escaped(text.say("scenario-variant")) if len(begin) > 1 else "",
        "\n".join(begin),
        *(_moment(text, part, follows, one.id) for part in told.sections if isinstance(part, Moment)),
    )


def _moment(text: MystText, part: Moment, follows: dict[str, Consequence], scenario: str) -> str:
    care = ""
    if part.care:
        care = _joined(escaped(part.care.before), _way(text, part.care, follows))
    asks = part.roll or (text.say("scenario-choices") if part.ways else "")
    ending = ""
    if part.outcome is not None:
        body = _joined(
            text.held(part.debrief),
            f"[{escaped(text.say('scenario-over'))}](#{target(f'{scenario}--start')})",
        )
        end = f"{text.say(f'outcome-{part.outcome}')}. {text.say('book-end')}"
        ending = text.admonition(end, body, "important")
    return _joined(
        f"({target(part.name)})=\n## {escaped(part.title)}",
        f"*{escaped(part.act)}*" if part.act else "",
        care,
        text.blocks(part.blocks),
        f"**{escaped(asks)}**" if asks else "",
        *(_way(text, way, follows) for way in part.ways),
        ending,
    )


def _way(text: MystText, way: Way, follows: dict[str, Consequence]) -> str:
    """A choice: opened, it tells what follows and leads on."""
    title = escaped(" ".join(filter(None, (way.before, plain(way.words)))))
    after = at_beginning(escaped(way.after))
    part = follows.get(way.to)
    if part is None:
        return directive("dropdown", title, _joined(after, _onward(text, way)))
    moves = f"**{escaped(' '.join(part.moves))}**" if part.moves else ""
    text.inside += 1
    why = text.admonition(text.say("scenario-why"), text.held(part.reason), "note") if part.reason else ""
    text.inside -= 1
    return directive(
        "dropdown", title, _joined(after, text.held(part.blocks), moves, why, _link(text, part.on))
    )


def _onward(text: MystText, way: Way) -> str:
    return f"[{escaped(text.say('scenario-go-on'))}](#{target(way.to)})"


def _link(text: MystText, way: Way) -> str:
    return f"[{text.inlines(way.words).strip()}](#{target(way.to)})"


def _joined(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
