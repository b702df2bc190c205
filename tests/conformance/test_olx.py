"""The Open edX course: a scanner of others finds nothing wrong, and Open edX's own grader gives what is said here."""

from __future__ import annotations

import io
import itertools
import json
import re
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from coursewright.encode.banks.text import Around, words
from coursewright.encode.olx.problems import problem
from coursewright.encode.xml import document, element
from coursewright.model.item import Choice, FillIn, Item, Likert, Matching, Numeric, Sequencing
from coursewright.targets.package import Kept, Options

from .conftest import ROOT, TEA_HOUSE, pack, project
from .vectors import Case, cases

pytestmark = pytest.mark.conformance

OPENEDX = Path(__file__).parent / "openedx"
BIN = OPENEDX / ".venv" / "bin"


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a tarball."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return {info.name: archive.extractfile(info).read() for info in archive.getmembers()}


def fewer(text: str) -> str:
    """A draw of three out of four."""
    return text.replace("draw: 4", "draw: 3").replace("TH-O2: 2}", "TH-O2: 1}")


def given(item: Item, answer: Any) -> list[Any]:
    """An answer as the fields of the problem hold it, in their order."""
    match item.form:
        case Choice(options=options, multiple=multiple):
            names = {option.id: f"choice_{n}" for n, option in enumerate(options)}
            chosen = [names[one] for one in answer]
            return [chosen if multiple else chosen[0]]
        case Likert(steps=steps):
            return [f"choice_{[step.id for step in steps].index(answer)}"]
        case Matching(left=left, right=right):
            told = {option.id: words(option.blocks) for option in right}
            return [told[answer[option.id]] if option.id in answer else "" for option in left]
        case Sequencing(steps=steps):
            told = {step.id: words(step.blocks) for step in steps}
            after = dict(itertools.pairwise(answer))
            return [
                told[after[step.id]] if step.id in after else "Nothing: it is the last one."
                for step in steps[:-1]
            ]
        case FillIn():
            return list(answer)
        case _:
            return [{"true": "choice_0", "false": "choice_1"}.get(answer, answer)]


def graded(jobs: list[dict[str, Any]]) -> list[float]:
    """The shares that Open edX's own grader gives for `xml` and `answers`."""
    command = [BIN / "python", OPENEDX / "grader.py"]
    done = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def asked(case: Case) -> bool:
    """What Open edX asks and reads alike: it trims a text and counts case as asked, and joins no blanks; numbers have a point."""
    made = problem(case.item, Around("en"), False)
    if case.answer is None or not made.asks or (isinstance(case.item.form, Choice) and not case.answer):
        return False
    match case.item.form:
        case Numeric():
            return re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,6})?", case.answer) is not None
        case FillIn():
            return all(
                text.isascii() and "  " not in text.strip() and "\t" not in text for text in case.answer
            )
        case _:
            return True


def test_open_edx_grades_as_the_vectors_say_or_as_it_is_told_to_be_approximate() -> None:
    held = list(filter(asked, cases()))
    jobs = [
        {
            "xml": etree.tostring(
                etree.fromstring(
                    document(element("problem", None, *problem(c.item, Around("en"), False).inner))
                )
            ).decode(),
            "answers": given(c.item, c.answer),
        }
        for c in held
    ]
    wrong: list[str] = []
    for case, share in zip(held, graded(jobs), strict=True):
        several = isinstance(case.item.form, Choice) and case.item.form.multiple
        # Told to be approximate: never more than here, and a whole is a whole.
        right = (
            share <= case.share and (share == 1) == (case.share == 1)
            if several
            else round(share, 4) == round(float(case.share), 4)
        )
        if case.item.points and not right:
            wrong.append(f"{case.name}: {share}, not {case.share}")
    assert not wrong, "\n".join(wrong)
    assert len(held) > 50


