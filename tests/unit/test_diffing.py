"""What a new version of a course means for learners in the middle of it: each kind of edit, by its own words."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coursewright import cli, disk, pipeline
from coursewright.diffing import Change, Effect, changes
from coursewright.versions import versions
from handmade import ladders, zipped

TEA_HOUSE = Path(__file__).parents[1] / "fixtures" / "tea-house"
DAY = date(2026, 11, 21)
FINAL, STORY, COURSE = "assessments/th-final.md", "scenarios/late-guest.md", "courses/tea-house/course.yml"

Edits = dict[str, Callable[[str], str]]


def edited(folder: Path, edits: Edits) -> Path:
    """The tea house, changed, as a project of its own."""
    files = dict(disk.read_tree(TEA_HOUSE))
    for path, edit in edits.items():
        text = files[path].decode()
        assert edit(text) != text, path
        files[path] = edit(text).encode()
    disk.write_tree(folder, files)
    return folder


def between(tmp_path: Path, edits: Edits) -> list[Change]:
    """What the edits mean."""
    old = versions(TEA_HOUSE, DAY)["tea-house"]
    new = versions(edited(tmp_path / "new", edits), DAY)["tea-house"]
    return list(changes(old, new))


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def named(path: str, *pairs: str) -> Callable[[str], str]:
    return lambda text: text + "renamed:\n" + "".join(f"  {pair}\n" for pair in pairs)


def test_words_alone_change_nothing(tmp_path: Path) -> None:
    assert between(tmp_path, {FINAL: swap("The floor dries.", "Floors dry.")}) == []


EDITS: dict[str, tuple[Edits, Effect, str, str]] = {
    "a key": ({FINAL: lambda t: t.replace("- [x] Let", "- [ ] Let").replace("- [ ] Boil", "- [x] Boil")}, Effect.SCORE, "th-f-1", "The keys changed"),
    "a number": ({FINAL: swap("= 2..3", "= 2..4")}, Effect.SCORE, "th-f-2", "The highest right number changed"),
    "points": ({FINAL: lambda t: t.replace("id th-f-3;", "id th-f-3; points 3;").replace("id th-f-4;", "id th-f-4; points 3;")}, Effect.SCORE, "th-f-4", "worth 3 instead of"),
    "mastery": ({FINAL: swap("mastery: 0.75", "mastery: 0.8")}, Effect.SCORE, "th-final", "passed at 80 percent instead of 75"),
    "attempts": ({FINAL: swap("attempts: 3", "attempts: 2")}, Effect.SCORE, "th-final", "allows 2 attempts instead of 3"),
    "the course's mastery": ({COURSE: swap("mastery: 0.75", "mastery: 0.5")}, Effect.SCORE, "tea-house", "passed at 50 percent"),
    "weights": ({COURSE: swap("th-final: 2", "th-final: 3")}, Effect.SCORE, "tea-house", "`th-final` counts 3 instead of 2"),
    "required": ({COURSE: swap("required: [th-final]", "required: []")}, Effect.SCORE, "tea-house", "not required any more"),
    "an item's id": ({FINAL: swap("th-f-1", "th-f-one")}, Effect.LOST, "th-f-1", "answers to it are dropped"),
    "an option": ({FINAL: swap("- [ ] The menu of the week\n  > It can come when the guest sits.\n", "")}, Effect.LOST, "th-f-4", "chose `c`"),
    "a step": ({COURSE: swap("      - lesson: every-question\n", "")}, Effect.LOST, "th-l1", "that it was read"),
    "a choice": ({STORY: swap("(#a-cup) `", "(#a-cup) `id kettle; ")}, Effect.LOST, "late-guest/by-the-stove/a-cup", "taken up where it stood before"),
    "points of a choice": ({STORY: swap("points +2; evidence TH-O1", "points +3; evidence TH-O1")}, Effect.SCORE, "late-guest", "earns 5 points instead of 4"),
    "a condition": ({STORY: swap("if warmth >= 1", "if warmth >= 2")}, Effect.SCORE, "late-guest/by-the-stove/the-sign", "condition or its effects"),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_by_what_it_does_to_a_learner(tmp_path: Path, name: str) -> None:
    edits, effect, id, words = EDITS[name]
    found = between(tmp_path, edits)
    assert any(one.effect is effect and one.id == id and words in one.words for one in found), found


RENAMED: Edits = {
    FINAL: swap("th-f-1", "th-f-one"),
    STORY: lambda text: text.replace("## By the stove", "## Near the stove").replace("#by-the-stove", "#near-the-stove")
    .replace("(#a-cup) `", "(#a-cup) `id kettle; "),
    COURSE: named(COURSE, "th-f-1: th-f-one", "late-guest/by-the-stove: near-the-stove", "late-guest/near-the-stove/a-cup: kettle"),
}  # fmt: skip


def test_what_the_course_says_was_renamed_is_kept(tmp_path: Path) -> None:
    found = between(tmp_path, RENAMED)
    assert {one.effect for one in found} == {Effect.KEPT}
    assert {one.id for one in found} == {
        "th-f-one", "late-guest/a-knock/near-the-stove", "late-guest/through-the-glass/near-the-stove",
        "late-guest/near-the-stove/kettle", "late-guest/near-the-stove/the-sign",
    }  # fmt: skip
    assert pipeline.read_project(tmp_path / "new", DAY).failed is False


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli.app, list(arguments))
    assert result.exit_code == code, result.output
    return result.output


def test_a_package_is_compared_with_the_project_it_came_from(tmp_path: Path) -> None:
    run("pack", "tea-house", "-p", str(TEA_HOUSE), "--to", "scorm12", "--out", str(tmp_path))
    package = str(tmp_path / "tea-house-1.0.0-en-scorm12.zip")
    assert (
        run("diff", package, str(TEA_HOUSE), "--strict")
        == "tea-house: nothing changed for learners in the middle of it.\n"
    )
    new = str(edited(tmp_path / "new", {FINAL: swap("th-f-1", "th-f-one")}))
    output = run("diff", package, new, "--strict", code=1)
    assert "Lost to learners in the middle of it\n    item th-f-1: It is gone" in output
    assert "`renamed` in course.yml" in output
    told = json.loads(run("diff", package, new, "--format", "json"))
    assert [one["effect"] for one in told["courses"]["tea-house"]] == ["lost", "new"]


BAD = {
    "no zip": (b"hello", "is no package"),
    "somebody else's": (ladders(), "carries no course of ours"),
    "no JSON": (zipped({"a.html": b'<script id="coursewright-data">{</script>'}), "cannot be read"),
    "other JSON": (zipped({"a.html": b'<script id="coursewright-data">{"course": {"id": 1}}</script>'}), "cannot be read"),
    "deep JSON": (zipped({"a.html": b'<script id="coursewright-data">' + b"[" * 100_000 + b"</script>"}), "cannot be read"),
    "a way out": (zipped({"../a.html": b""}), "leads out of it"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_compared_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    (tmp_path / "theirs.zip").write_bytes(data)
    output = run("diff", str(tmp_path / "theirs.zip"), str(TEA_HOUSE), code=1)
    assert words in output
    assert output.count("\n") == 1


def test_a_project_with_errors_and_a_folder_without_courses_are_refused(tmp_path: Path) -> None:
    broken = edited(tmp_path / "broken", {COURSE: swap("title: An evening", "titel: An evening")})
    assert "has errors; `coursewright check" in run("diff", str(broken), str(TEA_HOUSE), code=1)
    (tmp_path / "empty").mkdir()
    assert "holds no `courses` folder" in run("diff", str(TEA_HOUSE), str(tmp_path / "empty"), code=1)
