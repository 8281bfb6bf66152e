"""The real article that the first user brought: no date, no address, furniture around it."""

from pathlib import Path

import pytest

from index.loading import load_folder
from index.model import Article

BROUGHT = Path(__file__).parents[4] / "shared" / "articles"


@pytest.mark.skipif(not BROUGHT.is_dir(), reason="the article is not part of the project")
def test_it_comes_out_clean_with_its_own_title_and_nothing_invented() -> None:
    (found,) = load_folder(BROUGHT)

    assert isinstance(found, Article)
    assert found.title is not None
    assert found.text.startswith(found.title + "\n\n")
    assert "top of page" not in found.text
    assert "bottom of page" not in found.text
    assert "•" not in found.text
    assert (found.published, found.url, found.source, found.event) == (None, None, None, None)
    assert found.text.endswith(".")
