"""A reindex that is killed leaves the old index or the new one, and both open and answer."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from article_folder import write_article
from index_on_disk import IndexOnDisk

from index.errors import IndexMissingError
from index.model import ArticleId

KILLS = int(os.environ.get("CROSSWIRE_TEST_KILLS", "12"))
"""How many times a reindex is killed; more take longer."""

ROOT = Path(__file__).parents[3]

REINDEX = """
import sys
from pathlib import Path
from word_embedder import WordEmbedder
import chromadb, sqlalchemy, tantivy
from index.indexer import reindex
import index.claims.accounts, index.claims.extraction
print("begins", flush=True)
reindex(folder=Path(sys.argv[1]), data=Path(sys.argv[2]), embedder=WordEmbedder())
print("done", flush=True)
"""


def started(index: IndexOnDisk) -> subprocess.Popen[bytes]:
    """A reindex in a process of its own, at the moment at which it begins to work."""
    process = subprocess.Popen(
        [sys.executable, "-c", REINDEX, str(index.folder), str(index.data)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests/builders'}"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begins\n"
    return process


def killed_after(index: IndexOnDisk, seconds: float) -> bool:
    """Kill a reindex so long after it began; False if it was done by then."""
    with started(index) as process:
        time.sleep(seconds)
        process.kill()
        assert process.stdout is not None
        return process.stdout.read() != b"done\n"


def held(index: IndexOnDisk) -> set[ArticleId]:
    """The articles that the index holds, after asking it for each of them in both ways."""
    with index.library().reading() as shelf:
        articles = shelf.articles()
        assert len(articles) == shelf.state().articles
        for article in articles.values():
            asked = index.embedder.embed_question(f"{article.title or ''}\n{article.text}")
            near = shelf.passages(id_ for id_, _ in shelf.nearest(asked, limit=3))
            assert article.id in {stored.passage.article for stored in near.values()}
            words = shelf.passages(id_ for id_, _ in shelf.matching(article.text, limit=3))
            assert article.id in {stored.passage.article for stored in words.values()}
    return set(articles)


def stored_vectors(data: Path) -> int:
    """How many vectors are stored for good, in this moment."""
    try:
        with closing(sqlite3.connect(f"file:{data / 'vectors.sqlite3'}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM vectors").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def duration_of_a_reindex(index: IndexOnDisk) -> float:
    with started(index) as process:
        begun = time.monotonic()
        process.wait()
        return time.monotonic() - begun


def test_killed_at_random_moments_it_is_the_old_index_or_the_new_one(indexed: IndexOnDisk) -> None:
    chance = random.Random(20310502)
    acknowledged = held(indexed)
    new = ArticleId("new/0.txt")
    write_article(indexed.folder, new, "Ferry 0 sank off the harbour of Tarn, port officials said.")
    length = duration_of_a_reindex(indexed)
    acknowledged.add(new)
    assert held(indexed) == acknowledged
    killed = 0
    for number in range(1, KILLS + 1):
        name = ArticleId(f"new/{number}.txt")
        write_article(
            indexed.folder, name, f"Ferry {number} sank off the harbour of Tarn{number}, port officials said."
        )
        in_time = killed_after(indexed, chance.uniform(0, length))
        killed += in_time
        # A busy machine works faster and slower by turns: aim later after a hit, earlier after a miss, so
        # that some seven in ten meet a reindex at work, at whatever moment of it.
        length *= 1.1 if in_time else 0.8
        now = held(indexed)
        assert acknowledged <= now <= {ArticleId(f"new/{n}.txt") for n in range(number + 1)} | acknowledged
        acknowledged = now
        indexed.close()
    assert killed >= KILLS / 2
    report = indexed.reindex()
    assert report.articles == 13 + KILLS
    assert len(held(indexed)) == 13 + KILLS
    serving = [path for path in (indexed.data / "generations").iterdir() if path.is_dir()]
    assert len(serving) == 1


def test_a_first_reindex_that_is_killed_is_none_or_a_whole_one(unindexed: IndexOnDisk) -> None:
    chance = random.Random(7)
    for _ in range(max(2, KILLS // 4)):
        killed_after(unindexed, chance.uniform(0, 0.6))
        if (unindexed.data / "catalogue.sqlite3").exists():
            with suppress(IndexMissingError):
                assert len(held(unindexed)) == 12
            unindexed.close()
    unindexed.reindex()
    assert len(held(unindexed)) == 12


def test_what_a_killed_reindex_embedded_is_not_embedded_again(unindexed: IndexOnDisk) -> None:
    for number in range(600):
        write_article(unindexed.folder, f"many/{number}.txt", f"Ferry {number} sank off Tarn{number}.")
    with started(unindexed) as process:
        while not stored_vectors(unindexed.data) and process.poll() is None:
            time.sleep(0.005)
        process.kill()
    report = unindexed.reindex()
    assert report.articles == 612
    assert report.embedded < report.passages


@pytest.mark.parametrize("readers", [2])
def test_readers_in_other_processes_always_see_one_whole_generation(
    indexed: IndexOnDisk, readers: int
) -> None:
    script = """
import sys, time
from pathlib import Path
from word_embedder import WordEmbedder
from index.stores.library import Library
embedder = WordEmbedder()
library = Library.open(data=Path(sys.argv[1]), embedder=embedder)
seen = set()
until = time.monotonic() + 60
while time.monotonic() < until and 15 not in seen:
    with library.reading() as shelf:
        state = shelf.state()
        near = shelf.nearest(embedder.embed_question("Ferry sank harbour Tarn"), limit=100)
        words = shelf.matching("Ferry flood river", limit=100)
        assert len(near) == state.passages, (len(near), state)
        assert len(shelf.passages(id_ for id_, _ in near + words)) == state.passages
        assert len(shelf.articles()) == state.articles
        seen.add(state.articles)
print(max(seen), flush=True)
"""
    env = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests/builders'}"}
    asking = [
        subprocess.Popen([sys.executable, "-c", script, str(indexed.data)], stdout=subprocess.PIPE, env=env)
        for _ in range(readers)
    ]
    for number in range(3):
        time.sleep(1)
        write_article(indexed.folder, f"new/{number}.txt", f"Ferry {number} sank off Tarn{number}.")
        indexed.reindex()
    for process in asking:
        out, _ = process.communicate(timeout=90)
        assert process.returncode == 0
        assert int(out) == 15
