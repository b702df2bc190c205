"""`coursewright verify` as a person runs it: our packages, packages of others, and packages that mean harm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from coursewright import verifying
from coursewright.targets.package import Package
from handmade import MANIFEST_2004, SCO, ladders

from .conftest import ROOT, TEA_HOUSE, pack

pytestmark = pytest.mark.browser


def verify(path: Path, *options: str, code: int = 0) -> str:
    """What the command says."""
    command = [sys.executable, "-m", "coursewright", "verify", str(path), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def told(path: Path, code: int = 0) -> dict[str, Any]:
    """The same for programs."""
    return dict(json.loads(verify(path, "--format", "json", code=code)))


def findings(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Rule and words of everything that is wrong, missing schemas aside."""
    everything = [*found["findings"], *(one for play in found["plays"] for one in play["findings"])]
    return [
        (one["rule"], one["message"]) for one in everything if one["rule"] not in ("REQUIRED_FILES", "schema")
    ]


def written(path: Path, data: bytes) -> Path:
    """A package on disk."""
    path.write_bytes(data)
    return path


def test_our_own_package_shows_its_gradebook(tea_house: Package, tmp_path: Path) -> None:
    found = told(written(tmp_path / "ours.zip", tea_house.data))
    assert not found["failed"]
    assert found["checked"] == ["archive", "files", "schema", "played"]
    assert findings(found) == []
    grades = {(play["platform"], play["grades"]["learner"]): play["grades"] for play in found["plays"]}
    shown = {key: (one["status"], one["score"]) for key, one in grades.items()}
    assert shown == {
        ("SCORM 1.2, strict", "answers everything right"): ("passed", "100"),
        ("SCORM 1.2, strict", "answers everything wrong"): ("incomplete", "0"),
        ("SCORM 1.2, strict", "opens it and leaves"): ("incomplete", ""),
        ("SCORM 1.2, lenient", "answers everything right"): ("passed", "100"),
    }
    assert grades["SCORM 1.2, strict", "answers everything right"]["interactions"] >= 17


def test_a_package_of_somebody_else_is_opened_left_and_opened_again(tmp_path: Path) -> None:
    found = told(written(tmp_path / "theirs.zip", ladders()))
    assert findings(found) == []
    assert [play["grades"]["status"] for play in found["plays"]] == ["completed", "completed"]


MISTAKES = [
    (b'"completed"', b'"done"', "RTE 3.4", "vocabulary"),
    (b'api.LMSInitialize("");', b'api.LMSGetValue("cmi.core.entry"); api.LMSInitialize("");', "RTE 3.3, API state transitions", "301"),
    (b'api.LMSFinish("");', b"", "RTE 3.3, LMSFinish", "must finish"),
    (b"<h1>", b"<img src=gone.png><h1>", "self-contained", "not in the package"),
    (b"<h1>", b"<img src=https://elsewhere.test/a.png><h1>", "self-contained", "from elsewhere"),
    (b"<h1>", b"<script>nothing.here()</script><h1>", "script", "nothing is not defined"),
]  # fmt: skip


def test_what_a_page_does_wrong_is_said_with_its_clause(tmp_path: Path) -> None:
    page = SCO
    for right, wrong, _, _ in MISTAKES:
        assert right in page
        page = page.replace(right, wrong, 1)
    found = findings(told(written(tmp_path / "theirs.zip", ladders(page=page)), code=1))
    for _, _, rule, words in MISTAKES:
        assert any(one == rule and words in message for one, message in found), (rule, found)


SCO_2004 = (
    SCO.replace(b"LMS", b"").replace(b"at.API", b"at.API_1484_11").replace(b"Finish", b"Terminate")
    .replace(b"cmi.core.lesson_status", b"cmi.completion_status").replace(b"cmi.core.session_time", b"cmi.session_time")
    .replace(b"00:00:01", b"PT1S")
)  # fmt: skip


def test_a_package_for_scorm_2004_is_played_in_its_own_words(tmp_path: Path) -> None:
    found = told(written(tmp_path / "theirs.zip", ladders(MANIFEST_2004, SCO_2004)))
    assert findings(found) == []
    (play,) = found["plays"]
    assert (play["grades"]["status"], play["grades"]["time"]) == ("completed, unknown", "0:00:02")
    wrong = SCO_2004.replace(b'"completed"', b'"passed"')
    again = told(written(tmp_path / "theirs.zip", ladders(MANIFEST_2004, wrong)), code=1)
    assert ("RTE 4.1.1", "a value has its element's data type or vocabulary; 406 (2 times)") in findings(
        again
    )


