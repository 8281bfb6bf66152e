"""Full-text search (BM25) through tantivy: the only module that knows it.

The index holds row numbers and the words of passages and headings; no text is stored in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import tantivy

HEADING_WEIGHT = 0.5
"""What a word of the heading (title, outlet, day) counts, against one of the text."""

_ANALYSER = "words"
_WRITER_BYTES = 64_000_000


class Words(NamedTuple):
    """What is indexed of a passage; ``article`` is its article's row number."""

    row: int
    article: int
    text: str
    heading: str


class LexicalIndex:
    """The full-text index of one generation, by row number."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._analyser = _analyser()
        self._searcher = index.searcher()

    def count(self) -> int:
        """How many passages there are."""
        return int(self._searcher.num_docs)

    def has_words(self, text: str) -> bool:
        """Whether a text has any word that could be searched for."""
        return bool(self._analyser.analyze(text))

    def matching(
        self, text: str, limit: int, articles: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """Row numbers of passages that share words with ``text``, with their BM25 score, best first."""
        query = self._query(text)
        if query is None or limit < 1:
            return []
        if articles is not None:
            query = self._within(query, articles)
        found = self._searcher.search(query, limit, count=False).hits
        return [(int(self._searcher.doc(place)["row"][0]), float(score)) for score, place in found]

    def _query(self, text: str) -> tantivy.Query | None:
        import tantivy

        words = sorted(set(self._analyser.analyze(text)))
        if not words:
            return None
        schema, any_of = self._index.schema, tantivy.Occur.Should
        body = [(any_of, tantivy.Query.term_query(schema, "text", word)) for word in words]
        head = [
            (
                any_of,
                tantivy.Query.boost_query(tantivy.Query.term_query(schema, "heading", word), HEADING_WEIGHT),
            )
            for word in words
        ]
        return tantivy.Query.boolean_query(body + head)

    def _within(self, query: tantivy.Query, articles: Collection[int]) -> tantivy.Query:
        import tantivy

        among = tantivy.Query.term_set_query(self._index.schema, "article", list(articles))
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), (tantivy.Occur.Must, tantivy.Query.const_score_query(among, 0.0))]
        )


def build_lexical(folder: Path, passages: Iterable[Words]) -> None:
    """Make the index of all passages in a new folder."""
    folder.mkdir(parents=True)
    _write(_index_in(folder), passages)


def extend_lexical(folder: Path, passages: Iterable[Words]) -> None:
    """Add passages to the index in a folder."""
    _write(_index_in(folder), passages)


def open_lexical(folder: Path) -> LexicalIndex:
    """The index in a folder."""
    return LexicalIndex(_index_in(folder))


def _write(index: tantivy.Index, passages: Iterable[Words]) -> None:
    import tantivy

    writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
    for words in passages:
        document = tantivy.Document()
        document.add_unsigned("row", words.row)
        document.add_unsigned("article", words.article)
        document.add_text("text", words.text)
        document.add_text("heading", words.heading)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _index_in(folder: Path) -> tantivy.Index:
    import tantivy

    schema = (
        tantivy.SchemaBuilder()
        .add_unsigned_field("row", stored=True)
        .add_unsigned_field("article", indexed=True, fast=True)
        .add_text_field("text", tokenizer_name=_ANALYSER, index_option="freq")
        .add_text_field("heading", tokenizer_name=_ANALYSER, index_option="freq")
        .build()
    )
    index = tantivy.Index(schema, path=str(folder))
    index.register_tokenizer(_ANALYSER, _analyser())
    return index


def _analyser() -> tantivy.TextAnalyzer:
    """Words in lower case, without accents, reduced to their English stems."""
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for step in (Filter.remove_long(64), Filter.lowercase(), Filter.ascii_fold(), Filter.stemmer("English")):
        builder = builder.filter(step)
    return builder.build()
