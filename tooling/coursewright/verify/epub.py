"""EPUB 3: the container, the package document, and that every file is listed and there. EPUBCheck knows the rest."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from coursewright.verify.finding import Finding, error
from coursewright.verify.format import Format, Schemas
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.xml import children, every, first, parsed, text

CONTAINER = "META-INF/container.xml"
MIMETYPE = b"application/epub+zip"


def recognises(package: Opened) -> bool:
    """The container stands where OCF 4.2.6.3.1 wants it."""
    return CONTAINER in package


def check(package: Opened, schemas: Schemas) -> Iterator[Finding]:
    """What a reader may stumble over."""
    if "mimetype" not in package or package.read("mimetype") != MIMETYPE:
        yield error("OCF 4.3", "There is no file `mimetype` that says what this is.", "mimetype")
    elif next(iter(package.names)) != "mimetype":
        yield error("OCF 4.3", "`mimetype` is not the first file of the zip.", "mimetype")
    rootfile = first(parsed(package.read(CONTAINER), CONTAINER), "rootfile")
    path = (rootfile.get("full-path") or "") if rootfile is not None else ""
    if path not in package:
        raise Refused(f"`{CONTAINER}` names the package document `{path}`, which is not there.")
    root = parsed(package.read(path), path)
    if root.get("version") != "3.0":
        yield error("EPUB 3.4", f"The package document is of version `{root.get('version')}`, not 3.0.", path)
    metadata = first(root, "metadata")
    for name in ("identifier", "title", "language"):
        if not text(metadata, name):
            yield error("EPUB 5.5.3", f"The book has no {name}.", path)
    manifest = first(root, "manifest")
    items = children(manifest, "item") if manifest is not None else []
    ids = {item.get("id") for item in items}
    listed = {normpath(join(dirname(path), unquote(item.get("href") or ""))) for item in items}
    if not any("nav" in (item.get("properties") or "").split() for item in items):
        yield error("EPUB 5.6.2", "No item of the manifest is the navigation.", path)
    for name in sorted(listed - set(package.names)):
        if "://" not in name and ":/" not in name:
            yield error("EPUB 5.6.2", f"The manifest lists `{name}`, which is not in the book.", path)
    for name in package.names:
        if name not in listed and name not in ("mimetype", path) and not name.startswith("META-INF/"):
            yield error("EPUB 5.6.1", f"`{name}` is in the book, and the manifest does not list it.", name)
    for reference in every(root, "itemref"):
        if reference.get("idref") not in ids:
            yield error(
                "EPUB 5.7.2", f"The spine refers to `{reference.get('idref')}`, which is no item.", path
            )


FORMAT = Format("epub", "EPUB", "", recognises, check)
