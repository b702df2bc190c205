"""A course kept on the device: all of one version or none, opened without a network, changed over only when nobody is in the middle."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from house import build
from keyboard import arrived, press
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coursewright import disk
from coursewright.pipeline import read_files
from coursewright.targets.site import site

pytestmark = pytest.mark.browser

FIXTURE = Path(__file__).parents[1] / "fixtures" / "two-rooms"
COURSE = "hosted/here/courses/two-rooms/"
"""The site lies two folders deep, as it does on many a host."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to be served, with the site in a folder of it."""
    build(tmp_path / "hosted" / "here")
    return tmp_path


@pytest.fixture
def address(folder: Path, serve: Callable[[Path], str]) -> str:
    """The address of the course, which ends in a slash."""
    return serve(folder) + COURSE


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile whose pages may not fail unseen; a network that is off is no failure of theirs."""
    context = chromium.new_context(reduced_motion="reduce")
    failures: list[str] = []
    context.on("weberror", lambda error: failures.append(str(error.error)))
    yield context
    context.close()
    assert not failures


def publish_again(folder: Path) -> None:
    """A new version of the site, in which the first lesson says something else."""
    files = dict(disk.read_tree(FIXTURE))
    changed = {
        path: data.replace(b"Somebody stands at the door.", b"Somebody sits by the door.")
        for path, data in files.items()
    }
    assert changed != files
    shutil.rmtree(folder / "hosted")
    project = read_files(changed, "The house", remember=False).project
    disk.write_tree(folder / "hosted" / "here", site(project, disk.bundle()))


def keep(page: Page, address: str) -> None:
    """Opens the page of the course and keeps it."""
    page.goto(address + "index.html")
    page.get_by_role("button", name=re.compile(r"Keep this course on this device \([\d.]+ kB\)")).click()
    expect(page.get_by_role("status").filter(has_text="Kept on this device")).to_be_visible()


def held(page: Page) -> list[str]:
    """The paths of everything that is kept, in the order of the alphabet."""
    return list(
        page.evaluate(
            """async () => {
              const names = (await caches.keys()).filter(name => name.includes(" courses/"));
              const keys = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
              return keys.flat().map(({url}) => new URL(url).pathname.replace("/hosted/here/", "")).sort();
            }"""
        )
    )


def test_a_kept_course_opens_without_a_network_and_keeps_what_is_done(
    context: BrowserContext, page: Page, address: str, folder: Path
) -> None:
    page.goto(address + "index.html")
    told = page.get_by_role("region", name="Without a network").get_by_role("status")
    expect(told).to_have_text("Not kept.")
    assert page.evaluate("caches.keys()") == []
    said = page.get_by_role("button", name="Keep this course").inner_text()
    keep(page, address)
    paths = held(page)
    top = folder / "hosted" / "here"
    assert {"index.html", "support.html", "device.html", "away.html", "assets/search.js"} <= set(paths)
    assert not [path for path in paths if path.startswith(("downloads/", "facts"))]
    size = sum((top / path).stat().st_size for path in paths)
    assert said.endswith(f"({size / 1000:.1f} kB)".replace(".0 kB", " kB"))

    context.set_offline(True)
    page.reload()
    expect(told).to_contain_text("Kept on this device")
    page.get_by_role("link", name="Start", exact=True).click()
    arrived(page, "The first room")
    expect(page.get_by_text("Somebody stands at the door.")).to_be_visible()
    page.get_by_role("textbox", name="Your own words").fill("The left one.")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("pomegranate")
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Done. Next").click()
    arrived(page, "The second room")
    page.get_by_role("link", name="Somebody to talk to").first.click()
    arrived(page, "Somebody to talk to")
    page.goto(address + "../../authors/index.html?no-trace")
    arrived(page, "This page is not on this device")
    expect(page).to_have_url(re.compile(r"away\.html\?no-trace$"))
    context.set_offline(False)
    page.goto(address + "../../device.html")
    row = page.get_by_role("listitem").filter(has_text="Kept for reading without a network")
    expect(row).to_contain_text("Two rooms")
    page.get_by_role("button", name="Make ready for the next person").click()
    page.get_by_role("button", name="Erase it?").click()
    expect(page.get_by_role("listitem")).to_have_count(1)
    page.get_by_role("button", name="Erase everything, kept courses too").click()
    page.get_by_role("button", name="Erase it?").click()
    expect(page.get_by_text("Nothing is kept here now.")).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_new_version_waits_while_somebody_is_in_the_middle(
    context: BrowserContext, page: Page, address: str, folder: Path
) -> None:
    keep(page, address)
    page.goto(address + "first-room.html")
    page.get_by_role("textbox", name="Your own words").fill("The left one.")
    publish_again(folder)
    other = context.new_page()
    other.goto(address + "index.html")
    waiting = page.get_by_role("status").filter(has_text="A new version of this course is here.")
    expect(waiting).to_be_visible()
    expect(page.get_by_text("Somebody stands at the door.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Somebody stands at the door.")).to_be_visible()
    press(page, waiting.get_by_role("button", name="Use the new version"))
    expect(page.get_by_text("Another tab still shows the old version.")).to_be_visible()
    other.close()
    page.get_by_role("button", name="Use the new version").click()
    expect(page.get_by_text("Somebody sits by the door.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your own words")).to_have_value("The left one.")
    expect(waiting).to_have_count(0)
    context.set_offline(True)
    page.get_by_role("link", name="Done. Next").click()
    arrived(page, "The second room")
    assert page.evaluate("caches.keys().then(names => names.length)") == 2


def test_a_device_without_room_says_so_and_keeps_nothing(
    context: BrowserContext, page: Page, address: str
) -> None:
    page.goto(address + "index.html")
    session = context.new_cdp_session(page)
    origin = "/".join(address.split("/")[:3])
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 100_000})
    page.get_by_role("button", name="Keep this course").click()
    expect(page.get_by_text("There is not enough room on this device")).to_be_visible()
    # A browser that does not say beforehand how much room there is says so in the middle.
    page.evaluate("navigator.storage.estimate = () => Promise.resolve({})")
    page.evaluate("document.querySelector('.kept-state').textContent = ''")
    page.get_by_role("button", name="Keep this course").click()
    expect(page.get_by_text("There is not enough room on this device")).to_be_visible()
    assert held(page) == []
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    keep(page, address)


class Breaking(SimpleHTTPRequestHandler):
    """Serves a folder, and hangs up at what is broken."""

    broken: ClassVar[set[str]] = set()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        """A file, or the end of the line."""
        if not any(self.path.endswith(name) for name in self.broken):
            super().do_GET()


@pytest.fixture
def shaky(folder: Path) -> Iterator[str]:
    """The address of the course on a network that breaks off."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Breaking, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{COURSE}"
    server.shutdown()
    server.server_close()


