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
from collections.abc import Callable
from pathlib import Path
from statistics import median

from synthetic import megabytes_below, peak_memory_mb

from index.chunking import cut
from index.embedding import Embedder
from index.embedding.sentence_transformer import bundled_folder, load_embedder
from index.indexer import reindex
from index.loading import load_folder
from index.model import Article


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of articles")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    from sentence_transformers import SentenceTransformer

    embedder = load_embedder()
    articles = [found for found in load_folder(given.folder) if isinstance(found, Article)]
    passages = [passage for article in articles for passage in cut(article, embedder=embedder)]
    texts = [f"{p.heading}\n{p.text}" if p.heading else p.text for p in passages]
    bare_model = SentenceTransformer(str(bundled_folder()), local_files_only=True)
    bare_model.encode(texts[:32], show_progress_bar=False)
    embedder.embed(passages[:32])
    bare, whole, bare_cpu, whole_cpu = [], [], [], []
    for _ in range(given.rounds):
        wall, cpu = timed(lambda: bare_model.encode(texts, show_progress_bar=False))
        bare.append(wall)
        bare_cpu.append(cpu)
        wall, cpu = timed(lambda: index_anew(given.folder, embedder))
        whole.append(wall)
        whole_cpu.append(cpu)
    print(f"{len(articles)} articles, {len(passages)} passages, {given.rounds} rounds, medians")
    print(f"  bare encode    {len(articles) / median(bare):8.2f} articles/s ({median(bare):.2f} s)")
    print(f"  whole reindex  {len(articles) / median(whole):8.2f} articles/s ({median(whole):.2f} s)")
    print(f"  share of bare  {median(b / w for b, w in zip(bare, whole, strict=True)):8.2f}")
    cpu = median(b / w for b, w in zip(bare_cpu, whole_cpu, strict=True))
    print(f"  by CPU time    {cpu:8.2f} ({median(bare_cpu):.2f} s against {median(whole_cpu):.2f} s)")
    print(f"  peak memory    {peak_memory_mb():8.0f} MB")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that some work takes by the clock, and of CPU over all threads (steady on a busy machine)."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def index_anew(folder: Path, embedder: Embedder) -> None:
    """A whole reindex into a new folder."""
    data = Path(tempfile.mkdtemp())
    reindex(folder=folder, data=data, embedder=embedder)
    print(f"  disk {megabytes_below(data):.1f} MB")
    shutil.rmtree(data)


if __name__ == "__main__":
    main()
