"""How fast articles are indexed, against bare embedding of the same passages in the same run.

    python benchmarks/indexing.py FOLDER

Loads the model once and warms it; then, in turns, a bare ``SentenceTransformer.encode`` of all passages
and a whole reindex into a new folder (read, cut, embed with sentence vectors, claims, stores, verification).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from synthetic import megabytes_below, peak_memory_mb

from index.chunking import cut
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.loading import load_folder
from index.model import Article


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of articles")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    embedder = load_embedder()
    articles = [found for found in load_folder(given.folder) if isinstance(found, Article)]
    passages = [passage for article in articles for passage in cut(article, embedder=embedder)]
    texts = [f"{p.heading}\n{p.text}" if p.heading else p.text for p in passages]
    embedder.embed(passages[:32])
    bare, whole = [], []
    for _ in range(given.rounds):
        bare.append(bare_seconds(texts))
        whole.append(index_seconds(given.folder, embedder))
    print(f"{len(articles)} articles, {len(passages)} passages, {given.rounds} rounds, medians")
    print(f"  bare encode    {len(articles) / median(bare):8.2f} articles/s ({median(bare):.2f} s)")
    print(f"  whole reindex  {len(articles) / median(whole):8.2f} articles/s ({median(whole):.2f} s)")
    print(f"  share of bare  {median(b / w for b, w in zip(bare, whole, strict=True)):8.2f}")
    print(f"  peak memory    {peak_memory_mb():8.0f} MB")


def bare_seconds(texts: list[str]) -> float:
    """The time of the library's own encode, on a model of its own, loaded before."""
    from sentence_transformers import SentenceTransformer

    from index.embedding.sentence_transformer import bundled_folder

    model = SentenceTransformer(str(bundled_folder()), local_files_only=True)
    model.encode(texts[:32], show_progress_bar=False)
    begun = time.perf_counter()
    model.encode(texts, show_progress_bar=False)
    return time.perf_counter() - begun


def index_seconds(folder: Path, embedder: object) -> float:
    """The time of a whole reindex into a new folder."""
    data = Path(tempfile.mkdtemp())
    begun = time.perf_counter()
    reindex(folder=folder, data=data, embedder=embedder)  # type: ignore[arg-type]
    seconds = time.perf_counter() - begun
    print(f"  disk {megabytes_below(data):.1f} MB")
    shutil.rmtree(data)
    return seconds


if __name__ == "__main__":
    main()
