"""Two builds may share one cache, and either may clear it up."""

from __future__ import annotations

from pathlib import Path

from coursewright import disk


def test_a_file_that_another_build_removed_is_no_failure(tmp_path: Path) -> None:
    disk.touch(tmp_path / "gone")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert disk.oldest_first(tmp_path) == ()
