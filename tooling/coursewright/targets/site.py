"""The site: every course of a project as finished pages. A page is a job: it can be cached and spread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from coursewright.encode.boxes import COUNTRY_SCRIPT
from coursewright.encode.brand import branded, logo_file, looks
from coursewright.encode.cells import ASSETS
from coursewright.encode.course_pages import CoursePages, CoursePart, content_of
from coursewright.encode.drawings import INSIDE
from coursewright.encode.gathering import every_item, names_of
from coursewright.encode.learner import LearnerData, learner_data
from coursewright.encode.missing import INLINED, missing_page
from coursewright.encode.missing import PATH as MISSING
from coursewright.encode.offline import Keeping, keeping_list
from coursewright.encode.outline import Outline, outline
from coursewright.encode.pages.coordinator import CollectorPage, Named, VerifierPage
from coursewright.encode.pages.course import MAP, Download
from coursewright.encode.pages.device import ASSETS as DEVICE_ASSETS
from coursewright.encode.pages.device import AwayPage, DevicePage
from coursewright.encode.pages.home import CourseCard, HomePage
from coursewright.encode.pages.reference import SupportPage
from coursewright.encode.pages.stories import StoriesPage, graphs
from coursewright.encode.pages.upkeep import CoveragePage, FactsPage, PointsPage, Way
from coursewright.encode.search import index
from coursewright.encode.searchable import searchable
from coursewright.encode.shell import EXIT, Frame, document
from coursewright.encode.web_manifest import manifest_paths, web_manifests
from coursewright.model.course import Project
from coursewright.model.coverage import banks_of, coverage
from coursewright.model.point import Point
from coursewright.model.review import dues
from coursewright.model.scenario import Scenario
from coursewright.model.teaching import Missing, Spot, spot
from coursewright.scenario.prove import Look

Job: TypeAlias = (
    HomePage
    | SupportPage
    | DevicePage
    | AwayPage
    | CoursePart
    | FactsPage
    | PointsPage
    | CoveragePage
    | CollectorPage
    | VerifierPage
    | StoriesPage
)
"""One page, with all that writing it needs. It may be pickled, and equal jobs write equal bytes."""

WORKER = "worker.js"
"""Stands at the top of the site, since a worker serves what stands beside it and below."""
PLAYER = ("activity.js", "early.js", "learner.css", "learner.js", "search.js", "story.css", "story.js")
RECORD = ("boosters.js", "collector.js", "results.css", "results.js", "verifier.js")
BUNDLE = (
    *PLAYER,
    MAP,
    "forum.css",
    "forum.js",
    "paper.css",
    *RECORD,
    *DEVICE_ASSETS,
    *ASSETS,
    COUNTRY_SCRIPT,
)
SUPPORT = "support.html"
DEVICE = "device.html"
AWAY = "away.html"
FACTS = "facts.html"
POINTS = "points.html"
COLLECTOR = "results-of-a-group.html"
VERIFIER = "check-a-credential.html"
STORIES = "stories.html"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project decides about its site."""

    exit_to: str = EXIT
    """Where the quick exit leads."""
    licence: str = "CC BY-SA 4.0"
    downloads: Mapping[tuple[str, str], tuple[Download, ...]] = field(default_factory=dict)
    """Packages that stand beside the site, by course and language."""
    kept: bool = True
    """Whether courses can be kept on a device: the pages then have to be exactly those that were built."""
    looks: tuple[Look, ...] = ()
    """What has been seen of the scenarios, for a page that shows how they run."""


def site(
    project: Project, bundle: Mapping[str, bytes], settings: Settings | None = None
) -> Mapping[str, bytes]:
    """Every file of the site by its path."""
    chosen = settings or Settings()
    out = {job.frame.path: render(job) for job in pages(project, chosen)}
    return with_lists(project, {**out, **others(project, bundle, chosen.looks)})


