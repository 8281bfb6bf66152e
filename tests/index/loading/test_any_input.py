"""Whatever lies in the folder: an article or a reason, never an error."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.chunking import cut
from index.loading import load_folder
from index.model import Article, Skipped
from index.sentences import split

_TEXT = r"""---\n|title: |published: 2021-03-04\n|published: x\n|{|"text": "A ferry sank."|}|[|\n|\xff\xfe|\0
|\xef\xbb\xbf|\xe2\x80\xa8|Read more\n|By Ann Berg\n|\xed\xa0\x80|- [a](b)\n|\r\n|# |\xcc\x81
|A ferry sank off the coast.\n"""
_PIECES = st.sampled_from(
    [piece.encode().decode("unicode_escape").encode("latin-1") for piece in _TEXT.split("|")]
)
_CONTENT = st.one_of(st.binary(max_size=400), st.lists(_PIECES, max_size=25).map(b"".join))


class OneTokenALetter:
    """A tokenizer of the simplest kind, with a small window."""

    window_tokens = 40

    def count_tokens(self, texts: list[str]) -> list[int]:
        return [len(text) for text in texts]


@settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(content=_CONTENT, kind=st.sampled_from(["txt", "md", "json", "jsonl"]))
def test_any_bytes_give_sound_articles_or_reasons(content: bytes, kind: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place, f"a.{kind}").write_bytes(content)
        for found in load_folder(Path(place)):
            if isinstance(found, Skipped):
                assert found.reason
                assert found.article.startswith(f"a.{kind}")
            else:
                assert found.text == found.text.strip() != ""
                assert found.text.encode()  # holds no half characters
                assert len(found.content_hash) == 64
                assert found.title is None or "\n" not in found.title
                assert split(found.text)
                assert _passages_hold(found)


def _passages_hold(article: Article) -> bool:
    passages = cut(article, embedder=OneTokenALetter())  # type: ignore[arg-type]
    return all(passage.span.of(article.text) == passage.text for passage in passages) and bool(passages)
