"""Whatever somebody hands over as a package: one sentence, nothing written, little memory, little time."""

from __future__ import annotations

import gzip
import stat
import struct
import tarfile
import tracemalloc
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from typer.testing import CliRunner

from coursewright import cli
from coursewright.verify import format_of
from coursewright.verify.opening import Opened, Refused, opened
from handmade import MANIFEST, MANIFEST_2004, ladders, zipped

DOCTYPE = b'<!DOCTYPE manifest [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def bomb() -> bytes:
    """A zip of a few kilobytes whose directory says that it unpacks to 4 GB."""
    piece = b"\0" * (1 << 20)
    buffer = BytesIO()
    with (
        ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as out,
        out.open(ZipInfo("imsmanifest.xml"), "w") as file,
    ):
        for _ in range(8):
            file.write(piece)
    # The directory's size field is what a reader believes first.
    data = bytearray(buffer.getvalue())
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 0xFFFF_FFF0)
    return bytes(data)


def lying() -> bytes:
    """A zip whose directory says 1,000 bytes of a file that has a million."""
    data = bytearray(zipped({"imsmanifest.xml": b"\0" * 1_000_000}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def overlapping() -> bytes:
    """Two entries of a directory that name the same bytes."""
    data = bytearray(zipped({"imsmanifest.xml": b"a" * 100, "imsmanifest.xmk": b"b" * 100}))
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, second + 42, 0)
    return bytes(data)


def linked() -> bytes:
    """A zip with a symbolic link."""
    entry = ZipInfo("imsmanifest.xml")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = BytesIO()
    with ZipFile(buffer, "w") as out:
        out.writestr(entry, "/etc/passwd")
    return buffer.getvalue()


def encrypted() -> bytes:
    """A zip that says it is encrypted."""
    data = bytearray(ladders())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def twice() -> bytes:
    """A zip with two files of one name."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as out:
        out.writestr("imsmanifest.xml", MANIFEST)
        with pytest.warns(UserWarning, match="Duplicate"):
            out.writestr("imsmanifest.xml", MANIFEST)
    return buffer.getvalue()


def ended(offset: int, value: int, size: str = "<H") -> bytes:
    """A zip with another number in its last record."""
    data = bytearray(ladders())
    struct.pack_into(size, data, data.rindex(b"PK\x05\x06") + offset, value)
    return bytes(data)


def checked(offset: int, change: int) -> bytes:
    """A zip whose first entry of the directory differs in a byte."""
    data = bytearray(ladders())
    data[data.index(b"PK\x01\x02") + offset] ^= change
    return bytes(data)


def tarred_twice() -> bytes:
    """A tar.gz with two files of one name."""
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as out:
        out.addfile(tarfile.TarInfo("course.xml"), BytesIO())
        out.addfile(tarfile.TarInfo("course.xml"), BytesIO())
    return buffer.getvalue()


def crowded() -> bytes:
    """A directory of more entries than are even listed, of files that are not there."""
    return b"PK\x03\x04" + b"PK\x01\x02" * 200_001


def tarred(name: str, kind: bytes = tarfile.REGTYPE) -> bytes:
    """A tar.gz with one member."""
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as out:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, "/etc/passwd"
        out.addfile(member, BytesIO())
    return buffer.getvalue()


HOSTILE = {
    "empty": (lambda: b"", "is empty"),
    "text": (lambda: b"hello", "is no package"),
    "cut short": (lambda: ladders()[:-30], "damaged"),
    "cut in the middle": (lambda: ladders()[:200], "damaged"),
    "a flipped byte": (lambda: ladders().replace(b"imsmanifest.xml", b"imsmanifesu.xml", 1), "damaged"),
    "up and out": (lambda: zipped({"../../etc/cron.d/x": b""}), "leads out of it"),
    "absolute": (lambda: zipped({"/etc/passwd": b""}), "leads out of it"),
    "a drive": (lambda: zipped({"C:/windows/x": b""}), "leads out of it"),
    "backslashes": (lambda: zipped({"a\\..\\..\\b": b""}), "leads out of it"),
    "a control sign": (lambda: zipped({"a\x07b": b""}), "leads out of it"),
    "a link": (linked, "holds a link"),
    "encrypted": (encrypted, "is encrypted"),
    "two of one name": (twice, "two files of one name"),
    "a bomb": (bomb, "would unpack to"),
    "a size that lies": (lying, "damaged"),
    "files that overlap": (overlapping, "damaged"),
    "a wrong checksum": (lambda: checked(16, 0xFF), "damaged"),
    "an unknown packing": (lambda: checked(10, 99), "in a way that platforms do not know"),
    "one disk of several": (lambda: ended(4, 3), "that was split"),
    "a directory elsewhere": (lambda: ended(6, 3), "that was split"),
    "a directory before the file": (lambda: ended(16, 0xFFFF_FFF0, "<I"), "damaged"),
    "a directory beyond the file": (lambda: ended(12, 0x7FFF_FFFF, "<I"), "damaged"),
    "a comment cut short": (lambda: ended(20, 5000), "ends too early"),
    "a zero in a name": (lambda: ladders().replace(b"index.html", b"index\0html"), "leads out of it"),
    "a name that turns": (lambda: zipped({"a\u202egpj.exe": b""}), "leads out of it"),
    "two hundred thousand entries": (crowded, "lists more than"),
    "a tar with two of one name": (tarred_twice, "two files of one name"),
    "a tar of noise": (lambda: b"\x1f\x8b\x08" + b"\xff" * 40, "damaged"),
    "a document type elsewhere": (
        lambda: zipped({"cmi5.xml": b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><courseStructure/>'}),
        "declares a document type",
    ),
    "no manifest": (lambda: zipped({"index.html": b"<p>"}), "is none of"),
    "a folder packed": (
        lambda: zipped({"course/imsmanifest.xml": MANIFEST}),
        "holds its manifest in the folder `course`",
    ),
    "no XML": (lambda: ladders(b"<manifest"), "is none of"),
    "another version": (lambda: ladders(MANIFEST.replace(b"1.2<", b"1.1<")), "is none of"),
    "another root": (lambda: zipped({"cmi5.xml": b"<course/>"}), "not with <courseStructure>"),
    "an entity": (lambda: zipped({"cmi5.xml": DOCTYPE + b"<courseStructure/>"}), "declares a document type"),
    "deep": (lambda: zipped({"cmi5.xml": b"<a>" * 5000 + b"</a>" * 5000}), "nested more than"),
    "an encoding": (
        lambda: zipped({"cmi5.xml": b'<?xml version="1.0" encoding="x-no"?><a/>'}),
        "cannot be read",
    ),
    "a manifest too long": (lambda: zipped({"cmi5.xml": b" " * 17_000_000}), "more than any manifest"),
    "a tar that leads out": (lambda: tarred("../x"), "leads out of it"),
    "a tar with a link": (lambda: tarred("x", tarfile.SYMTYPE), "a link or a device"),
    "a tar cut short": (lambda: tarred("x")[:-20], "damaged"),
    "a gzip of nothing": (lambda: gzip.compress(b"hello"), "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_package_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    make, words = HOSTILE[name]
    path = tmp_path / "theirs.zip"
    path.write_bytes(make())
    for arguments in (["verify", str(path)], ["verify", str(path), "--support", str(tmp_path / "s.zip")]):
        result = CliRunner().invoke(cli.app, arguments)
        assert result.exit_code == 1, result.output
        assert words in result.output
        assert result.output.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["theirs.zip"]


def test_a_bomb_takes_no_memory() -> None:
    data = bomb()
    tracemalloc.start()
    with pytest.raises(Refused):
        opened("bomb.zip", data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_gzip_bomb_ends_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coursewright.verify.opening.MOST_HELD", 10_000_000)
    with pytest.raises(Refused, match="would unpack to more than"):
        opened("bomb.tar.gz", gzip.compress(b"\0" * 20_000_000))


@pytest.mark.parametrize(("manifest", "format"), [(MANIFEST, "scorm12"), (MANIFEST_2004, "scorm2004")])
def test_a_package_of_somebody_else_is_recognised(manifest: bytes, format: str) -> None:
    assert format_of(opened("ladders.zip", ladders(manifest))).name == format


def test_nothing_is_read_that_was_not_asked_for() -> None:
    asked: list[str] = []
    package = Opened("p", {"a": 1, "b": 1}, lambda name: asked.append(name) or b"x")
    assert package.read("a") == b"x"
    assert asked == ["a"]
