"""An optional second opinion: a cross-encoder that tells whether a statement follows from its quote."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from index.errors import EmbeddingModelError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

log = logging.getLogger(__name__)

LEAST_PROBABILITY: Final = 0.5
"""Below it a statement is taken not to follow: the label of the three is not the likeliest, or barely."""


class CrossEncoderEntailment:
    """Entailment by a sentence-transformers cross-encoder.

    The model either has labels, one of them called "entailment" (as models trained on natural language
    inference have), or a single score, which is read as a logit.

    Args:
        model: loaded; see :func:`load_entailment`.
        least_probability: from which probability on a statement follows.
    """

    def __init__(self, model: CrossEncoder, *, least_probability: float = LEAST_PROBABILITY) -> None:
        self._model = model
        self._least = least_probability
        self._label = _entailment_label(model)

    def follows(self, statement: str, quote: str) -> bool:
        """Whether ``statement`` follows from ``quote``."""
        return self.probability(statement, quote) >= self._least

    def probability(self, statement: str, quote: str) -> float:
        """How likely ``statement`` follows from ``quote``, 0 to 1."""
        import torch

        scores = self._model.predict(
            [(quote, statement)],
            activation_fn=torch.nn.Identity(),
            convert_to_tensor=True,
            show_progress_bar=False,
        )[0]
        if self._label is None:
            return float(torch.sigmoid(scores.reshape(-1)[0]))
        return float(torch.softmax(scores, dim=-1)[self._label])


def load_entailment(name: str) -> CrossEncoderEntailment:
    """Load a cross-encoder by name or path.

    Raises:
        EmbeddingModelError: if it can't be loaded, or none of its labels is "entailment".
    """
    from sentence_transformers import CrossEncoder

    try:
        model = CrossEncoder(name)
    except Exception as error:
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
        raise EmbeddingModelError(
            f"The entailment model {name} can't be loaded: {reason} "
            "Check CROSSWIRE_ENTAILMENT_MODEL: a sentence-transformers cross-encoder, by name or path."
        ) from error
    return CrossEncoderEntailment(model)


def _entailment_label(model: CrossEncoder) -> int | None:
    """Which of the model's outputs says "entailment"; None for a model with a single score."""
    config = model.config
    labels = {int(number): str(label) for number, label in ((config and config.id2label) or {}).items()}
    if len(labels) <= 1:
        return None
    for number, label in labels.items():
        if label.lower() in {"entailment", "entails", "entailed", "supported"}:
            return number
    raise EmbeddingModelError(
        f"The entailment model tells {', '.join(labels.values())}, but none of them is “entailment”. "
        "Name in CROSSWIRE_ENTAILMENT_MODEL a cross-encoder trained on natural language inference."
    )
