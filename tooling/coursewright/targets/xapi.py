"""xAPI: a plain Tin Can package for platforms that launch pages with a record store and have no cmi5."""

from __future__ import annotations

from dataclasses import replace

from coursewright.encode import admin_parts, admin_sheet, tincan
from coursewright.encode.admin_standards import XAPI
from coursewright.encode.zip import archive
from coursewright.model.course import Course, Project
from coursewright.targets.launched import Runtime, content, fates, sheet, units
from coursewright.targets.package import Bundle, Options, Package, Target, package_name

RUNTIME = Runtime("xapi", ("activity.js", "story.js", "package.js", "xapi.js"), reaches_host=True)


def write(project: Project, course: Course, bundle: Bundle, options: Options) -> tuple[Package, ...]:
    """The package, always of one activity: Tin Can does not say how several become a course."""
    found = tuple(fates(project, course, lambda item: ""))
    all = units(project, course, replace(options, scos="one"))
    files = {
        **content(project, all, bundle, RUNTIME),
        admin_parts.NAME: admin_sheet.admin_sheet(sheet(project, course, all, found, XAPI)),
        tincan.NAME: tincan.tincan(course, all[0].page),
    }
    return (Package(package_name(course, "xapi", "zip"), archive(files), found),)


TARGET = Target(
    "xapi",
    "A Tin Can package: launched with a record store, every answer and decision as a statement",
    "zip",
    write,
)
