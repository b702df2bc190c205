"""What may be signed: results that are known, add up and passed. And what is signed, held against others' readers."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import jwt
import pytest
from openbadgeslib.ob3 import OB3Verifier
from results_files import TEA_HOUSE, altered, results_file

from coursewright import certifying, disk
from coursewright.credentials import signing
from coursewright.credentials.achievement import urn
from coursewright.model.course import Project
from coursewright.model.issuer import did_key
from coursewright.pipeline import read_files

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
HOME = Path(__file__).parents[2]
KEY = signing.new_key()


@pytest.fixture(scope="module")
def project() -> Project:
    """The tea house, with an issuer."""
    files = dict(disk.read_tree(HOME / "tests" / "fixtures" / "tea-house"))
    files["courses/issuer.yml"] = f"name: The training office\nkeys: [{KEY.x}]\n".encode()
    reading = read_files(files, "The tea house", NOW.date(), remember=False)
    assert not reading.failed
    return reading.project


def certified(project: Project, data: bytes | None) -> certifying.Certified:
    """What becomes of one file."""

    def sign(payload: Mapping[str, object]) -> str:
        return signing.signed(payload, KEY)

    return certifying.certified(project, {"a.json": data}, sign, NOW)["a.json"]


def activity(id: str, **changes: object) -> list[object]:
    """The activities of the file, one of them with other values."""
    held = TEA_HOUSE["activities"]
    assert isinstance(held, list)
    return [{**one, **changes} if one["id"] == id else one for one in held]


def standing(**changes: object) -> Mapping[str, object]:
    """The standing of the file with other values."""
    held = TEA_HOUSE["standing"]
    assert isinstance(held, dict)
    return {**held, **changes}


def test_passed_results_are_signed_as_others_read_them(project: Project) -> None:
    """PyJWT checks the signature, an implementation of Open Badges 3.0 the credential: neither knows this one."""
    one = certified(project, altered(name="Nadia Quill"))
    assert one.refused == ""
    assert one.file.startswith("tea-house-1.0.0-")
    header = jwt.get_unverified_header(one.token)
    assert set(header) == {"alg", "typ", "jwk"}
    assert "d" not in header["jwk"]
    public = KEY.private.public_key()
    claims = jwt.decode(one.token, public, algorithms=["EdDSA"], issuer=did_key(KEY.x))
    assert claims["nbf"] == int(NOW.timestamp())
    subject = claims["credentialSubject"]
    assert subject["identifier"] == [
        {"type": "IdentityObject", "hashed": False, "identityHash": "Nadia Quill", "identityType": "name"}
    ]
    assert subject["result"][0]["value"] == "78.3"
    assert subject["result"][0]["resultDescription"] == subject["achievement"]["resultDescription"][0]["id"]
    assert "Welcome a guest who arrives late" in subject["achievement"]["criteria"]["narrative"]
    assert "certifies nobody" in subject["achievement"]["description"]
    read = OB3Verifier.for_issuer_did(did_key(KEY.x)).verify(one.token)
    assert read.achievement.name == "An evening at the tea house"
    assert read.issuer.name == "The training office"


def test_a_credential_is_in_the_language_in_which_the_course_was_read(project: Project) -> None:
    files = dict(disk.read_tree(HOME / "tests" / "fixtures" / "tea-house"))
    files["courses/issuer.yml"] = f"name: The training office\nkeys: [{KEY.x}]\n".encode()
    files["courses/translations/en-XA/language.yml"] = (
        b'title: Test\ncourses: [tea-house]\nreviewer: ""\nreviewed: ""\n'
    )
    both = read_files(files, "The tea house", NOW.date(), remember=False).project
    (edition,) = both.editions
    for language, course in (("en-XA", edition.courses[0]), ("en", both.courses[0]), ("sw", both.courses[0])):
        read = {"id": "tea-house", "version": "1.0.0", "title": "Tea", "language": language}
        one = certified(both, altered(course=read))
        assert one.refused == ""
        achievement = jwt.decode(one.token, options={"verify_signature": False})["credentialSubject"][
            "achievement"
        ]
        assert (achievement["name"], achievement["inLanguage"]) == (course.title, course.language)
        told = achievement["criteria"]["narrative"]
        assert course.objectives[0].text in told
        assert ("What was practiced" in told) == (course.language == "en")


def test_without_a_name_there_is_none_in_the_credential(project: Project) -> None:
    one = certified(project, results_file())
    claims = jwt.decode(one.token, options={"verify_signature": False})
    assert "identifier" not in claims["credentialSubject"]
    assert claims["credentialSubject"]["id"].startswith("urn:uuid:")


def test_equal_results_are_signed_equally(project: Project) -> None:
    assert certified(project, results_file()) == certified(project, results_file())


def test_one_person_does_not_get_two_from_one_run(project: Project) -> None:
    files = {"a.json": results_file(), "b.json": results_file()}
    found = certifying.certified(project, files, lambda payload: signing.signed(payload, KEY), NOW)
    assert found["a.json"].token
    assert "same results" in found["b.json"].refused


def test_two_people_with_equal_results_get_one_each(project: Project) -> None:
    files = {"a.json": altered(mark="a" * 32), "b.json": altered(mark="b" * 32)}
    found = certifying.certified(project, files, lambda payload: signing.signed(payload, KEY), NOW)
    assert found["a.json"].token
    assert found["b.json"].token
    assert found["a.json"].file != found["b.json"].file


COURSE = {"title": "An evening at the tea house", "language": "en"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"course": {**COURSE, "id": "tea-hose", "version": "1.0.0"}}, "Did you mean `tea-house`"),
        ({"course": {**COURSE, "id": "tea-house", "version": "0.9.0"}}, "version 0.9.0"),
        ({"standing": standing(success="unknown")}, "do not add up"),
        ({"standing": standing(score=[1, 1])}, "do not add up"),
        ({"lessons": []}, "do not add up"),
        ({"activities": activity("th-final", score=[1, 1])}, "do not add up to its score"),
        ({"activities": activity("late-guest", score=[1, 1])}, "do not add up to the standing"),
        ({"activities": activity("th-final", succeeded=False)}, "does not allow"),
        ({"activities": activity("th-final", attempts=4)}, "does not allow"),
        ({"activities": activity("th-final", attempts=0)}, "do not belong together"),
        ({"activities": activity("th-final")[:1] * 2}, "one activity twice"),
        (
            {"items": [{"id": "th-f-9", "activity": "th-final", "share": [1, 1]}]},
            "no item `th-f-9` in this version",
        ),
        (
            {
                "activities": activity("th-final", score=[1, 2], succeeded=False),
                "items": [],
                "standing": standing(success="unknown", score=[8, 15]),
            },
            "not passed",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(
    project: Project, changes: Mapping[str, object], words: str
) -> None:
    one = certified(project, altered(**changes))
    assert one.token == ""
    assert words in one.refused


def test_a_file_that_was_changed_or_is_too_large_is_refused(project: Project) -> None:
    found = json.loads(results_file())
    found["name"] = "Somebody else"
    assert "changed after it was saved" in certified(project, json.dumps(found).encode()).refused
    assert "larger than" in certified(project, None).refused


def test_a_key_that_the_site_does_not_know_signs_nothing(project: Project) -> None:
    assert certifying.issuer_problem(project, KEY.x) == ""
    assert "not one of `keys`" in certifying.issuer_problem(project, signing.new_key().x)
    assert "issuer.yml" in certifying.issuer_problem(Project("Empty"), KEY.x)


def test_a_private_key_is_for_its_owner_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    disk.write_secret(path, signing.key_file(KEY))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        disk.write_secret(path, b"other")
    assert path.read_bytes() == before
    assert signing.read_key(before).x == KEY.x


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"kty":"OKP","crv":"Ed25519","d":5}', b"{" * 9_000])
def test_what_is_no_key_is_refused_and_not_repeated(data: bytes) -> None:
    with pytest.raises(certifying.Refused, match="no private Ed25519 key"):
        signing.read_key(data)


def test_a_key_of_two_halves_is_refused() -> None:
    found = json.loads(signing.key_file(KEY))
    found["x"] = signing.new_key().x
    with pytest.raises(certifying.Refused, match="do not belong together"):
        signing.read_key(json.dumps(found).encode())


def test_the_name_of_a_key_is_that_of_its_standard() -> None:
    """The first Ed25519 key of RFC 8032 as did:key writes it."""
    assert did_key("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").startswith("did:key:z6Mk")
    assert urn("a") == urn("a") != urn("b")
    assert urn("a")[len("urn:uuid:") + 14] == "8"
