"""The bundled model behind the embedder's seam."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import Embedder
from index.embedding.sentence_transformer import BUNDLED, bundled_folder, load_embedder
from index.errors import EmbeddingModelError
from index.model import Article, ArticleId, Passage, Span
from index.sentences import split

ROOT = Path(__file__).parents[3]

TEXTS = [
    "The dam above Tarn broke on Monday. Nine villagers drowned, the mayor said. Soldiers brought boats.",
    "Wind.",
    "東京で地震があり、七人が死亡した。救助隊は二人を発見した。",
    "Ärzte ohne Grenzen — “we lack blood”, a nurse said. 🚒 Firemen dug all night.",
    "The council met. " * 60,
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    made = []
    for number, text in enumerate(TEXTS):
        article = Article(id=ArticleId(f"{number}.txt"), text=text.strip(), content_hash=f"{number:064}")
        heading = "Flood in Tarn (The Norland Herald, 5 May 2031)" if number % 2 == 0 else ""
        made.append(Passage.cut(article, split(article.text), heading=heading))
    return made


def test_a_passage_has_the_vector_that_the_library_gives_for_heading_and_text(
    embedder: Embedder, passages: list[Passage]
) -> None:
    from sentence_transformers import SentenceTransformer

    bare = SentenceTransformer(str(bundled_folder()), local_files_only=True)
    texts = [f"{p.heading}\n{p.text}" if p.heading else p.text for p in passages]
    expected = bare.encode(texts, show_progress_bar=False)
    for given, wanted in zip(embedder.embed(passages), expected, strict=True):
        assert float(given.whole @ wanted) > 0.9999


def test_every_vector_is_of_unit_length_and_of_the_models_dimension(
    embedder: Embedder, passages: list[Passage]
) -> None:
    for given in embedder.embed(passages):
        rows = np.vstack([given.whole, given.sentences])
        assert rows.dtype == np.float32
        assert rows.shape[1] == embedder.dimension == 384
        assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_every_sentence_has_a_vector_of_its_own(embedder: Embedder, passages: list[Passage]) -> None:
    first, *_ = embedder.embed(passages[:1])
    assert len(first.sentences) == len(passages[0].sentences) == 3
    asked = embedder.embed_question("How many people drowned?")
    assert int(np.argmax(first.sentences @ asked)) == 1


def test_the_only_sentence_of_a_passage_without_heading_has_nearly_the_passages_vector(
    embedder: Embedder,
) -> None:
    article = Article(id=ArticleId("x"), text="Nine villagers drowned in the flood at Tarn.")
    [given] = embedder.embed([Passage.cut(article, (Span(0, 44),))])
    assert float(given.whole @ given.sentences[0]) > 0.95


def test_the_order_of_passages_and_their_company_do_not_matter(
    embedder: Embedder, passages: list[Passage]
) -> None:
    together = embedder.embed(passages)
    for passage, given in zip(passages, together, strict=True):
        [alone] = embedder.embed([passage])
        assert float(alone.whole @ given.whole) > 0.99999
        assert alone.sentences == pytest.approx(given.sentences, abs=1e-4)


def test_what_the_window_does_not_hold_gets_the_passages_vector(embedder: Embedder) -> None:
    text = "Boats came. " * 200
    article = Article(id=ArticleId("x"), text=text.strip())
    [given] = embedder.embed([Passage.cut(article, split(article.text))])
    assert given.sentences[-1] == pytest.approx(given.whole)
    assert float(given.sentences[0] @ given.whole) < 0.99999


def test_progress_counts_every_passage_once(embedder: Embedder, passages: list[Passage]) -> None:
    counted: list[int] = []
    embedder.embed(passages, counted.append)
    assert sum(counted) == len(passages)


def test_no_passages_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed([]) == []


def test_tokens_are_counted_without_the_models_own_marks(embedder: Embedder) -> None:
    assert embedder.count_tokens(["flood", "the flood rose", ""]) == [1, 3, 0]
    assert embedder.count_tokens([]) == []
    assert embedder.window_tokens == 256 - 2


def test_the_bundled_model_is_found_and_digested_without_torch() -> None:
    script = (
        "import sys; from index.embedding.sentence_transformer import load_embedder\n"
        "e = load_embedder()\n"
        "print(e.name, len(e.digest), 'torch' in sys.modules, 'transformers' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{BUNDLED} 32 False False\n"


def test_nothing_is_said_and_no_hub_is_asked_while_it_loads_and_embeds() -> None:
    script = (
        "import socket\n"
        "def refuse(*_): raise AssertionError('a connection was tried')\n"
        "socket.socket.connect = refuse\n"
        "from index.embedding.sentence_transformer import load_embedder\n"
        "print(len(load_embedder().embed_question('Who?')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("384\n", "")


def test_a_folder_of_other_weights_has_another_digest(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(bundled_folder(), copy)
    before = load_embedder(str(copy)).digest
    weights = copy / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    assert load_embedder(str(copy)).digest != before


def test_a_copy_of_the_bundled_model_has_its_digest(tmp_path: Path, embedder: Embedder) -> None:
    copy = tmp_path / "model"
    shutil.copytree(bundled_folder(), copy)
    assert load_embedder(str(copy)).digest == embedder.digest


def test_a_model_that_pools_otherwise_gives_each_sentence_the_passages_vector(
    tmp_path: Path, passages: list[Passage]
) -> None:
    copy = tmp_path / "model"
    shutil.copytree(bundled_folder(), copy)
    pooling = copy / "1_Pooling" / "config.json"
    told = json.loads(pooling.read_text())
    for key in told:
        if key.startswith("pooling_mode_"):
            told[key] = key == "pooling_mode_cls_token"
    pooling.write_text(json.dumps(told))
    [given] = load_embedder(str(copy)).embed(passages[:1])
    assert given.sentences == pytest.approx(np.repeat(given.whole[None, :], 3, axis=0))


def test_a_missing_folder_is_named() -> None:
    with pytest.raises(EmbeddingModelError, match=r"no folder \./not/there.*CROSSWIRE_EMBEDDING_MODEL"):
        load_embedder("./not/there")


def test_a_folder_that_holds_no_model_is_named_at_first_use(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EmbeddingModelError, match="CROSSWIRE_EMBEDDING_MODEL"):
        load_embedder(str(tmp_path)).embed_question("Who?")
