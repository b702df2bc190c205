"""Typed answers: list entries that begin with `=` or `!`, as fill-in and numeric items use them."""

from __future__ import annotations

from coursewright.kinds.shape import BAD_ANSWER, NO_KEY, Shape
from coursewright.model.prose import ListItem


def is_answer(raw: str) -> bool:
    """Whether an entry is a typed answer."""
    return raw.startswith(("= ", "! "))


def read_answers(shape: Shape) -> tuple[tuple[str, str, ListItem], ...] | None:
    """Sign, text and entry of every answer; None with a report where none is right or one cannot be read."""
    listing = shape.listing
    if listing is None:
        shape.reports.add(NO_KEY.at(shape.place, "This item has no answer.", "Write it as `- = the answer`."))
        return None
    found: list[tuple[str, str, ListItem]] = []
    for entry in listing.items:
        raw = shape.raw(entry.place)
        if not is_answer(raw) or not raw[2:].strip():
            shape.reports.add(
                BAD_ANSWER.at(
                    entry.place,
                    "This entry is no answer.",
                    "Begin it with `= ` if it is right, with `! ` if it is a foreseen slip.",
                )
            )
            return None
        found.append((raw[0], raw[2:].strip(), entry))
    if not any(sign == "=" for sign, _, _ in found):
        shape.reports.add(
            NO_KEY.at(listing.place, "No answer of this item is right.", "Add `- = the answer`.")
        )
        return None
    return tuple(found)
