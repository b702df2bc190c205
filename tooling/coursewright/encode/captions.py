"""Captions as an address that holds them, so that they are there wherever the page is opened."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from coursewright.model.recording import in_language


def captions_of(path: str, language: str, files: Mapping[str, bytes]) -> str:
    """The captions of a path, in the reader's language where there are any in it. Beside a page on a disk a browser opens
    no file as a track: it has to be of the page's own origin (HTML 4.8.11.11.3), and a file has none."""
    data = files[in_language(path, language, files)]
    return f"data:text/vtt;base64,{b64encode(data).decode()}"
