"""A QTI 3 player written by others, in a browser: takes an item and a learner's responses, and reports the outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

PLAYER = Path(__file__).parent / "qti" / "node_modules" / "@citolab" / "qti-components" / "cdn" / "index.js"

SHOW = """async xml => {
  const item = document.createElement("qti-item");
  const container = document.createElement("item-container");
  item.append(container);
  document.body.replaceChildren(item);
  await container.updateComplete;
  container.itemXML = xml;
  const turn = () => new Promise(resolve => requestAnimationFrame(resolve));
  for (let turns = 0; turns < 200 && !container.shadowRoot.querySelector("qti-assessment-item"); turns++) await turn();
  const shown = container.shadowRoot.querySelector("qti-assessment-item");
  await shown.updateComplete;
  await turn();
  window.shown = shown;
}"""

ANSWER = """responses => {
  for (const [name, value] of Object.entries(responses)) window.shown.updateResponseVariable(name, value);
  window.shown.processResponse(false, false);
  return Object.fromEntries(window.shown.variables.map(one => [one.identifier, one.value]));
}"""


class Player:
    """One page with the player. Nothing is loaded from anywhere."""

    def __init__(self, context: BrowserContext) -> None:
        self.errors: list[str] = []
        context.route(
            "**/*",
            lambda route: route.fulfill(
                body="<!doctype html><title>Player</title>", content_type="text/html"
            ),
        )
        self.page = context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.goto("http://player.test/")
        self.page.add_script_tag(content=PLAYER.read_text(encoding="utf-8"), type="module")
        self.page.evaluate("customElements.whenDefined('item-container')")

    def show(self, item: bytes) -> None:
        """Put an item on the page."""
        self.page.evaluate(SHOW, item.decode())

    def outcomes(self, responses: dict[str, Any]) -> dict[str, Any]:
        """Answer the item that is shown and have it scored."""
        return dict(self.page.evaluate(ANSWER, responses))
