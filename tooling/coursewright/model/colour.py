"""Colours and how well one is read on another (WCAG 2.2, 1.4.3), and the nearest colour that is read well enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ENOUGH = 4.5
"""What WCAG asks of text at its usual size."""
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STEPS = 400


@dataclass(frozen=True)
class Colour:
    """Red, green and blue of sRGB, each 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """WCAG's relative luminance, 0 to 1."""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed(self, other: Colour, share: float) -> Colour:
        """This colour with a share, 0 to 1, of itself left over `other`."""
        pairs = ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        return Colour(*(round(own * share + its * (1 - share)) for own, its in pairs))


def colour(text: str) -> Colour | None:
    """The colour of `#abc` or `#aabbcc`; None for anything else."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    return Colour(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG, 1 to 21."""
    high, low = sorted((one.luminance, other.luminance), reverse=True)
    return (high + 0.05) / (low + 0.05)


def nearest(given: Colour, fits: Callable[[Colour], bool]) -> Colour:
    """The colour of the same hue, changed in lightness as little as may be, that fits; black or white where none does."""
    lightness, chroma_a, chroma_b = _oklab(given)
    for lighter in sorted(
        (step / _STEPS for step in range(_STEPS + 1)), key=lambda one: abs(one - lightness)
    ):
        for pale in (1.0, 0.8, 0.6, 0.4, 0.2):
            found = _of_oklab(lighter, chroma_a * pale, chroma_b * pale)
            if found is not None and fits(found):
                return found
    return next(filter(fits, _extremes()), Colour(0, 0, 0))


def _extremes() -> Iterator[Colour]:
    yield Colour(0, 0, 0)
    yield Colour(255, 255, 255)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _oklab(one: Colour) -> tuple[float, float, float]:
    """CSS Color 4, 9.2: lightness 0 to 1 as people see it, and two axes of hue."""
    red, green, blue = (_linear(part / 255) for part in (one.red, one.green, one.blue))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _of_oklab(lightness: float, first: float, second: float) -> Colour | None:
    """The colour, or None where no screen shows it."""
    long = (lightness + 0.3963377774 * first + 0.2158037573 * second) ** 3
    middle = (lightness - 0.1055613458 * first - 0.0638541728 * second) ** 3
    short = (lightness - 0.0894841775 * first - 1.2914855480 * second) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    if any(part < -0.0005 or part > 1.0005 for part in linear):
        return None
    return Colour(*(round(255 * _encoded(min(max(part, 0.0), 1.0))) for part in linear))
