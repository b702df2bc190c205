"""Courses into packages: what is remembered, what an edit repacks, what is told of fates, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coursewright import cache as keeping
from coursewright import cli, disk, fidelity, matrix, packing, pipeline
from coursewright.encode.interface import has_words
from coursewright.fidelity import Arrival
from coursewright.model.course import Course, Project
from coursewright.model.place import Place
from coursewright.targets import BY_NAME, TARGETS
from coursewright.targets.package import DEFAULTS, Bundle, Fate, Kept, Options, Package, Scored, Shelf, Target

DAY = date(2026, 11, 21)


def lossy(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """A format that knows no items at all."""
    items = [item for one in project.assessments.values() for item in one.items]
    fates = tuple(Fate(item.id, Kept.DROPPED, "It has no questions.", item.place) for item in items)
    return (Package(f"{course.id}.lossy", b"", fates),)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh project of two courses with a cache of its own, and a target that drops things."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setitem(BY_NAME, "lossy", Target("lossy", "Nothing", "lossy", lossy))
    runner = CliRunner()
    root = tmp_path / "ours"
    for arguments in (("project", str(root)), ("course", "second-course", "-p", str(root))):
        made = runner.invoke(cli.app, ["new", *arguments])
        assert made.exit_code == 0, made.output
    return root


def run(*arguments: str, code: int = 0) -> str:
    """The words of one command."""
    result = CliRunner().invoke(cli.app, list(arguments))
    assert result.exit_code == code, result.output
    return result.output


def written(root: Path, monkeypatch: pytest.MonkeyPatch, name: str = "scorm12") -> list[str]:
    """The courses that a run packs anew."""
    made: list[str] = []
    target = BY_NAME[name]

    def watched(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
        made.append(course.id)
        return target.write(project, course, bundle, options)

    with monkeypatch.context() as patch:
        patch.setitem(BY_NAME, name, replace(target, write=watched))
        reading = pipeline.read_project(root, DAY)
        packing.pack_all([(reading.project, one) for one in reading.project.courses], [target], DEFAULTS)
    return made


def test_what_has_not_changed_is_not_packed_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(home, monkeypatch) == ["a-first-talk", "second-course"]
    assert written(home, monkeypatch) == []
    lesson = next((home / "courses" / "a-first-talk").glob("*.md"))
    lesson.write_text(lesson.read_text() + "\nOne more sentence.\n")
    assert written(home, monkeypatch) == ["a-first-talk"]
    facts = home / "courses" / "sources.yml"
    facts.write_text(f"# One line more.\n{facts.read_text()}")
    assert written(home, monkeypatch) == ["a-first-talk", "second-course"]


def test_options_and_libraries_are_part_of_what_is_remembered(home: Path) -> None:
    reading = pipeline.read_project(home, DAY)
    (course, *_) = reading.project.courses

    def key(**asked: object) -> str:
        return packing._key("", "", course, BY_NAME["lossy"], replace(DEFAULTS, **asked))

    keys = [key(), key(exam=True), key(qti="3.0"), key(libraries={"a": b"1"}), key(libraries={"a": b"2"})]
    assert len(set(keys)) == len(keys)


def test_a_part_of_the_project_packs_to_the_same_bytes_as_the_whole(home: Path) -> None:
    """What is cut away for a course is nothing that the course needs: here an item that another course asks."""
    lesson = next((home / "courses" / "second-course").glob("*.md"))
    item = next(iter(pipeline.read_project(home).project.assessments["a-first-talk-final"].items)).id
    lesson.write_text(f"{lesson.read_text()}\n:::{{recall}}\n- {item}\n:::\n")
    reading = pipeline.read_project(home)
    for course in reading.project.courses:
        part = packing.part_of(reading.project, course)
        assert part.courses == (course,)
        assert len(part.lessons) < len(reading.project.lessons)
        whole = BY_NAME["scorm12"].write(reading.project, course, disk.bundle(), DEFAULTS)
        assert BY_NAME["scorm12"].write(part, course, disk.bundle(), DEFAULTS) == whole
    assert item in {fate.id for fate in whole[0].fates}


def test_processes_and_one_process_make_the_same() -> None:
    jobs = list(range(40))
    assert list(keeping.spread(jobs, str, least=1000)) == list(keeping.spread(jobs, str, least=1))


def test_no_loss_names_what_is_lost_and_writes_nothing(home: Path, tmp_path: Path) -> None:
    out, told = tmp_path / "out", tmp_path / "told.json"
    asked = ("pack", "a-first-talk", "-p", str(home), "--out", str(out))
    output = run(*asked, "--to", "scorm12,lossy", "--no-loss", "--report-json", str(told), code=1)
    assert "assessments/a-first-talk-final.md:" in output
    assert "does not fit into lossy: It has no questions." in output
    assert "Nothing was written" in output
    assert not out.exists()
    assert {one["target"] for one in json.loads(told.read_text())["packages"]} == {"scorm12", "lossy"}
    run(*asked, "--to", "scorm12", "--no-loss")
    assert len(list(out.iterdir())) == 1


def test_the_report_names_every_item_with_its_line(home: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    asked = ("pack", "a-first-talk", "-p", str(home), "--out", str(tmp_path / "out"), "--to", "scorm12,lossy")
    output = run(*asked, "--report", "--report-json", str(told))
    packages = json.loads(told.read_text())["packages"]
    items = [item for package in packages for item in package["items"]]
    assert len(items) > 4
    for item in items:
        assert f"{item['file']}:{item['line']}" in output
        source = (home / item["file"]).read_text().splitlines()
        assert source[item["line"] - 1]
    brief = run(*asked)
    assert "  dropped: " in brief
    assert "It has no questions." in brief


def test_an_exam_is_refused_where_the_page_scores(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examined = Target("bank", "A bank", "bank", lossy, Scored.BY_THE_PLATFORM)
    monkeypatch.setitem(BY_NAME, "bank", examined)
    output = run("pack", "-p", str(home), "--to", "bank,scorm12", "--exam", code=2)
    words = " ".join(output.split())
    assert "`scorm12` cannot hold an exam" in words
    assert "bank" in words.partition("Take ")[2]
    run("pack", "-p", str(home), "--to", "bank", "--exam", "--out", str(home / "build" / "exam"))


def test_a_site_with_packages_tells_its_authors_what_arrives(home: Path, tmp_path: Path) -> None:
    (home / "mkdocs.yml").unlink()
    run("build", "-p", str(home), "--out", str(tmp_path / "site"), "--downloads", "scorm12,lossy")
    page = (tmp_path / "site" / "authors" / "what-arrives.html").read_text()
    assert "It has no questions." in page
    assert "assessments/a-first-talk-final.md:" in page
    offered = (tmp_path / "site" / "courses" / "a-first-talk" / "index.html").read_text()
    assert ">For your own learning platform</h2>" in offered
    assert "SCORM 1.2, which nearly every learning platform takes</a>" in offered
    assert ">Nothing</a>" in offered
    assert "To lead a group" not in offered
    run("build", "-p", str(home), "--out", str(tmp_path / "site"))
    assert not (tmp_path / "site" / "authors" / "what-arrives.html").exists()


@cache
def arrivals() -> tuple[Arrival, ...]:
    """Every target's packages of the small course in which every kind occurs."""
    from coursewright.kinds import KINDS
    from coursewright.manual import item_example

    project = matrix._project({kind.name: item_example(kind) for kind in KINDS})
    return tuple(
        Arrival("demo", "en", target.name, package)
        for target in TARGETS
        for package in target.write(project, project.courses[0], disk.bundle(), DEFAULTS)
    )


