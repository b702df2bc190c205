"""H5P packages: let in by a host's own validator, read by another reader, and right by what the content types ask for."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyh5p
import pytest

from coursewright import disk
from coursewright.encode.h5p.branching import MOST_SCREENS, branching
from coursewright.encode.h5p.content import VERSIONS, stable_id
from coursewright.encode.h5p.package import embedded, problem
from coursewright.encode.h5p.pictures import Pictures
from coursewright.encode.h5p_words import H5P
from coursewright.encode.interface import say, template
from coursewright.model.scenario import Scenario
from coursewright.scenario.explore import best_of
from coursewright.scenario.machine import begin, ended, offered, take
from coursewright.targets import BY_NAME
from coursewright.targets.package import DEFAULTS, Kept, Options, Package

from .conftest import ROOT, TEA_HOUSE, project
from .document import unpacked

CHECKER = Path(__file__).parent / "h5p"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
PLAIN = {
    "feedback",
    "title",
    "alt",
    "contentType",
    "extraTitle",
    "startScreenTitle",
    "startScreenSubtitle",
    "placeholderText",
}


def packages(root: Path, course: str, options: Options = DEFAULTS) -> tuple[Package, ...]:
    """Everything that a course becomes."""
    read = project(root)
    chosen = next(one for one in read.courses if one.id == course)
    return BY_NAME["h5p"].write(read, chosen, disk.bundle(), options)


@pytest.fixture(scope="module")
def tea_house() -> Mapping[str, Package]:
    """The packages of the tea house by what they hold."""
    made = packages(TEA_HOUSE, "tea-house")
    return {re.sub(r".*-h5p-?|\.h5p$", "", one.name) or "book": one for one in made}


def content(package: Package) -> Any:
    """The parameters of a package."""
    return json.loads(unpacked(package)["content/content.json"])


def every(params: Any) -> Iterator[Mapping[str, Any]]:
    """Every piece of content in parameters, outer before inner."""
    if isinstance(params, dict):
        if "subContentId" in params:
            yield params
        for value in params.values():
            yield from every(value)
    elif isinstance(params, list):
        for value in params:
            yield from every(value)


def judged(made: Mapping[str, bytes], folder: Path) -> list[str]:
    """What the host's validator says of packages by their names."""
    if not (CHECKER / "node_modules").exists():
        pytest.fail("The checker of H5P is missing: run `npm ci --ignore-scripts` in tests/conformance/h5p.")
    lines = []
    for name, data in made.items():
        disk.write_file(folder / name, data)
        with ZipFile(folder / name) as zipped:
            zipped.extractall(folder / f"{name}.d")
        lines.append(f"{folder / name}\t{folder / name}.d")
    done = subprocess.run(
        ["node", str(CHECKER / "validate.mjs")],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.conformance
def test_a_host_lets_every_package_in(tea_house: Mapping[str, Package], tmp_path: Path) -> None:
    found = judged({one.name: one.data for one in tea_house.values()}, tmp_path)
    assert found == ["valid"] * 4


@pytest.mark.conformance
@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_what_h5p_says_by_itself_is_said_in_the_language_of_the_package(
    language: str, tmp_path: Path
) -> None:
    read = project(TEA_HOUSE)
    chosen = next(one for one in read.courses if one.id == "tea-house")
    made = BY_NAME["h5p"].write(read, replace(chosen, language=language), disk.bundle(), DEFAULTS)
    texts = [text for one in made for text in strings(content(one))]
    english = {text for key, text in H5P.items() if template(language, key) != text}
    # A true-false question may name its options with a word that H5P would use, too.
    assert not (english & set(texts)) - {"True", "False"}
    assert {say(language, "h5p-check"), say(language, "h5p-page-next"), say(language, "h5p-proceed")} <= set(
        texts
    )
    assert judged({one.name: one.data for one in made}, tmp_path) == ["valid"] * len(made)


def strings(params: Any) -> Iterator[str]:
    """Every text in parameters."""
    if isinstance(params, str):
        yield params
    for value in params.values() if isinstance(params, dict) else params if isinstance(params, list) else ():
        yield from strings(value)


@pytest.mark.conformance
def test_a_catalogue_finds_every_package_by_what_the_course_says_of_itself(
    tea_house: Mapping[str, Package],
) -> None:
    course = next(one for one in project(TEA_HOUSE).courses if one.id == "tea-house")
    for package in tea_house.values():
        told = json.loads(unpacked(package)["h5p.json"])
        assert told["metaDescription"] == " ".join(course.summary.split())
        assert told["metaKeywords"].split(", ") == [one.title for one in course.modules]


@pytest.mark.conformance
def test_the_host_would_refuse_a_broken_one(tea_house: Mapping[str, Package], tmp_path: Path) -> None:
    from coursewright.encode.zip import archive

    files = unpacked(tea_house["th-final"])
    described = json.loads(files["h5p.json"])
    broken = {
        "licence.h5p": archive({**files, "content/LICENSE": b"x"}),
        "svg.h5p": archive({**files, "content/images/a.svg": b"<svg/>"}),
        "language.h5p": archive({**files, "h5p.json": json.dumps({**described, "language": ""}).encode()}),
        "nothing.h5p": archive(
            {name: data for name, data in files.items() if name != "content/content.json"}
        ),
    }
    assert "valid" not in judged(broken, tmp_path)


@pytest.mark.conformance
def test_another_reader_finds_the_same_libraries(tea_house: Mapping[str, Package], tmp_path: Path) -> None:
    for package in tea_house.values():
        disk.write_file(tmp_path / package.name, package.data)
        read = pyh5p.read_package(tmp_path / package.name)
        assert read.validate(require_content=True, allow_content_only=True) == []
        assert read.is_content_only
        assert read.metadata["mainLibrary"] == json.loads(unpacked(package)["h5p.json"])["mainLibrary"]


def test_what_stands_at_the_top_is_what_may(tea_house: Mapping[str, Package]) -> None:
    for package in tea_house.values():
        assert {name.split("/")[0] for name in unpacked(package)} == {"h5p.json", "content"}


def test_every_library_that_is_used_is_named_with_its_version(tea_house: Mapping[str, Package]) -> None:
    for package in tea_house.values():
        described = json.loads(unpacked(package)["h5p.json"])
        named = {
            f"{one['machineName']} {one['majorVersion']}.{one['minorVersion']}"
            for one in described["preloadedDependencies"]
        }
        major, minor = VERSIONS[described["mainLibrary"]]
        used = {one["library"] for one in every(content(package))}
        assert named == used | {f"{described['mainLibrary']} {major}.{minor}"}
        assert described["license"] == "CC BY-SA"
        assert described["language"] == "en"


def test_every_piece_has_an_id_of_its_own_that_no_build_changes(tea_house: Mapping[str, Package]) -> None:
    for package in tea_house.values():
        ids = [one["subContentId"] for one in every(content(package))]
        assert len(ids) == len(set(ids))
        assert all(map(UUID.fullmatch, ids))
    assert packages(TEA_HOUSE, "tea-house") == tuple(tea_house.values())
    # RFC 9562, 5.5: the vector of Python's own `uuid`.
    from uuid import NAMESPACE_URL, uuid5

    assert stable_id("tea") == str(uuid5(NAMESPACE_URL, "coursewright:tea"))


def test_groups_of_one_field_are_that_field_and_no_word_is_missing(tea_house: Mapping[str, Package]) -> None:
    """Where H5P's semantics name a group of one list, the content holds the list."""
    for package in tea_house.values():
        for piece in every(content(package)):
            params = piece["params"]
            if "overallFeedback" in params:
                assert isinstance(params["overallFeedback"], list)
            assert "undefined" not in json.dumps(params)
    book = content(tea_house["book"])
    assert all(chapter["library"] == "H5P.Column 1.18" for chapter in book["chapters"])
    assert len(book["chapters"]) <= 50


def test_html_has_only_tags_that_fields_keep_and_plain_fields_have_none(
    tea_house: Mapping[str, Package],
) -> None:
    allowed = {"p", "strong", "em", "a", "ul", "ol", "li", "h2", "h3", "div"}

    def look(value: Any, key: str = "") -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                look(inner, name)
        elif isinstance(value, list):
            for inner in value:
                look(inner, key)
        elif isinstance(value, str):
            tags = set(re.findall(r"</?([a-z0-9]+)[ >]", value))
            assert tags <= (
                set() if key in PLAIN and "@" not in value and not value.startswith("<p>") else allowed
            ), value

    for package in tea_house.values():
        look(content(package))


def test_private_writing_is_asked_nowhere(tea_house: Mapping[str, Package]) -> None:
    fates = {fate.id: fate for one in tea_house.values() for fate in one.fates}
    read = project(TEA_HOUSE)
    items = [item for lesson in read.lessons.values() for item in lesson.checks]
    private = [item.id for item in items if getattr(item.form, "private", False)]
    assert private
    for id in private:
        assert fates[id].kept is Kept.APPROXIMATED
        assert "must not leave the device" in fates[id].reason
    essays = [one for one in every(content(tea_house["book"])) if one["library"].startswith("H5P.Essay")]
    assert len(essays) == 1


def test_an_item_is_kept_only_where_it_counts_what_its_author_gave_it(
    tea_house: Mapping[str, Package],
) -> None:
    package = tea_house["th-final"]
    fates = {fate.id: fate for fate in package.fates}
    questions = {one["metadata"]["title"]: one for one in content(package)["questions"]}
    for item in project(TEA_HOUSE).assessments["th-final"].items:
        question = questions[item.title]
        params = question["params"]
        if question["library"].startswith("H5P.MultiChoice"):
            right = sum(answer["correct"] for answer in params["answers"])
            most = 1 if params["behaviour"]["type"] == "single" else right
        elif question["library"].startswith("H5P.Blanks"):
            most = sum(line.count("*") for line in params["questions"]) // 2
        else:
            most = item.points
        assert (fates[item.id].kept is Kept.KEPT) <= (most == item.points), item.id
        assert ("cannot weigh" in fates[item.id].reason) == (most != item.points)


# What a Branching Scenario does with its content, in the words of its own documentation: begin at 0, a question leads to
# its alternative's `nextContentId`, anything else to its own, a negative one ends with the `endScreenScore` before it.
def walk(screens: list[Any]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every way through a story without loops: the words chosen, and the score at its end."""
    waiting: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while waiting:
        at, chosen = waiting.pop()
        screen = screens[at]
        params = screen["type"]["params"]
        if "branchingQuestion" in params:
            for one in params["branchingQuestion"]["alternatives"]:
                waiting.append((one["nextContentId"], (*chosen, one["text"])))
        elif screen["nextContentId"] >= 0:
            waiting.append((screen["nextContentId"], chosen))
        else:
            yield chosen, screen["feedback"]["endScreenScore"]


def scores(scenario: Scenario, best: int) -> dict[int, int]:
    """How many plays end with each score, by the machine itself."""
    found: dict[int, int] = {}
    waiting = [begin(scenario)]
    while waiting:
        play = waiting.pop()
        if ended(scenario, play):
            score = min(max(play.points, 0), best)
            found[score] = found.get(score, 0) + 1
        else:
            waiting += [take(scenario, play, one.id) for one in offered(scenario, play)]
    return found


def test_a_story_with_state_ends_as_often_with_each_score_as_in_the_machine(
    tea_house: Mapping[str, Package],
) -> None:
    scenario = project(TEA_HOUSE).scenarios["late-guest"]
    best = best_of(scenario).points
    screens = content(tea_house["late-guest"])["branchingScenario"]["content"]
    found: dict[int, int] = {}
    for _, score in walk(screens):
        found[score] = found.get(score, 0) + 1
    assert found == scores(scenario, best)
    assert max(found) == best
    assert Fraction(max(found), best) == 1


def test_a_story_of_too_many_states_says_so_and_is_not_scored() -> None:
    """One screen a node then, every choice offered; the health course has such a story."""
    scenario = project(ROOT).scenarios["helpful-companion"]
    told = branching(scenario, best_of(scenario), {}, Pictures({}))
    assert not told.whole
    assert told.screens <= len(scenario.nodes) + 1
    assert any(str(MOST_SCREENS) in reason for reason in told.reasons)
    params: Any = told.content.params
    assert params["branchingScenario"]["scoringOptionGroup"]["scoringOption"] == "no-score"


def library(name: str, *needs: str, kind: str = "preloadedDependencies") -> dict[str, bytes]:
    """A library of the version that content asks for."""
    major, minor = VERSIONS.get(name, (1, 0))
    told = {"machineName": name, "majorVersion": major, "minorVersion": minor}
    dependencies = [
        {
            "machineName": one,
            "majorVersion": VERSIONS.get(one, (1, 0))[0],
            "minorVersion": VERSIONS.get(one, (1, 0))[1],
        }
        for one in needs
    ]
    folder = f"{name}-{major}.{minor}"
    described = json.dumps({**told, kind: dependencies}).encode()
    return {f"{folder}/library.json": described, f"{folder}/a.js": b"1", f"{folder}/LICENSE": b"MIT"}


def test_libraries_travel_with_all_that_they_need_and_nothing_that_hosts_refuse() -> None:
    supplied = {
        **library("H5P.MultiChoice", "H5P.Question"),
        **library("H5P.Question", "H5PEditor.X", kind="editorDependencies"),
        **library("H5PEditor.X"),
        **library("H5P.Other"),
        "H5P.Broken-1.0/library.json": b"[[[[",
        "../H5P.Up-1.0/library.json": b"{}",
        "H5P.MultiChoice-1.16/.hidden.js": b"1",
    }
    found = embedded([("H5P.MultiChoice", 1, 16)], supplied)
    assert set(found) == {
        f"{folder}/{name}"
        for folder in ("H5P.MultiChoice-1.16", "H5P.Question-1.0", "H5PEditor.X-1.0")
        for name in ("library.json", "a.js")
    }
    assert problem(["H5P.MultiChoice"], supplied) == ""
    del supplied["H5PEditor.X-1.0/library.json"]
    assert problem(["H5P.MultiChoice"], supplied) == "Missing among the libraries: H5PEditor.X 1.0."


@pytest.mark.conformance
def test_a_host_lets_a_package_with_libraries_in(tmp_path: Path) -> None:
    supplied: dict[str, bytes] = {}
    for name in VERSIONS:
        supplied |= library(name)
    for path, data in list(supplied.items()):
        if path.endswith("library.json"):
            told = {**json.loads(data), "title": "T", "patchVersion": 0, "runnable": 1}
            told["preloadedJs"] = [{"path": "a.js"}]
            supplied[path] = json.dumps(told).encode()
    made = packages(TEA_HOUSE, "tea-house", Options(libraries=supplied))
    assert any("H5P.MultiChoice-1.16/a.js" in unpacked(one) for one in made)
    assert judged({one.name: one.data for one in made}, tmp_path) == ["valid"] * len(made)
