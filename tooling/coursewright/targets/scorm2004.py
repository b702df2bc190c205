"""SCORM 2004, 4th or 3rd edition: one zip with one SCO, or one a module that are rolled up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coursewright.encode import admin_parts, admin_sheet, ieee_lom, manifest
from coursewright.encode.admin_standards import SCORM2004
from coursewright.encode.manifest2004 import EDITIONS, manifest2004
from coursewright.encode.saved_state import weights
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.model.item import FillIn, Item, options_of
from coursewright.targets.launched import LICENCE, Runtime, Unit, content, fates, launched, sheet, units
from coursewright.targets.package import Bundle, Fate, Kept, Options, Package, Target, package_name

RUNTIME = Runtime("scorm2004", ("activity.js", "story.js", "package.js", "scorm2004.js"))

# SCORM 2004 RTE 4.2.22, cmi.suspend_data: what every host of an edition keeps.
_STATE = {"3": 4000, "4": 64000}
# SCORM 2004 RTE 4.2.9: the smallest permitted maximum of options in a response, and of texts in a fill-in.
_MOST_OPTIONS, _MOST_TEXTS = 36, 10


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The package. Every item arrives; `fates` says what the LMS's own reports may show less of."""
    edition = options.edition
    all = units(project, course, options)
    found = (*fates(project, course, _shown_less), *_long(project, course, all, edition))
    standard = replace(SCORM2004, name=f"SCORM {EDITIONS[edition]}", limit=_STATE[edition])
    files = {
        **content(project, all, bundle, RUNTIME),
        admin_parts.NAME: admin_sheet.admin_sheet(sheet(project, course, all, found, standard)),
    }
    folder = f"schemas/scorm2004-{edition}/"
    # SCORM 2004 CAM 3.4: ADL's own validator refuses a package without them at its root.
    schemas = {
        name.removeprefix(folder): data
        for name, data in bundle.items()
        if name.startswith(folder) and not name.endswith("NOTICE")
    }
    described = {
        manifest.NAME: manifest2004(course, launched(all), files, edition),
        ieee_lom.NAME: ieee_lom.ieee_lom(course, manifest.keywords(course), LICENCE),
    }
    name = package_name(course, "scorm2004" if edition == "4" else f"scorm2004-{edition}", "zip")
    return (Package(name, archive({**files, **schemas, **described}), found),)


def _shown_less(item: Item) -> str:
    """What the report of an answer cannot say in SCORM 2004, or nothing."""
    if len(options_of(item.form)) > _MOST_OPTIONS:
        return f"SCORM 2004 promises room for {_MOST_OPTIONS} options in a report: a host may leave out the rest."
    match item.form:
        case FillIn(gaps=gaps) if len(gaps) > _MOST_TEXTS:
            return f"SCORM 2004 promises room for {_MOST_TEXTS} texts in a report: a host may leave out the rest."
        case _:
            return ""


def _long(project: Project, course: Course, all: tuple[Unit, ...], edition: str) -> Iterator[Fate]:
    """Whether a host that keeps no more than its edition asks could refuse somebody's state."""
    worst = max(sum(weight.characters for weight in weights(project, unit.course)) for unit in all)
    if worst > _STATE[edition]:
        yield Fate(
            course.id,
            Kept.APPROXIMATED,
            f"To go on later needs up to {worst:,} characters, of which a host of this edition has to keep "
            f"{_STATE[edition]:,}: the 4th edition has room.",
            course.place,
        )


TARGET = Target(
    "scorm2004",
    "A SCORM 2004 package, 4th or 3rd edition: completion and success apart, a scaled score, progress",
    "zip",
    write,
)
