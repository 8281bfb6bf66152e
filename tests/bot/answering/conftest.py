"""One index for all tests of answers: they only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from answer_builder import Desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("answers"))
    yield made
    made.close()
