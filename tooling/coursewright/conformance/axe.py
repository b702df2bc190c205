"""The engine that finds failures in a page: the one door to the package that carries axe-core."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT

SCRIPT: str = AXE_SCRIPT
"""axe-core (Mozilla Public License 2.0), to be run in a page."""
