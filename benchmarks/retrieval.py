"""How well the right article is found: ours beside BM25 alone, dense alone and a plain pipeline.

    python benchmarks/retrieval.py ../shared/data/news-questions-2022-24.jsonl.gz \
        ../shared/data/news-articles-2022-24.jsonl.gz --questions 350 --others 200

Weekly news questions with the articles that hold the answer. All four search the same pool in one run:
the relevant articles of the questions drawn and so many others. The plain pipeline cuts every 1,000
characters with an overlap of 200, embeds the pieces with the same model and takes the nearest from Chroma.
Hits@10 is the share of questions with a relevant article among the first ten articles, MRR@10 the mean of
one over the rank of the first.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.embedding import Embedder
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.model import Article, ArticleId, Passage, Span
from index.retrieval.hybrid import Retriever
from index.stores import Shelf
from index.stores.library import Library

DEPTH = 10
PIECE_CHARS = 1000
OVERLAP_CHARS = 200
MOST_PASSAGES = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the addresses of the articles that hold its answer."""

    question: str
    relevant: frozenset[str]


def lines(path: Path) -> list[dict[str, object]]:
    """The rows of a packed JSON-lines file."""
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().splitlines() if line]


def pool(
    questions: Path, articles: Path, *, asked: int, others: int, longest: int
) -> tuple[list[Asked], list[dict[str, object]]]:
    """Draw questions, and the articles to search: theirs and so many others."""
    texts = {str(row["url"]): row for row in lines(articles) if str(row["text"]).strip()}
    every = [
        Asked(str(row["question"]), frozenset(str(url) for url in row["relevant"]) & set(texts))  # type: ignore[attr-defined]
        for row in lines(questions)
    ]
    draw = random.Random(7)
    with_article = [one for one in every if one.relevant]
    chosen = draw.sample(with_article, min(asked, len(with_article)))
    wanted = set().union(*(one.relevant for one in chosen))
    rest = draw.sample(sorted(set(texts) - wanted), min(others, len(texts) - len(wanted)))
    rows = [{**texts[url], "text": str(texts[url]["text"])[:longest]} for url in sorted(wanted | set(rest))]
    return chosen, rows


def write_articles(rows: Sequence[dict[str, object]], folder: Path) -> None:
    """The pool as one JSON-lines file of articles."""
    folder.mkdir(parents=True)
    (folder / "pool.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")


def plain_pipeline(rows: Sequence[dict[str, object]], embedder: Embedder, place: Path) -> Search:
    """Fixed pieces in Chroma, nearest first."""
    import chromadb

    client = chromadb.PersistentClient(str(place), chromadb.Settings(anonymized_telemetry=False))
    collection = client.create_collection("plain", metadata={"hnsw:space": "cosine"})
    for number, row in enumerate(rows):
        article = Article(id=ArticleId(str(row["url"])), text=str(row["text"]), content_hash=f"{number:064}")
        starts = range(0, len(article.text), PIECE_CHARS - OVERLAP_CHARS)
        pieces = [
            Passage.cut(article, (Span(start, min(start + PIECE_CHARS, len(article.text))),))
            for start in starts
        ]
        vectors = embedder.embed(pieces)
        collection.add(
            ids=[piece.id for piece in pieces],
            embeddings=[vector.whole for vector in vectors],
            metadatas=[{"url": str(row["url"])} for _ in pieces],
        )

    def search(question: str) -> list[str]:
        found = collection.query(
            query_embeddings=[embedder.embed_question(question)], n_results=MOST_PASSAGES
        )
        return [str(one["url"]) for one in (found["metadatas"] or [[]])[0]]

    return search


Search = Callable[[str], list[str]]
"""A question to addresses of articles, best first; one may come back more than once."""


def searches(shelf: Shelf, embedder: Embedder) -> dict[str, Search]:
    """Ours, and each half of it alone."""
    retriever = Retriever(shelf, embedder)

    def addresses(ids: Iterable[str]) -> list[str]:
        kept = list(ids)
        stored = shelf.passages(kept)  # type: ignore[arg-type]
        articles = shelf.articles({one.passage.article for one in stored.values()})
        return [articles[stored[id_].passage.article].url or "" for id_ in kept if id_ in stored]  # type: ignore[index]

    def dense(question: str) -> list[str]:
        found = shelf.nearest(embedder.embed_question(question), limit=MOST_PASSAGES)
        return addresses(id_ for id_, _ in found)

    def lexical(question: str) -> list[str]:
        return addresses(id_ for id_, _ in shelf.matching(question, limit=MOST_PASSAGES))

    def ours(question: str) -> list[str]:
        hits = retriever.search(question, limit=MOST_PASSAGES // 2)
        return [hit.article.url or "" for hit in hits]

    return {"BM25 alone": lexical, "dense alone": dense, "Crosswire": ours}


def rank(found: Sequence[str], relevant: frozenset[str]) -> int | None:
    """The rank of the first relevant article among the first ten, from 1."""
    distinct = list(dict.fromkeys(found))[:DEPTH]
    return next((place for place, url in enumerate(distinct, start=1) if url in relevant), None)


def report(name: str, search: Search, asked: Sequence[Asked]) -> None:
    """Print Hits@10, MRR@10 and the time of a search."""
    started = time.perf_counter()
    ranks = [rank(search(one.question), one.relevant) for one in asked]
    each_ms = 1000 * (time.perf_counter() - started) / len(asked)
    hits = sum(place is not None for place in ranks) / len(ranks)
    reciprocal = sum(1 / place for place in ranks if place) / len(ranks)
    print(f"{name:16} Hits@10 {hits:.3f}  MRR@10 {reciprocal:.3f}  {each_ms:6.1f} ms", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions_file", type=Path)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--questions", type=int, default=350)
    parser.add_argument("--others", type=int, default=200)
    parser.add_argument("--longest", type=int, default=9000, help="characters of an article that are kept")
    given = parser.parse_args()
    asked, rows = pool(
        given.questions_file,
        given.articles_file,
        asked=given.questions,
        others=given.others,
        longest=given.longest,
    )
    print(f"{len(asked)} questions, {len(rows)} articles", flush=True)
    embedder = load_embedder(None)
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        write_articles(rows, work / "articles")
        reindex(folder=work / "articles", data=work / "data", embedder=embedder)
        library = Library.open(data=work / "data", embedder=embedder)
        with library.reading() as shelf:
            for name, search in searches(shelf, embedder).items():
                report(name, search, asked)
        report("plain pipeline", plain_pipeline(rows, embedder, work / "plain"), asked)
        library.close()


if __name__ == "__main__":
    main()
