"""All codes that an author may meet: one row a module that reports."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright import checks, overlaying
from coursewright.encode import saved_state
from coursewright.explain import ordered
from coursewright.kinds import shape
from coursewright.model.diagnostic import Code
from coursewright.notebooks import joining, keys
from coursewright.readers import (
    assessment,
    attestations,
    avoided,
    choice,
    course,
    directives,
    fields,
    head,
    issuer,
    item,
    jurisdiction,
    language,
    media,
    overlay,
    points,
    project,
    rehearsal,
    scenario,
    scenes,
)  # fmt: skip
from coursewright.syntax import cells, expression, inline, mathematics, notebook, reading, source, yaml
from coursewright.translation import edition, terms

CODES: Mapping[str, Code] = ordered(
    (
        *source.CODES,
        *yaml.CODES,
        *reading.CODES,
        *inline.CODES,
        *expression.CODES,
        *mathematics.CODES,
        *shape.CODES,
        *fields.CODES,
        *head.CODES,
        *directives.CODES,
        *jurisdiction.CODES,
        *media.CODES,
        *item.CODES,
        *assessment.CODES,
        *choice.CODES,
        *scenario.CODES,
        *scenes.CODES,
        *course.CODES,
        *notebook.CODES,
        *cells.CODES,
        *joining.CODES,
        *keys.CODES,
        *project.CODES,
        *rehearsal.CODES,
        *language.CODES,
        *avoided.CODES,
        *points.CODES,
        *overlay.CODES,
        *overlaying.CODES,
        *issuer.CODES,
        *attestations.CODES,
        *checks.CODES,
        *saved_state.CODES,
        *edition.CODES,
        *terms.CODES,
    )
)
"""By their names, in the order of the manual."""
