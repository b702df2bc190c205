"""An H5P package: `h5p.json`, `content/`, and the libraries that a user supplies, if any. Its name may hold nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coursewright.encode.h5p.content import VERSIONS, Content, used
from coursewright.encode.manifest import keywords
from coursewright.encode.zip import archive
from coursewright.model.course import Course

MACHINE = re.compile(r"[A-Za-z_$][\w$.]*")
FOLDER = re.compile(r"[A-Za-z_$][\w$.]*(-\d+\.\d+(\.\d+)?)?/")
LET_IN = re.compile(r".*\.(json|png|jpe?g|gif|bmp|tiff?|eot|ttf|woff2?|otf|js|css|svg|txt|md)", re.IGNORECASE)
"""Endings of library files that hosts let in. One other file, even a licence without an ending, and they refuse the package."""
MOST_BYTES = 100_000_000

Dependency = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Library:
    """One supplied library: its folder, what it needs to run and to be edited."""

    folder: str
    needs: tuple[Dependency, ...]


def package(
    content: Content, course: Course, files: Mapping[str, bytes], libraries: Mapping[str, bytes]
) -> bytes:
    """The zip. Equal input gives equal bytes."""
    named = sorted({content.library, *used(content.params)})
    described = {
        "title": content.title[:255] or course.title[:255],
        "language": course.language.split("-")[0],
        "mainLibrary": content.library,
        "embedTypes": ["iframe"],
        "license": "CC BY-SA",
        "licenseVersion": "4.0",
        "authors": [{"name": course.owner, "role": "Author"}] if course.owner else [],
        "defaultLanguage": course.language.split("-")[0],
        **_found_by(course),
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": VERSIONS[name][0], "minorVersion": VERSIONS[name][1]}
            for name in named
        ],
    }
    supplied = embedded([(name, *VERSIONS[name]) for name in named], libraries) if libraries else {}
    return archive(
        {
            "h5p.json": _json(described),
            "content/content.json": _json(content.params),
            **{f"content/{path}": data for path, data in files.items()},
            **supplied,
        }
    )


def _found_by(course: Course) -> Mapping[str, str]:
    """What a catalogue finds it by. Hosts refuse an empty text here, and one of several lines."""
    told = {"metaDescription": course.summary, "metaKeywords": ", ".join(keywords(course))}
    return {name: " ".join(text.split()) for name, text in told.items() if text.strip()}


def problem(wanted: Iterable[str], libraries: Mapping[str, bytes]) -> str:
    """Why a set of libraries cannot be embedded, in a sentence, or nothing."""
    if sum(map(len, libraries.values())) > MOST_BYTES:
        return f"The libraries are larger than {MOST_BYTES // 1_000_000} MB together."
    there = _there(libraries)
    missing = [
        _named(one)
        for one in _closure([(name, *VERSIONS[name]) for name in wanted], there)
        if one not in there
    ]
    return f"Missing among the libraries: {', '.join(missing)}." if missing else ""


def embedded(wanted: Iterable[Dependency], libraries: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of the wanted libraries and of all that those need, to run and to be edited; hosts refuse less."""
    there = _there(libraries)
    folders = {there[one].folder for one in _closure(wanted, there) if one in there}
    return {
        path: data
        for path, data in libraries.items()
        if path.partition("/")[0] + "/" in folders and _let_in(path)
    }


def _let_in(path: str) -> bool:
    hidden = any(part.startswith((".", "_")) for part in path.split("/"))
    return LET_IN.fullmatch(path) is not None and not hidden


def _closure(wanted: Iterable[Dependency], there: Mapping[Dependency, Library]) -> tuple[Dependency, ...]:
    found = dict.fromkeys(wanted)
    waiting = list(found)
    while waiting:
        library = there.get(waiting.pop())
        for need in library.needs if library else ():
            if need not in found:
                found[need] = None
                waiting.append(need)
    return tuple(sorted(found))


def _there(libraries: Mapping[str, bytes]) -> Mapping[Dependency, Library]:
    found: dict[Dependency, Library] = {}
    for path, data in sorted(libraries.items()):
        folder, _, name = path.partition("/")
        if name == "library.json" and len(data) < 1_000_000:
            for key, library in _described(f"{folder}/", data):
                found[key] = library
    return found


def _described(folder: str, data: bytes) -> Iterator[tuple[Dependency, Library]]:
    """What a `library.json` says of itself. What is no such file is as if it were not there."""
    try:
        told = json.loads(data)
        key = _dependency(told)
        kinds = ("preloadedDependencies", "dynamicDependencies", "editorDependencies")
        needs = tuple(_dependency(one) for kind in kinds for one in told.get(kind) or ())
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return
    if FOLDER.fullmatch(folder) and MACHINE.fullmatch(key[0]):
        yield key, Library(folder, needs)


def _dependency(told: Mapping[str, object]) -> Dependency:
    return str(told["machineName"]), int(str(told["majorVersion"])), int(str(told["minorVersion"]))


def _named(one: Dependency) -> str:
    return f"{one[0]} {one[1]}.{one[2]}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
