"""A small library on disk with the whole chain on top, for tests of answers. Its events never happened."""

from __future__ import annotations

from pathlib import Path

from article_folder import write_article
from word_embedder import WordEmbedder

from bot.answering.chain import answer_chain
from bot.answering.model import Answer, Question
from index.indexer import reindex
from index.stores.library import Library


def write_ferry(folder: Path) -> None:
    """Three articles on a ferry that sank, and one on another event."""
    write_article(
        folder,
        "ferry/1.txt",
        "At least 49 people died when the ferry Aldra sank off Tolenvik on Monday, Coast Guard chief Mats "
        "Vask said.\n\nGovernor Ingrid Tolen said the captain had ignored a storm warning.",
        title="Ferry sinks off Tolenvik",
        source="The Herald",
        published="2031-05-05",
        event="aldra-ferry",
    )
    write_article(
        folder,
        "ferry/2.txt",
        "The death toll of the ferry Aldra rose to 63 on Wednesday, Coast Guard chief Mats Vask said.\n\n"
        "The ferry went down at 4.20 am, he told reporters.",
        title="Toll of ferry rises",
        source="Coast Radio",
        published="2031-05-07",
        event="aldra-ferry",
    )
    write_article(
        folder,
        "ferry/3.txt",
        "Divers recovered the log book of the Aldra.\n\nThe ferry sank because its bow door had been left "
        "open, the investigators said.",
        title="Log book of the Aldra found",
        source="The Herald",
        published="2031-05-09",
        event="aldra-ferry",
    )
    write_article(
        folder,
        "bridge/1.txt",
        "A bridge at Sundby collapsed and 7 people were injured, the mayor said.",
        title="Bridge collapses at Sundby",
        source="Inland Post",
        published="2032-02-01",
        event="sundby-bridge",
    )


class Desk:
    """The chain over the ferry articles, with one question a call."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "articles"
        self.embedder = WordEmbedder()
        write_ferry(self.folder)
        reindex(folder=self.folder, data=place / "data", embedder=self.embedder)
        self.library = Library.open(data=place / "data", embedder=self.embedder)
        self.chain = answer_chain(self.library, self.embedder)

    def ask(self, text: str, **rest: object) -> Answer:
        """The answer to a question."""
        return self.chain.invoke(Question(text=text, **rest))  # type: ignore[arg-type]

    def close(self) -> None:
        """Close the library."""
        self.library.close()
