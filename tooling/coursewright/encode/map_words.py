"""Words of the course map: how long something takes, how much is left."""

from __future__ import annotations

from collections.abc import Mapping

MAP: Mapping[str, str] = {
    "minutes": "{count} min",
    "hours": "{hours} h",
    "hours-minutes": "{hours} h {minutes} min",
    "map-left": "about {time} left",
}
"""Said by the page, and by its script as a learner goes on."""
