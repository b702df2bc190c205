"""The one door to MkDocs: it renders the manual and carries our finished pages, which it never reads."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from coursewright import disk
from coursewright.encode.interface import template
from coursewright.model.diagnostic import Severity
from coursewright.placing import placed
from coursewright.readers.project import assemble, is_media, is_source, read_file
from coursewright.targets.site import site

STYLES = "assets/stylesheets/main."
"""Where Material's style sheet stands; the rest of its name changes with its version."""

TEMPLATES = str(resources.files("coursewright") / "bundle" / "material")

OURS = "404.html"
"""Is among our finished pages: the theme's names its files from the top of a host, where most sites do not stand."""

DATED = "sitemap.xml"
"""Carries the day of the build, and two builds must be equal."""


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """Nothing is to be set: the project is the folder of `mkdocs.yml`."""


class CoursewrightPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Hands the finished pages of the project over as files that MkDocs only copies."""

    pages: Mapping[str, bytes] | None = None
    """Set by who has them already; a plain `mkdocs build` reads and writes the project itself."""
    tab: str = ""
    """The word that the site has chosen for every tab, set with the pages."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates before those of the theme."""
        config.theme.dirs.insert(0, TEMPLATES)
        config.theme.static_templates -= {DATED, OURS}
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Keep of the theme what our templates load: its scripts cannot run under a strict policy. Add the pages."""
        for file in [file for file in files if not _needed(file, config)]:
            files.remove(file)
        styles = [file.src_uri for file in files if file.src_uri.startswith(STYLES)]
        config.extra["coursewright_styles"] = sorted(styles)
        pages, tab = (
            (self.pages, self.tab)
            if self.pages is not None
            else _pages(Path(config.config_file_path).parent, config.site_name)
        )
        config.extra["coursewright_tab"] = tab
        # The manual is written in English.
        config.extra["coursewright_neutral"] = template("en", "neutral-title")
        for path, content in pages.items():
            files.append(File.generated(config, path, content=content))
        return files


def build_with_mkdocs(config_file: Path, out: Path, pages: Mapping[str, bytes], tab: str = "") -> None:
    """Write the whole site to `out`: `pages` as they are, and the manual around them, whose tabs say `tab` where it is a word."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(config_file), site_dir=str(out))
    plugin = config.plugins.get("coursewright")
    if not isinstance(plugin, CoursewrightPlugin):
        raise PluginError(f"{config_file.name} does not name the plugin `coursewright`")
    plugin.pages, plugin.tab = pages, tab
    build(config)


def _needed(file: File, config: MkDocsConfig) -> bool:
    if file.src_uri == DATED or file.src_uri.endswith(".map"):
        return False
    ours = file.src_dir in (config.docs_dir, TEMPLATES)
    return ours or file.src_uri.startswith(STYLES)


def _pages(root: Path, title: str) -> tuple[Mapping[str, bytes], str]:
    """The site of a plain `mkdocs build`, which nobody has read for us: no cache, no checks beyond reading."""
    files = disk.read_tree(root)
    readings = [read_file(path, data) for path, data in files.items() if is_source(path)]
    media = {path: data for path, data in files.items() if is_media(path)}
    project, found = assemble(title, readings, media)
    told = [one for reading in readings for one in reading.diagnostics]
    errors = [one for one in (*told, *found) if one.severity is Severity.ERROR]
    if errors:
        lines = [f"{one.place.file}:{one.place.line}: {one.code} {one.message}" for one in errors]
        raise PluginError("\n".join(("The courses have errors; `coursewright check` explains them.", *lines)))
    return site(placed(project), disk.bundle()), project.site.tab
