"""The files around the pages: `_config.yml` and `_toc.yml` for Jupyter Book 1, `myst.yml` for Jupyter Book 2 and mystmd."""

from __future__ import annotations

import json
from collections.abc import Sequence

from coursewright.model.course import Course

Parts = Sequence[tuple[str, Sequence[str]]]
"""Titles of the parts with their files, in order; pages of an empty title stand before or behind them."""

REQUIREMENTS = b"""\
# For Jupyter Book 1. Jupyter Book 2 and mystmd need nothing besides themselves.
jupyter-book>=1.0,<2
sphinx-exercise>=1.0
latex2mathml>=3.78
"""

MATHEMATICS = b"""\
\"\"\"Formulas as MathML, made while the book is built: no page has to fetch a script for them.\"\"\"

from docutils import nodes
from latex2mathml.converter import convert


def inline(writer, node):
    writer.body.append(convert(node.astext()))
    raise nodes.SkipNode


def block(writer, node):
    formula = convert(node.astext(), display="block")
    writer.body.append(f'<div class="formula" tabindex="0" style="overflow-x: auto">{formula}</div>')
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", (inline, None), (block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""
"""An extension of Sphinx: by itself Jupyter Book 1 lets each page with a formula load MathJax from elsewhere."""


def config(course: Course) -> bytes:
    """Code is not run: what it showed stands in the book."""
    lines = (
        f"title: {_said(course.title)}",
        f"author: {_said(course.owner)}",
        'copyright: ""',
        "only_build_toc_files: true",
        "execute:",
        '  execute_notebooks: "off"',
        "parse:",
        "  myst_enable_extensions: [colon_fence, deflist, dollarmath]",
        "html:",
        "  use_issues_button: false",
        "  use_repository_button: false",
        "sphinx:",
        "  extra_extensions: [sphinx_exercise]",
        "  local_extensions: {mathml: extensions}",
        "  config:",
        "    html_math_renderer: mathml",
        f"    language: {_said(course.language.replace('-', '_'))}",
    )
    return _file(lines)


def toc(root: str, parts: Parts) -> bytes:
    """The order of the pages for the first generation. Names stand without their endings."""
    lines = ["format: jb-book", f"root: {_stem(root)}", "parts:"]
    for title, files in parts:
        lines.append(f"- caption: {_said(title)}" if title else "- caption:")
        lines.append("  chapters:")
        lines += (f"  - file: {_stem(file)}" for file in files)
    return _file(lines)


def myst(course: Course, licence: str, root: str, parts: Parts) -> bytes:
    """The project for the second generation."""
    lines = [
        "version: 1",
        "project:",
        f"  title: {_said(course.title)}",
        *([f"  description: {_said(course.summary)}"] if course.summary else []),
        *([f"  authors: [{{name: {_said(course.owner)}}}]"] if course.owner else []),
        f"  license: {_said(licence)}",
        "  numbering: false",
        # `_toc.yml` stands beside this file for the first generation, which is no mistake.
        "  error_rules: [{rule: encountered-legacy-toc, severity: ignore}]",
        "  toc:",
        f"    - file: {root}",
    ]
    for title, files in parts:
        if not title:
            lines += (f"    - file: {file}" for file in files)
            continue
        lines += [f"    - title: {_said(title)}", "      children:"]
        lines += (f"        - file: {file}" for file in files)
    lines += ["site:", "  template: book-theme"]
    return _file(lines)


def _stem(file: str) -> str:
    return file.rpartition(".")[0]


def _said(words: str) -> str:
    """A string of JSON is one of YAML (YAML 1.2.2, 1.1)."""
    return json.dumps(" ".join(words.split()), ensure_ascii=False)


def _file(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
