"""The one colour of an organisation on the grounds of every page, in light and dark: what is made of it, and where it fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.model.colour import ENOUGH, Colour, colour, contrast, nearest


@dataclass(frozen=True)
class Scheme:
    """Light or dark: the grounds that text of the colour stands on, and what may stand on the colour itself."""

    name: str
    grounds: Mapping[str, Colour]
    wash: float
    """Share of the colour in the ground of boxes of its kind."""
    on: tuple[Colour, ...]
    """Colours of words on a button, the first that is read best is taken."""

    def grounds_of(self, one: Colour) -> Mapping[str, Colour]:
        """Every ground that words of this colour stand on, its own wash included."""
        return {**self.grounds, "wash": one.mixed(self.grounds["card"], self.wash)}

    def worst(self, one: Colour) -> tuple[str, float]:
        """The ground on which it is read worst, and its contrast there."""
        measured = {name: contrast(one, ground) for name, ground in self.grounds_of(one).items()}
        name = min(measured, key=lambda ground: measured[ground])
        return name, measured[name]

    def fits(self, one: Colour) -> bool:
        """Whether words of this colour are read on every ground, and words on it."""
        return self.worst(one)[1] >= ENOUGH and contrast(one, self.word_on(one)) >= ENOUGH

    def word_on(self, one: Colour) -> Colour:
        """The colour of words on a button of this colour."""
        return max(self.on, key=lambda word: contrast(one, word))

    def mended(self, one: Colour) -> Colour:
        """The nearest colour that is read everywhere; the same one where it is."""
        return one if self.fits(one) else nearest(one, self.fits)


def _of(text: str) -> Colour:
    found = colour(text)
    assert found is not None, "the tokens of the theme are colours"
    return found


LIGHT = Scheme(
    "light", {"paper": _of("#fbf9f5"), "card": _of("#ffffff")}, 0.11, (_of("#ffffff"), _of("#10272a"))
)
DARK = Scheme(
    "dark", {"paper": _of("#14191b"), "card": _of("#1c2326")}, 0.14, (_of("#10272a"), _of("#ffffff"))
)
SCHEMES = (LIGHT, DARK)
"""The grounds are those of `site/theme/tokens.css`; a test holds them equal."""
