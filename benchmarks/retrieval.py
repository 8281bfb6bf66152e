"""How well the right article and passage are found: ours beside BM25, dense search and a stock pipeline.

    python benchmarks/retrieval.py --news FOLDER --gold benchmarks/labelled/known --keep FOLDER

Two measurements, each with all searches over the same pool in one run:

* News questions with the articles that hold the answer, over their articles and so many others. Hits@10 is
  the share of questions with a relevant article among the first ten articles, MRR@10 the mean of one over the
  rank of the first.
* A labelled folder: evidence@10 and @30 are the share of answerable questions with a labelled sentence in the
  first ten or thirty passages, MRR@10 the mean of one over the rank of the first such passage.

The stock pipeline cuts every 1,000 characters with an overlap of 200, embeds the pieces with the same model
and takes the nearest from Chroma. With ``--keep`` what was indexed is kept and used again.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.evaluation.labels import LabelledQuestion, read_labels
from bot.evaluation.sameness import same_passage
from index.embedding import Embedder
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.model import Article, Passage, PassageId, Span
from index.retrieval.hybrid import Retriever
from index.stores import Shelf
from index.stores.library import Library

DEPTH = 10
PIECE_CHARS = 1000
OVERLAP_CHARS = 200
PASSAGES = 30
"""So many passages an answer is made from; every search gives so many."""

PIECES_AT_ONCE = 2_000
ARTICLES_FILE, QUESTIONS_FILE = "news-articles-2022-24.jsonl.gz", "news-questions-2022-24.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Pool:
    """How many questions and other articles are drawn, and how many characters of an article are kept."""

    questions: int
    others: int
    longest: int


@dataclass(frozen=True, slots=True)
class Found:
    """A passage or piece that a search gave: its article's id and address, and its text."""

    article: str
    url: str
    text: str


Search = Callable[[str], list[Found]]
"""A question to passages, best first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what counts as found."""

    question: str
    is_right: Callable[[Found], bool]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--news", type=Path, help=f"folder with {QUESTIONS_FILE} and {ARTICLES_FILE}")
    parser.add_argument("--gold", type=Path, help="a labelled folder")
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--others", type=int, default=300, help="articles that answer none of them")
    parser.add_argument("--longest", type=int, default=9000, help="characters of an article that are kept")
    parser.add_argument("--keep", type=Path, help="keep indexes here, and use them if they are there")
    given = parser.parse_args()
    place = given.keep or Path(tempfile.mkdtemp())
    embedder = load_embedder(None)
    if given.news:
        pool = Pool(given.questions, given.others, given.longest)
        measure_news(given.news, place / "news", embedder, pool=pool)
    if given.gold:
        measure_gold(given.gold, place / given.gold.name, embedder)
    if given.keep is None:
        shutil.rmtree(place)


def measure_news(data: Path, place: Path, embedder: Embedder, *, pool: Pool) -> None:
    """News questions over their articles and others."""
    asked = draw(data, place / "articles", pool)
    library = indexed(place / "articles", place / "data", embedder)
    with library.reading() as shelf:
        print(f"\n{len(asked)} news questions; {size(shelf)}", flush=True)
        for name, search in searches(shelf, embedder, place / "stock").items():
            ranks, each_ms = ranked(search, asked, by_article=True)
            figures = f"Hits@10 {hits(ranks, DEPTH):.3f}  MRR@10 {reciprocal(ranks):.3f}"
            print(f"{name:16} {figures}  {each_ms:6.1f} ms", flush=True)
    library.close()


def measure_gold(gold: Path, place: Path, embedder: Embedder) -> None:
    """Labelled questions over the labelled folder's articles."""
    every = read_labels(gold).questions
    asked = [
        Asked(one.text, shows_evidence(one))
        for one in every
        if one.answerable and one.evidence and not one.history
    ]
    library = indexed(gold / "articles", place / "data", embedder)
    with library.reading() as shelf:
        print(f"\n{len(asked)} labelled questions of {gold.name}; {size(shelf)}", flush=True)
        for name, search in searches(shelf, embedder, place / "stock").items():
            ranks, each_ms = ranked(search, asked, by_article=False)
            print(
                f"{name:16} evidence@10 {hits(ranks, DEPTH):.3f}  @30 {hits(ranks, PASSAGES):.3f}  "
                f"MRR@10 {reciprocal(ranks):.3f}  {each_ms:6.1f} ms",
                flush=True,
            )
    library.close()


def shows_evidence(label: LabelledQuestion) -> Callable[[Found], bool]:
    """Whether a passage holds one of the labelled sentences."""
    return lambda found: any(
        found.article == one.article and same_passage(found.text, one.quote) for one in label.evidence
    )


def draw(data: Path, articles: Path, pool: Pool) -> list[Asked]:
    """Draw questions, and write the articles to search: theirs and so many others."""
    texts = {str(row["url"]): row for row in lines(data / ARTICLES_FILE) if str(row["text"]).strip()}
    every = [
        (str(row["question"]), set(row["relevant"]) & set(texts))  # type: ignore[call-overload]
        for row in lines(data / QUESTIONS_FILE)
    ]
    random_ = random.Random(7)
    chosen = random_.sample([one for one in every if one[1]], pool.questions)
    wanted = set().union(*(relevant for _, relevant in chosen))
    rest = random_.sample(sorted(set(texts) - wanted), pool.others)
    rows = [
        {**texts[url], "text": str(texts[url]["text"])[: pool.longest]} for url in sorted(wanted | set(rest))
    ]
    articles.mkdir(parents=True, exist_ok=True)
    (articles / "pool.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return [
        Asked(question, lambda found, relevant=relevant: found.url in relevant)  # type: ignore[misc]
        for question, relevant in chosen
    ]