def test_every_target_is_offered_on_a_shelf_in_words_of_the_interface() -> None:
    assert {target.name for target in TARGETS if not has_words(f"download-{target.name}")} == set()
    assert {target.shelf for target in TARGETS} == set(Shelf)
    assert all(has_words(f"downloads-{shelf}") for shelf in Shelf)
    leading = {target.name for target in TARGETS if target.shelf is Shelf.LEADING}
    assert leading == {"slides", "facilitator"}


def test_every_target_tells_the_fate_of_every_item_and_scenario_with_a_reason() -> None:
    from coursewright.kinds import KINDS

    everything = {f"demo-{kind.name}" for kind in KINDS} | {"demo-talk", "demo-trust"}
    found = arrivals()
    for target in TARGETS:
        fates = [fate for one in found if one.target == target.name for fate in one.package.fates]
        assert everything <= {fate.id for fate in fates}, target.name
        silent = [fate.id for fate in fates if fate.kept is not Kept.KEPT and not fate.reason]
        assert not silent, target.name
        assert all(fate.place.file for fate in fates), target.name


def test_where_nobody_scores_no_question_arrives_as_it_was_asked() -> None:
    """A printed question whose answer stands at the back, or that a group answers aloud, is another than one that is scored."""
    from coursewright.kinds import KINDS

    asked = {f"demo-{kind.name}" for kind in KINDS}
    unscored = {target.name for target in TARGETS if target.scored is Scored.BY_NOBODY}
    assert {"epub", "jupyter-book", "pdf", "slides", "facilitator"} <= unscored
    for one in arrivals():
        if one.target in unscored:
            assert Kept.KEPT not in {fate.kept for fate in one.package.fates if fate.id in asked}, one.target


def test_reasons_are_told_once_with_the_ids_they_concern() -> None:
    place = Place("a.md", 3, 1, 3, 2)
    fates = tuple(Fate(f"q-{n}", Kept.APPROXIMATED, "It rounds.", place) for n in range(9))
    lines = list(
        fidelity.summary(
            Arrival("c", "en", "t", Package("c.t", b"", (*fates, Fate("q-x", Kept.KEPT, "", place))))
        )
    )
    assert lines == [
        "  1 kept, 9 approximated",
        "  approximated: q-0, q-1, q-2, q-3, q-4 and 4 more: It rounds.",
    ]
