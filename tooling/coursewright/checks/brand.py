"""The looks that a site has chosen: a color that is read everywhere, a logo that is safe on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursewright.model.brand import SCHEMES, Scheme
from coursewright.model.colour import ENOUGH, colour, contrast
from coursewright.model.course import Project
from coursewright.model.diagnostic import Code, Diagnostic, Severity
from coursewright.model.logo import Unfit, logo
from coursewright.model.mention import place_of

PALE = Code(
    "BRAND101", Severity.ERROR, "a color in which words cannot be read",
    "The color is that of links and of buttons, on paper, on cards and on its own wash. WCAG 2.2 (1.4.3) asks for a contrast of "
    "4.5 to 1, so that people with low vision, and anybody in the sun, can read it.",
    "```courses/site.yml\ncolor: \"#e8a33d\"\n```",
    "```courses/site.yml\ncolor: \"#8a5200\"\n```",
)  # fmt: skip
NO_LOGO = Code(
    "BRAND102", Severity.ERROR, "a logo that cannot be shown",
    "A logo stands on every page and in every package: an SVG drawing or a PNG picture in `courses/`, small and whole.",
    "```courses/site.yml\nlogo: media/logo.svg\n```",
    "```courses/media/logo.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0,0h8v8z\"/></svg>\n```\n\n"
    "```courses/site.yml\nlogo: media/logo.svg\n```",
)  # fmt: skip
CLEANED = Code(
    "BRAND103", Severity.WARNING, "a logo that holds more than its shapes",
    "A drawing can carry scripts, style sheets and addresses of other sites; a picture can carry words about who made it. All "
    "that is taken out before it is shown, so it may look different.",
    "```courses/media/logo.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\" onload=\"alert(1)\"><path d=\"M0,0h8v8z\"/></svg>\n```\n\n"
    "```courses/site.yml\nlogo: media/logo.svg\n```",
    "```courses/media/logo.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0,0h8v8z\"/></svg>\n```\n\n"
    "```courses/site.yml\nlogo: media/logo.svg\n```",
)  # fmt: skip
CODES = (PALE, NO_LOGO, CLEANED)


def check(project: Project) -> Iterable[Diagnostic]:
    """What the site has chosen."""
    for scheme, text in zip(SCHEMES, (project.site.colour, project.site.colour_dark), strict=True):
        if text:
            yield from _read(project, scheme, text)
    if project.site.logo:
        yield from _shown(project)


def _read(project: Project, scheme: Scheme, text: str) -> Iterator[Diagnostic]:
    one = colour(text)
    if one is None or scheme.fits(one):
        return
    ground, measured = scheme.worst(one)
    if measured >= ENOUGH:
        ground, measured = "button, for the words on it", contrast(one, scheme.word_on(one))
    where = f"on the {scheme.name} {ground}"
    yield PALE.at(
        place_of(text, project.site.at),
        # Cut off, not rounded: 4.49 is not enough and may not read as 4.5.
        f"`{text}` has a contrast of {int(measured * 100) / 100:.2f} to 1 {where}; words need {ENOUGH} to 1.",
        f"The nearest color that is read everywhere is `{scheme.mended(one)}`.",
    )


def _shown(project: Project) -> Iterator[Diagnostic]:
    path = project.site.logo
    place = place_of(path, project.site.at)
    if path not in project.files:
        help = "Put an SVG or PNG file there, and write its path as seen from `courses/`."
        yield NO_LOGO.at(place, f"There is no picture `{path}`.", help)
        return
    try:
        found = logo(project.files[path])
    except Unfit as unfit:
        yield NO_LOGO.at(
            place, f"`{path}` cannot be the logo. {unfit}", "Save it as a plain SVG or a small PNG."
        )
        return
    if found.removed:
        told = ", ".join(found.removed[:6])
        help = "Look at it in the site. To be rid of this warning, save it as a plain SVG, or a PNG without notes."
        yield CLEANED.at(place, f"From `{path}` this was taken out: {told}.", help)
