"""Model to packages: one file an export target, and this table."""

from __future__ import annotations

from coursewright.targets import cmi5, h5p, scorm12, scorm2004, single, xapi
from coursewright.targets.package import Target

TARGETS: tuple[Target, ...] = (
    scorm12.TARGET,
    scorm2004.TARGET,
    cmi5.TARGET,
    xapi.TARGET,
    h5p.TARGET,
    single.TARGET,
)

BY_NAME = {target.name: target for target in TARGETS}
