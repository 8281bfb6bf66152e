"""Entailment by a real cross-encoder, made here with a handful of random weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.chat.entailment import CrossEncoderEntailment, load_entailment
from index.errors import EmbeddingModelError

LABELS = ("contradiction", "entailment", "neutral")


def tiny_model(folder: Path, labels: tuple[str, ...], *, favoured: int | None = None) -> str:
    """A one-layer model; ``favoured`` is the output that its bias lets win."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "dam", "broke", "."]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        max_position_embeddings=32,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.zero_()
        if favoured is not None:
            model.classifier.bias[favoured] = 5.0
    model.save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return str(folder)


@pytest.mark.parametrize(("favoured", "follows"), [(0, False), (1, True), (2, False)])
def test_a_statement_follows_where_the_label_entailment_wins(
    tmp_path: Path, favoured: int, follows: bool
) -> None:
    model = load_entailment(tiny_model(tmp_path / "m", LABELS, favoured=favoured))
    assert model.follows("The dam broke.", "The dam broke.") is follows


def test_the_probability_is_that_of_the_label_entailment(tmp_path: Path) -> None:
    model = load_entailment(tiny_model(tmp_path / "m", LABELS))
    assert model.probability("The dam broke.", "The dam.") == pytest.approx(1 / 3)


@pytest.mark.parametrize(("favoured", "probability"), [(0, 0.99331), (None, 0.5)])
def test_a_single_score_is_read_as_a_logit(tmp_path: Path, favoured: int | None, probability: float) -> None:
    model = load_entailment(tiny_model(tmp_path / "m", ("score",), favoured=favoured))
    assert model.probability("The dam broke.", "The dam.") == pytest.approx(probability, abs=1e-4)


def test_the_least_probability_may_be_set(tmp_path: Path) -> None:
    from sentence_transformers import CrossEncoder

    path = tiny_model(tmp_path / "m", LABELS)
    assert CrossEncoderEntailment(CrossEncoder(path), least_probability=0.3).follows("The dam.", "The dam.")
    assert not CrossEncoderEntailment(CrossEncoder(path), least_probability=0.4).follows(
        "The dam.", "The dam."
    )


def test_a_model_without_such_a_label_is_refused_with_its_labels(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingModelError, match="good, bad"):
        load_entailment(tiny_model(tmp_path / "m", ("good", "bad")))


def test_a_model_that_is_not_there_is_told_with_the_setting(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingModelError, match="CROSSWIRE_ENTAILMENT_MODEL"):
        load_entailment(str(tmp_path / "nothing"))
