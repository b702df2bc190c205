"""Two builds may share one cache, and either may clear it up."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright import cache, disk


def test_a_file_that_another_build_removed_is_no_failure(tmp_path: Path) -> None:
    disk.touch(tmp_path / "gone")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert disk.oldest_first(tmp_path) == ()


def test_a_full_cache_forgets_what_is_oldest_and_leaves_the_folders_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernels of notebooks keep their fonts in a folder beside the values, and it may be older than all of them."""
    (tmp_path / "matplotlib").mkdir()
    (tmp_path / "matplotlib" / "fonts.json").write_text("{}")
    monkeypatch.setattr("coursewright.cache.MAX_BYTES", 3_000)
    for name in ("first", "second", "third"):
        assert cache.through({name: "x"}, lambda given: given * 2_000, tmp_path) == {name: "x" * 2_000}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["matplotlib", "third"]
    assert (tmp_path / "matplotlib" / "fonts.json").exists()
