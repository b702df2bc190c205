"""Pages for whoever coordinates a group: what many results files say together, and whether a credential is the issuer's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.encode.course_data import encoded
from coursewright.encode.interface import runtime_words
from coursewright.encode.items_data import Json
from coursewright.encode.markup import Markup, el, join
from coursewright.encode.shell import Body, Frame
from coursewright.model.issuer import Issuer

STYLE = "results.css"
COLLECTOR, VERIFIER = "collector.js", "verifier.js"


@dataclass(frozen=True, slots=True)
class Named:
    """The texts by which a report names the parts of one course."""

    id: str
    version: str
    objectives: Mapping[str, str]
    items: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CollectorPage:
    """Reads results files on the coordinator's own device."""

    frame: Frame
    courses: tuple[Named, ...]

    def body(self) -> Body:
        """What fills the page."""
        say = self.frame.say
        gather = el(
            "div",
            el("label", say("collector-files"), for_="collector-files"),
            el(
                "input", type="file", id="collector-files", multiple=True, accept=".json,application/json",
                aria_describedby="collector-files-note",
            ),
            el("p", say("collector-files-note"), id="collector-files-note", class_="hint"),
            el("p", class_="summary", role="status"),
            class_="gather",
            hidden=True,
        )  # fmt: skip
        passed = el("details", el("summary", say("collector-passed")), el("ul"), class_="passed", hidden=True)
        tools = el(
            "p",
            el("button", say("collector-save"), type="button", class_="save button", hidden=True),
            el("button", say("collector-print"), type="button", class_="print quiet", hidden=True),
            el("button", say("collector-forget"), type="button", class_="forget quiet", hidden=True),
            class_="tools-row",
        )
        main = join(
            _opening(self.frame, "collector"),
            gather,
            passed,
            el("div", class_="report"),
            tools,
            self._rule(),
            self._data(),
        )
        return Body(say("collector-page"), main, "collector", assets=(COLLECTOR, STYLE))

    def _rule(self) -> Markup:
        say = self.frame.say
        told = (
            say(f"collector-rule-{part}") for part in ("people", "small", "total", "passed", "twice", "worth")
        )
        return el(
            "section",
            el("h2", say("collector-rule"), id="collector-rule"),
            el("ul", *(el("li", words) for words in told)),
            class_="rule",
            aria_labelledby="collector-rule",
        )

    def _data(self) -> Markup:
        courses: dict[str, Json] = {
            one.id: {
                "version": one.version,
                "objectives": dict(one.objectives),
                "items": dict(one.items),
            }
            for one in self.courses
        }
        return _data({"courses": courses, "strings": dict(runtime_words(self.frame.language, "collector"))})


@dataclass(frozen=True, slots=True)
class VerifierPage:
    """Checks a credential against the keys of the issuer that the site was built with."""

    frame: Frame
    issuer: Issuer

    def body(self) -> Body:
        """What fills the page."""
        say, issuer = self.frame.say, self.issuer
        form = el(
            "form",
            el("label", say("verifier-text"), for_="credential"),
            el(
                "textarea", id="credential", rows=6, spellcheck="false", autocomplete="off", dir="ltr",
                aria_describedby="credential-note",
            ),
            el("p", say("verifier-text-note"), id="credential-note", class_="hint"),
            el("button", say("verifier-check"), type="submit", class_="button"),
            el("label", say("verifier-file"), for_="credential-file"),
            el("input", type="file", id="credential-file", accept=".jwt,.jws,.txt,application/jwt"),
            novalidate=True,
            hidden=True,
        )  # fmt: skip
        keys: list[Json] = list(issuer.keys)
        data: dict[str, Json] = {
            "issuer": {"id": issuer.id, "name": issuer.name, "keys": keys},
            "strings": dict(runtime_words(self.frame.language, "verifier")),
        }
        main = join(
            _opening(self.frame, "verifier", issuer=issuer.name),
            form,
            el("div", class_="verdict", role="status"),
            el("p", say("verifier-shows", issuer=issuer.name), class_="hint"),
            _data(data),
        )
        return Body(say("verifier-page"), main, "verifier", assets=(VERIFIER, STYLE))


def _opening(frame: Frame, name: str, **values: str) -> Markup:
    return el(
        "header",
        el("h1", frame.say(f"{name}-page")),
        el("p", frame.say(f"{name}-lede", **values), class_="lede"),
        el("p", frame.say(f"{name}-noscript"), class_="without-script"),
        class_="opening",
    )


def _data(value: Json) -> Markup:
    # A script element ends at the first `</script` whatever stands around it, so no `<` is left.
    return el("script", Markup(encoded(value).replace("<", "\\u003c")), type="application/json")
