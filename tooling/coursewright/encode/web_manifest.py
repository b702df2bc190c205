"""What a browser needs to put the site on a home screen: under its own name, or under one that says nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import unquote

from coursewright.encode.interface import template
from coursewright.encode.shell import ICON

ICON_PATH, PLAIN_PATH = "assets/icon.svg", "assets/plain.svg"
PLAIN = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' fill='#7c8a8f'/>"
    "<path d='M9,11H23M9,16H23M9,21H18' stroke='#fff' stroke-width='2'/></svg>"
)


def manifest_paths(prefix: str) -> tuple[str, str]:
    """Where both stand, in the folder of the home page so that the site may lie in any folder."""
    return f"{prefix}site.webmanifest", f"{prefix}neutral.webmanifest"


def web_manifests(prefix: str, title: str, language: str) -> Mapping[str, bytes]:
    """Web Application Manifest: addresses are relative to it, and nothing outside its folder is claimed."""
    up = "../" * prefix.count("/")
    named, neutral = manifest_paths(prefix)
    plain = template(language, "neutral-title")
    return {
        named: _manifest(title, language, f"{up}{ICON_PATH}"),
        neutral: _manifest(plain, language, f"{up}{PLAIN_PATH}"),
        ICON_PATH: unquote(ICON.partition(",")[2]).encode(),
        PLAIN_PATH: PLAIN.encode(),
    }


def _manifest(name: str, language: str, icon: str) -> bytes:
    held = {
        "name": name,
        "short_name": name,
        "lang": language,
        "start_url": "index.html",
        "scope": "./",
        # The way out and the way back stay where the browser has them.
        "display": "minimal-ui",
        "background_color": "#fbf9f5",
        "theme_color": "#fbf9f5",
        "icons": [{"src": icon, "sizes": "any", "type": "image/svg+xml"}],
    }
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()
