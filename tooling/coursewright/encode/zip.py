"""Zip archives that come out the same every time; the only module that knows `zipfile`."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from posixpath import isabs, normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# Zip entries are dated 1980-01-01, the earliest a zip can say: two builds of one course must be equal.
_DATE = (1980, 1, 1, 0, 0, 0)
# A plain file that its owner may write and everybody read, told as Unix does on every system.
_MODE = 0o100644 << 16
_UNIX = 3


def archive(files: Mapping[str, bytes], stored: str = "") -> bytes:
    """The files in the order of their names, deflated; the one that is `stored` comes first and as it is.

    A name that leads out of the archive is a mistake of ours.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as out:
        if stored:
            out.writestr(_entry(stored), files[stored], ZIP_STORED)
        for path in sorted(path for path in files if path != stored or not stored):
            out.writestr(_entry(path), files[path], ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _entry(path: str) -> ZipInfo:
    if not path or isabs(path) or "\\" in path or normpath(path) != path or path.startswith(".."):
        raise ValueError(f"{path!r} is no path inside an archive")
    info = ZipInfo(path, _DATE)
    info.external_attr = _MODE
    info.create_system = _UNIX
    return info