@pytest.mark.parametrize(("root", "course"), [(TEA_HOUSE, "tea-house"), (ROOT, "health-care")])
def test_the_scanner_of_others_finds_nothing(root: Path, course: str, tmp_path: Path) -> None:
    for path, data in without_banks(unpacked(pack(root, course, target="olx").data)).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    command = [BIN / "edx-cleaner", "-c", tmp_path / "course", "-l", "1", "-f", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Loaded from" in done.stdout, done.stdout + done.stderr
    assert not re.findall("^(?:ERROR|WARNING).*", done.stdout, re.M), done.stdout


def without_banks(files: dict[str, bytes]) -> dict[str, bytes]:
    """The scanner is older than problem banks: what they hold stands in their place."""
    out = {path: data for path, data in files.items() if "/itembank/" not in path}
    for path in [path for path in out if "/vertical/" in path]:
        tree = etree.fromstring(out[path])
        for bank in tree.findall("itembank"):
            at = tree.index(bank)
            tree[at : at + 1] = etree.fromstring(files[f"course/itembank/{bank.get('url_name')}.xml"])[:]
        out[path] = etree.tostring(tree)
    return out


def test_every_part_has_one_file_and_every_link_leads_somewhere() -> None:
    files = unpacked(pack(ROOT, "health-care", target="olx").data)
    names = [path for path in files if path.endswith(".xml") and path.count("/") == 2]
    for path in names:
        tree = etree.fromstring(files[path])
        for child in tree:
            if child.get("url_name"):
                assert f"course/{child.tag}/{child.get('url_name')}.xml" in files, (path, child.tag)
    texts = {
        path.split("/")[-1].removesuffix(".html"): data.decode()
        for path, data in files.items()
        if "/html/" in path and path.endswith(".html")
    }
    for name, text in texts.items():
        for link in re.findall(r'href="/jump_to_id/([^"#]+)', text):
            assert link in texts, (name, link)
        for picture in re.findall(r'src="/static/([^"]+)"', text):
            assert f"course/static/{picture}" in files, (name, picture)


def test_a_draw_is_a_problem_bank_for_each_stratum() -> None:
    files = unpacked(pack(TEA_HOUSE, "tea-house", fewer, "olx").data)
    bank = etree.fromstring(files["course/itembank/bank-th-final-TH-O2.xml"])
    assert bank.get("max_count") == "1"
    assert [child.get("url_name") for child in bank] == ["th-f-3", "th-f-4"]


def test_grades_add_up_and_a_story_gives_its_share_to_its_alternative() -> None:
    files = unpacked(pack(TEA_HOUSE, "tea-house", target="olx").data)
    policy = json.loads(files["course/policies/course/grading_policy.json"])
    assert {one["type"]: one["weight"] for one in policy["GRADER"]} == {
        "th-final": 0.6667,
        "th-written": 0.3333,
    }
    assert policy["GRADE_CUTOFFS"] == {"Pass": 0.75}
    counted = {
        tree.get("format"): tree.get("graded")
        for path, data in files.items()
        if "/sequential/" in path
        for tree in [etree.fromstring(data)]
        if tree.get("format")
    }
    assert counted == {"th-final": "true", "th-written": "true"}


def test_two_builds_are_equal_and_everything_has_a_fate() -> None:
    package = pack(TEA_HOUSE, "tea-house", target="olx")
    assert pack(TEA_HOUSE, "tea-house", target="olx").data == package.data
    read = project(TEA_HOUSE)
    ids = {item.id for lesson in read.lessons.values() for item in lesson.checks}
    ids |= {item.id for one in read.assessments.values() for item in one.items} | read.scenarios.keys()
    assert {fate.id for fate in package.fates} >= ids
    assert all(bool(fate.reason) == (fate.kept is not Kept.KEPT) for fate in package.fates)


def test_an_exam_tells_no_key_where_a_learner_reads() -> None:
    def read(edit: Any) -> dict[str, bytes]:
        files = unpacked(pack(TEA_HOUSE, "tea-house", edit, "olx", Options(exam=True)).data)
        return {path: data for path, data in files.items() if "/problem/" not in path}

    assert read(str) == read(moved)
    problems = unpacked(pack(TEA_HOUSE, "tea-house", str, "olx", Options(exam=True)).data)
    assert {
        etree.fromstring(data).get("showanswer") for path, data in problems.items() if "/problem/" in path
    } == {"never"}


def moved(text: str) -> str:
    """The same questions with other keys."""
    for right, wrong in (
        ("Let the water stand", "Boil it again"),
        ("A seat and a cup of water", "Nothing\n"),
        ("Beside the stove `", "Beside the door `"),
    ):
        text = text.replace(f"- [x] {right}", f"- [?] {right}").replace(f"- [ ] {wrong}", f"- [x] {wrong}")
        text = text.replace(f"- [?] {right}", f"- [ ] {right}")
    return text
