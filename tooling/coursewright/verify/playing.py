"""A package played in a browser without a head, each time by one made-up learner.

Nothing of a package is written to disk, nothing but the package is reached on this machine's loopback, and a page that never answers is left."""

from __future__ import annotations

import asyncio
import json
import mimetypes
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from coursewright.verify.finding import Finding, Play, error, warning
from coursewright.verify.format import Launch, Platform
from coursewright.verify.opening import Opened, Refused
from coursewright.verify.plain_records import PlainStore
from coursewright.verify.reading import findings_of, grades_of, told
from coursewright.verify.records import RecordStore
from coursewright.verify.serving import Answer, serving
from coursewright.verify.story import best_ways

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Frame, Page


NEEDED = "Playwright and Chromium are not installed: `pip install 'coursewright[verify]'`, then `playwright install chromium`"

HOST = "lms.test"
ORIGIN = f"http://{HOST}"
ARGUMENTS = (
    "--no-sandbox",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LAUNCHING, IDLE, PLAYING, LEAVING, LAST = 30, 2, 150, 5, 10
"""Seconds, at most: for a package to open, for a foreign one to settle, for one play, for the browser to go, for a last word."""

_DATA = re.compile(rb'<script[^>]* id="coursewright-data"[^>]*>(.*?)</script>', re.DOTALL)

OURS = ("answers everything right", "answers everything wrong", "opens it and leaves")
FOREIGN = ("opens it and leaves",)


class Silent(Exception):
    """The browser or the page does not answer."""


def available() -> bool:
    """Whether packages can be played here, as far as that is known without trying."""
    return find_spec("playwright") is not None


def played(
    package: Opened,
    launches: Sequence[Launch],
    platforms: Sequence[Platform],
    scripts: Mapping[str, bytes],
    chromium: str | None,
) -> tuple[Play, ...]:
    """Every launch on every platform by every learner. Raises `Silent` where no browser can be started."""
    return asyncio.run(_all(package, launches, platforms, scripts, chromium))


async def _all(
    package: Opened,
    launches: Sequence[Launch],
    platforms: Sequence[Platform],
    scripts: Mapping[str, bytes],
    chromium: str | None,
) -> tuple[Play, ...]:
    from playwright.async_api import Error, async_playwright

    found: list[Play] = []
    rooms: list[Room] = []
    with serving(lambda *asked: rooms[-1].answer(*asked)) as port:
        async with async_playwright() as driver:
            # Every other name leads nowhere: also what a page sends after it is gone reaches the platform or nobody.
            names = f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{port}, MAP * ~NOTFOUND"

            async def started() -> Browser:
                return await driver.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, names])

            try:
                browser = await started()
            except Error:
                raise Silent(NEEDED) from None
            for platform in platforms:
                for launch in launches:
                    data = _data(package, launch)
                    learners = FOREIGN if data is None else OURS if platform is platforms[0] else OURS[:1]
                    stories = best_ways(data or {})
                    for learner in learners:
                        if not browser.is_connected():
                            browser = await started()
                        rooms.append(Room(package, launch, platform, scripts, stories=stories))
                        found.append(await _one(browser, rooms[-1], learner))
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(browser.close(), LEAVING)
    return tuple(found)


def _data(package: Opened, launch: Launch) -> Mapping[str, Any] | None:
    """What a page of ours tells its player of the course; None for a page of others."""
    path = unquote(urlsplit(launch.path).path)
    found = _DATA.search(package.load(path)) if path in package else None
    if found is None:
        return None
    try:
        data = json.loads(found[1])
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


async def _one(browser: Browser, room: Room, learner: str) -> Play:
    """One play. Whatever the page does, it ends."""
    from playwright.async_api import Error

    context = await browser.new_context(reduced_motion="reduce", service_workers="block")
    try:
        await asyncio.wait_for(room.run(context, learner), PLAYING)
    except TimeoutError:
        room.problems.append(error("responsive", "The page stopped answering while it was played."))
        with suppress(Error, TimeoutError):
            await asyncio.wait_for(browser.close(), LEAVING)
    except Error as problem:
        room.problems.append(
            error("playable", f"The page could not be played: {problem.message.splitlines()[0]}")
        )
    with suppress(Error, TimeoutError):
        await asyncio.wait_for(context.close(), LEAVING)
    return room.play(learner)


async def _heard(store: RecordStore) -> None:
    """Waits for what the page has said at its end, which the network may still carry."""
    heard, waited = -1, 0
    while len(store.calls) > heard or (not store.over and waited < LAST):
        heard, waited = len(store.calls), waited + IDLE
        await asyncio.sleep(IDLE)


