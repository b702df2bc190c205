"""The command line as people meet it: exit codes, sentences, and never a stack trace."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coursewright import cli, pipeline
from coursewright.targets import TARGETS
from coursewright.targets.package import Target

RUNNER = CliRunner()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh project, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    run("new", "project", str(tmp_path / "ours"))
    return tmp_path / "ours"


def run(*arguments: str, code: int = 0) -> str:
    result = RUNNER.invoke(cli.app, list(arguments))
    assert result.exit_code == code, result.output
    return result.output


def test_a_good_project_exits_with_0(home: Path) -> None:
    assert run("check", "--strict", "-p", str(home)) == "No complaints in 6 files.\n"


def test_an_error_exits_with_1_and_shows_its_line(home: Path) -> None:
    lesson = next((home / "courses" / "a-first-talk").glob("*.md"))
    lesson.write_text(lesson.read_text().replace("What do you say first?", "Read [this](nope.md)."))
    output = run("check", "-p", str(home), code=1)
    assert "error[LINK101] There is no file `nope.md` to link to." in output
    assert "^^^^^^^^^^^^^^^" in output
    assert json.loads(run("check", "--format", "json", "-p", str(home), code=1))[0]["code"] == "LINK101"


def test_warnings_count_only_when_strict(home: Path) -> None:
    path = home / "courses" / "a-first-talk" / "course.yml"
    path.write_text(path.read_text().replace("reviewed: ", "reviewed: 1999-01-01 # "))
    assert "warning[COURSE112]" in run("check", "-p", str(home))
    assert "error[COURSE112]" in run("check", "--strict", "-p", str(home), code=1)


def test_paths_choose_what_is_reported(home: Path) -> None:
    for path in (home / "assessments" / "a-first-talk-final.md", home / "scenarios" / "at-the-desk.md"):
        path.write_text(path.read_text().replace(":::{content-note} green", ":::{content-note} red"))
    output = run("check", str(home / "scenarios"), "-p", str(home), code=1)
    assert "scenarios/at-the-desk.md" in output
    assert "assessments/" not in output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("check", "-p", "/nowhere/at/all"), "There is no `courses` folder"),
        (("check", "gone.md"), "There is no file or folder `gone.md`"),
        (("pack", "--to", "scorm13"), "Did you mean `scorm12`?"),
        (("pack", "a-frist-talk", "--to", "scorm12"), "Did you mean `a-first-talk`?"),
        (("pack", "a-first-talk"), "Say for what with `--to`"),
        (("explain", "ITM101"), "Did you mean `ITEM101`?"),
        (("new", "lesson", "My Lesson"), "as in `my-lesson`"),
        (("new", "lesson", "first", "--course", "water"), "There is no course `water`"),
        (("build", "--nonsense"), "No such option"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_would_be_right(
    home: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    place = () if "-p" in arguments or arguments[0] == "explain" else ("-p", str(home))
    assert sentence in " ".join(run(*arguments, *place, code=2).split())


def test_new_never_overwrites(home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert "is there already" in run("new", "course", "a-first-talk", "-p", str(home), code=2)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_fix_writes_missing_ids_and_then_checks(home: Path) -> None:
    path = home / "assessments" / "a-first-talk-final.md"
    whole = path.read_text()
    path.write_text(whole.replace("id a-first-talk-final-1; ", ""))
    assert "ID101" in run("check", "-p", str(home), code=1)
    output = run("check", "--fix", "-p", str(home))
    assert "Wrote into assessments/a-first-talk-final.md: a-first-talk-final-room-for-no" in output
    assert path.read_text() == whole.replace("id a-first-talk-final-1;", "id a-first-talk-final-room-for-no;")


def test_a_package_is_written_and_named(home: Path) -> None:
    output = run("pack", "a-first-talk", "--to", "scorm12", "-p", str(home))
    package = home / "build" / "packages" / "a-first-talk-1.0.0-en-scorm12.zip"
    assert package.read_bytes().startswith(b"PK")
    assert str(package) in output
    assert "Done in " in output


def test_a_broken_source_leaves_the_packages_that_stood_there(home: Path) -> None:
    run("pack", "--to", "scorm12", "-p", str(home))
    package = home / "build" / "packages" / "a-first-talk-1.0.0-en-scorm12.zip"
    before = package.read_bytes()
    (home / "courses" / "a-first-talk" / "course.yml").write_text("id: [")
    assert "what stood there before is unchanged" in run("pack", "--to", "scorm12", "-p", str(home), code=1)
    assert package.read_bytes() == before


def test_the_tests_of_scenarios_are_played(home: Path) -> None:
    assert run("test", "-p", str(home)).startswith("at-the-desk: 3 tests; 5 of 5 nodes, 6 of 6 choices")
    path = home / "scenarios" / "tests" / "at-the-desk.md"
    path.write_text(path.read_text().replace("points 4", "points 5"))
    assert "the path has 4 points" in run("test", "-p", str(home), code=1)


@pytest.mark.parametrize(
    "command", ["", "check", "build", "pack", "serve", "explain", "new", "test", "version"]
)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    output = run(*([command] if command else []), "--help")
    assert "coursewright" in output
    assert command in ("version", "") or f"coursewright {command}" in " ".join(output.split())


def test_our_own_failure_is_one_calm_sentence_and_a_file(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(pipeline, "check", fail)
    monkeypatch.setattr(sys, "argv", ["coursewright", "check", "-p", str(home)])
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 3
    told = capsys.readouterr().err
    assert "This is a mistake in the program, not in your course." in told
    assert "Traceback" not in told
    assert told.count("\n") == 1
    kept = home.parent / "cache" / "coursewright" / "last-failure.txt"
    assert str(kept) in told
    assert "RuntimeError: a bug of ours" in kept.read_text()


def test_debug_shows_where_our_failure_was(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(pipeline, "check", fail)
    monkeypatch.setattr(sys, "argv", ["coursewright", "--debug", "check", "-p", str(home)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 3
    assert "RuntimeError: a bug of ours" in capsys.readouterr().err


LEANING = [target for target in TARGETS if target.needs]


@pytest.mark.parametrize("target", LEANING, ids=lambda target: target.name)
@pytest.mark.parametrize(
    "way", [("pack", "--to", "pack"), ("build", "--downloads", "build_site")], ids=lambda way: way[0]
)
def test_a_target_whose_library_is_missing_names_the_extra_before_anything_is_read(
    target: Target, way: tuple[str, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert target.needs is not None
    library, extra = target.needs
    (tmp_path / "courses").mkdir()
    monkeypatch.setattr("coursewright.cli.writing.find_spec", lambda name: None if name == library else name)
    monkeypatch.setattr(pipeline, way[2], lambda *given, **named: pytest.fail("something was read"))
    output = run(*way[:2], target.name, "-p", str(tmp_path), code=2)
    told = " ".join(output.split())
    assert f"`{target.name}` needs {library}, which does not come with coursewright itself." in told
    assert f"python -m pip install 'coursewright[{extra}]'" in told
    assert "Traceback" not in output


def test_every_extra_that_a_target_names_is_one_of_the_project_and_brings_its_library() -> None:
    held = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    extras = held["project"]["optional-dependencies"]
    assert {target.name for target in LEANING} >= {"pdf", "slides", "facilitator"}
    for target in LEANING:
        assert target.needs is not None
        library, extra = target.needs
        assert any(line.startswith(library) for line in extras[extra]), target.name
