"""A site's own color and logo: rules behind the one style sheet, and a picture that is never asked of anybody else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from coursewright.encode.drawings import drawing
from coursewright.encode.shell import Looks
from coursewright.model.brand import DARK, LIGHT, Scheme
from coursewright.model.colour import Colour, colour
from coursewright.model.course import Project
from coursewright.model.logo import Logo, Unfit, logo
from coursewright.model.site import Site

STYLES = "learner.css"


def branded(bundle: Mapping[str, bytes], site: Site) -> Mapping[str, bytes]:
    """The bundle with the color of the site: no page loads more for it."""
    rules = _rules(site)
    return {**bundle, STYLES: bundle[STYLES] + rules.encode()} if rules else bundle


def logo_of(project: Project) -> Logo | None:
    """The logo, made harmless; None where there is none that can be shown."""
    data = project.files.get(project.site.logo)
    if data is None:
        return None
    try:
        return logo(data)
    except Unfit:
        return None


def logo_file(project: Project) -> Mapping[str, bytes]:
    """The logo as a file of the site, where there is one."""
    found = logo_of(project)
    return {f"assets/logo.{found.ending}": found.data} if found else {}


def logo_inside(project: Project) -> str:
    """The logo as an address that holds all of it, for documents without files beside them."""
    found = logo_of(project)
    if found is None:
        return ""
    if found.ending == "svg":
        return drawing(found.data)
    return f"data:{found.kind};base64,{b64encode(found.data).decode()}"


def looks(project: Project, inside: bool = False) -> Looks:
    """What the pages of a project look like. With `inside` the logo is in the page, where no file stands beside it."""
    site = project.site
    file = next(iter(logo_file(project)), "")
    return Looks(site.name, logo_inside(project) if inside else file, site.tab, site.named_on_paper)


def _rules(site: Site) -> str:
    light = colour(site.colour)
    if light is None and colour(site.colour_dark) is None:
        return ""
    dark = colour(site.colour_dark) or (DARK.mended(light) if light else None)
    light = light or (LIGHT.mended(dark) if dark else None)
    assert light is not None, "one of both was chosen"
    assert dark is not None, "one of both was chosen"
    night = _tokens(DARK, dark)
    # On paper everything stays black on white.
    return (
        f"\n@media screen {{\n:root {{ {_tokens(LIGHT, light)} }}\n"
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-scheme="light"]) {{ {night} }} }}\n'
        f':root[data-scheme="dark"] {{ {night} }}\n}}\n'
    )


def _tokens(scheme: Scheme, one: Colour) -> str:
    wash = scheme.grounds_of(one)["wash"]
    return f"--teal: {one}; --teal-wash: {wash}; --focus: {one}; --on-teal: {scheme.word_on(one)};"
