"""What was computed once for the same input is not computed again: values by the hash of what they were made from."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from coursewright import disk

Given = TypeVar("Given")
Made = TypeVar("Made")

Watch: TypeAlias = Callable[[int, int], None]
"""Told how many jobs are done, and how many there are."""

MAX_BYTES = 512_000_000
SPREAD_FROM = 24
"""Below this many jobs starting processes costs more than it saves."""


def unwatched(done: int, total: int) -> None:
    """Progress that nobody watches."""


def key(*parts: bytes, made_by: str = "") -> str:
    """The hash of these parts and of what makes a value of them: the whole compiler, unless a part of it is named."""
    found = hashlib.sha256((made_by or disk.fingerprint()).encode())
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


def through(
    jobs: Mapping[str, Given],
    compute: Callable[[Given], Made],
    folder: Path | None = None,
    *,
    watch: Watch = unwatched,
    spread_from: int = SPREAD_FROM,
) -> dict[str, Made]:
    """The value of every job by its key: from the cache where it is there, else computed, spread over processes."""
    home = folder or disk.cache_folder()
    found: dict[str, Made] = {}
    missing: dict[str, Given] = {}
    for name, job in jobs.items():
        value = _load(home / name)
        if value is None:
            missing[name] = job
        else:
            found[name] = value
    # Values come back as the bytes that are kept, so each is pickled once wherever it was computed.
    waiting = spread(list(missing.values()), partial(_pickled, compute), spread_from)
    for name, data in zip(missing, waiting, strict=True):
        watch(len(found), len(jobs))
        _store(home / name, data)
        found[name] = pickle.loads(data)
    if missing:
        _prune(home)
    return {name: found[name] for name in jobs}


def together(
    jobs: Mapping[str, Given],
    compute: Callable[[Sequence[Given]], Sequence[Made]],
    lasting: Callable[[Made], bool],
    folder: Path | None = None,
) -> dict[str, Made]:
    """As `through`, for what is computed all at once. A value that is not `lasting` is not kept."""
    home = folder or disk.cache_folder()
    found: dict[str, Made] = {name: value for name in jobs if (value := _load(home / name)) is not None}
    missing = [name for name in jobs if name not in found]
    for name, value in zip(missing, compute([jobs[n] for n in missing]) if missing else (), strict=True):
        if lasting(value):
            _store(home / name, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        found[name] = value
    return found


def spread(
    jobs: Sequence[Given], compute: Callable[[Given], Made], least: int = SPREAD_FROM
) -> Iterator[Made]:
    """Every job's value in order, each when it is there; over a pool of processes where there are enough of them."""
    if len(jobs) < least:
        yield from map(compute, jobs)
        return
    with ProcessPoolExecutor() as pool:
        # Few large pieces would leave a process alone with the last of them.
        yield from pool.map(compute, jobs, chunksize=max(1, min(32, len(jobs) // 64)))


def _load(path: Path) -> Any:
    data = disk.read_file(path)
    if data is None:
        return None
    try:
        value = pickle.loads(data)
    except Exception:  # a torn or foreign file is as good as none
        return None
    disk.touch(path)
    return value


def _pickled(compute: Callable[[Given], Made], job: Given) -> bytes:
    return pickle.dumps(compute(job), protocol=pickle.HIGHEST_PROTOCOL)


def _store(path: Path, data: bytes) -> None:
    try:
        disk.write_file(path, data)
    except OSError:
        return  # a full or read-only disk costs speed, not the build


def _prune(folder: Path) -> None:
    """Forget what was unused for longest once the cache is too large."""
    files = disk.oldest_first(folder)
    over = sum(size for _, size in files) - MAX_BYTES
    for path, size in files:
        if over <= 0:
            return
        disk.remove(path)
        over -= size
