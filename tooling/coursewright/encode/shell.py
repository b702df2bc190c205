"""The document around every page: head, policy, skip link, header with the quick exit, main, footer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from posixpath import dirname, relpath

from coursewright.encode import interface
from coursewright.encode.colophon import colophon
from coursewright.encode.markup import Markup, el, join
from coursewright.model.course import Translation

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Nothing inline, nobody else: what a page may load."""

HOST_POLICY = POLICY.replace("; base-uri", "; connect-src https: http:; base-uri")
"""For a page whose host names a record store only when it launches it. The tracker narrows it to that store at once."""

JOINED_STYLE, JOINED_SCRIPT = "course.css", "course.js"

# An empty page is there at once and everywhere: it needs no network, works from a USB stick, tells no other
# site that somebody left, puts no name in the address bar and cannot be slow. A search page is none of these.
EXIT = "about:blank"

ICON = (
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2032%2032'%3E"
    "%3Crect%20width='32'%20height='32'%20rx='8'%20fill='%230f5c63'/%3E"
    "%3Cpath%20d='M10,26V8.5A2.5,2.5,0,0,1,12.5,6h7A2.5,2.5,0,0,1,22,8.5V26z'%20fill='%23fbf9f5'/%3E"
    "%3Ccircle%20cx='18.5'%20cy='16.5'%20r='1.5'%20fill='%238a5200'/%3E%3C/svg%3E"
)


@dataclass(frozen=True, slots=True)
class Looks:
    """What the organisation behind a site has chosen for every page."""

    name: str = ""
    """Its own name; empty where it has none."""
    logo: str = ""
    """Path of its file in the site, or an address that holds all of it."""
    tab: str = ""
    """A word for the tab in place of the page's title."""
    named_on_paper: bool = True


NO_LOOKS = Looks()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page's surroundings say. `path` is its own path in the site; other addresses are such paths."""

    path: str
    site: str
    language: str
    course_title: str = ""
    course_path: str = ""
    version: str = ""
    reviewed: str = ""
    owner: str = ""
    licence: str = ""
    support: str = ""
    exit_to: str = EXIT
    searchable: bool = True
    home: str = "index.html"
    prefix: str = ""
    """Stands before the ids of a page that shares its document with others."""
    data: str = ""
    """The page's data for the runtime, as JSON that may stand in a script element."""
    scripts: tuple[str, ...] = ()
    """What the page loads beside the player's own script, for what it holds and for who keeps the record."""
    search: tuple[str, ...] = ()
    """Folders of the search index that its search looks in."""
    alternates: tuple[tuple[str, str], ...] = ()
    """The same page in other languages: language and path."""
    translation: Translation | None = None
    """Of the course, where it was written in another language."""
    styles: tuple[str, ...] = ()
    """Style sheets of its own, beside the one of all pages."""
    hosted: bool = False
    """Whether a learning platform keeps the record: words about where things stay are then others."""

    reaches_host: bool = False
    """Whether the page itself sends requests to a platform's record store."""
    joined: bool = False
    """Whether what it loads stands in one sheet and one script, as in packages, where a request may cross a slow platform."""
    looks: Looks = NO_LOOKS
    """Of the organisation whose site or package it is."""
    device: str = ""
    """Address of the page of what the device keeps, where there is one."""
    keeps: bool = False
    """Whether this browser may remember what is done on the page, so that it asks once."""
    manifests: tuple[str, str] | None = None
    """Of a page from which the site can be put on a home screen: under its own name, and under a neutral one."""

    def to(self, path: str) -> str:
        """Another page of the site, seen from this one."""
        return relpath(path, dirname(self.path) or ".")

    def say(self, key: str, **values: str | int | Decimal) -> str:
        """Words of the interface."""
        hosted = f"{key}-hosted"
        named = hosted if self.hosted and interface.has_words(hosted) else key
        return interface.say(self.language, named, **values)

    def words(self, key: str) -> str:
        """Words of the interface whose gaps the runtime fills."""
        return interface.template(self.language, key)


@dataclass(frozen=True, slots=True)
class Body:
    """What fills a page."""

    title: str
    main: Markup
    kind: str
    """Names the sort of page for the style sheet."""
    description: str = ""
    assets: tuple[str, ...] = ()
    """Sheets and scripts of the bundle for what only this page holds."""


