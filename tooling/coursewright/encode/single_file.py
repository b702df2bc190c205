"""A document that needs no file beside it: scripts and styles stand in it, each allowed by its hash and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from posixpath import splitext

from coursewright.encode.drawings import drawing
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.one_document import WITHOUT_SCRIPT_CSS, Around, OneDocument
from coursewright.encode.shell import ICON, Frame, title
from coursewright.model.recording import mime

EARLY = "early.js"
STYLES = "learner.css"

PICTURES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
_CLOSING = re.compile(r"</(?=script|style)|<!--", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SingleFile(OneDocument):
    """The same course with its pictures and recordings in their addresses."""

    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def media(self, path: str) -> str:
        """The file itself. A slash is written as `%2F`, because an address is a path to who shortens it."""
        kind = PICTURES.get(splitext(path)[1].lower()) or mime(path) or "application/octet-stream"
        data = self.pictures.get(path, b"")
        if kind == "image/svg+xml":
            return drawing(data)
        return f"data:{kind};base64,{b64encode(data).decode().replace('/', '%2F')}"


def around(
    frame: Frame, bundle: Mapping[str, bytes], names: Sequence[str], about: Mapping[str, str]
) -> Around:
    """Head and end of the document. Scripts among the names run in their order when everything else has been read.

    `about` is what the head says of the document, by the names that HTML gives it (4.2.5.1); what is empty is not said.
    """
    sheets = (STYLES, *(name for name in names if name.endswith(".css")))
    scripts = (EARLY, *(name for name in names if name.endswith(".js")))
    styles = ("\n".join(bundle[name].decode() for name in sheets), WITHOUT_SCRIPT_CSS.decode())
    early, *late = (bundle[name].decode() for name in scripts)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy(styles, (early, *late))),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        *(el("meta", name=name, content=words) for name, words in about.items() if words),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="color-scheme", content="light dark"),
        el("link", rel="icon", href=Markup(ICON)),
        inline("script", early),
        el("title", title(frame, frame.course_title)),
        inline("style", styles[0]),
        el("noscript", inline("style", styles[1])),
    )
    return Around(head, join(*(inline("script", text) for text in late)))


def policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Content Security Policy 3, 2.3.1: what stands inline is allowed by the hash of its text. Nothing may be fetched."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "img-src data:; media-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Sequence[str]) -> str:
    digests = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"


def inline(name: str, text: str) -> Markup:
    """The element `name` with a style sheet or a script inside. Raises ValueError for a text that would end it."""
    # HTML 13.2.5.4 and 13.2.5.15: neither kind of text knows an escape, so what would end it may not be in it.
    if _CLOSING.search(text):
        raise ValueError(f"the text would end its {name} element")
    return el(name, Markup(text))
