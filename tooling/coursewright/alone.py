"""What is asked of each file by itself: only a file that has changed is asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coursewright import cache, checks
from coursewright.model.course import AvoidedClaim, Project
from coursewright.model.diagnostic import Diagnostic
from coursewright.model.language import LanguageRule
from coursewright.readers.project import FileReading, assemble


@dataclass(frozen=True, slots=True)
class _Alone:
    """A file, and what the checks need to know that ask each file by itself."""

    rules: tuple[LanguageRule, ...]
    avoided: tuple[AvoidedClaim, ...]
    language: str
    reading: FileReading


def told(
    project: Project, readings: Sequence[FileReading], sources: Mapping[str, bytes], remember: bool
) -> tuple[Diagnostic, ...]:
    """What the checks say that ask each file by itself; only a file that has changed is asked again."""
    rules, avoided = project.language_rules, project.avoided
    kept = repr((rules, avoided)).encode()
    languages = {
        path: course.language
        for course in project.courses
        for path in (course.glossary, *(content.path for content in course.contents()))
    }
    jobs = {}
    for r in readings:
        one = _Alone(rules, avoided, languages.get(r.path, "en"), r)
        told = (one.language.encode(), r.path.encode(), sources[r.path], _computed(r))
        jobs[cache.key(b"by file", kept, *told)] = one
    answers = cache.through(jobs, _told_of).values() if remember else map(_told_of, jobs.values())
    return tuple(diagnostic for answer in answers for diagnostic in answer)


def _computed(reading: FileReading) -> bytes:
    """What a notebook shows is no part of its source."""
    return repr(reading.part).encode() if reading.path.endswith(".ipynb") else b""


def _told_of(one: _Alone) -> tuple[Diagnostic, ...]:
    project, _ = assemble("", [one.reading], {})
    project = replace(project, language_rules=one.rules, avoided=one.avoided, language=one.language)
    return tuple(diagnostic for ask in checks.BY_FILE for diagnostic in ask(project))
