"""Slides through nbconvert: one notebook a deck, its cells marked as Jupyter marks slides, in a template of our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Its own template asks a content delivery network for its script and its style; ours names nothing that is not beside it.
_TEMPLATE = """\
<!doctype html>
<html lang="{{ nb.metadata.language }}" dir="{{ nb.metadata.direction }}">
{{ nb.metadata.head }}
<body data-kind="slides">
{{ nb.metadata.before }}
<main id="main"><div class="reveal"><div class="slides">
{%- for cell in nb.cells %}
{%- if cell.metadata.slide_start %}
<section class="{{ cell.metadata.look }}" id="slide-{{ cell.metadata.number }}">
{%- endif %}
{%- if cell.metadata.slide_type == "notes" %}
<aside class="notes">{{ cell.source }}</aside>
{%- elif cell.metadata.slide_type == "fragment" %}
<div class="fragment">{{ cell.source }}</div>
{%- elif cell.metadata.slide_type == "slide" %}
{{ cell.source }}
{%- endif %}
{%- if cell.metadata.slide_end %}
</section>
{%- endif %}
{%- endfor %}
</div></div></main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One slide as finished HTML. `look` are the classes of its section."""

    look: str
    body: str
    fragments: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the slides: HTML that is finished, too."""

    language: str
    direction: str
    head: str
    before: str


def presented(slides: tuple[Shown, ...], around: Around) -> str:
    """One document. Raises ImportError where nbconvert is not installed, ValueError where there is no slide."""
    from nbconvert.exporters import SlidesExporter
    from traitlets.config import Config

    from coursewright.syntax.notebook import noted

    cells = [cell for number, slide in enumerate(slides, 1) for cell in _cells(number, slide)]
    fields = {name: getattr(around, name) for name in ("language", "direction", "head", "before")}
    # Nothing of the cells is Markdown or code: no step of nbconvert that works on these has anything to do.
    config = Config({"HTMLExporter": {"default_preprocessors": []}})
    exporter = SlidesExporter(raw_template=_TEMPLATE, config=config)  # type: ignore[no-untyped-call]
    text, _ = exporter.from_notebook_node(noted(cells, fields))
    return str(text)


def _cells(number: int, slide: Shown) -> Iterator[tuple[str, dict[str, Any]]]:
    def kind(name: str) -> dict[str, Any]:
        return {"slideshow": {"slide_type": name}, "number": number, "look": slide.look}

    yield slide.body, kind("slide")
    if slide.notes:
        yield slide.notes, kind("notes")
    for fragment in slide.fragments:
        yield fragment, kind("fragment")
