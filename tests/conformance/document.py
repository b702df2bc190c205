"""What an HTML document names: its ids, where it links to, what it loads, what stands inline."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

from coursewright.targets.package import Package


class Document(HTMLParser):
    """A document as its tags tell it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Gathers."""
        named = dict(attrs)
        if id := named.get("id"):
            self.ids.append(id)
        if tag == "a" and (href := named.get("href")):
            self.links.append(href)
        self.loads += [value for key in ("src", "href") if tag != "a" and (value := named.get(key))]
        self.inline += [key for key in named if key == "style" or key.startswith("on")]

    @property
    def repeated(self) -> set[str]:
        """Ids that occur more than once."""
        return {id for id in self.ids if self.ids.count(id) > 1}


def unpacked(package: Package) -> dict[str, bytes]:
    """The files of a package."""
    with ZipFile(BytesIO(package.data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}