def lines(path: Path) -> list[dict[str, object]]:
    """The rows of a packed JSON-lines file."""
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().splitlines() if line]


def indexed(articles: Path, data: Path, embedder: Embedder) -> Library:
    """The library of a folder's articles; what is indexed already is not embedded again."""
    reindex(folder=articles, data=data, embedder=embedder)
    return Library.open(data=data, embedder=embedder)


def size(shelf: Shelf) -> str:
    """How much there is to search, in words."""
    state = shelf.state()
    return f"{state.articles} articles, {state.passages} passages"


def searches(shelf: Shelf, embedder: Embedder, stock: Path) -> dict[str, Search]:
    """Ours, each half of it alone, and the stock pipeline; ``stock`` is where the latter's index is kept."""
    retriever = Retriever(shelf, embedder)

    def stored(ids: Iterable[PassageId]) -> list[Found]:
        kept = list(ids)
        passages = {id_: one.passage for id_, one in shelf.passages(kept).items()}
        articles = shelf.articles({passage.article for passage in passages.values()})
        return [found(articles[passages[id_].article], passages[id_].text) for id_ in kept]

    def dense(question: str) -> list[Found]:
        return stored(id_ for id_, _ in shelf.nearest(embedder.embed_question(question), limit=PASSAGES))

    def lexical(question: str) -> list[Found]:
        return stored(id_ for id_, _ in shelf.matching(question, limit=PASSAGES))

    def ours(question: str) -> list[Found]:
        return [found(hit.article, hit.passage.text) for hit in retriever.search(question, limit=PASSAGES)]

    return {
        "BM25 alone": lexical,
        "dense alone": dense,
        "stock pipeline": stock_pipeline(list(shelf.articles().values()), embedder, stock),
        "Crosswire": ours,
    }


def found(article: Article, text: str) -> Found:
    """A passage of an article as found."""
    return Found(article=article.id, url=article.url or "", text=text)


def stock_pipeline(articles: Sequence[Article], embedder: Embedder, place: Path) -> Search:
    """Fixed pieces in Chroma, nearest first; embedded once if ``place`` is kept."""
    import chromadb

    client = chromadb.PersistentClient(str(place), chromadb.Settings(anonymized_telemetry=False))
    collection = client.get_or_create_collection("pieces", metadata={"hnsw:space": "cosine"})
    pieces = {
        f"{article.id}:{piece.span.start}": (article, piece)
        for article in articles
        for piece in cut_fixed(article)
    }
    missing = iter(sorted(set(pieces) - set(collection.get(include=[])["ids"])))
    while ids := list(islice(missing, PIECES_AT_ONCE)):
        vectors = embedder.embed([pieces[id_][1] for id_ in ids])
        collection.add(ids=ids, embeddings=[vector.whole for vector in vectors])

    def search(question: str) -> list[Found]:
        near = collection.query(query_embeddings=[embedder.embed_question(question)], n_results=PASSAGES)
        return [found(pieces[id_][0], pieces[id_][1].text) for id_ in near["ids"][0]]

    return search


def cut_fixed(article: Article) -> list[Passage]:
    """An article in pieces of equal length that overlap, wherever a sentence ends."""
    starts = range(0, max(1, len(article.text) - OVERLAP_CHARS), PIECE_CHARS - OVERLAP_CHARS)
    spans = [Span(start, min(start + PIECE_CHARS, len(article.text))) for start in starts]
    return [Passage.cut(article, (span,)) for span in spans]


def ranked(search: Search, asked: Sequence[Asked], *, by_article: bool) -> tuple[list[int | None], float]:
    """The rank of what is right for each question, from 1, and the milliseconds a question takes."""
    started = time.perf_counter()
    given = [search(one.question) for one in asked]
    each_ms = 1000 * (time.perf_counter() - started) / len(asked)
    return [rank(found, one, by_article=by_article) for found, one in zip(given, asked, strict=True)], each_ms


def rank(given: Sequence[Found], asked: Asked, *, by_article: bool) -> int | None:
    """The rank of the first that is right, from 1; articles are ranked by their first passage."""
    if by_article:
        first: dict[str, Found] = {}
        for one in given:
            first.setdefault(one.article, one)
        given = list(first.values())
    return next((place for place, one in enumerate(given, start=1) if asked.is_right(one)), None)


def hits(ranks: Sequence[int | None], depth: int) -> float:
    """The share of questions with something right among the first ``depth``."""
    return sum(place is not None and place <= depth for place in ranks) / len(ranks)


def reciprocal(ranks: Sequence[int | None]) -> float:
    """The mean of one over the rank of the first that is right, 0 beyond :data:`DEPTH`."""
    return sum(1 / place for place in ranks if place and place <= DEPTH) / len(ranks)


if __name__ == "__main__":
    main()
