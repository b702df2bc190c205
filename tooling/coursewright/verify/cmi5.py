"""cmi5 packages: the rules for a course structure (cmi5 13 and 14), and a platform with a record store to play them in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from coursewright.verify import schemas as with_schemas
from coursewright.verify.content_packages import path_of
from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Format, Launch, Platform, Schemas
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.xml import Element, children, every, local, parsed, space, text

MANIFEST = "cmi5.xml"
NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
SCHEMA = "schemas/cmi5/"
_RESERVED = {"endpoint", "fetch", "actor", "registration", "activityId"}
_MOVE_ON = {"Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed", "NotApplicable"}


def recognises(package: Opened) -> bool:
    """cmi5 14.1: the course structure stands at the root under its own name."""
    return MANIFEST in package


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What the rules of a course structure say."""
    root = _structure(package)
    if space(root) != NAMESPACE:
        yield error(
            "namespace", f"The course structure is in the namespace `{space(root) or 'none'}`.", MANIFEST
        )
    held = {name.removeprefix(SCHEMA): data for name, data in schemas.items() if name.startswith(SCHEMA)}
    if held and with_schemas.available():
        named = [(NAMESPACE, name) for name in held if name.lower().startswith("coursestructure")]
        yield from with_schemas.held_against(MANIFEST, package.read(MANIFEST), held, named)
    all_of_it = [one for name in ("course", "block", "au", "objective") for one in every(root, name)]
    # An objective of a unit only refers to one that stands above.
    parts = [one for one in all_of_it if one.get("idref") is None]
    ids = Counter(one.get("id", "") for one in parts)
    for id, count in ids.items():
        if count > 1:
            yield error("cmi5 3.0", f"The id `{id}` is given {count} times.", MANIFEST)
        if ":" not in id:
            yield error("cmi5 3.0", f"The id `{id}` is no absolute IRI.", MANIFEST)
    units = list(every(root, "au"))
    if not units:
        yield error("cmi5 13.1", "There is no assignable unit, so nothing can be launched.", MANIFEST)
    for unit in units:
        yield from _unit(package, unit)


def _unit(package: Opened, unit: Element) -> Iterator[Finding]:
    id = unit.get("id", "")
    address = text(unit, "url")
    parts = urlsplit(address)
    if not address:
        yield error("cmi5 13.1.4", f"The unit `{id}` has no url.", MANIFEST)
    elif not parts.scheme and path_of("", address) not in package:
        yield error("cmi5 14.1", f"The unit `{id}` opens `{address}`, which is not in the package.", MANIFEST)
    elif parts.scheme and parts.scheme not in ("https", "http"):
        yield error("cmi5 13.1.4", f"The unit `{id}` opens `{address}`, which no browser opens.", MANIFEST)
    if taken := sorted(_RESERVED & parse_qs(parts.query).keys()):
        yield error(
            "cmi5 13.1.4", f"The url of `{id}` uses the platform's own parameter `{taken[0]}`.", MANIFEST
        )
    if not children(unit, "title"):
        yield error("cmi5 13.1.4", f"The unit `{id}` has no title.", MANIFEST)
    move_on = unit.get("moveOn")
    if move_on is None:
        yield warning(
            "cmi5 13.1.4", f"The unit `{id}` says no moveOn, so it is satisfied by enrolment.", MANIFEST
        )
    elif move_on not in _MOVE_ON:
        yield error("cmi5 13.1.4", f"The moveOn of `{id}` is `{move_on}`.", MANIFEST)
    mastery = unit.get("masteryScore")
    if mastery is not None and not _is_share(mastery):
        yield error("cmi5 13.1.4", f"The mastery score of `{id}` is `{mastery}`, not 0 to 1.", MANIFEST)


def _is_share(words: str) -> bool:
    return words.replace(".", "", 1).isdigit() and 0 <= float(words) <= 1


def launches(package: Opened) -> tuple[Launch, ...]:
    """The assignable units whose pages are in the package."""
    found = []
    for unit in every(_structure(package), "au"):
        address = text(unit, "url")
        if address and not urlsplit(address).scheme:
            title = "".join(children(unit, "title")[0].itertext()).strip() if children(unit, "title") else ""
            mastery = unit.get("masteryScore", "")
            found.append(
                Launch(
                    address,
                    title,
                    mastery if _is_share(mastery) else "",
                    unit.get("id", ""),
                    unit.get("moveOn", ""),
                )
            )
    return tuple(found)


def _structure(package: Opened) -> Element:
    root = parsed(package.read(MANIFEST), MANIFEST)
    if local(root) != "courseStructure":
        raise Refused(f"`{MANIFEST}` begins with <{local(root)}>, not with <courseStructure>.")
    return root


FORMAT = Format(
    "cmi5", "cmi5", MANIFEST, recognises, check, launches, (Platform("cmi5, strict", "cmi5"),), schemas=SCHEMA
)
