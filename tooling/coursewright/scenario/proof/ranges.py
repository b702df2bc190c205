"""What a comparison can come to over all values that its variables may have, whatever the story does."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.model.expression import COMPARISONS, Compare, Literal, Name, Value
from coursewright.model.scenario import Counter, Flag, Named, Variable

MOST_PAIRS = 100_000
"""Two wide counters are not compared value by value: that would take longer than reading the whole course."""


def always(compare: Compare, known: Mapping[str, Variable]) -> bool | None:
    """True or False where every pair of values compares so; None where it depends, or cannot be told."""
    left, right = _values(compare.left, known), _values(compare.right, known)
    if not left or not right or compare.left == compare.right or len(left) * len(right) > MOST_PAIRS:
        return None
    results = {COMPARISONS[compare.operator](a, b) for a in left for b in right}
    return results.pop() if len(results) == 1 else None


def _values(side: Name | Literal, known: Mapping[str, Variable]) -> tuple[Value, ...]:
    """Every value that a side may have; none where that cannot be told."""
    if isinstance(side, Literal):
        return (side.value,)
    match known.get(side.name):
        case Counter(low=low, high=high):
            return tuple(range(low, high + 1))
        case Flag():
            return (False, True)
        case Named(values=values):
            return values
        case None:
            return ()
