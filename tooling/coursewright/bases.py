"""The files of a project on disk; where it is an overlay, those of its base with what it adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from coursewright import disk
from coursewright.overlaying import ROOM, Overlaid, no_base, overlaid, overlay_of
from coursewright.readers.overlay import PATH
from coursewright.verify.opening import Refused, opened


def is_project(folder: Path) -> bool:
    """Whether a folder holds courses, or an overlay on courses elsewhere."""
    return (folder / "courses").is_dir() or disk.read_file(folder / PATH) is not None


def read(root: Path) -> Overlaid:
    """Every file of the project. What is wrong with an overlay or its base is told, and the rest is read all the same."""
    own = dict(disk.read_tree(root))
    written = disk.read_file(root / PATH)
    if written is None:
        return Overlaid(own, {}, {}, ())
    own[PATH] = written
    own |= {f"{ROOM}{path}": data for path, data in disk.read_folder(root / ROOM).items()}
    overlay, found = overlay_of(own)
    base: Mapping[str, bytes] = {}
    if overlay.base:
        try:
            base = base_files(root / overlay.base)
        except Refused as refused:
            found = (*found, no_base(overlay, str(refused)))
    if not base:
        texts = {PATH: written.decode("utf-8", "replace")}
        return Overlaid({}, texts, {}, found)
    woven = overlaid(overlay, base, own)
    return Overlaid(woven.files, woven.texts, woven.pieces, (*found, *woven.diagnostics))


def base_files(path: Path) -> Mapping[str, bytes]:
    """The content of a base. Raises `Refused` with half a sentence where there is none, or where a zip is not safe to open."""
    if path.is_dir():
        if disk.read_file(path / PATH) is not None:
            raise Refused("it is an overlay itself")
        files = disk.read_tree(path)
    else:
        data = disk.read_file(path)
        if data is None:
            raise Refused("there is no such folder or file")
        files = _unzipped(path.name, data)
    if not any(name.endswith("/course.yml") for name in files):
        raise Refused("it holds no course")
    return files


def _unzipped(name: str, data: bytes) -> Mapping[str, bytes]:
    """The rooms of a project in a zip, which may stand in a folder of their own, as forges pack them."""
    package = opened(name, data)
    inside = next((path.partition("courses/")[0] for path in package.names if "courses/" in path), "")
    rooms = tuple(f"{inside}{room}/" for room in disk.ROOMS)
    held = [path for path in package.names if path.startswith(rooms) and "/." not in path]
    return {path.removeprefix(inside): package.load(path) for path in held}


def folders(root: Path) -> Iterator[Path]:
    """The folders in which a change is a change of the project."""
    written = disk.read_file(root / PATH)
    wanted = [root / room for room in (*disk.ROOMS, ROOM)]
    if written is not None:
        base = overlay_of({PATH: written})[0].base
        wanted += [root / base / room for room in disk.ROOMS]
    yield from (folder for folder in wanted if folder.is_dir())
