"""SCORM 1.2: one zip with one SCO, or one a module, and a sheet for whoever administers the LMS."""

from __future__ import annotations

from coursewright.encode import admin_parts, admin_sheet, manifest
from coursewright.encode.admin_standards import SCORM12
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.model.item import FillIn, Item, LongFillIn, Numeric, options_of
from coursewright.targets.launched import LICENCE, Runtime, content, fates, launched, sheet, units
from coursewright.targets.package import Bundle, Options, Package, Target, package_name

RUNTIME = Runtime("scorm12", ("activity.js", "story.js", "package.js", "scorm12.js"))
SCHEMAS = "schemas/scorm12/"

# SCORM 1.2 RTE 3.4, CMIFeedback: an option is one character of 0-9 and a-z.
_MOST_OPTIONS = 36


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The package. Every item arrives; `fates` says what the LMS's own reports show less of."""
    found = tuple(fates(project, course, _shown_less))
    all = units(project, course, options)
    told = admin_sheet.admin_sheet(sheet(project, course, all, found, SCORM12))
    files = {**content(project, all, bundle, RUNTIME), admin_parts.NAME: told}
    schemas = {name: bundle[f"{SCHEMAS}{name}"] for name in manifest.SCHEMAS}
    described = manifest.scorm12_manifest(course, launched(all), files, LICENCE)
    data = archive({**files, **schemas, manifest.NAME: described})
    return (Package(package_name(course, "scorm12", "zip"), data, found),)


def _shown_less(item: Item) -> str:
    """What the report of an answer cannot say in SCORM 1.2, or nothing."""
    if len(options_of(item.form)) > _MOST_OPTIONS:
        return (
            f"SCORM 1.2 names an option by one of {_MOST_OPTIONS} characters, so its reports mix up the rest."
        )
    match item.form:
        case LongFillIn(private=False):
            return "SCORM 1.2 has no long text: its reports show the first 255 characters."
        case FillIn(gaps=gaps) if len(gaps) > 1:
            return "SCORM 1.2 has one text a question: its reports show the gaps joined by commas."
        case Numeric(low=low, high=high) if low != high:
            return "SCORM 1.2 has no range of numbers: its reports show the answer without the range."
        case _:
            return ""


TARGET = Target(
    "scorm12", "A SCORM 1.2 package: one SCO that any LMS launches, scores and resumes", "zip", write
)
