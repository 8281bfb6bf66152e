"""What is left out stays left out, whatever its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.loading.exclusions import FILE_NAME, exclude, excluded, include
from index.model import ArticleId


@pytest.mark.parametrize(
    "name",
    ["north/a.txt", "new\nline.txt", " begins blank.txt", "# remark.txt", '"quoted".txt', "a\u2028b.txt"],
)
def test_an_article_of_any_name_is_left_out_and_let_in_again(tmp_path: Path, name: str) -> None:
    exclude(ArticleId("other.txt"), tmp_path)
    exclude(ArticleId(name), tmp_path)
    assert excluded(tmp_path) == {"other.txt", name}

    include(ArticleId(name), tmp_path)
    assert excluded(tmp_path) == {"other.txt"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(lambda name: f"{name}.txt")))
def test_the_list_holds_exactly_the_ids_put_on_it(tmp_path: Path, names: set[str]) -> None:
    (tmp_path / FILE_NAME).unlink(missing_ok=True)
    for name in names:
        exclude(ArticleId(name), tmp_path)

    assert excluded(tmp_path) == names


def test_a_list_written_by_hand_needs_no_quotes(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("# mine\n  a b.txt  \n\n#1.txt\n")

    assert excluded(tmp_path) == {"a b.txt", "#1.txt"}
