"""A package from somewhere else, opened as if it were hostile: nothing is unpacked to disk and no size is believed."""

from __future__ import annotations

import stat
import struct
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from lzma import LZMAError
from posixpath import normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

MOST_PACKED = 500_000_000
"""Bytes of the largest package that is looked at."""
MOST_UNPACKED = 1_000_000_000
MOST_HELD = 250_000_000
"""Bytes of a tar when it is unpacked: it is held in memory whole."""
MOST_FILES = 20_000
MOST_LISTED = 10 * MOST_FILES
"""Entries of a directory that are counted at all: each takes memory before its file is looked at."""
MOST_READ = 16_000_000
"""Bytes of the largest manifest or other file that is understood."""
TEXTS = (".txt", ".gift")
"""How the name of a text ends that may hold questions."""
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"
"""APPNOTE 4.3.12: what every entry of a directory begins with."""
_LAST, _LAST_SIZE = b"PK\x05\x06", 22
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows: `gpj.exe` is read as `exe.jpg`."""


class Refused(Exception):
    """Why a file is not opened, as one sentence."""


@dataclass(frozen=True)
class Opened:
    """The files of a package by their names. Reading one never gives more bytes than its archive has declared."""

    name: str
    sizes: Mapping[str, int]
    load: Callable[[str], bytes]

    @property
    def names(self) -> Iterable[str]:
        """In the order of the archive."""
        return self.sizes.keys()

    def __contains__(self, name: str) -> bool:
        return name in self.sizes

    def read(self, name: str) -> bytes:
        """The bytes of a file that is to be understood, such as a manifest."""
        if self.sizes[name] > MOST_READ:
            raise Refused(f"`{name}` has {self.sizes[name]:,} bytes, more than any manifest needs.")
        return self.load(name)


def opened(name: str, data: bytes) -> Opened:
    """The package. Raises `Refused` with a sentence for whatever is no package or not safe to open."""
    if not data:
        raise Refused(f"`{name}` is empty.")
    if len(data) > MOST_PACKED:
        raise Refused(f"`{name}` has more than {MOST_PACKED // 1_000_000} MB; no platform takes that.")
    if data[:2] == b"PK":
        return _zip(name, data)
    if data[:2] == b"\x1f\x8b":
        return _tar(name, data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return Opened(name, {name: len(data)}, lambda _: data)
    if name.lower().endswith(TEXTS) and b"\0" not in data:
        return Opened(name, {name: len(data)}, lambda _: data)
    raise Refused(f"`{name}` is no package: it is neither a zip, nor a tar.gz, nor XML.")


def _zip(name: str, data: bytes) -> Opened:
    if data.count(_ENTRY) > MOST_LISTED:
        raise Refused(f"`{name}` lists more than {MOST_LISTED:,} files.")
    _in_one_piece(name, data)
    try:
        archive = ZipFile(BytesIO(data))
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (BadZipFile, LargeZipFile, ValueError, OverflowError, UnicodeDecodeError):
        raise Refused(f"`{name}` is damaged: its zip directory cannot be read.") from None
    _bounded(name, len(entries), (entry.file_size for entry in entries))
    for entry in entries:
        _safe(name, entry)
    _apart(name, entries, archive.start_dir)
    held = {entry.filename: entry for entry in entries}
    if len(held) < len(entries):
        raise Refused(f"`{name}` holds two files of one name; nobody can say which one a platform takes.")
    found = Opened(name, {path: entry.file_size for path, entry in held.items()}, partial(_load, archive))
    _whole(archive)
    return found


def _in_one_piece(name: str, data: bytes) -> None:
    """APPNOTE 4.3.16: the last record says of which disks the directory is, and how long a comment ends the file."""
    at = data.rfind(_LAST)
    if at < 0 or len(data) < at + _LAST_SIZE:
        raise Refused(f"`{name}` is damaged: its zip directory cannot be read.")
    disks, comment = struct.unpack_from("<HH", data, at + 4), struct.unpack_from("<H", data, at + 20)[0]
    if any(disk not in (0, 0xFFFF) for disk in disks):
        raise Refused(f"`{name}` is one part of a zip that was split; platforms take a whole one.")
    if at + _LAST_SIZE + comment > len(data):
        raise Refused(f"`{name}` is damaged: it ends too early.")


def _whole(archive: ZipFile) -> None:
    """Unpack every file and compare its checksum, holding a piece of it at a time."""
    with _refusing("A file"):
        bad = archive.testzip()
    if bad is not None:
        raise Refused(f"`{bad}` in the package is damaged: it cannot be unpacked.")


def _load(archive: ZipFile, path: str) -> bytes:
    """One file, its checksum compared. A size that lies ends the reading: no more is unpacked than was declared."""
    with _refusing(f"`{path}`"):
        return archive.read(path)


@contextmanager
def _refusing(what: str) -> Iterator[None]:
    try:
        yield
    except (
        BadZipFile,
        EOFError,
        zlib.error,
        LZMAError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        raise Refused(f"{what} in the package is damaged: it cannot be unpacked.") from None


def _bounded(name: str, count: int, sizes: Iterable[int]) -> None:
    if count > MOST_FILES:
        raise Refused(f"`{name}` holds {count:,} files, more than the {MOST_FILES:,} that are looked at.")
    if not count:
        raise Refused(f"`{name}` holds no file.")
    if (total := sum(sizes)) > MOST_UNPACKED:
        raise Refused(
            f"`{name}` would unpack to {total:,} bytes, more than {MOST_UNPACKED:,} that are allowed."
        )


def _safe(name: str, entry: ZipInfo) -> None:
    # What Python cuts off a name at a zero, others may not.
    _inside(name, entry.orig_filename)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused(f"`{name}` holds a link, `{entry.filename}`; links may lead anywhere.")
    if entry.flag_bits & _ENCRYPTED:
        raise Refused(f"`{entry.filename}` in the package is encrypted.")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Refused(f"`{entry.filename}` in the package is packed in a way that platforms do not know.")


def _inside(name: str, path: str) -> None:
    """No name may lead out of the folder that a platform unpacks into, on any system."""
    control = any(ord(sign) < 32 or ord(sign) == 127 or sign in _TURNS for sign in path)
    escapes = path.startswith(("/", "../")) or "\\" in path or ":" in path.split("/")[0]
    if control or escapes or normpath(path) != path or path == "..":
        raise Refused(f"`{name}` holds a file whose path leads out of it or is not plain: {path!r}.")


def _apart(name: str, entries: list[ZipInfo], end: int) -> None:
    """A zip that unpacks to far more than it holds lets its entries share bytes."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [entry.header_offset for entry in ordered[1:]] + [end]
    for entry, following in zip(ordered, ends, strict=True):
        if entry.header_offset + entry.compress_size > following:
            raise Refused(f"`{name}` is damaged: its files overlap.")


