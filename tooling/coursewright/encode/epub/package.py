"""The package document, the navigation and the container: EPUB 3.3 with the metadata of EPUB Accessibility 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from posixpath import basename, splitext

from coursewright.encode import interface
from coursewright.encode.epub.addresses import COVER, GLOSSARY, NAV, SHEET
from coursewright.encode.epub.chapters import File
from coursewright.encode.epub.xhtml import page
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.xml import Element, document, element
from coursewright.model.course import Course

MIMETYPE = b"application/epub+zip"
CONTAINER = element(
    "container",
    {"version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"},
    element(
        "rootfiles",
        None,
        element("rootfile", {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}),
    ),
)
CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The exact words of EPUB Accessibility 1.1, 3.3.3."""
NO_DAY = "1980-01-01"
"""For a course that nobody has reviewed yet: the day that the entries of the zip say, too."""
TYPES = {
    ".gif": "image/gif", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml",
    ".webp": "image/webp",
}  # fmt: skip

Tree = Sequence[tuple[str, Sequence[File]]]
"""The contents: titles of parts, each with its files; files without a part stand under an empty title."""


def files(
    course: Course, book: Sequence[File], tree: Tree, media: Mapping[str, bytes], licence: str
) -> dict[str, bytes]:
    """Every file of the book by its path. `media` are pictures and the style sheet by their names."""
    made = {f"EPUB/{one.name}": page(course.language, one.title, one.body, kind=one.kind) for one in book}
    navigation = page(
        course.language, interface.say(course.language, "book-contents"), _nav(course, book, tree)
    )
    manifest = _package(course, book, media, licence, made)
    return {
        "mimetype": MIMETYPE,
        "META-INF/container.xml": document(CONTAINER),
        "EPUB/package.opf": document(manifest),
        f"EPUB/{NAV}": navigation,
        **made,
        **{f"EPUB/{name}": data for name, data in media.items()},
    }


def identifier(course: Course) -> str:
    """The same for every version of a course in a language: readers keep their notes under it (RFC 9562, version 8)."""
    digest = bytearray(sha256(f"coursewright:epub:{course.id}:{course.language}".encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _package(
    course: Course, book: Sequence[File], media: Mapping[str, bytes], licence: str, made: Mapping[str, bytes]
) -> Element:
    items = [
        element(
            "item", {"id": "nav", "href": NAV, "media-type": "application/xhtml+xml", "properties": "nav"}
        )
    ]
    formulas = False
    for one in book:
        has_formulas = b"<math" in made[f"EPUB/{one.name}"]
        formulas = formulas or has_formulas
        items.append(
            element(
                "item",
                {
                    "id": _id(one.name),
                    "href": one.name,
                    "media-type": "application/xhtml+xml",
                    "properties": "mathml" if has_formulas else None,
                },
            )
        )
    for name in sorted(media):
        kind = "text/css" if name == SHEET else TYPES[splitext(name)[1].lower()]
        properties = "cover-image" if name == "cover.svg" else None
        items.append(
            element("item", {"id": _id(name), "href": name, "media-type": kind, "properties": properties})
        )
    spine = [element("itemref", {"idref": _id(one.name)}) for one in book]
    # The contents come behind the cover, where readers look for them on paper.
    spine.insert(1, element("itemref", {"idref": "nav"}))
    direction = interface.direction(course.language)
    return element(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "version": "3.0",
            "unique-identifier": "book-id",
            "xml:lang": course.language,
            "dir": direction,
        },
        element(
            "metadata",
            {"xmlns:dc": "http://purl.org/dc/elements/1.1/"},
            *_metadata(course, licence, formulas, any(_is_picture(name) for name in media)),
        ),
        element("manifest", None, *items),
        element("spine", {"page-progression-direction": direction}, *spine),
    )


def _metadata(course: Course, licence: str, formulas: bool, pictures: bool) -> Iterator[Element]:
    yield element("dc:identifier", {"id": "book-id"}, identifier(course))
    yield element("dc:title", None, course.title)
    yield element("dc:language", None, course.language)
    if course.owner:
        yield element("dc:creator", None, course.owner)
    if course.summary:
        yield element("dc:description", None, course.summary)
    yield element("dc:rights", None, licence)
    yield _meta("dcterms:modified", f"{course.reviewed or NO_DAY}T00:00:00Z")
    yield _meta("schema:version", course.version)
    features = [
        "tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "ARIA",
        *(["alternativeText", "longDescription"] if pictures else []), *(["MathML"] if formulas else []),
    ]  # fmt: skip
    yield _meta("schema:accessMode", "textual")
    if pictures:
        yield _meta("schema:accessMode", "visual")
    yield _meta("schema:accessModeSufficient", "textual")
    yield from (_meta("schema:accessibilityFeature", feature) for feature in features)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta("schema:accessibilitySummary", interface.say(course.language, "book-accessible"))
    yield _meta("dcterms:conformsTo", CONFORMS)


def _meta(name: str, value: str) -> Element:
    return element("meta", {"property": name}, value)


def _is_picture(name: str) -> bool:
    return name not in (SHEET, "cover.svg")


def _id(name: str) -> str:
    stem, ending = splitext(name.replace("/", "-"))
    return f"f-{stem}{ending.replace('.', '-')}"


def _nav(course: Course, book: Sequence[File], tree: Tree) -> Markup:
    def say(key: str, **values: str | int) -> str:
        return interface.say(course.language, key, **values)

    contents = el(
        "nav", el("h1", say("book-contents"), id="contents"), el("ol", *_parts(tree)),
        role="doc-toc", aria_labelledby="contents", id="toc", **{"epub:type": "toc"},
    )  # fmt: skip
    first = next(one for one in book if one.kind == "bodymatter")
    marks = [
        ("cover", COVER, say("book-cover", title=course.title)),
        ("toc", f"{NAV}#toc", say("book-contents")),
    ]
    marks.append(("bodymatter", first.name, say("course-start")))
    marks += [("glossary", one.name, one.title) for one in book if one.name == GLOSSARY]
    links = (el("li", el("a", words, href=href, **{"epub:type": kind})) for kind, href, words in marks)
    landmarks = el("nav", el("ol", *links), hidden=True, aria_label="Landmarks", **{"epub:type": "landmarks"})
    return join(contents, landmarks)


def _parts(tree: Tree) -> Iterator[Markup]:
    for title, ones in tree:
        entries = tuple(map(_entry, ones))
        if title:
            yield el("li", el("span", title), el("ol", *entries))
        else:
            yield from entries


def _entry(one: File) -> Markup:
    inner = (el("li", el("a", words, href=f"{one.name}#{id}")) for id, words in one.inside)
    return el("li", el("a", one.title, href=one.name), el("ol", *inner) if one.inside else None)


def media_of(paths: Iterable[str], held: Mapping[str, bytes], named: Mapping[str, str]) -> dict[str, bytes]:
    """The pictures that are shown, by their names in the book; a file that is no picture stays with the course."""
    return {
        named[path]: held[path]
        for path in paths
        if path in held and splitext(basename(path))[1].lower() in TYPES
    }
