"""The press: a Typst source with its files becomes a PDF/UA-1. The only door to Typst."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

# ISO 14289-1: tagged, titled, with a language, every figure with words and every font inside.
STANDARD: Final = "ua-1"
MAIN = "main"


def pressed(source: str, files: Mapping[str, bytes]) -> bytes:
    """The PDF. Equal input gives equal bytes: the only date in it is the one that the source names.

    The fonts are those that come with Typst; only where one of them lacks a character, for another script, are those
    of the machine asked. Raises ImportError where Typst is not installed.
    """
    import typst

    given = {MAIN: source.encode(), **files}
    try:
        return _compiled(given, alone=True)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error) and "glyph" not in str(error):
            raise
    return _compiled(given, alone=False)


def _compiled(files: Mapping[str, bytes], alone: bool) -> bytes:
    import typst

    # A dictionary of files is taken, but its type names paths and bytes alone.
    given: Any = dict(files)
    made: object = typst.compile(given, format="pdf", pdf_standards=STANDARD, ignore_system_fonts=alone)
    assert isinstance(made, bytes), "one PDF is one piece"
    return made
