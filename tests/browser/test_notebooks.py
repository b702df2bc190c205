"""Pages of notebooks in a real Chromium: what readers try, by hand and by keyboard, from a file and without a word lost."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from keyboard import arrived
from playwright.sync_api import Browser, Page, expect

from conftest import AXE
from coursewright import disk
from coursewright.pipeline import read_files
from coursewright.targets.site import site

pytestmark = pytest.mark.browser

HOME = Path(__file__).parents[2]
MOST = 150_000
"""Bytes that a page of a notebook may weigh, gzipped, with all that it loads."""


KEPT = (".ipynb", "course.yml", ".csv", "sources.yml", ".ipynb.po", "course.yml.po", "es/language.yml")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real notebooks as a site on disk; what does not belong to them is left out."""
    files = {
        path: data
        for path, data in disk.read_tree(HOME).items()
        if path.startswith("courses/") and (path.endswith(KEPT))
    }
    files = {
        path: _only_notebooks(data) if path.endswith("course.yml") else data for path, data in files.items()
    }
    reading = read_files(files, "Courses", date(2026, 11, 30))
    folder = tmp_path_factory.mktemp("notebooks")
    disk.write_tree(folder, site(reading.project, disk.bundle()))
    return folder


def _only_notebooks(data: bytes) -> bytes:
    kept = {path.stem for path in (HOME / "courses").glob("*/*.ipynb")}
    lines = data.decode().split("\n")
    steps = re.compile(r"^\s+- (lesson|scenario|assessment): (\S+)$")
    return "\n".join(
        line for line in lines if not (m := steps.match(line)) or (m[1] == "lesson" and m[2] in kept)
    ).encode()


def pages() -> list[str]:
    return [
        f"courses/{path.parent.name}/{path.stem}.html"
        for path in sorted((HOME / "courses").glob("*/*.ipynb"))
    ]


@pytest.fixture
def open_page(chromium: Browser, house: Path) -> Iterator[Callable[[str], Page]]:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    told: list[str] = []

    def start(path: str) -> Page:
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on(
            "request",
            lambda request: told.append(request.url) if not request.url.startswith("file:") else None,
        )
        page.goto((house / path).as_uri())
        return page

    yield start
    assert not told
    context.close()


SCREEN = "courses/health-care/what-a-positive-screen-means.html"


def test_the_results_follow_a_field_a_slider_and_the_keyboard(open_page: Callable[[str], Page]) -> None:
    page = open_page(SCREEN)
    box = page.get_by_role("region", name="Screening in your clinic")
    result = box.locator("dt", has_text="Of 100 positive results are true").locator(
        "xpath=following-sibling::dd"
    )
    expect(result).to_have_text("3.5")
    share = box.get_by_label("Of them with the experience", exact=True)
    share.fill("10")
    expect(result).to_have_text("22.2")
    slider = box.get_by_label("Of them with the experience, slider")
    expect(slider).to_have_value("10")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(share).to_have_value("10.1")
    expect(box.get_by_role("status")).to_contain_text("Of 100 positive results are true: 22.4")
    share.fill("")
    share.blur()
    expect(share).to_have_value("10.1")
    share.fill("999")
    share.blur()
    expect(share).to_have_value("20")
    box.get_by_role("button", name="Back to the numbers of the text").press("Enter")
    expect(result).to_have_text("3.5")
    expect(box.get_by_label("Adult patients in a month", exact=True)).to_be_focused()


def test_a_chart_has_words_and_its_numbers_can_be_unfolded(open_page: Callable[[str], Page]) -> None:
    page = open_page(SCREEN)
    chart = page.get_by_role("img").first
    assert "399" in (chart.get_attribute("alt") or "")
    page.get_by_text("The numbers behind this chart").first.press("Enter")
    expect(page.get_by_role("cell", name="385").first).to_be_visible()
    expect(page.locator("math").first).to_be_visible()
    assert page.get_by_role("link", name="what-a-positive-screen-means.ipynb").get_attribute("download")


@pytest.mark.parametrize("path", pages())
def test_a_page_of_a_notebook_is_light_narrow_and_without_findings(
    path: str, open_page: Callable[[str], Page], house: Path
) -> None:
    page = open_page(path)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "axe.run(document, {preload: false}).then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html.slice(0, 120)))"
    )
    assert not found
    text = (house / path).read_text("utf-8")
    assert not re.search(r"<script>|\sstyle=|\son\w+=", text)
    loaded = re.findall(r'(?:src|href)="([^"#:]+\.(?:js|css|svg|png))"', text)
    files = [house / path, *{((house / path).parent / name).resolve() for name in loaded}]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= MOST


def test_without_script_the_results_of_the_text_are_there(chromium: Browser, house: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((house / SCREEN).as_uri())
    expect(page.locator(".results dd").nth(1)).to_have_text("3.5")
    context.close()


def test_other_pages_do_not_load_what_notebooks_need(house: Path) -> None:
    assert "tryout.js" in (house / SCREEN).read_text("utf-8")
    assert "tryout.js" not in (house / "courses/health-care/index.html").read_text("utf-8")


def test_the_language_changes_in_the_middle_and_the_answers_stay(open_page: Callable[[str], Page]) -> None:
    page = open_page(SCREEN)
    number, choice = page.locator("#item-hc-k-n11"), page.locator("#item-hc-k-n12")
    number.get_by_role("textbox").fill("3,5")
    number.get_by_role("button", name="Check").click()
    choice.get_by_role("radio").first.check()
    choice.get_by_role("button", name="Check").click()
    expect(choice).to_contain_text("Sensitivity and specificity describe the questions")

    page.get_by_role("link", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    arrived(page, "¿Qué significa un tamizaje positivo?")
    expect(number.get_by_role("textbox")).to_have_value("3,5")
    expect(choice.locator("input").first).to_be_checked()
    expect(choice).to_contain_text("La sensibilidad y la especificidad describen las preguntas")
    expect(choice).not_to_contain_text("describe the questions")

    chart = page.get_by_role("img").first
    assert re.match(r"Dos barras .* De 399 resultados positivos, 14 son", chart.get_attribute("alt") or "")
    expect(page.locator("figcaption").first).to_contain_text("Lo que dicen cuatro preguntas")
    drawn = Path(unquote(urlsplit(chart.evaluate("image => image.src")).path)).read_text("utf-8")
    assert "La mayoría de los resultados positivos" in drawn
    page.get_by_text("Los números de este gráfico").first.click()
    expect(page.get_by_role("columnheader", name="Tiene la experiencia")).to_be_visible()
    expect(page.get_by_role("cell", name="12 de 12")).to_be_visible()
    box = page.get_by_role("region", name="El tamizaje en su clínica")
    box.get_by_label("De ellos, con la experiencia", exact=True).fill("10")
    expect(box.locator("dt", has_text="Verdaderos de cada 100 resultados positivos")).to_be_visible()
    expect(box.locator("dd").nth(1)).to_have_text("22.2")
    expect(number.locator(".unit")).to_have_text("de cada 100")
    said = " ".join(page.locator("#main .cell:has(.shown, .tryout), #main .item").all_inner_texts())
    assert not re.search(r"\b(of|the|percent|minutes|with)\b", said), "words that stayed in English"

    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    drawn = Path(unquote(urlsplit(chart.evaluate("image => image.src")).path)).read_text("utf-8")
    assert "Most positive results" in drawn
    expect(choice.locator("input").first).to_be_checked()
    expect(number.get_by_role("textbox")).to_have_value("3,5")
