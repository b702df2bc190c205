"""A finished package, ours or somebody else's, looked at as a platform would: one file a format, and this table."""

from __future__ import annotations

from coursewright.verify import cc, cmi5, epub, gift, h5p, moodle, olx, qti, scorm12, scorm2004, tincan
from coursewright.verify.format import Format
from coursewright.verify.opening import Opened, Refused

FORMATS: tuple[Format, ...] = (
    cmi5.FORMAT, h5p.FORMAT, epub.FORMAT, scorm12.FORMAT, scorm2004.FORMAT, tincan.FORMAT, cc.FORMAT, qti.FORMAT,
    olx.FORMAT, moodle.FORMAT, gift.FORMAT,
)  # fmt: skip
"""Every format that is known, those with the clearest sign first."""

MANIFESTS = tuple(sorted({one.manifest for one in FORMATS if one.manifest}))


def format_of(package: Opened) -> Format:
    """The format of a package. Raises `Refused` with what was looked for."""
    for one in FORMATS:
        if one.recognises(package):
            return one
    deeper = {name.partition("/")[0] for name in package.names if name.endswith(MANIFESTS)}
    if len(deeper) == 1 and not any(name in package for name in MANIFESTS):
        raise Refused(
            f"`{package.name}` holds its manifest in the folder `{deeper.pop()}`: what is in that folder was to be packed, "
            "not the folder."
        )
    names = ", ".join(one.title for one in FORMATS)
    raise Refused(f"`{package.name}` is none of {names}.")
