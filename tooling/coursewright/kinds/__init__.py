"""Question kinds: what authors write, read into one of eight interaction forms. One file each, and this table."""

from __future__ import annotations

from coursewright.kinds import (
    categorising,
    cloze,
    confidence,
    essay,
    fill_in,
    hotspot,
    judgement,
    matching,
    multiple_response,
    numeric,
    ordering,
    rating,
    reflection,
    single_choice,
    true_false,
)  # fmt: skip
from coursewright.kinds.shape import Kind

KINDS: tuple[Kind, ...] = (
    cloze.KIND,
    hotspot.KIND,
    true_false.KIND,
    multiple_response.KIND,
    single_choice.KIND,
    categorising.KIND,
    matching.KIND,
    numeric.KIND,
    fill_in.KIND,
    ordering.KIND,
    rating.KIND,
    confidence.KIND,
    judgement.KIND,
    reflection.KIND,
    essay.KIND,
)
"""In the order in which a shape is tried: the first that fits is meant, unless the author names one."""

BY_NAME = {kind.name: kind for kind in KINDS}
