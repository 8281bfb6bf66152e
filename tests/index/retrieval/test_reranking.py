"""A cross-encoder for a second look, tried on a tiny model made here."""

from __future__ import annotations

from pathlib import Path

import pytest
from shelf_builder import article

from index.errors import EmbeddingModelError
from index.model import Passage, Span
from index.retrieval.model import Hit
from index.retrieval.reranking import load_reranker, rerank


def _tiny_model(place: Path, *, labels: int) -> Path:
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    place.mkdir()
    (place / "vocab.txt").write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nferry\nsank\nbridge\nfell\n")
    BertTokenizerFast(vocab_file=str(place / "vocab.txt")).save_pretrained(place)
    config = BertConfig(
        vocab_size=9,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        max_position_embeddings=32,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(place)
    return place


def _hit(text: str, score: float) -> Hit:
    told = article(text, id_=text)
    passage = Passage.cut(told, (Span(0, len(text)),))
    return Hit(passage=passage, article=told, score=score, similarity=0.5, lexical=0.0)


class ByLength:
    """Judges a longer text better."""

    def judge(self, question: str, texts: list[str]) -> list[float]:
        del question
        return [float(len(text)) for text in texts]


def test_hits_are_ordered_anew_and_carry_the_judgement_as_their_score() -> None:
    hits = rerank("ferry", [_hit("short", 2.0), _hit("longer text", 1.0)], reranker=ByLength())  # type: ignore[arg-type]
    assert [(hit.passage.text, hit.score) for hit in hits] == [("longer text", 11.0), ("short", 5.0)]


def test_a_model_by_its_path_judges_every_text_and_the_same_text_alike(tmp_path: Path) -> None:
    reranker = load_reranker(str(_tiny_model(tmp_path / "model", labels=1)))
    judged = reranker.judge("ferry sank", ["ferry sank", "bridge fell", "ferry sank"])
    assert len(judged) == 3
    assert judged[0] == pytest.approx(judged[2])
    assert reranker.judge("ferry sank", []) == []


def test_a_model_with_several_scores_a_pair_is_refused(tmp_path: Path) -> None:
    place = _tiny_model(tmp_path / "model", labels=3)
    with pytest.raises(EmbeddingModelError, match="3 scores a pair"):
        load_reranker(str(place))


def test_a_model_that_is_not_there_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingModelError, match="CROSSWIRE_RERANKER"):
        load_reranker(str(tmp_path / "none"))
