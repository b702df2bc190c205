"""Makes `bundle/places.json` from the names that Unicode CLDR gives to countries and their parts.

npm pack cldr-subdivisions-full && tar xzf cldr-subdivisions-full-*.tgz
.venv/bin/python tooling/renew_places.py package/subdivisions/en/en.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from babel import Locale

OUT = Path(__file__).parent / "coursewright" / "bundle" / "places.json"
NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
"""Regions of CLDR that ISO 3166-1 does not assign."""
NATIONS = {"GB-EAW": "England and Wales", "GB-GBN": "Great Britain", "GB-UKM": "United Kingdom"}
"""Parts of ISO 3166-2 for which CLDR has no name."""
LICENCE = "Names: Unicode CLDR, Unicode License V3, https://www.unicode.org/license.txt"


def main(source: Path) -> None:
    """Write the list, sorted by code."""
    countries = {
        code: name
        for code, name in Locale.parse("en").territories.items()
        if re.fullmatch("[A-Z]{2}", code) and code not in NO_COUNTRIES
    }
    held = json.loads(source.read_text("utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    parts = {f"{key[:2]}-{key[2:]}".upper(): name for key, name in held.items()}
    known = {code: name for code, name in parts.items() if code[:2] in countries}
    places = dict(sorted({**countries, **known, **NATIONS}.items()))
    text = json.dumps({"licence": LICENCE, "places": places}, ensure_ascii=False, indent=0)
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{len(countries)} countries, {len(places) - len(countries)} parts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
