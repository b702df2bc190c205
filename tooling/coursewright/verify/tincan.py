"""Tin Can packages: the file that names what is launched, and a record store to play it in."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.verify.content_packages import path_of
from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Format, Launch, Platform, Schemas
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.xml import Element, children, every, local, parsed, space, text

MANIFEST = "tincan.xml"
NAMESPACE = "http://projecttincan.com/tincan.xsd"
RULE = "tincan.xml"


def recognises(package: Opened) -> bool:
    """Its launch file stands at the root under its own name."""
    return MANIFEST in package


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What a platform needs to launch something and to keep a record of it."""
    root = _root(package)
    if space(root) != NAMESPACE:
        yield error(RULE, f"The launch file is in the namespace `{space(root) or 'none'}`.", MANIFEST)
    activities = list(every(root, "activity"))
    if not any(children(one, "launch") for one in activities):
        yield error(RULE, "No activity has a page to launch.", MANIFEST)
    seen: set[str] = set()
    for one in activities:
        id = one.get("id", "")
        if ":" not in id:
            yield error("xAPI 2.4.4.1", f"The id `{id}` is no absolute IRI.", MANIFEST)
        if id in seen:
            yield error(RULE, f"The id `{id}` is given twice.", MANIFEST)
        seen.add(id)
        if not children(one, "name"):
            yield warning(RULE, f"The activity `{id}` has no name for a gradebook to show.", MANIFEST)
        for address in _pages(one):
            if "://" not in address and path_of("", address) not in package:
                yield error(
                    RULE, f"The activity `{id}` opens `{address}`, which is not in the package.", MANIFEST
                )


def launches(package: Opened) -> tuple[Launch, ...]:
    """The activities whose pages are in the package."""
    return tuple(
        Launch(address, text(one, "name") or one.get("id", ""), activity=one.get("id", ""))
        for one in every(_root(package), "activity")
        for address in _pages(one)[:1]
        if path_of("", address) in package
    )


def _pages(activity: Element) -> list[str]:
    return [(one.text or "").strip() for one in children(activity, "launch")]


def _root(package: Opened) -> Element:
    root = parsed(package.read(MANIFEST), MANIFEST)
    if local(root) != "tincan":
        raise Refused(f"`{MANIFEST}` is no launch file: it begins with <{local(root)}>.")
    return root


FORMAT = Format(
    "xapi", "Tin Can", MANIFEST, recognises, check, launches, (Platform("Tin Can", "xapi"),),
)  # fmt: skip
