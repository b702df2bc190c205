"""Passed results as an Open Badges 3.0 credential, before it is signed. Section numbers are those of the standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from hashlib import sha256
from typing import TypeAlias, Union

from coursewright.credentials.results import Results
from coursewright.model.course import Course
from coursewright.model.issuer import Issuer
from coursewright.model.percent import percent

Json: TypeAlias = Union[Mapping[str, "Json"], list["Json"], str, int, float]  # noqa: UP007

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a credential says in words, in the language of its course."""

    narrative: str
    """What was practiced, and what it took to pass."""
    shows: str
    """What the credential shows, and what it does not."""


def credential(
    results: Results, course: Course, issuer: Issuer, told: Told, signed: datetime
) -> Mapping[str, Json]:
    """The AchievementCredential (B.1.2). Equal results signed at the same second give the same one.

    `signed` is in UTC.
    """
    what = f"{issuer.id} {course.id} {course.version}"
    moment = signed.strftime("%Y-%m-%dT%H:%M:%SZ")
    who: dict[str, Json] = {
        "id": urn(f"subject {results.digest}"),
        "type": ["AchievementSubject"],
        "achievement": _achievement(course, told, what),
        "result": [_result(results.score, what)] if results.score is not None else [],
    }
    if results.name:
        # B.1.11: a name that the learner typed themselves, so it is not hashed.
        named: dict[str, Json] = {
            "type": "IdentityObject",
            "hashed": False,
            "identityHash": results.name,
            "identityType": "name",
        }
        who["identifier"] = [named]
    if (hours := _number(course.credit_hours)) and results.completion:
        who["creditsEarned"] = hours
    return {
        "@context": list(CONTEXTS),
        "id": urn(f"credential {what} {results.digest} {moment}"),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": course.title,
        "issuer": _profile(issuer),
        "validFrom": moment,
        "credentialSubject": who,
    }


def claims(held: Mapping[str, Json], signed: datetime) -> Mapping[str, Json]:
    """The payload of the JWT (8.2.2): the credential's own members, and the registered claims that repeat some of them."""
    issuer, subject = held["issuer"], held["credentialSubject"]
    assert isinstance(issuer, Mapping)
    assert isinstance(subject, Mapping)
    return {
        **held,
        "iss": issuer["id"],
        "jti": held["id"],
        "sub": subject["id"],
        "nbf": int(signed.timestamp()),
    }


def urn(text: str) -> str:
    """A name made of what it names (RFC 9562, UUID version 8), since nothing here is left to chance."""
    data = bytearray(sha256(text.encode()).digest()[:16])
    data[6] = data[6] & 0x0F | 0x80
    data[8] = data[8] & 0x3F | 0x80
    digits = data.hex()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return "urn:uuid:" + "-".join(parts)


def _profile(issuer: Issuer) -> Mapping[str, Json]:
    out: dict[str, Json] = {"id": issuer.id, "type": ["Profile"], "name": issuer.name}
    if issuer.url:
        out["url"] = issuer.url
    if issuer.email:
        out["email"] = issuer.email
    return out


def _achievement(course: Course, told: Told, what: str) -> Mapping[str, Json]:
    out: dict[str, Json] = {
        "id": urn(f"achievement {what}"),
        "type": ["Achievement"],
        "achievementType": "Course",
        "name": course.title,
        "description": f"{course.summary} {told.shows}".strip(),
        "criteria": {"narrative": told.narrative},
        "inLanguage": course.language,
        "version": course.version,
        "resultDescription": [
            {
                "id": urn(f"result {what}"),
                "type": ["ResultDescription"],
                "name": "Score",
                "resultType": "Percent",
                "valueMin": "0",
                "valueMax": "100",
                "requiredValue": str(percent(course.rule.mastery)),
            }
        ],
    }
    if hours := _number(course.credit_hours):
        out["creditsAvailable"] = hours
    return out


def _result(score: Fraction, what: str) -> Mapping[str, Json]:
    return {"type": ["Result"], "resultDescription": urn(f"result {what}"), "value": str(percent(score))}


def _number(hours: str) -> float | int:
    try:
        value = Fraction(hours)
    except (ValueError, ZeroDivisionError):
        return 0
    return int(value) if value.denominator == 1 else float(value)
