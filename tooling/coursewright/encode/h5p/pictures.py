"""Pictures inside an H5P package: a plain name each, and the content that shows one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from posixpath import splitext

from coursewright.encode.h5p.content import Content
from coursewright.encode.pictures import size
from coursewright.encode.resources import source_path
from coursewright.model.prose import Blocks, Figure, Image
from coursewright.model.walking import own_inlines, walk

KINDS = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
}
"""Endings that every host lets in; a file with another one, SVG as well, makes the whole package invalid."""


@dataclass(slots=True)
class Pictures:
    """Gathers the pictures of one package while its content is made."""

    files: Mapping[str, bytes]
    taken: dict[str, bytes] = field(default_factory=dict)
    """What goes into the package, by its path below `content/`."""

    def first(self, blocks: Blocks, name: str) -> Content | None:
        """The first picture of a text, as content."""
        return next((self.content(image, name) for image in images(blocks) if self.fits(image)), None)

    def fits(self, image: Image) -> bool:
        """Whether it is there and of a kind that hosts let in."""
        return source_path(image.place.file, image.src) in self.files and shown(image)

    def content(self, image: Image, name: str) -> Content:
        """One picture that fits."""
        path = source_path(image.place.file, image.src)
        data, ending = self.files[path], splitext(path)[1].lower()
        place = f"images/{sha256(data).hexdigest()[:16]}{ending}"
        self.taken[place] = data
        width, height = size(data)
        measured = {"width": width, "height": height} if width and height else {}
        file = {"path": place, "mime": KINDS[ending], "copyright": {"license": "U"}, **measured}
        words = {"alt": "" if image.decorative else image.alt, "decorative": image.decorative}
        return Content(
            "H5P.Image", {"contentName": "Image", "file": file, **words}, f"{name}/picture", image.alt
        )


def images(blocks: Blocks) -> Iterator[Image]:
    """Every picture of a text, in order."""
    for block in walk(blocks):
        if isinstance(block, Figure):
            yield block.image
            continue
        yield from (inline for inline in own_inlines(block) if isinstance(inline, Image))


def shown(image: Image) -> bool:
    """Whether hosts let its kind in. Where they do not, its words stand in the text."""
    return splitext(image.src)[1].lower() in KINDS
