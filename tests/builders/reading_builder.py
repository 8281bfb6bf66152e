"""What an answerer reads for one question over a few invented articles, each of a day of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from article_folder import write_article
from word_embedder import WordEmbedder

from bot.answering.answerer import Reading
from bot.answering.knowledge import KnowledgeKeeper
from bot.answering.model import Question
from bot.answering.question.understanding import understand
from index.indexer import reindex
from index.model import Filters
from index.retrieval.hybrid import Retriever
from index.stores.library import Library

EVENT = "barge"


@contextmanager
def reading_of(place: Path, texts: Mapping[str, str], question: str) -> Iterator[Reading]:
    """Index the articles (day -> text) under a folder and read for a question on their one event."""
    folder, data = place / "articles", place / "data"
    for number, (day, text) in enumerate(texts.items()):
        write_article(
            folder, f"{EVENT}/{number}.txt", text, source=f"Paper {number}", published=day, event=EVENT
        )
    embedder = WordEmbedder()
    reindex(folder=folder, data=data, embedder=embedder)
    library = Library.open(data=data, embedder=embedder)
    try:
        with library.reading() as shelf:
            knowledge = KnowledgeKeeper().of(shelf)
            yield Reading(
                question=Question(text=question),
                standalone=question,
                inquiry=understand(question, lexicon=knowledge.lexicon, event=EVENT),
                hits=Retriever(shelf, embedder, None).search(question, filters=Filters(), limit=20),
                shelf=shelf,
                knowledge=knowledge,
            )
    finally:
        library.close()
