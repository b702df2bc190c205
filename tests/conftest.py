"""Options of the whole suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes what was found into the documents that expect it, for a reviewer to read as a diff."""
    parser.addoption("--accept", action="store_true", help="rewrite the expected blocks of documents")
