"""What an executed notebook shows, output by output: the only door to nbconvert, through a template of our own."""

from __future__ import annotations

import base64
import json
import re
from typing import Any
from xml.etree import ElementTree

from coursewright.model.notebook import Drawn, Output, Printed, Told, Unshown

# One line of JSON an output. Which of its forms is best, nbconvert decides; what it is worth, `_output` below.
_TEMPLATE = """
{%- extends 'base/display_priority.j2' -%}
{%- block stream_stdout -%}
{{ {"cell": cell.metadata.number, "sort": "text", "words": output.text | strip_ansi} | tojson }}
{% endblock -%}
{%- block error -%}{%- endblock -%}
{%- block data_markdown -%}
{{ {"cell": cell.metadata.number, "sort": "markdown", "words": output.data["text/markdown"]} | tojson }}
{% endblock -%}
{%- block data_latex -%}
{{ {"cell": cell.metadata.number, "sort": "latex", "words": output.data["text/latex"]} | tojson }}
{% endblock -%}
{%- block data_svg -%}
{{ {"cell": cell.metadata.number, "sort": "svg", "words": output.data["image/svg+xml"]} | tojson }}
{% endblock -%}
{%- block data_png -%}
{{ {"cell": cell.metadata.number, "sort": "png", "words": output.data["image/png"]} | tojson }}
{% endblock -%}
{%- block data_jpg -%}
{{ {"cell": cell.metadata.number, "sort": "jpg", "words": output.data["image/jpeg"]} | tojson }}
{% endblock -%}
{%- block data_text -%}
{{ {"cell": cell.metadata.number, "sort": "text", "words": output.data["text/plain"] | strip_ansi} | tojson }}
{% endblock -%}
{%- block data_other -%}
{{ {"cell": cell.metadata.number, "sort": "other", "words": output.data["application/x-unshown"]} | tojson }}
{% endblock -%}
"""
_OTHER = "application/x-unshown"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_PRIORITY = ["text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/latex", "text/plain", _OTHER]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SHAPES = frozenset(
    (
        "svg",
        "g",
        "defs",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "use",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "title",
        "desc",
        "image",
        "symbol",
        "marker",
        "pattern",
    )
)
_LONG_NUMBER = re.compile(r"(\d+\.\d{2})\d+")


def shown(notebook: Any) -> tuple[tuple[Output, ...], ...]:
    """The outputs of every cell, in order. Of several forms of one output the first that pages can hold is taken."""
    from nbconvert.exporters import TemplateExporter
    from traitlets.config import Config

    for number, cell in enumerate(notebook.cells):
        cell.metadata["number"] = number
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.output_type = "display_data"  # the template looks into these alone for the best form
            if _WIDGET in output.get("data", {}):
                output["data"] = {
                    _OTHER: _WIDGET
                }  # its text form names a Python object, which tells readers nothing
            if "data" in output and not set(output.data) & set(_PRIORITY):
                output["data"] = {_OTHER: ", ".join(sorted(output.data))}
    config = Config({"NbConvertBase": {"display_data_priority": _PRIORITY}})
    exporter = TemplateExporter(raw_template=_TEMPLATE, config=config)  # type: ignore[no-untyped-call]
    text, _ = exporter.from_notebook_node(notebook)
    found: list[list[Output]] = [[] for _ in notebook.cells]
    for line in text.split("\n"):
        if line.strip():
            told = json.loads(line)
            one = _output(told["sort"], told["words"])
            if one is not None:
                found[told["cell"]].append(one)
    return tuple(map(tuple, found))


def _output(sort: str, words: str) -> Output | None:
    match sort:
        case "text":
            return (
                Printed(words.rstrip("\n"))
                if words.strip() and not words.startswith("<Figure size")
                else None
            )
        case "markdown":
            return Told(words)
        case "latex":
            return Told("$$\n" + words.strip().strip("$") + "\n$$")
        case "svg":
            return picture(words)
        case "png" | "jpg":
            return Drawn(base64.b64decode(words), sort)
        case _ if words == _WIDGET:
            return Unshown(
                "it is a widget, which nothing moves without a kernel; `#| try` makes numbers that move"
            )
        case _:
            return Unshown(f"it comes only as {words}")


def picture(text: str) -> Drawn | Unshown:
    """An SVG that holds nothing but shapes and text: no script, no link, nothing from elsewhere."""
    if "<!ENTITY" in text:
        return Unshown("its SVG defines entities")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return Unshown("its SVG cannot be read")
    if root.tag != f"{{{_SVG}}}svg":
        return Unshown("it is no SVG")
    _cleaned(root)
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    return Drawn(ElementTree.tostring(root, encoding="utf-8"), "svg")


def _cleaned(element: ElementTree.Element) -> None:
    for name, value in tuple(element.attrib.items()):
        bare = name.rpartition("}")[2].lower()
        leads = bare == "href" and not value.startswith(("#", "data:image/png;base64,"))
        loads = "url(" in value and "url(#" not in value
        if bare.startswith("on") or leads or loads or "javascript:" in value.lower():
            del element.attrib[name]
        elif bare in ("d", "points", "transform", "x", "y", "style"):
            element.set(name, _LONG_NUMBER.sub(r"\1", value.replace("\n", " ").strip()))
    for child in tuple(element):
        if (
            isinstance(child.tag, str)
            and child.tag.rpartition("}")[2] in _SHAPES
            and child.tag.startswith(f"{{{_SVG}}}")
        ):
            _cleaned(child)
        else:
            element.remove(child)
