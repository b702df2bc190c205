"""Model to packages: one file an export target, and this table."""

from __future__ import annotations

from coursewright.targets import scorm12
from coursewright.targets.package import Target

TARGETS: tuple[Target, ...] = (scorm12.TARGET,)

BY_NAME = {target.name: target for target in TARGETS}
