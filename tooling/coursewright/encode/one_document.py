"""A whole course in one document: every page a part of it, of which the runtime shows one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from coursewright.encode.colophon import colophon
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.outline import Outline
from coursewright.encode.packed import PackedOutline, packed
from coursewright.encode.pages.way import Step
from coursewright.encode.shell import Body, Frame, choice, head, header, kept_here, root

PATH = "index.html"
SUPPORT = "#page-support"

WITHOUT_SCRIPT = "without-script.css"
"""A sheet of its own, since the policy allows no style in the page."""

WITHOUT_SCRIPT_CSS = b"""/* Loaded only where scripts are switched off: every page is shown, one below the other. */
.page[hidden] {
  display: block !important;
}

.page + .page {
  border-block-start: 1px solid;
}
"""

_PREFIX_END = "--"


@dataclass(frozen=True, slots=True)
class OneDocument(PackedOutline):
    """The same course with addresses in one document. A host may add to the address: none of them leaves it."""

    def page(self, name: str) -> str:
        """The address of a page of the course."""
        return f"#page-{name}"

    def fragments(self, step: Step) -> str | None:
        """Headings of all pages share one document, so each step's have a prefix."""
        return None if step.sort == "assessment" else f"{step.id}{_PREFIX_END}"

    def within(self, page: str, fragment: str) -> str:
        """The address of one place in a page."""
        return f"{page}{_PREFIX_END}{fragment}"


def in_one_document(outline: Outline) -> OneDocument:
    """The outline with every step at its own fragment."""
    return packed(OneDocument, outline, lambda step: f"#{step.id}")


def leaf_frame(frame: Frame, path: str) -> Frame:
    """The surroundings of one page: its ids begin with the name of its place."""
    return replace(frame, path=path, prefix=f"{path.removeprefix('#')}{_PREFIX_END}", data="")


class Leaf(Protocol):
    """A page whose frame says its place in the document."""

    @property
    def frame(self) -> Frame: ...

    def body(self) -> Body: ...


@dataclass(frozen=True, slots=True)
class Around:
    """What a document carries itself in place of files beside it."""

    head: Markup
    """In place of the head that names files."""
    end: Markup
    """Behind everything else."""


Enclose: TypeAlias = Callable[[tuple[str, ...]], Around]
"""From the sheets and scripts that some page needs besides the player's own."""


def document(frame: Frame, leaves: Iterable[Leaf], enclose: Enclose | None = None) -> bytes:
    """The finished document. All pages but the shown one are hidden; the first is shown when nothing else is asked.

    `enclose` makes what stands in the document itself where there are no files beside it.
    """
    # HTML allows several `main` of which all but one are hidden; so a page has the same element here as in the site.
    bodies = [(leaf.frame.path.removeprefix("#"), leaf.body()) for leaf in leaves]
    pages = (_page(id, body) for id, body in bodies)
    assets = tuple(dict.fromkeys(name for _, body in bodies for name in body.assets))
    own = enclose(assets) if enclose else None
    page = el(
        "html",
        own.head if own else head(frame, Body(frame.course_title, Markup(""), "package", assets=assets)),
        el(
            "body",
            el("a", frame.say("skip"), class_="skip", href="#main"),
            header(replace(frame, course_path="")),
            choice(frame),
            _without_script(frame, own),
            el("div", *pages, id="main", class_="pages"),
            _footer(frame),
            el("script", Markup(frame.data), type="application/json", id="coursewright-data"),
            own.end if own else None,
        ),
        **root(frame),
    )
    return f"<!doctype html>\n{page}\n".encode()


def _page(id: str, body: Body) -> Markup:
    kind = f"page {body.kind}"
    return el("main", body.main, id=id, class_=kind, data_page=id, tabindex=-1, hidden=True)


def _without_script(frame: Frame, around: Around | None) -> Markup:
    return el(
        "noscript",
        None if around else el("link", rel="stylesheet", href=WITHOUT_SCRIPT),
        el("p", frame.say("package-without-script"), class_="notice"),
    )


def _footer(frame: Frame) -> Markup:
    told = tuple(colophon(frame, frame.licence))
    ways = join(
        el("a", frame.say("support"), href=SUPPORT),
        el("a", frame.say("privacy"), href=frame.device or "#device"),
        el("button", frame.say("package-back"), type="button", class_="quiet", data_back="", hidden=True)
        if frame.reaches_host
        else None,
        el("button", frame.say("print-page"), type="button", class_="quiet", data_print="", hidden=True),
    )
    return el(
        "footer",
        el("p", frame.say("package-footer"), class_="device") if frame.hosted else kept_here(frame),
        el("p", ways, class_="ways"),
        el("p", " · ".join(told), class_="told") if told else None,
    )