PACKAGER = Path(__file__).parent / "packager"


@pytest.mark.parametrize(
    ("version", "page", "played"),
    [
        ("1.2", SCO, [("SCORM 1.2, strict", "completed"), ("SCORM 1.2, lenient", "completed")]),
        ("2004 3rd Edition", SCO_2004, [("SCORM 2004, strict", "completed, unknown")]),
        ("2004 4th Edition", SCO_2004, [("SCORM 2004, strict", "completed, unknown")]),
    ],
)
def test_what_a_packager_of_others_makes_is_played_and_its_manifest_judged(
    version: str, page: bytes, played: list[tuple[str, str]], tmp_path: Path
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "index.html").write_bytes(page)
    command = ["node", str(PACKAGER / "make.cjs"), version, str(tmp_path / "source"), str(tmp_path / "made")]
    subprocess.run(command, check=True, capture_output=True)
    (made,) = (tmp_path / "made").glob("*.zip")
    found = told(made, code=1)
    assert [(play["platform"], play["grades"]["status"]) for play in found["plays"]] == played
    assert findings(found) == []
    # It puts metadata behind the items and the files, where the schema of the standard has them first.
    assert {one["rule"] for one in found["findings"]} == {"schema"}
    assert all("metadata': This element is not expected" in one["message"] for one in found["findings"])


def test_a_tin_can_package_is_played_before_a_record_store(tmp_path: Path) -> None:
    package = pack(TEA_HOUSE, "tea-house", target="xapi")
    found = told(written(tmp_path / "ours.zip", package.data))
    assert findings(found) == []
    shown = {play["grades"]["learner"]: play["grades"] for play in found["plays"]}
    assert {learner: (one["status"], one["score"]) for learner, one in shown.items()} == {
        "answers everything right": ("completed, passed", "1"),
        "answers everything wrong": ("completed", ""),
        "opens it and leaves": ("begun", ""),
    }


@pytest.mark.parametrize(("root", "course"), [(TEA_HOUSE, "tea-house"), (ROOT, "health-care")])
def test_our_own_gift_is_left_alone(root: Path, course: str, tmp_path: Path) -> None:
    made = pack(root, course, target="gift")
    path = written(tmp_path / made.name, made.data)
    assert verifying.verified(path, verifying.Tools()).everything == ()


def test_a_page_that_never_answers_is_left_and_the_rest_is_said(tmp_path: Path) -> None:
    endless = SCO.replace(b"<h1>", b"<script>setTimeout(() => { for (;;); }, 300)</script><h1>")
    path = written(tmp_path / "theirs.zip", ladders(page=endless))
    command = (
        "from pathlib import Path; from coursewright.verify import playing; playing.PLAYING = 8;"
        "from coursewright import verifying;"
        f"print(verifying.as_text(verifying.verified(Path({str(path)!r}), verifying.Tools())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.stdout.count("error[responsive] The page stopped answering") == 2, done.stdout + done.stderr


def test_a_support_file_holds_the_calls_and_nothing_that_was_typed(tmp_path: Path) -> None:
    secret = b'api.LMSSetValue("cmi.suspend_data", "my secret"); api.LMSSetValue("cmi.core.lesson_status", "done");'
    path = written(
        tmp_path / "theirs.zip", ladders(page=SCO.replace(b"const began", secret + b"const began", 1))
    )
    verify(path, "--support", str(tmp_path / "help.zip"), code=1)
    with ZipFile(tmp_path / "help.zip") as zipped:
        files = {name: zipped.read(name).decode() for name in zipped.namelist()}
    assert files.keys() == {"calls.json", "findings.json", "findings.txt", "manifest.xml", "versions.txt"}
    assert "cmi.suspend_data" in files["calls.json"]
    assert "my secret" not in "".join(files.values())
    assert "coursewright 0." in files["versions.txt"]


def test_without_a_browser_it_says_what_it_could_not_do(tmp_path: Path) -> None:
    path = written(tmp_path / "theirs.zip", ladders())
    command = (
        "import sys; sys.modules['playwright'] = None; sys.modules['lxml'] = None; sys.argv[0] = 'coursewright';"
        "from coursewright.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", command, "verify", str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Checked: archive, files.\n" in done.stdout
    assert done.stdout.count("pip install 'coursewright[verify]'") == 2
