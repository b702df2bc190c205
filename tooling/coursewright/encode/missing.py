"""The page that a server shows in the place of one that is not there.

It is served at any address and knows none, so no file can be named from it: style and scripts stand in it, each allowed by its hash.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from coursewright.encode.markup import Markup, el
from coursewright.encode.shell import ICON, Frame, quick_exit, root
from coursewright.encode.single_file import inline, policy

PATH = "404.html"
"""What servers of static files look for."""
EARLY, HOMEWARD, STYLE = "early.js", "missing.js", "missing.css"
INLINED = frozenset((EARLY, HOMEWARD, STYLE))


def missing_page(frame: Frame, bundle: Mapping[str, bytes], folders: Sequence[str], address: str) -> bytes:
    """The whole page. Home is at the address of the site, or where one of its `folders` says that the site begins."""
    early, homeward, style = (bundle[name].decode() for name in (EARLY, HOMEWARD, STYLE))
    say = frame.say
    scripts = (early,) if address else (early, homeward)
    tab = frame.looks.tab or say("missing-page")
    if address:
        home = el("a", say("home"), href=urlsplit(address).path.rstrip("/") + "/index.html")
    else:
        home = el("a", say("home"), href="./", data_folders=" ".join(folders))
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy((style,), scripts)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="color-scheme", content="light dark"),
        el("link", rel="icon", href=Markup(ICON)),
        inline("script", early),
        el("title", tab),
        inline("style", style),
    )
    body = el(
        "body",
        el("header", quick_exit(frame)),
        el("main", el("h1", say("missing-page")), el("p", say("missing-text")), el("p", home), id="main"),
        None if address else inline("script", homeward),
    )
    return f"<!doctype html>\n{el('html', head, body, **root(frame))}\n".encode()