def with_lists(project: Project, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The finished files with the list of each course that can be kept, and a manifest for the home screen."""
    out = dict(files)
    for edition in (project, *project.editions):
        prefix = edition.prefix
        around = tuple(f"{prefix}{page}" for page in ("index.html", SUPPORT, DEVICE))
        for course in edition.courses:
            one = outline(edition, course)
            keeping = Keeping(
                one.folder, course.title, course.language, search_folder(one), around, f"{prefix}{AWAY}"
            )
            out[keeping.path] = keeping_list(keeping, files)
        out.update(web_manifests(prefix, edition.title, edition.edition or "en"))
    return out


def render(job: Job) -> bytes:
    """One finished page."""
    return document(job.frame, job.body())


def pages(project: Project, settings: Settings) -> Iterator[Job]:
    """Every page of the site in every language, each with the way to the same page in the others."""
    if not project.editions:
        yield from _pages(project, settings)
        return
    languages = (("en", project), *((edition.edition, edition) for edition in project.editions))
    jobs = {language: list(_pages(one, settings)) for language, one in languages}
    places = {job.frame.path for held in jobs.values() for job in held}
    for language, one in languages:
        for job in jobs[language]:
            bare = job.frame.path.removeprefix(one.prefix)
            others = ((name, f"{other.prefix}{bare}") for name, other in languages if name != language)
            alternates = tuple((name, path) for name, path in others if path in places)
            yield replace(job, frame=replace(job.frame, alternates=alternates))


def _pages(project: Project, settings: Settings) -> Iterator[Job]:
    outlines = [outline(project, course) for course in project.courses]
    items = every_item(project)
    home, support = f"{project.prefix}index.html", f"{project.prefix}{SUPPORT}"
    indices = tuple(map(search_folder, outlines))
    language = project.edition or "en"
    frame = Frame(
        home,
        project.title,
        language,
        support=support,
        exit_to=settings.exit_to,
        home=home,
        search=indices,
        looks=looks(project),
        device=f"{project.prefix}{DEVICE}",
    )
    manifests = manifest_paths(project.prefix) if settings.kept else None
    yield HomePage(replace(frame, manifests=manifests), tuple(_card(project, one) for one in outlines))
    yield SupportPage(replace(frame, path=support), project.support)
    yield from _coordinating(project, frame)
    named = tuple((one.course.id, one.course.title) for one in outlines)
    yield DevicePage(replace(frame, path=frame.device), named, settings.kept)
    if settings.kept:
        yield AwayPage(replace(frame, path=f"{project.prefix}{AWAY}"))
    if not project.edition:
        yield from _shared(project, outlines, frame)
        if settings.looks:
            yield StoriesPage(replace(frame, path=STORIES), stories(project, settings.looks))
    upkeep = () if project.edition else tuple(_upkeep(project, settings))
    for one in outlines:
        data = learner_data(project, one.course, "local")
        frames = SiteFrames(project, one, settings, data)
        downloads = settings.downloads.get((one.course.id, one.course.language), ())
        covered = one.page("coverage")
        links = (("coverage-page", covered), *upkeep, *_for_coordinators(project))
        yield from CoursePages(
            project,
            one,
            items,
            support,
            frames.frame,
            downloads,
            data.forum,
            links,
            data.unkept,
            settings.kept,
            INSIDE,
        ).pages()
        titles = {step.id: step.title for step in one.everything}
        yield CoveragePage(frames.frame(covered, "", None), coverage(project, one.course), titles)


def stories(project: Project, looks: Sequence[Look]) -> tuple[tuple[Scenario, Look], ...]:
    """Every scenario that was looked at, with what was seen."""
    known = {one.id: one for one in project.scenarios.values()}
    return tuple((known[one.id], one) for one in looks if one.id in known)


def _upkeep(project: Project, settings: Settings) -> Iterator[tuple[str, str]]:
    """The pages of the whole project on how it is kept true, where there is something on them."""
    if project.facts:
        yield "facts-page", FACTS
    if project.points:
        yield "points-page", POINTS
    if settings.looks:
        yield "stories-page", STORIES


def _for_coordinators(project: Project) -> Iterator[tuple[str, str]]:
    yield "collector-page", f"{project.prefix}{COLLECTOR}"
    if project.issuer:
        yield "verifier-page", f"{project.prefix}{VERIFIER}"


def _coordinating(project: Project, frame: Frame) -> Iterator[Job]:
    """The pages for whoever has many results, or a credential, before them."""
    named = tuple(
        Named(
            course.id,
            course.version,
            {one.id: one.text for one in course.objectives},
            {item.id: item.title or item.id for bank in banks_of(project, course) for item in bank.items},
        )
        for course in project.courses
    )
    yield CollectorPage(replace(frame, path=f"{project.prefix}{COLLECTOR}"), named)
    if project.issuer:
        yield VerifierPage(replace(frame, path=f"{project.prefix}{VERIFIER}"), project.issuer)


def _shared(project: Project, outlines: Sequence[Outline], frame: Frame) -> Iterator[Job]:
    if project.facts:
        due = {one.id: one.on.isoformat() for one in dues(project) if one.sort == "fact"}
        yield FactsPage(replace(frame, path=FACTS), tuple(project.facts.values()), due)
    if project.points:
        found = tuple((point, tuple(_taught(project, outlines, point))) for point in project.points)
        yield PointsPage(replace(frame, path=POINTS), found)


def _taught(project: Project, outlines: Sequence[Outline], point: Point) -> Iterator[Way]:
    for taught in point.taught:
        try:
            place = spot(project, taught)
        except Missing:
            continue  # a check has told it
        for one in outlines:
            if place.sort == "course" and place.path == one.course.path:
                yield Way(place.sort, place.title, one.page("index"))
                break
            if place.path in one.sources:
                yield Way(place.sort, _words(place), _path(one, place))
                break


def _words(place: Spot) -> str:
    return f"{place.title}: {place.heading}" if place.heading else place.title


def _path(one: Outline, place: Spot) -> str:
    step = one.sources[place.path]
    before = one.fragments(step)
    if place.sort == "item" or before is None or not place.slug:
        return step.path
    return one.within(step.path, f"{before}{place.slug}")


def search_folder(one: Outline) -> str:
    """Where the search index of a course stands: its own pages load no other."""
    return f"assets/search/{one.folder.removeprefix('courses/').replace('/courses/', '/')}"


def others(project: Project, bundle: Mapping[str, bytes], proofs: Sequence[Look] = ()) -> Mapping[str, bytes]:
    """Every file that is no page: the bundle, the pictures, the search index."""
    own = branded(bundle, project.site)
    out = {f"assets/{name}": own[name] for name in BUNDLE if name in own}
    out.update(logo_file(project))
    out.update({WORKER: bundle[WORKER]} if WORKER in bundle else {})
    seen = {one.id: one for one in proofs}
    for scenario in project.scenarios.values():
        out.update(graphs(scenario, seen.get(scenario.id)))
    if bundle.keys() >= INLINED:
        nowhere = Frame(MISSING, project.title, "en", looks=looks(project))
        folders = ("assets", "authors", *(one.prefix.rstrip("/") for one in project.editions), "courses")
        out[MISSING] = missing_page(nowhere, bundle, folders, project.site.address)
    for edition in (project, *project.editions):
        items = every_item(edition)
        for course in edition.courses:
            one = outline(edition, course)
            for step in one.everything:
                pictures = names_of(content_of(edition, one, step), items).pictures
                shown = (path for path in pictures if path in edition.files)
                out.update((one.media(path), edition.files[path]) for path in shown)
            held = index(searchable(edition, one))
            out.update((f"{search_folder(one)}/{name}", data) for name, data in held.items())
    return out


@dataclass(frozen=True, slots=True)
class SiteFrames:
    """What surrounds the pages of one course in the site."""

    project: Project
    outline: Outline
    settings: Settings
    data: LearnerData

    def frame(self, path: str, here: str, include: tuple[str, ...] | None) -> Frame:
        """The surroundings of one page, with the data of what it holds."""
        course = self.outline.course
        return Frame(
            path,
            self.project.title,
            course.language,
            course.title,
            self.outline.page("index"),
            course.version,
            course.reviewed,
            course.owner,
            self.settings.licence,
            f"{self.project.prefix}{SUPPORT}",
            self.settings.exit_to,
            home=f"{self.project.prefix}index.html",
            device=f"{self.project.prefix}{DEVICE}",
            keeps=include is not None,
            search=(search_folder(self.outline),),
            translation=course.translation,
            data="" if include is None else self.data.page(here, include),
            scripts=() if include is None else self.data.scripts(include),
            styles=() if include is None else self.data.styles(include),
            looks=looks(self.project),
        )


def _card(project: Project, one: Outline) -> CourseCard:
    course = one.course
    notes = [content_of(project, one, step).note for step in one.steps]
    levels = {str(note.level) for note in notes if note is not None}
    level = "amber" if "amber" in levels else "green" if levels else ""
    nothing = course.prerequisites.strip().lower() in {"", "none"}
    page = f"{one.folder}/index.html"
    return CourseCard(
        course.id,
        course.title,
        course.summary,
        course.minutes,
        len(one.steps),
        level,
        nothing,
        course.doors,
        page,
    )
