"""Examples of explanations are small; a frame puts them into a project in which nothing else is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

HOME = Path(__file__).parent / "project"

BLOCK = re.compile(r"^(`{3,})(\S+)\n(.*?)\n?^\1$", re.DOTALL | re.MULTILINE)
TARGET = re.compile(r"\]\(#([\w-]+)\)")

WHERE = {
    "ITEM": "assessments/demo-test.md",
    "SCEN": "scenarios/demo-talk.md",
    "PROVE": "scenarios/demo-talk.md",
    "EXPR": "scenarios/demo-talk.md",
    "COURSE": "courses/demo/course.yml",
    "TEST": "scenarios/tests/demo-talk.md",
}
"""Where an example without a path belongs, by the letters of its code."""

FEEDBACK = (
    "She can answer without anybody listening, and she can say no without losing face. People speak more freely when "
    "nobody who came with them hears it. Next time, see everyone alone for a part of the visit, so that being asked to "
    "step aside singles out nobody."
)


def project() -> dict[str, bytes]:
    """The files of the project that nothing is wrong with."""
    return {
        path.relative_to(HOME).as_posix(): path.read_bytes()
        for path in sorted(HOME.rglob("*"))
        if path.is_file()
    }


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Every fenced block whose info string is one word, with that word."""
    for match in BLOCK.finditer(text):
        yield match[2], match[3] + "\n"


def framed(code: str, example: str) -> Mapping[str, bytes]:
    """The files that an example changes, whole."""
    room = code.rstrip("0123456789")
    found = list(blocks(example)) or [(WHERE[room], _bare(example))]
    files = {path: _file(room, path, text).encode() for path, text in found}
    # A document is UTF-8, so a byte that is not is written as its escape.
    return (
        {path: data.replace(b"\\xe9", b"\xe9") for path, data in files.items()} if room == "TEXT" else files
    )


def _bare(example: str) -> str:
    """An example that is one code span shows its settings alone."""
    span = re.fullmatch(r"`(if [^`]*)`", example.strip())
    return f"- [Call the line](#the-end) `{span[1]}`\n" if span else example.rstrip("\n") + "\n"


def _file(room: str, path: str, text: str) -> str:
    if path.endswith(".yml"):
        return _yaml(path, text)
    if path.startswith("additions/"):
        return text
    if not path.endswith(".md") or room == "HEAD":
        return text
    if path.startswith("scenarios/tests/"):
        return text if text.startswith("---") else f"---\nscenario: demo-talk\n---\n\n{text}"
    if path.startswith("scenarios/shared/"):
        return text
    head, body = _base(path)
    if path.startswith("scenarios/") and re.match(r"[a-z_]+:", text):
        text = f"---\n{text}---\n"
    note, _, rest = body.partition("\n\n")
    if text.startswith("---\n"):
        given, _, own = text.removeprefix("---\n").partition("\n---\n")
        head = _merged(head, given + "\n")
        own = own.strip("\n") + "\n"
        if own.startswith("- ["):
            rest = _body(path, own)
        elif own.strip():
            note, rest = "", own
    else:
        rest = _body(path, text)
        head = _used(head, text) if path.startswith("scenarios/") else head
    if "level amber" in rest:
        note = note.replace("green", "amber")
    return f"---\n{head}---\n\n" + (f"{note}\n\n" if note else "") + rest


def _base(path: str) -> tuple[str, str]:
    """Head and text of the file at a path, or of its neighbour under its own name."""
    there = HOME / path
    folder = path.split("/")[0]
    neighbour = {"assessments": "assessments/demo-test.md", "scenarios": "scenarios/demo-talk.md"}
    text = (there if there.exists() else HOME / neighbour.get(folder, "courses/demo/first.md")).read_text(
        encoding="utf-8"
    )
    head, _, body = text.removeprefix("---\n").partition("---\n")
    return head if there.exists() else re.sub(r"^id: .*", f"id: {Path(path).stem}", head), body.lstrip("\n")


def _yaml(path: str, text: str) -> str:
    there = HOME / path
    if text.startswith("contents:"):
        inner = text.rstrip("\n").replace("\n", "\n    ")
        text = (
            f"modules:\n  - id: demo-m1\n    title: All of it\n    {inner}\n      - assessment: demo-test\n"
        )
    if text.startswith("state:"):
        return text
    return _merged(there.read_text(encoding="utf-8"), text) if there.exists() else text


def _merged(base: str, given: str) -> str:
    """The keys of both; what is given wins."""
    entries = re.findall(r"^[^\s#].*\n(?:[ \t].*\n|\n)*", base, re.MULTILINE)
    names = set(re.findall(r"^([\w-]+):", given, re.MULTILINE))
    kept = [entry for entry in entries if entry.split(":")[0] not in names]
    return "".join(kept) + given


def _used(head: str, text: str) -> str:
    """The head with only those variables that the text speaks of."""
    before, _, state = head.partition("state:\n")
    kept = [line for line in state.splitlines(keepends=True) if line.split(":")[0].strip() in text]
    return before + ("state:\n" + "".join(kept) if kept else "")


def _body(path: str, text: str) -> str:
    if path.startswith("assessments/"):
        if "## " not in text:
            stem = "What do you do first?\n\n" if text.startswith("- [") else ""
            text = f"## Alone first\n`id demo-1; objective DE-O1; level apply`\n\n{stem}{text}"
        return _explained(text)
    if path.startswith("scenarios/"):
        if "## " not in text:
            text = f"## At the door\n\nShe looks at the man beside her.\n\n{text}"
        return text + _endings(text)
    return text


def _explained(text: str) -> str:
    """Options that have no feedback get one, unless the example is about feedback."""
    if "\n  > " in text:
        return text
    return re.sub(r"^(- \[[ x]\] .*)$", rf"\1\n  > {FEEDBACK}", text, flags=re.MULTILINE)


def _endings(text: str) -> str:
    """An ending for every node that an example without endings leads to and does not show."""
    titles = re.findall(r"^## (.*)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
    missing = [target for target in dict.fromkeys(TARGET.findall(text)) if target not in slugs]
    if "`ending " in text:
        return ""
    return "".join(
        f"\n## {target.replace('-', ' ').capitalize()}\n`ending door-open`\n\nShe keeps the card.\n"
        for target in missing
    )