def test_what_did_not_come_as_published_is_not_kept_and_what_broke_off_goes_on(
    page: Page, shaky: str, folder: Path
) -> None:
    address = shaky
    lesson = folder / COURSE / "second-room.html"
    whole = lesson.read_bytes()
    lesson.write_bytes(whole.replace(b"</html>", b"<!-- added on the way --></html>"))
    page.goto(address + "index.html")
    page.get_by_role("button", name="Keep this course").click()
    expect(page.get_by_text("What came is not what was published.")).to_be_visible()
    assert held(page) == []
    lesson.write_bytes(whole)
    Breaking.broken.add("glossary.html")
    page.get_by_role("button", name="Keep this course").click()
    expect(page.get_by_text("The network broke off.")).to_be_visible()
    assert "courses/two-rooms/glossary.html" not in held(page)
    Breaking.broken.clear()
    page.reload()
    expect(page.get_by_role("status").filter(has_text="Begun: ")).to_be_visible()
    page.get_by_role("button", name="Go on keeping it").click()
    expect(page.get_by_role("status").filter(has_text="Kept on this device")).to_be_visible()
    page.get_by_role("button", name="Remove it from this device").click()
    expect(page.get_by_role("status").filter(has_text="Removed from this device.")).to_be_visible()
    assert held(page) == []


@pytest.mark.parametrize(
    ("without", "says"),
    [
        ("delete Navigator.prototype.serviceWorker", "This browser cannot keep courses"),
        (
            "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('', 'SecurityError'))",
            "This browser cannot keep courses",
        ),
        ("Object.defineProperty(window, 'isSecureContext', {value: false})", "begins with https"),
        ("", "You are leaving no trace"),
    ],
)
def test_a_browser_that_cannot_keep_courses_says_why(
    page: Page, address: str, without: str, says: str
) -> None:
    page.add_init_script(without)
    page.goto(address + "index.html" + ("" if without else "?no-trace"))
    button = page.get_by_role("button", name="Keep this course")
    if "register" in without:
        button.click()
    else:
        expect(button).to_have_count(0)
    expect(page.get_by_text(says)).to_be_visible()
    page.get_by_role("link", name="Start", exact=True).click()
    expect(page.get_by_text("Somebody stands at the door.")).to_be_visible()


def test_from_a_disk_nothing_has_to_be_kept(page: Page, folder: Path) -> None:
    page.goto((folder / COURSE / "index.html").as_uri())
    expect(page.get_by_text("This page was opened from a disk")).to_be_visible()


def test_the_site_can_be_put_on_a_home_screen_under_a_neutral_name(
    context: BrowserContext, page: Page, address: str
) -> None:
    page.goto(address + "../../index.html")
    session = context.new_cdp_session(page)
    own = session.send("Page.getAppManifest")
    assert own["errors"] == []
    assert '"name": "The house"' in own["data"]
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )
    page.evaluate("localStorage.setItem('coursewright-title', 'neutral')")
    page.reload()
    neutral = session.send("Page.getAppManifest")
    assert "The house" not in neutral["data"]
    assert '"name": "Reading list"' in neutral["data"]