@dataclass
class Room:
    """A platform with one learner: serves the package from memory and keeps what is recorded."""

    package: Opened
    launch: Launch
    platform: Platform
    scripts: Mapping[str, bytes]
    problems: list[Finding] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    record: dict[str, Any] = field(default_factory=dict)
    """What the stand-in has recorded: gradebook, violations, calls."""
    store: RecordStore | None = None
    """Of a platform that is asked over HTTP."""
    stories: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The proven best way through each scenario of a package of ours."""

    def __post_init__(self) -> None:
        if self.platform.kind == "cmi5":
            self.store = RecordStore(self.launch, ORIGIN)
        elif self.platform.kind == "xapi":
            self.store = PlainStore(self.launch, ORIGIN)

    def play(self, learner: str) -> Play:
        """The play as a value."""
        own = [*self.problems, *self._strays(), *self._failures()]
        try:
            recorded = tuple(findings_of(self.record))
            grades, calls = grades_of(learner, self.record, self.platform.kind), told(self.record)
        except (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError):
            # A page may reach into the platform that surrounds it, and leave anything there.
            own.append(
                error("tampered", "The page has changed what the platform recorded: it cannot be read.")
            )
            return Play(self.platform.name, self.launch.title, None, tuple(own), ())
        return Play(self.platform.name, self.launch.title, grades, (*own, *recorded), calls)

    async def run(self, context: BrowserContext, learner: str) -> None:
        """Launch, act, leave, and launch once more as a learner who comes back."""
        # Looked at and never held up: what is held up while its page goes is lost.
        context.on("request", lambda asked: self._elsewhere(asked.url))
        context.on("weberror", lambda failed: self.failures.append(str(failed.error).splitlines()[0]))
        page = await context.new_page()
        await page.goto(f"{ORIGIN}/host.html")
        await self._session(page, learner)
        if not self.problems and learner in (OURS[0], *FOREIGN):
            await self._session(page, "comes back")
        self.record = dict(self.store.record()) if self.store else await page.evaluate("recorded()")

    async def _session(self, page: Page, learner: str) -> None:
        address = self._address()
        if self.store is not None:
            address = self.store.launched(address)
        else:
            options: dict[str, Any] = {"objectives": list(self.launch.objectives)}
            if self.launch.mastery:
                options["mastery"] = self.launch.mastery
            await page.evaluate("([kind, options]) => provide(kind, options)", [self.platform.host, options])
        await page.evaluate("path => launchInFrame(path)", address)
        frame = await self._frame(page)
        if frame is not None:
            await self._act(frame, learner)
        await page.evaluate("leave()")
        if self.store is None:
            # A frame is told that it goes while it is removed.
            await page.evaluate("over()")
        else:
            await _heard(self.store)
            self.store.ended()

    def _address(self) -> str:
        parts = urlsplit(self.launch.path)
        query = f"?{parts.query}" if parts.query else ""
        return f"{ORIGIN}/package/{quote(parts.path)}{query}" + (
            f"#{parts.fragment}" if parts.fragment else ""
        )

    async def _frame(self, page: Page) -> Frame | None:
        from playwright.async_api import Error

        element = await page.wait_for_selector("iframe[name=course]", timeout=LAUNCHING * 1000)
        frame = await element.content_frame() if element is not None else None
        try:
            if frame is not None:
                await frame.wait_for_load_state("load", timeout=LAUNCHING * 1000)
        except Error:
            message = f"The page was not loaded within {LAUNCHING} seconds."
            self.problems.append(error("launch", message, self.launch.path))
        return frame

    async def _act(self, frame: Frame, learner: str) -> None:
        from playwright.async_api import Error

        if await frame.query_selector("#coursewright-data"):
            # One of ours shows a page when it has heard from its platform; whoever answers earlier is not heard.
            with suppress(Error):
                await frame.wait_for_selector(".page:not([hidden])", timeout=LAUNCHING * 1000)
        if learner.startswith("answers"):
            script = self.scripts["learner.js"].decode()
            plan = {"right": learner == OURS[0], "stories": self.stories if learner == OURS[0] else {}}
            await frame.evaluate(f"plan => {{ {script}\nreturn actAsLearner(plan); }}", plan)
        else:
            await asyncio.sleep(IDLE)

    def _elsewhere(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != HOST:
            self.strays.append(address)

    def answer(self, method: str, address: str, headers: Mapping[str, str], body: str) -> Answer | None:
        """What the platform answers to one request of the browser."""
        path = unquote(urlsplit(address).path).lstrip("/")
        inside = path.removeprefix("package/")
        if self.store is not None and path.split("/")[0] in ("xapi", "fetch"):
            reply = self.store.answer(method, ORIGIN + address, headers, body)
            return Answer(reply.status, reply.body.encode(), reply.kind)
        if path == "returned":
            return Answer(200, b"<!doctype html><title>Returned</title>")
        if path == "host.html":
            names = (name for name in self.scripts if name != "learner.js")
            tags = "".join(f'<script src="/host/{name}"></script>' for name in names)
            return Answer(200, f"<!doctype html><title>Platform</title>{tags}".encode())
        if path.startswith("host/") and path.removeprefix("host/") in self.scripts:
            return Answer(200, self.scripts[path.removeprefix("host/")], "text/javascript")
        if inside in self.package:
            try:
                data = self.package.load(inside)
            except Refused:
                return None
            return Answer(200, data, mimetypes.guess_type(path)[0] or "application/octet-stream")
        if path != "favicon.ico":
            self.strays.append(inside)
        return Answer(404)

    def _strays(self) -> list[Finding]:
        found = []
        for address in dict.fromkeys(self.strays):
            if "://" in address:
                message = f"The page asks for something from elsewhere: {address[:200]}"
                found.append(warning("self-contained", message))
            else:
                found.append(
                    error("self-contained", "The page asks for a file that is not in the package.", address)
                )
        return found

    def _failures(self) -> list[Finding]:
        return [
            warning("script", f"A script of the page fails: {words[:200]}")
            for words in dict.fromkeys(self.failures)
        ]
