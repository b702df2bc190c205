"""The press: a Typst source with its files becomes a PDF/UA-1, in a process that ends with it. The only door to Typst."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any, Final

# ISO 14289-1: tagged, titled, with a language, every figure with words and every font inside.
STANDARD: Final = "ua-1"
MAIN = "main"


def pressed(source: str, files: Mapping[str, bytes]) -> bytes:
    """The PDF. Equal input gives equal bytes: the only date in it is the one that the source names.

    The fonts are those that come with Typst; only where one of them lacks a character, for another script, are those
    of the machine asked. Raises ImportError where Typst is not installed, RuntimeError where Typst refuses the source.
    """
    if find_spec("typst") is None:
        raise ImportError("Typst is not installed", name="typst")
    # Typst keeps hundreds of megabytes of every book for the next, and gives them back when its process ends. That
    # process loads this module alone, and with -P nothing from the folder that somebody happens to stand in.
    given = pickle.dumps({MAIN: source.encode(), **files})
    done = subprocess.run(
        [sys.executable, "-P", "-m", __name__], input=given, capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _pressed(files: Mapping[str, bytes]) -> bytes:
    import typst

    try:
        return _compiled(files, alone=True)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error) and "glyph" not in str(error):
            raise
    return _compiled(files, alone=False)


def _compiled(files: Mapping[str, bytes], alone: bool) -> bytes:
    import typst

    # A dictionary of files is taken, but its type names paths and bytes alone.
    given: Any = dict(files)
    made: object = typst.compile(given, format="pdf", pdf_standards=STANDARD, ignore_system_fonts=alone)
    assert isinstance(made, bytes), "one PDF is one piece"
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(_pressed(pickle.load(sys.stdin.buffer)))
