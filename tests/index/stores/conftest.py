"""Indexes on disk for the tests of the stores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from index_on_disk import IndexOnDisk


@pytest.fixture
def unindexed(tmp_path: Path) -> Iterator[IndexOnDisk]:
    made = IndexOnDisk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def indexed(unindexed: IndexOnDisk) -> IndexOnDisk:
    unindexed.reindex()
    return unindexed
