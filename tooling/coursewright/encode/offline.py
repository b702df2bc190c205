"""What has to be on a device so that a course opens without a network: a list of files with their hashes, made from the pages themselves."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from posixpath import dirname, normpath
from urllib.parse import unquote

from coursewright.encode.interface import template

CALL = "coursewrightOffline"
"""A list is a classic script that calls this with the list: a page may not fetch, a worker reads what stands in the call."""

_LOADING = re.compile(rb"<(?:link|script|img|audio|video|source|track|button)\b[^>]*>")
_ADDRESS = re.compile(rb'\s(?:href|src|poster|data-script|data-neutral)="([^"#?:]+)"')


@dataclass(frozen=True, slots=True)
class Keeping:
    """A course that can be kept, by the folders of its pages and of its search index, and the pages around it."""

    folder: str
    title: str
    language: str
    search: str
    around: tuple[str, ...]
    """Pages outside the folder that belong to every course: home, support lines, what the device keeps."""
    away: str
    """The page that stands in for one that is not kept."""

    @property
    def path(self) -> str:
        """Where the list stands."""
        return list_path(self.folder)


def list_path(folder: str) -> str:
    """Where the list of a course stands."""
    return f"assets/offline/{folder.replace('/', '-')}.js"


def keeping_list(course: Keeping, files: Mapping[str, bytes]) -> bytes:
    """The list: a version that changes with any byte, the whole size, and of each file its path, size and sha256 in base64."""
    paths = sorted(_wanted(course, files))
    rows = [[path, len(files[path]), b64encode(sha256(files[path]).digest()).decode()] for path in paths]
    version = sha256(json.dumps(rows).encode()).hexdigest()[:16]
    size = sum(len(files[path]) for path in paths)
    held = {
        "folder": course.folder,
        "title": course.title,
        "version": version,
        "bytes": size,
        "away": course.away,
        "words": {key: template(course.language, f"keep-{key}") for key in ("new", "use", "later", "others")},
        "files": rows,
    }
    return f"{CALL}({json.dumps(held, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _wanted(course: Keeping, files: Mapping[str, bytes]) -> set[str]:
    """Every page of the course and around it, and everything that one of them loads, at once or later."""
    pages = [path for path in files if path.startswith(f"{course.folder}/") and path.endswith(".html")]
    pages += [path for path in (*course.around, course.away) if path in files]
    found = {path for path in files if path.startswith(f"{course.search}/")}
    for page in pages:
        found.add(page)
        found.update(path for path in _needs(page, files[page]) if path in files)
    return found


def _needs(page: str, content: bytes) -> Iterator[str]:
    for tag in _LOADING.finditer(content):
        for match in _ADDRESS.finditer(tag[0]):
            yield normpath(f"{dirname(page)}/{unquote(unescape(match[1].decode()))}").lstrip("/")
