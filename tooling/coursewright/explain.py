"""The manual page of every code: what it means, why it matters, and the same source wrong and right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from coursewright.model.diagnostic import Code, did_you_mean

ROOMS = (
    ("TEXT", "Files as text"),
    ("YAML", "YAML"),
    ("HEAD", "The heads of files"),
    ("SYNTAX", "Markdown and directives"),
    ("EXPR", "Conditions"),
    ("COURSE", "Courses"),
    ("PLACE", "Places, their law and support lines"),
    ("BRAND", "The name, logo and colors of a site"),
    ("OVER", "Overlays"),
    ("NOTE", "Notebooks"),
    ("MATH", "Mathematics"),
    ("ID", "Ids"),
    ("TRANS", "Translations"),
    ("OBJ", "Objectives and blueprints"),
    ("HEADING", "Headings"),
    ("LINK", "Links and pictures that are not there"),
    ("IMG", "Texts for pictures"),
    ("MEDIA", "Audio and video"),
    ("FACT", "Facts and sources"),
    ("POINT", "What the sources taught"),
    ("LANG", "Words"),
    ("READ", "Ease and time of reading"),
    ("SAFE", "Learner safety"),
    ("ITEM", "Items and banks"),
    ("SCEN", "Scenarios"),
    ("PROVE", "What can be proven about a scenario"),
    ("TEST", "Tests of scenarios"),
    ("BUDGET", "What an LMS can keep"),
    ("SIGN", "Who signs credentials"),
    ("ATTEST", "What people attest"),
)
"""Prefixes of codes in the order of the manual. A prefix that is not here comes last under its own name."""


def ordered(codes: Iterable[Code]) -> Mapping[str, Code]:
    """Codes by their names, in the order of the manual."""
    order = {prefix: index for index, (prefix, _) in enumerate(ROOMS)}
    return {
        code.code: code
        for code in sorted(
            codes, key=lambda code: (order.get(room(code.code), len(order)), room(code.code), code.code)
        )
    }


def room(code: str) -> str:
    """The letters of a code, which say what it is about."""
    return code.rstrip("0123456789")


def page(code: Code) -> str:
    """The text of `coursewright explain CODE`."""
    title = f"{code.title[:1].upper()}{code.title[1:]}"
    parts = [f"{code.code} ({code.severity.value}): {title}.", _filled(code.why)]
    parts += ["Wrong:", _indented(code.wrong), "Right:", _indented(code.right)]
    return "\n\n".join(parts) + "\n"


def overview(codes: Mapping[str, Code]) -> str:
    """Every code by its room, one a line."""
    titles = dict(ROOMS)
    out: list[str] = []
    current = ""
    for name, code in codes.items():
        if room(name) != current:
            current = room(name)
            out.append(f"\n{titles.get(current, current)}\n")
        out.append(f"  {name:<11}{code.severity.value:<9}{code.title}")
    return "\n".join(out).lstrip("\n") + "\n\n`coursewright explain CODE` tells more about one of them.\n"


def unknown(name: str, codes: Mapping[str, Code]) -> str:
    """What to say about a name that is no code."""
    near = did_you_mean(name.upper(), codes)
    return f"There is no code `{name}`. " + (near or "`coursewright explain` lists them all.")


def _filled(text: str, width: int = 88) -> str:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def _indented(example: str) -> str:
    """An example as it stands in its file: the path as a caption where it has one."""
    out: list[str] = []
    for line in example.strip("\n").split("\n"):
        opening = re.fullmatch(r"`{3,}(\S+)", line)
        if opening:
            out.append(f"    {opening[1]}\n")
        elif not re.fullmatch(r"`{3,}", line):
            out.append(f"      {line}".rstrip())
        else:
            out.append("")
    return "\n".join(out).rstrip()
