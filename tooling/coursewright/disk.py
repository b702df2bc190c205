"""The one door to files: projects in, finished outputs out, never half of one."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from importlib import resources
from pathlib import Path

ROOMS = ("courses", "scenarios", "assessments")
MAX_FILE = 64_000_000
"""Bytes of the largest file that is read; a larger one is passed over as empty."""


def read_tree(root: Path) -> Mapping[str, bytes]:
    """Every file of the rooms that hold content, by its path with forward slashes. Hidden files and links that leave
    the project are not followed."""
    return {_name(path.relative_to(root).as_posix()): _read(path) for path in sorted(_files(root))}


def _name(path: str) -> str:
    """A path that can be written down: bytes of a name that are no UTF-8 are spelled out."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _files(root: Path) -> Iterator[Path]:
    home = root.resolve()
    for room in ROOMS:
        for folder, names, files in os.walk(root / room):
            names[:] = sorted(name for name in names if not name.startswith("."))
            for name in files:
                path = Path(folder, name)
                if not name.startswith(".") and path.resolve().is_relative_to(home) and path.is_file():
                    yield path


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.stat().st_size <= MAX_FILE else b""


def read_folder(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder by its path with forward slashes. Links that leave it are not followed, and what is
    larger than `MAX_FILE` is passed over as empty."""
    home = folder.resolve()
    found: dict[str, bytes] = {}
    for base, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(base, name)
            if not name.startswith(".") and path.resolve().is_relative_to(home) and path.is_file():
                found[_name(path.relative_to(folder).as_posix())] = _read(path)
    return found


def read_file(path: Path) -> bytes | None:
    """One file, or None where there is none."""
    return path.read_bytes() if path.is_file() else None


def read_at_most(path: Path, most: int) -> bytes | None:
    """One file, or None where it is longer than `most` bytes."""
    with path.open("rb") as file:
        data = file.read(most + 1)
    return data if len(data) <= most else None


def chromium() -> str | None:
    """The system's own Chromium; None where there is none, and a driver has to bring its own."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def write_file(path: Path, data: bytes) -> None:
    """One file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_secret(path: Path, data: bytes) -> None:
    """A new file that only its owner may read. Raises FileExistsError where there is one, which stays as it is."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        # A umask can only take rights away; some systems add some.
        os.chmod(path, 0o600)
        file.write(data)


def staging(out: Path) -> Path:
    """An empty folder beside `out` to build in before `publish`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))


def publish(stage: Path, out: Path) -> None:
    """Put a finished folder in the place of the old one; what stood there stays whole until then."""
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    os.chmod(stage, 0o755)
    if out.exists():
        os.replace(out, old)
    os.replace(stage, out)
    shutil.rmtree(old, ignore_errors=True)


def discard(stage: Path) -> None:
    """Throw a folder away."""
    shutil.rmtree(stage, ignore_errors=True)


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Every file below a folder. A path that would leave the folder is our bug and raises ValueError."""
    made: set[Path] = set()
    for name, data in files.items():
        path = folder / name
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise ValueError(f"{name!r} leaves the output folder")
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(data)


@cache
def bundle() -> Mapping[str, bytes]:
    """The built player, stylesheets, templates and schemas that travel with the compiler, by their path."""
    return dict(_resources(resources.files("coursewright") / "bundle", ""))


@cache
def standins() -> Mapping[str, bytes]:
    """The strict platforms that packages are played in, by the name of their script."""
    return dict(_resources(resources.files("coursewright") / "standins", ""))


def _resources(folder: resources.abc.Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _resources(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_bytes()


@cache
def fingerprint(room: str = "") -> str:
    """A hash of the compiler itself, or of one room of it: what an older one cached is not used."""
    found = hashlib.sha256()
    home = Path(__file__).parent / room
    for path in sorted(home.rglob("*.py")):
        found.update(path.relative_to(home).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


@contextmanager
def working_folder(files: Mapping[str, bytes]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """A folder of these files for as long as a program works in it, and an environment that holds nothing of the user's."""
    styles = cache_folder() / "matplotlib"
    styles.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="notebook-", ignore_cleanup_errors=True) as folder:
        write_tree(Path(folder), files)
        kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "COMSPEC")
        yield (
            folder,
            {
                **{name: os.environ[name] for name in kept if name in os.environ},
                "HOME": folder,
                "USERPROFILE": folder,
                "IPYTHONDIR": folder,
                "MPLCONFIGDIR": str(styles),
                "MATPLOTLIBRC": folder,
                "LANG": "C.UTF-8",
                "TZ": "UTC",
                "PYTHONHASHSEED": "0",
                "PYTHONNOUSERSITE": "1",
                "PYTHONDONTWRITEBYTECODE": "1",
                "OPENBLAS_NUM_THREADS": "1",
                "SOURCE_DATE_EPOCH": "0",
            },
        )


def cache_folder() -> Path:
    """Where caches live: the user's own folder, so that a foreign project cannot bring its own."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(base) / "coursewright" if base else Path.home() / ".cache" / "coursewright"


def oldest_first(folder: Path) -> tuple[tuple[Path, int], ...]:
    """The files of a folder with their sizes, those unused for longest first; folders in it are left out.

    Another build may remove some meanwhile.
    """
    found: list[tuple[float, Path, int]] = []
    for path in folder.glob("*"):
        with suppress(FileNotFoundError):
            told = path.stat()
            if stat.S_ISREG(told.st_mode):
                found.append((told.st_mtime, path, told.st_size))
    return tuple((path, size) for _, path, size in sorted(found))


def touch(path: Path) -> None:
    """Mark a cached file as used now, if no other build has removed it."""
    with suppress(FileNotFoundError):
        os.utime(path)


def remove(path: Path) -> None:
    """Delete a file if it is there."""
    path.unlink(missing_ok=True)