def erase_button(frame: Frame, key: str) -> Markup:
    """A button that erases when it has been pressed twice. Without script there is nothing to erase."""
    sure, done = frame.words("state-sure"), frame.words("state-erased")
    words = frame.say(key)
    return el(
        "button", words, type="button", class_="quiet danger", hidden=True, data_sure=sure, data_done=done
    )


def document(frame: Frame, body: Body) -> bytes:
    """The finished page."""
    page = el(
        "html",
        head(frame, body),
        el(
            "body",
            el("a", frame.say("skip"), class_="skip", href="#main"),
            header(frame),
            choice(frame),
            el("main", body.main, id="main", class_=body.kind, tabindex=-1),
            _footer(frame),
            _search(frame) if frame.searchable else None,
            _data(frame),
            data_kind=body.kind,
        ),
        **root(frame),
    )
    return f"<!doctype html>\n{page}\n".encode()


def root(frame: Frame) -> dict[str, str | bool]:
    """What the element around everything says: language, direction, and the neutral title, chosen by the site or by a learner."""
    own: dict[str, str | bool] = {"lang": frame.language, "dir": interface.direction(frame.language)}
    if frame.looks.tab:
        own["data_tab"] = frame.looks.tab
    # A learning platform has a tab of its own.
    if frame.hosted:
        return own | {"data_hosted": True}
    return own | {"data_title": frame.say("neutral-title")}


def choice(frame: Frame) -> Markup | None:
    """The question whether this browser may remember, until it is answered. Without script nothing is kept anyway."""
    if not frame.keeps:
        return None
    say = frame.say
    keep = el("button", say("trace-keep"), type="button", class_="quiet", data_keep="yes")
    none = el("a", say("trace-none"), class_="quiet", href="?no-trace", data_keep="no")
    # In a document of all pages the address of a page is a fragment already.
    means = f"{frame.device}--none" if frame.device.startswith("#") else f"{frame.to(frame.device)}#none"
    more = el("a", say("trace-more"), href=means) if frame.device else None
    words = el("p", el("strong", say("trace-title")), " ", say("trace-text"), " ", more)
    ways = el("p", keep, none, class_="ways")
    return el("section", words, ways, class_="trace-choice", aria_label=say("trace-title"))


def quick_exit(frame: Frame) -> Markup:
    """The way out. A plain link without script; with it the page and its history entry are replaced."""
    where = {"href": frame.exit_to, "rel": "noreferrer", "target": "_top"}
    return el("a", frame.say("leave"), class_="quick-exit", title=frame.say("leave-title"), **where)


def head(frame: Frame, body: Body) -> Markup:
    """What stands before the page: title, policy, styles and scripts."""
    policy = HOST_POLICY if frame.reaches_host else POLICY
    if frame.manifests:
        policy = policy.replace("; base-uri", "; manifest-src 'self'; base-uri")
    every = ("learner.css", *frame.styles, "learner.js", *frame.scripts, *body.assets)
    names = (JOINED_STYLE, JOINED_SCRIPT) if frame.joined else every
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="color-scheme", content="light dark"),
        el("link", rel="icon", href=Markup(ICON)),
        _manifest(frame),
        # Before the title: whoever has chosen a neutral one never sees another, for the first title of a page is what counts.
        el("script", src=frame.to("assets/early.js")),
        el("title", title(frame, body.title)),
        el("meta", name="description", content=body.description) if body.description else None,
        *(
            el("link", rel="stylesheet", href=frame.to(f"assets/{name}"))
            for name in names
            if name.endswith(".css")
        ),
        *(el("script", src=frame.to(f"assets/{name}"), defer=True) for name in names if name.endswith(".js")),
    )


def title(frame: Frame, own: str) -> str:
    """What the tab says: a page's own title and where it belongs, or the word that a site has chosen to say nothing."""
    if frame.looks.tab:
        return frame.looks.tab
    outer = frame.course_title or (frame.site if frame.looks.named_on_paper else "")
    return own if own == outer or not outer else f"{own} · {outer}"


def _home(frame: Frame) -> Markup:
    looks, href = frame.looks, frame.to(frame.home)
    words = el("span", frame.site)
    if not looks.logo:
        return el("a", words, class_="home", href=href)
    # Beside the name of the site the logo says nothing new; in a package it says whose it is.
    alt = "" if looks.name == frame.site else looks.name
    src = Markup(looks.logo) if looks.logo.startswith("data:") else frame.to(looks.logo)
    logo = el("img", src=src, alt=alt, class_="logo", height=32)
    return el("a", logo, words, class_="home branded", href=href)


