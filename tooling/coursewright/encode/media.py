"""A recording in a page: the browser's own controls, its captions inside the page, its transcript folded beneath."""

from __future__ import annotations

from typing import Protocol

from coursewright.encode import interface
from coursewright.encode.markup import Markup, el
from coursewright.encode.resources import Resources, source_path
from coursewright.encode.writing import Writer
from coursewright.model.prose import Medium
from coursewright.model.recording import RecordingKind


class Flow(Writer, Protocol):
    """A writer of one page."""

    resources: Resources


def medium(flow: Flow, block: Medium) -> Markup:
    """One recording. Nothing of it is loaded before somebody plays it."""
    one, resources = block.recording, flow.resources
    found = resources.pictures.get(source_path(one.place.file, one.src))
    poster = resources.pictures.get(source_path(one.place.file, one.poster)) if one.poster else None
    href = found.href if found else one.src
    video = one.kind is RecordingKind.VIDEO
    captions = resources.captions.get(source_path(one.place.file, one.captions), "")
    track = (
        el(
            "track",
            kind="captions",
            src=captions,
            srclang=resources.language,
            label=interface.own_name(resources.language),
            default=True,
        )
        if captions
        else None
    )
    player = el(
        one.kind.value,
        track,
        src=href,
        controls=True,
        preload="none",
        poster=poster.href if poster else None,
        width=poster.width or None if poster else None,
        height=poster.height or None if poster else None,
        playsinline=True if video else None,
        aria_label=one.title,
    )
    words = el("summary", flow.say("transcript"), el("span", f": {one.title}", class_="unseen"))
    return el(
        "figure",
        el("figcaption", one.title),
        player,
        el("details", words, flow.blocks(block.blocks), class_="transcript"),
        class_=f"medium {one.kind.value}",
    )


def on_paper(flow: Flow, block: Medium) -> Markup:
    """The same where nothing plays: what it is, and all of its words."""
    told = flow.say(f"paper-{block.recording.kind.value}", title=block.recording.title)
    return el("div", el("p", el("strong", told)), flow.blocks(block.blocks), class_="transcript")
