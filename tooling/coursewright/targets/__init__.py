"""Model to packages: one file an export target, and this table."""

from __future__ import annotations

from coursewright.targets import (
    cc,
    cmi5,
    epub,
    facilitator,
    gift,
    h5p,
    jupyter_book,
    moodle,
    olx,
    pdf,
    qti,
    scorm12,
    scorm2004,
    single,
    slides,
    xapi,
)
from coursewright.targets.package import Target

TARGETS: tuple[Target, ...] = (
    scorm12.TARGET,
    scorm2004.TARGET,
    cmi5.TARGET,
    xapi.TARGET,
    cc.TARGET,
    olx.TARGET,
    qti.TARGET,
    moodle.TARGET,
    gift.TARGET,
    h5p.TARGET,
    single.TARGET,
    epub.TARGET,
    jupyter_book.TARGET,
    slides.TARGET,
    facilitator.TARGET,
    pdf.TARGET,
)

BY_NAME = {target.name: target for target in TARGETS}