def _tar(name: str, data: bytes) -> Opened:
    held: dict[str, slice] = {}
    total = 0
    unpacked = _gunzipped(name, data)
    try:
        with tarfile.TarFile(fileobj=BytesIO(unpacked)) as archive:
            for member in archive:
                if member.isdir():
                    continue
                path = member.name.removeprefix("./")
                _inside(name, path)
                if not member.isfile() or member.issparse():
                    raise Refused(f"`{name}` holds a link or a device, or a file with holes: `{path}`.")
                if path in held:
                    raise Refused(
                        f"`{name}` holds two files of one name; nobody can say which one a platform takes."
                    )
                total += member.size
                _bounded(name, len(held) + 1, (total,))
                held[path] = slice(member.offset_data, member.offset_data + member.size)
                if held[path].stop > len(unpacked):
                    raise Refused(f"`{name}` is damaged: it is no whole tar.gz.")
    except (tarfile.TarError, EOFError, ValueError, OverflowError, OSError):
        raise Refused(f"`{name}` is damaged: it is no whole tar.gz.") from None
    _bounded(name, len(held), (total,))
    sizes = {path: part.stop - part.start for path, part in held.items()}
    return Opened(name, sizes, lambda path: unpacked[held[path]])


def _gunzipped(name: str, data: bytes) -> bytes:
    """The bytes of a gzip, at most as many as are allowed."""
    unpack = zlib.decompressobj(wbits=31)
    try:
        found = unpack.decompress(data, MOST_HELD)
    except zlib.error:
        raise Refused(f"`{name}` is damaged: it is no whole tar.gz.") from None
    if unpack.unconsumed_tail:
        raise Refused(f"`{name}` would unpack to more than {MOST_HELD:,} bytes.")
    if not unpack.eof:
        raise Refused(f"`{name}` is damaged: it ends too early.")
    return found
