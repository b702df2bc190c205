"""H5P packages: h5p.json, content, and that every library which is needed is there or named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from coursewright.verify.finding import Finding, error, warning
from coursewright.verify.format import Format, Schemas
from coursewright.verify.opening import Opened, Refused

MANIFEST = "h5p.json"
CONTENT = "content/content.json"
_NEEDED = ("title", "mainLibrary", "language", "preloadedDependencies", "embedTypes")
# What the core lets into `content/`; a file without an ending makes the whole package invalid.
_ENDINGS = [
    "json",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "bmp",
    "tif",
    "tiff",
    "svg",
    "eot",
    "ttf",
    "woff",
    "woff2",
    "otf",
    "webm",
    "mp4",
    "ogg",
    "mp3",
    "m4a",
    "wav",
    "txt",
    "pdf",
    "rtf",
    "doc",
    "docx",
    "xls",
    "xlsx",
    "ppt",
    "pptx",
    "odt",
    "ods",
    "odp",
    "csv",
    "diff",
    "patch",
    "swf",
    "md",
    "textile",
    "vtt",
    "webvtt",
    "gltf",
    "glb",
]


def recognises(package: Opened) -> bool:
    """The file that names the main library."""
    return MANIFEST in package


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What a host refuses before it looks at the content."""
    head = _json(package, MANIFEST)
    for name in _NEEDED:
        if not head.get(name):
            yield error("H5P head", f"`{MANIFEST}` does not say `{name}`.", MANIFEST)
    if CONTENT not in package:
        yield error("H5P content", f"There is no `{CONTENT}`.", CONTENT)
    else:
        _json(package, CONTENT)
    named: set[str] = set()
    for one in head.get("preloadedDependencies") or []:
        if not isinstance(one, dict) or not {"machineName", "majorVersion", "minorVersion"} <= one.keys():
            yield error("H5P head", "A dependency does not say its name and version.", MANIFEST)
            continue
        named.add(str(one["machineName"]))
        folder = f"{one['machineName']}-{one['majorVersion']}.{one['minorVersion']}/library.json"
        if folder not in package:
            needs = f"{one['machineName']} {one['majorVersion']}.{one['minorVersion']}"
            yield warning(
                "H5P libraries", f"It brings no {needs}; the host has to have exactly this version.", MANIFEST
            )
    if head.get("mainLibrary") not in named:
        yield error("H5P head", f"The main library `{head.get('mainLibrary')}` is no dependency.", MANIFEST)
    for name in package.names:
        parts = name.split("/")
        if any(part.startswith((".", "_")) for part in parts):
            yield error("H5P files", "A name begins with a point or a line; hosts refuse that.", name)
        elif len(parts) == 1 and name != MANIFEST:
            yield error("H5P files", f"Only `{MANIFEST}` may stand at the root.", name)
        elif parts[0] == "content" and name.rpartition(".")[2].lower() not in _ENDINGS:
            yield error("H5P files", "Hosts refuse files of this sort.", name)


def _json(package: Opened, name: str) -> dict[str, Any]:
    try:
        found = json.loads(package.read(name))
    except (ValueError, RecursionError):
        raise Refused(f"`{name}` is not JSON.") from None
    if not isinstance(found, dict):
        raise Refused(f"`{name}` holds no object.")
    return found


FORMAT = Format("h5p", "H5P", MANIFEST, recognises, check)
