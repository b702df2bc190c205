"""Any bytes give a model and diagnostics, never an exception, and never a long wait."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursewright import checks
from coursewright.model.course import Project
from coursewright.model.diagnostic import Diagnostic
from coursewright.readers.project import assemble, read_file

TODAY = date(2026, 11, 21)

PATHS = (
    "courses/demo/course.yml",
    "courses/demo/first.md",
    "courses/demo/first.ipynb",
    "courses/demo/glossary.md",
    "courses/shared.md",
    "courses/sources.yml",
    "courses/support.yml",
    "assessments/demo-test.md",
    "scenarios/demo-talk.md",
)
MARKDOWN = tuple(path for path in PATHS if path.endswith(".md"))
YAML = tuple(path for path in PATHS if path.endswith(".yml"))


def read(files: dict[str, bytes]) -> tuple[Project, tuple[Diagnostic, ...]]:
    """Read, put together and check, as one run of the compiler does, without its cache."""
    readings = [read_file(path, data) for path, data in files.items()]
    project, found = assemble("Demo", readings, {"courses/demo/media/room.svg": b"<svg/>"})
    told = (*(d for reading in readings for d in reading.diagnostics), *found, *checks.run(project, TODAY))
    for diagnostic in told:
        assert diagnostic.place.line >= 1
        assert diagnostic.place.column >= 1
        assert diagnostic.message
    return project, told


def read_one(path: str, text: str) -> tuple[Diagnostic, ...]:
    """What is said about one file of a text."""
    return read({path: text.encode("utf-8", "surrogatepass")})[1]


quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PIECES = (
    "---", "id: de-l1", "title: A *b*", "title: [", "objectives: [DE-O1, ]", "minutes: 1e9", "state:", "  trust: {start: 2, min: 0, max: 4}",
    "  x: &a {start: *a}", "blueprint: {DE-O1: 2}", "draw: 3", "variants: {a: {label: b, set: {trust: 9}}}", "", "", "",
    "# One", "## At the door", "##", "### At the door", "`id a-1; objective DE-O1; level apply`", "`ending door-open`", "`kind ordering`",
    "`kind hotspot; points 0; ;;`", "- [ ] One", "- [x] Two `id b`", "  > Feedback. {fact}`F-001`", "- = 3.5 +- 5% [kg]", "- = *a*b*", "- ! no",
    "- = 9..1", "1. first", "2. second", "| a | b |", "|---|---|", "| c | |", "| | d |", "Text [[gap|other]] and [[ ]] more.", "[[", "]]",
    "> Why: because.", "> Hint: look.", "> Debrief: what was.", "- [Go](#at-the-door) `if trust >= 2 and not visited(x); trust -1; once`",
    "- [Stay](#) `evidence DE-O1 +1; points +`", ":::", "::::", ":::{item} Title", ":::{when} trust > 1", ":::{recall}", ":::{figure} media/room.svg", ":alt: words",
    ":::{content-note} red", ":::{content-note} green", "::::{debate} Two", ":::{nothing}", "{said}`words` {term}`x` {no}`y`", "<!-- allow ITEM101: a -->",
    "<b>bold</b>", "<!--", "![](media/room.svg)", "[a](javascript:x)", "[a][a]", "[a]: b", "[^1]", "[^1]: note", "Term", ": meaning", "$a$ $$", "```", "~~~",
    "    code", "\tcode", "***", "**a *b", "\u202e\u0645\u0631\u062d\u0628\u0627", "\U0001f600", "\u0000", "&amp; &#0; &nosuch;", "\\", "|", "---|",
)  # fmt: skip
"""Lines of our own syntax, whole and broken: chance makes of them what no author would."""

documents = st.lists(st.sampled_from(PIECES), max_size=40).map("\n".join)


@quick
@given(st.sampled_from(PATHS), st.binary(max_size=400))
def test_any_bytes_can_be_read(path: str, data: bytes) -> None:
    read({path: data})


@quick
@given(st.sampled_from(PATHS), st.text(max_size=400))
def test_any_text_can_be_read(path: str, text: str) -> None:
    read_one(path, text)


@settings(quick, max_examples=250)
@given(st.sampled_from(MARKDOWN), documents)
def test_any_order_of_broken_lines_can_be_read(path: str, text: str) -> None:
    read_one(path, text)


@settings(quick, max_examples=150)
@given(
    st.sampled_from(("assessments/demo-test.md", "scenarios/demo-talk.md", "courses/demo/first.md")),
    documents,
)
def test_any_text_under_a_good_head_can_be_read(path: str, text: str) -> None:
    name = path.rsplit("/", 1)[-1].removesuffix(".md")
    head = f"---\nid: {name}\ntitle: Demo\n---\n\n:::{{content-note}} green\nNothing.\n:::\n\n"
    read_one(path, head + text)


trees = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=12)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
KEYS = (
    "id", "title", "version", "language", "doors", "objectives", "modules", "contents", "lesson", "pass", "mastery", "counts", "required",
    "minutes", "reviewed", "review_every", "glossary", "F-001", "statement", "mark", "as_of", "country", "contact", "state", "variants", "start",
    "set", "draw", "blueprint", "shuffle", "attempts", "feedback",
)  # fmt: skip


@settings(quick, max_examples=150)
@given(st.sampled_from(PATHS), st.dictionaries(st.sampled_from(KEYS), trees, max_size=8))
def test_any_values_under_our_keys_can_be_read(path: str, values: dict[str, object]) -> None:
    """JSON is YAML, so a tree of any sorts of values can stand under every key."""
    text = json.dumps(values)
    read_one(path, text if path.endswith(".yml") else f"---\n{text}\n---\n\nText.")


@settings(quick, max_examples=80)
@given(st.dictionaries(st.sampled_from(PATHS), documents, min_size=2, max_size=6))
def test_broken_files_beside_each_other_can_be_checked_together(files: dict[str, str]) -> None:
    read({path: text.encode() for path, text in files.items()})


@quick
@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Mn"]), min_size=1, max_size=20))
def test_an_id_in_any_script_is_read_or_reported(name: str) -> None:
    item = f"---\nid: {name}\ntitle: Demo\n---\n\n## Ask\n`id {name}; objective {name}`\n\nWho?\n\n- [x] A\n- [ ] B\n"
    story = (
        f"---\nid: {name}\ntitle: Demo\nstart: {name}\nstate:\n  {name}: false\n---\n\n## {name}\n\nNow.\n\n"
        f"- [On](#{name}) `if {name}; {name} = true; id {name}`\n"
    )
    read({"assessments/demo-test.md": item.encode(), "scenarios/demo-talk.md": story.encode()})


def big(piece: str, size: int = 1_000_000) -> str:
    """A piece of text repeated to about a size that is still read."""
    return piece * (size // max(len(piece), 1))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "data", [b"\x00" * 10_000_000, b"a" * 10_000_000, b"\xff\xfe" + b"a\x00" * 1_000_000, b"- " * 5_000_000]
)
def test_ten_million_bytes_on_one_line_are_refused_at_once(path: str, data: bytes) -> None:
    _, told = read({path: data})
    assert {"TEXT001", "TEXT002", "TEXT003", "NOTE001"} & {diagnostic.code for diagnostic in told}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis"])
def test_a_file_in_another_encoding_is_reported(path: str, encoding: str) -> None:
    text = "---\nid: café\ntitle: café\n---\n" if encoding == "cp1252" else "---\nid: a\ntitle: 人\n---\n"
    if encoding.startswith("utf"):
        text = text.replace("人", "a")
    told = read({path: text.encode(encoding)})[1]
    assert {"TEXT001", "TEXT002"} & {diagnostic.code for diagnostic in told}


@pytest.mark.parametrize("path", YAML)
def test_a_yaml_bomb_is_refused_and_not_built(path: str) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert "YAML002" in {diagnostic.code for diagnostic in read_one(path, "\n".join(lines))}


@pytest.mark.parametrize("path", MARKDOWN)
def test_a_head_with_an_anchor_to_itself_is_refused(path: str) -> None:
    told = read_one(path, "---\nid: &a [*a]\ntitle: Demo\n---\n")
    assert "YAML002" in {diagnostic.code for diagnostic in told}


@pytest.mark.parametrize("path", YAML)
@pytest.mark.parametrize(
    "text",
    [
        "[" * 15_000,
        "{a: " * 4_000,
        "- " * 9_000 + "a",
        "\n".join(" " * n + "a:" for n in range(1_500)),
        "? " * 9_000,
    ],
)
def test_deep_yaml_is_refused(path: str, text: str) -> None:
    assert read_one(path, text)


DEEP = {
    "quotes": "> " * 5_000 + "a",
    "lists": "".join("  " * n + "- a\n" for n in range(800)),
    "brackets": "[" * 15_000,
    "links": "[" * 3_000 + "a" + "](b)" * 3_000,
    "pictures": "![" * 3_000 + "a" + "](b)" * 3_000,
    "stars": "*a " * 5_000,
    "many stars": "**a *b " * 2_500,
    "underscores": "_a " * 6_000,
    "ticks": "".join("`" * n + "a" for n in range(1, 150)),
    "directives": "".join(":" * (80 - n) + "{note}\n" for n in range(70))
    + "a\n"
    + "".join(":" * n + "\n" for n in range(11, 81)),
    "gaps": "[[a|" * 4_000,
    "open gaps": "[[" * 9_000 + "\n",
    "dollars": "$a " * 6_000,
    "angles": "<" * 15_000,
    "html": "<a " * 6_000,
    "comments": "<!--" * 4_000,
    "entities": "&amp;" * 3_500,
    "roles": "{fact}`" * 2_800,
    "footnotes": "".join(f"[^{n}]" for n in range(2_000)),
    "escapes": "\\" * 15_000,
}


@pytest.mark.parametrize(
    "path", ["courses/demo/first.md", "assessments/demo-test.md", "scenarios/demo-talk.md"]
)
@pytest.mark.parametrize("name", DEEP)
def test_text_nested_without_end_is_read(path: str, name: str) -> None:
    read_one(path, f"---\nid: demo\ntitle: Demo\n---\n\n## Node\n\n{DEEP[name]}\n\n- [x] A\n- [ ] B\n")


LONG = {
    "paragraphs": "A sentence of a paragraph.\n\n",
    "one paragraph": "A line of one paragraph.\n",
    "settings": "`a; b; c` [a](b) *c*\n",
    "quotes": "> a\n",
    "entries": "- a\n",
    "tasks": "- [x] a\n  > b\n",
    "rows": "| a | b |\n",
    "headings": "## At the door\n",
    "items": "## One\n`id a; objective b`\n\nWho?\n\n- [x] A\n- [ ] B\n\n",
    "choices": "- [Go](#node) `trust +1`\n",
    "definitions": "Term\n: meaning\n\n",
    "notes": "[^1]: note\n\n",
    "references": "[a]: b\n",
    "directives": ":::{note}\na\n:::\n\n",
    "unclosed": ":::{note}\n",
    "allowances": "<!-- allow ITEM101: a -->\n",
    "allowed headings": "<!-- allow ITEM101: a -->\n\n## One\n\n",
    "tags": "<b>\n",
    "backticks": "`a\n",
    "entities": "&amp; &lt;\n",
    "gaps": "[[a|b]] c\n",
    "open gaps": "[[a\n",
    "open brackets": "[\n",
    "open pictures": "![a](b\n",
    "open roles": "{fact}`\n",
    "open links": "[a](<b\n",
}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        *(("courses/demo/first.md", name) for name in LONG),
        *(("assessments/demo-test.md", name) for name in ("items", "tasks", "rows")),
        *(("scenarios/demo-talk.md", name) for name in ("choices", "headings", "settings")),
    ],
)
def test_work_grows_with_the_text_and_not_faster(path: str, name: str) -> None:
    """Eight times the text may take eight times the calls; a square of it would take 64 times."""
    head = "---\nid: demo\ntitle: Demo\nstate:\n  trust: {start: 0, min: 0, max: 4}\n---\n\n## Node\n\n"
    table = "| a | b |\n|---|---|\n" if name == "rows" else ""

    def work(size: int) -> int:
        return calls(lambda: read_file(path, (head + table + big(LONG[name], size)).encode()))

    work(500)
    little, much = work(4_000), work(32_000)
    assert much < 12 * little, f"{little:,} calls for 4 KB, {much:,} for 32 KB"


def calls(act: Callable[[], object]) -> int:
    """How many functions are called meanwhile: work that no busy machine can change."""
    count = 0

    def note(frame: FrameType, event: str, value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def test_links_in_a_circle_and_lessons_that_name_each_other_are_read() -> None:
    lesson = "---\nid: {}\ntitle: Demo\n---\n\n[On]({})\n\n:::{{recall}}\n- {}\n:::\n"
    story = "---\nid: demo-talk\ntitle: Demo\nalternative: demo-test\n---\n\n## A\n\n- [On](#b)\n\n## B\n\n- [Back](#a)\n"
    bank = "---\nid: demo-test\ntitle: Demo\n---\n\n:::{scenario} demo-talk\n:::\n\n## A\n`id a; variant-of b`\n\nQ?\n\n- [x] A\n- [ ] B\n\n## B\n`id b; variant-of a`\n\nQ?\n\n- [x] A\n- [ ] B\n"
    course = "id: demo\ntitle: Demo\nglossary: first\nmodules:\n  - id: a\n    title: A\n    contents:\n      - lesson: first\n      - lesson: shared\n"
    _, told = read(
        {
            "courses/demo/first.md": lesson.format("first", "../shared.md", "a").encode(),
            "courses/shared.md": lesson.format("shared", "demo/first.md", "b").encode(),
            "scenarios/demo-talk.md": story.encode(),
            "assessments/demo-test.md": bank.encode(),
            "courses/demo/course.yml": course.encode(),
        }
    )
    assert told
