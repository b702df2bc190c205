"""cmi5: one zip with one assignable unit, or one a module, that keeps its records in the LMS's record store."""

from __future__ import annotations

from coursewright.encode import admin_parts, admin_sheet, cmi5_structure
from coursewright.encode.admin_standards import CMI5
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.targets.launched import Runtime, content, fates, launched, sheet, units
from coursewright.targets.package import Bundle, Options, Package, Target, package_name

RUNTIME = Runtime("cmi5", ("activity.js", "story.js", "package.js", "cmi5.js"), reaches_host=True)


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The package. Everything arrives whole: statements have words for every form."""
    found = tuple(fates(project, course, lambda item: ""))
    all = units(project, course, options)
    files = {
        **content(project, all, bundle, RUNTIME),
        admin_parts.NAME: admin_sheet.admin_sheet(sheet(project, course, all, found, CMI5)),
        # cmi5 14.1: at the root of the zip.
        cmi5_structure.NAME: cmi5_structure.course_structure(course, launched(all)),
    }
    return (Package(package_name(course, "cmi5", "zip"), archive(files), found),)


TARGET = Target(
    "cmi5", "A cmi5 package: launched by an LMS, every answer and decision as an xAPI statement", "zip", write
)
