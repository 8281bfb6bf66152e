"""A small folder of articles and its index, on disk, for tests."""

from __future__ import annotations

from pathlib import Path

from article_folder import write_articles
from word_embedder import WordEmbedder

from index.indexer import reindex
from index.model import ReindexReport
from index.stores.library import Library


class IndexOnDisk:
    """A folder of twelve articles and its index."""

    def __init__(self, place: Path) -> None:
        self.folder, self.data = place / "articles", place / "data"
        self.embedder = WordEmbedder()
        write_articles(self.folder, 12)
        self._libraries: list[Library] = []

    def reindex(self, **options: object) -> ReindexReport:
        settings = {"folder": self.folder, "data": self.data, "embedder": self.embedder}
        return reindex(**{**settings, **options})  # type: ignore[arg-type]

    def library(self, **options: object) -> Library:
        library = Library.open(**{"data": self.data, "embedder": self.embedder, **options})  # type: ignore[arg-type]
        self._libraries.append(library)
        return library

    def best(self, question: str, library: Library | None = None) -> str:
        """The text of the passage nearest to a question, asked in a library of its own by default."""
        asked = library or self.library()
        with asked.reading() as shelf:
            [(found, _)] = shelf.nearest(self.embedder.embed_question(question), limit=1)
            return shelf.passages([found])[found].passage.text

    def close(self) -> None:
        for library in self._libraries:
            library.close()
