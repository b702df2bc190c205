"""Model to packages: one file an export target, and this table."""

from __future__ import annotations

from coursewright.targets.package import Target
from coursewright.targets.scorm12 import scorm12

TARGETS: tuple[Target, ...] = (
    Target(
        "scorm12", "A SCORM 1.2 package: one SCO that any LMS launches, scores and resumes", "zip", scorm12
    ),
)

BY_NAME = {target.name: target for target in TARGETS}
