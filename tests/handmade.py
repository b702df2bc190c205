"""Packages written by hand, as other tools might have made them, and what is broken on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SCO = b"""<!doctype html><title>A page of somebody else</title><script>
let api = null;
for (let at = window; ; at = at.parent) { api = at.API; if (api || at === at.parent) break; }
const began = Date.now();
api.LMSInitialize("");
api.LMSSetValue("cmi.core.lesson_status", "completed");
addEventListener("pagehide", () => {
  api.LMSSetValue("cmi.core.session_time", "00:00:01");
  api.LMSFinish("");
});
</script><h1>Ladders</h1>"""

MANIFEST = b"""<?xml version="1.0"?>
<manifest identifier="ladders" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>Ladders</title>
    <item identifier="i" identifierref="r"><title>Ladders</title></item></organization></organizations>
  <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html">
    <file href="index.html"/></resource></resources>
</manifest>"""

MANIFEST_2004 = b"""<?xml version="1.0"?>
<manifest identifier="ladders" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>Ladders</title>
    <item identifier="i" identifierref="r"><title>Ladders</title></item>
    <imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing></organization></organizations>
  <resources><resource identifier="r" type="webcontent" adlcp:scormType="sco" href="index.html">
    <file href="index.html"/></resource></resources>
</manifest>"""

STRUCTURE = b"""<?xml version="1.0"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="https://ladders.test/course"><title><langstring lang="en">Ladders</langstring></title>
    <description><langstring lang="en">How to climb.</langstring></description></course>
  <au id="https://ladders.test/au" moveOn="Completed" masteryScore="0.8">
    <title><langstring lang="en">Ladders</langstring></title>
    <description><langstring lang="en">How to climb.</langstring></description>
    <url>index.html</url></au>
</courseStructure>"""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip that takes any name."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return buffer.getvalue()


def ladders(manifest: bytes = MANIFEST, page: bytes = SCO, **more: bytes) -> bytes:
    """A package of somebody else with one page."""
    return zipped({"imsmanifest.xml": manifest, "index.html": page, **more})
