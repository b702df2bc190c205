"""The search index of a site, in pieces small enough to be fetched while one types.

Each piece is a classic script that calls one function. Pagefind, the obvious ready-made index, needs
WebAssembly: that asks for `wasm-unsafe-eval` in the policy of every page, and neither it nor `fetch` works
in a page opened from a disk.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

from coursewright.encode.gathering import for_learners
from coursewright.model.prose import Blocks, Definitions, Heading, Paragraph, Table
from coursewright.model.walking import own_inlines, plain

BLOCK = 64
"""Sections whose names stand in one piece."""
TITLE_WEIGHT = 5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page that a search can lead to."""

    page: str
    """Address in the site, with `#id` where it is no whole page."""
    title: str
    heading: str
    """Empty for what stands before the first heading."""
    course: str
    words: str
    weight: int = TITLE_WEIGHT
    """What a word of the heading counts."""


def sections(
    page: str, title: str, course: str, blocks: Blocks, before: str | None = ""
) -> Iterator[Section]:
    """A page's text cut at its headings. What is meant for facilitators is in no index.

    `before` stands before the slugs of headings in the page; None where headings have no address.
    """
    address, heading, words = page, "", [title]
    for block in for_learners(blocks):
        if isinstance(block, Heading):
            yield Section(address, title, heading, course, " ".join(words))
            heading, words = plain(block.inlines), []
            address = page if before is None else f"{page}#{before}{block.slug}"
        elif isinstance(block, Paragraph):
            words.append(plain(block.inlines))
        elif isinstance(block, Table):
            words.extend(plain((inline,)) for inline in own_inlines(block))
        elif isinstance(block, Definitions):
            words.extend(plain(entry.term) for entry in block.entries)
    yield Section(address, title, heading, course, " ".join(words))


def tokens(words: str) -> list[str]:
    """Words as they are looked up: lower case, without accents. The runtime folds in the same way."""
    bare = words if words.isascii() else "".join(c for c in normalize("NFKD", words) if not combining(c))
    return [token for token in _WORD.findall(bare.lower()) if len(token) > 1]


def piece(token: str) -> str:
    """The name of the piece that holds a token: its first two characters, by number where not plain."""
    start = token[:2]
    return start if start.isascii() else "-".join(f"{ord(c):x}" for c in start)


def index(found: Iterable[Section]) -> Mapping[str, bytes]:
    """All pieces by file name. Postings are section and weight in turns, sections counted from the last."""
    listed = list(found)
    pieces: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    last: dict[str, int] = {}
    for number, section in enumerate(listed):
        weights = Counter(tokens(section.words))
        for token in tokens(section.heading or section.title):
            weights[token] += section.weight
        for token, weight in sorted(weights.items()):
            pieces[piece(token)][token] += [number - last.get(token, 0), min(weight, 9)]
            last[token] = number
    out = {f"w-{name}.js": _call("words", name, postings) for name, postings in sorted(pieces.items())}
    for start in range(0, len(listed), BLOCK):
        names = [[s.page, s.title, s.heading, s.course] for s in listed[start : start + BLOCK]]
        out[f"s-{start // BLOCK}.js"] = _call("sections", str(start // BLOCK), names)
    out["pieces.js"] = _call("pieces", "", sorted(pieces))
    return out


def _call(sort: str, name: str, value: object) -> bytes:
    held = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"coursewrightSearch({json.dumps(sort)},{json.dumps(name)},{held});\n".encode()