def others(page: Page) -> list[str]:
    """Caches of sites that are not ours, beside and above this one."""
    names = ["coursewright-kept /hosted/here-too/", "coursewright-kept /hosted/", "coursewright-kept /"]
    page.evaluate("names => Promise.all(names.map(name => caches.open(name)))", names)
    return sorted(names)


EMPTY = """async () => JSON.stringify([
  Object.keys(localStorage), Object.keys(sessionStorage), (await navigator.serviceWorker.getRegistrations()).length,
])"""


def test_who_leaves_no_trace_leaves_no_kept_course(page: Page, address: str) -> None:
    keep(page, address)
    left = others(page)
    page.evaluate("sessionStorage.setItem('coursewright-forum:one', '{}')")
    page.get_by_role("region", name="May this").get_by_role("link", name="Leave no trace").click()
    page.wait_for_url("**/index.html?no-trace")
    expect(page.get_by_text("You are leaving no trace, so no course can be kept.")).to_be_visible()
    assert page.evaluate("caches.keys().then(names => names.sort())") == left
    assert page.evaluate(EMPTY) == "[[],[],0]"


def test_a_site_at_the_root_erases_its_own_courses_alone(
    page: Page, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    top = serve(build(tmp_path / "top"))
    page.goto(top + "courses/two-rooms/index.html")
    page.get_by_role("button", name="Keep this course").click()
    expect(page.get_by_role("status").filter(has_text="Kept on this device")).to_be_visible()
    other = "coursewright-kept /other/ courses/two-rooms 1"
    page.evaluate("name => caches.open(name).then(() => null)", other)
    page.goto(top + "device.html")
    page.get_by_role("button", name="Erase everything, kept courses too").click()
    page.get_by_role("button", name="Erase it?").click()
    expect(page.get_by_text("Nothing is kept here now.")).to_be_visible()
    assert page.evaluate("caches.keys()") == [other]


def test_what_a_browser_does_not_erase_is_not_said_to_be_erased(page: Page, address: str) -> None:
    keep(page, address)
    page.add_init_script(
        "CacheStorage.prototype.delete = () => Promise.reject(new DOMException('', 'UnknownError'))"
    )
    page.goto(address + "../../device.html")
    everything = page.locator(".everything button")
    everything.click()
    everything.click()
    told = page.get_by_role("region", name="Kept now").get_by_role("status")
    expect(told).to_contain_text("This browser has not erased it.")
    expect(told).to_be_focused()
    expect(everything).to_have_text("Erase everything, kept courses too")
    row = page.get_by_role("listitem").filter(has_text="Kept for reading without a network")
    expect(row).to_have_count(1)


def test_a_renewal_that_fails_leaves_nothing_behind(page: Page, shaky: str, folder: Path) -> None:
    keep(page, shaky)
    before = page.evaluate("caches.keys()")
    publish_again(folder)
    lesson = folder / COURSE / "first-room.html"
    whole = lesson.read_bytes()
    lesson.write_bytes(whole + b"<!-- added on the way -->")
    begun = "caches.keys().then(names => names.length)"
    page.reload()
    page.wait_for_timeout(1500)
    assert page.evaluate("caches.keys()") == before
    lesson.write_bytes(whole)
    page.reload()
    page.wait_for_function(f"{begun}.then(count => count === {len(before) + 1})")


RANGES = """async (path) => {
  const ask = async (range) => {
    const answered = await fetch(path, range ? {headers: {range}} : {});
    const {headers, status} = answered;
    return [status, headers.get("content-range"), headers.get("content-type"), await answered.text()];
  };
  const [whole, first, middle, last, beyond, odd] = await Promise.all(
    [null, "bytes=0-", "bytes=4-7", "bytes=-5", "bytes=99999999-", "lines=1-2"].map(ask));
  return {whole, first, middle, last, beyond, odd};
}"""


def test_a_recording_can_be_asked_for_in_parts_without_a_network(chromium: Browser, address: str) -> None:
    # Pages may ask for nothing by script themselves; what a player asks of the browser goes the same way.
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    keep(page, address)
    context.set_offline(True)
    page.goto(address + "first-room.html")
    found = page.evaluate(RANGES, "first-room.html")
    _, _, kind, text = found["whole"]
    size = len(text.encode())
    assert found["whole"][0] == 200
    assert kind.startswith("text/html")
    assert found["first"] == [206, f"bytes 0-{size - 1}/{size}", kind, text]
    assert found["middle"] == [206, f"bytes 4-7/{size}", kind, text.encode()[4:8].decode()]
    assert found["last"] == [206, f"bytes {size - 5}-{size - 1}/{size}", kind, text[-5:]]
    assert found["beyond"][:2] == [416, f"bytes */{size}"]
    assert found["odd"] == found["whole"]
    context.close()