def _manifest(frame: Frame) -> Markup | None:
    if frame.manifests is None:
        return None
    own, neutral = map(frame.to, frame.manifests)
    return el("link", rel="manifest", href=own, data_neutral=neutral)


def header(frame: Frame) -> Markup:
    """The bar above the page: the way home and the tools."""
    home = _home(frame)
    course = (
        el("a", frame.course_title, class_="course-name", href=frame.to(frame.course_path))
        if frame.course_path
        else None
    )
    search = el(
        "button",
        el("span", frame.say("search"), class_="unseen"),
        type="button",
        class_="tool search-open",
        hidden=True,
        data_search=" ".join(frame.to(folder) + "/" for folder in frame.search),
        data_script=frame.to("assets/search.js"),
        data_root=frame.to("."),
    )
    scheme = el(
        "button",
        el("span", frame.say("scheme"), class_="unseen"),
        type="button",
        class_="tool scheme",
        hidden=True,
        data_to_dark=frame.words("state-to-dark"),
        data_to_light=frame.words("state-to-light"),
    )
    languages = (
        el(
            "a",
            el("span", language.split("-")[0].upper(), class_="short", aria_hidden="true"),
            el("span", interface.own_name(language), class_="full"),
            class_="tool language",
            href=frame.to(path),
            hreflang=language,
            lang=language,
        )
        for language, path in frame.alternates
    )
    searching = search if frame.searchable else None
    tools = el("div", *languages, searching, scheme, quick_exit(frame), class_="tools")
    return el(
        "header",
        el("div", home, course, class_="place"),
        tools,
        class_="bar" if course else "bar at-home",
        data_paper="named" if frame.looks.name and frame.looks.named_on_paper else None,
    )


def _search(frame: Frame) -> Markup:
    # A field of type `search` keeps Escape to itself, and a second one would leave the page.
    field = el(
        "input",
        type="text",
        role="searchbox",
        id="search-words",
        inputmode="search",
        autocomplete="off",
        spellcheck="false",
        aria_describedby="search-hint",
    )
    form = el(
        "form",
        el("label", frame.say("search-label"), for_="search-words"),
        field,
        el("button", frame.say("close"), type="button", class_="quiet"),
    )
    return el(
        "dialog",
        form,
        el("p", frame.say("search-hint"), class_="hint", id="search-hint"),
        el("p", class_="found", role="status"),
        el("ol"),
        class_="search",
        aria_label=frame.say("search"),
        data_none=frame.words("search-none"),
        data_one=frame.words("search-found-one"),
        data_many=frame.words("search-found"),
        data_failed=frame.words("search-failed"),
    )


def _footer(frame: Frame) -> Markup:
    told = tuple(colophon(frame, frame.licence))
    ways = join(
        el("a", frame.say("support"), href=frame.to(frame.support)) if frame.support else None,
        el("a", frame.say("privacy"), href=frame.to(frame.device)) if frame.device else None,
        el("a", frame.say("home"), href=frame.to(frame.home)),
        el("button", frame.say("print-page"), type="button", class_="quiet", data_print="", hidden=True),
    )
    return el(
        "footer",
        kept_here(frame),
        translated(frame),
        el("p", ways, class_="ways"),
        el("p", " · ".join(told), class_="colophon") if told else None,
    )


def kept_here(frame: Frame) -> Markup:
    """The line of the footer that says what this device keeps, or that it keeps nothing in this visit."""
    return el("p", frame.say("footer-device"), class_="device", data_untraced=frame.words("footer-untraced"))


def translated(frame: Frame) -> Markup | None:
    """What to know of a translation: where it comes from, who has reviewed it or that nobody has, what is missing."""
    how = frame.translation
    if how is None:
        return None
    reviewed = (
        frame.say(
            "translation-reviewed", name=how.reviewer, date=interface.date(frame.language, how.reviewed)
        )
        if how.reviewer
        else frame.say("translation-not-reviewed")
    )
    left = how.total - how.done
    missing = frame.say("translation-missing", count=left, total=how.total) if left else ""
    original = frame.say("translation-of", original=interface.language_name(frame.language, how.source))
    return el("p", " ".join(filter(None, (original, reviewed, missing))), class_="translation")


def _data(frame: Frame) -> Markup | None:
    if not frame.data:
        return None
    return el("script", Markup(frame.data), type="application/json", id="coursewright-data")
