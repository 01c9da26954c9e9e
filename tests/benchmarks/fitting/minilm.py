"""all-MiniLM-L6-v2 as a plain PyTorch function, for making the word vectors offline; the product never loads it.

Reads ``model.safetensors`` and ``vocab.txt`` as published (Apache-2.0, Reimers and Gurevych, sentence-transformers).
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

LAYERS, HEADS, WIDTH = 6, 12, 384


class MiniLM:
    """Sentence vectors: mean of the last layer's token vectors, normalised."""

    def __init__(self, folder: Path) -> None:
        self.vocabulary = (folder / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
        self.ids = {piece: n for n, piece in enumerate(self.vocabulary)}
        self.weights = dict(_tensors(folder / "model.safetensors"))

    def pieces(self, text: str) -> list[int]:
        """Return the word pieces of a text."""
        text = "".join(
            c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn"
        )
        return [piece for word in re.findall(r"\w+|[^\w\s]", text) for piece in self._split(word)]

    @lru_cache(maxsize=200_000)  # noqa: B019
    def _split(self, word: str) -> tuple[int, ...]:
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self.ids:
                    found.append(self.ids[piece])
                    start = end
                    break
            else:
                return (self.ids["[UNK]"],)
        return tuple(found)

    def encode(self, texts: Sequence[str], *, batch: int = 64, longest: int = 128) -> np.ndarray[Any, Any]:
        """Return one unit vector of 384 numbers a text."""
        pieces = [self.pieces(text)[: longest - 2] for text in texts]
        order = sorted(range(len(texts)), key=lambda n: len(pieces[n]))
        result = np.zeros((len(texts), WIDTH), np.float32)
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            width = max(len(pieces[n]) for n in chosen) + 2
            ids = torch.zeros((len(chosen), width), dtype=torch.long)
            mask = torch.zeros((len(chosen), width))
            for row, n in enumerate(chosen):
                line = [self.ids["[CLS]"], *pieces[n], self.ids["[SEP]"]]
                ids[row, : len(line)] = torch.tensor(line)
                mask[row, : len(line)] = 1
            with torch.inference_mode():
                result[chosen] = self._pool(ids, mask).numpy()
        return result

    def _pool(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x, "embeddings.LayerNorm")
        bias = (1 - mask)[:, None, None, :] * -1e4
        for n in range(LAYERS):
            x = self._layer(x, bias, f"encoder.layer.{n}")
        pooled = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return functional.normalize(pooled, dim=1)

    def _layer(self, x: torch.Tensor, bias: torch.Tensor, name: str) -> torch.Tensor:
        def heads(y: torch.Tensor) -> torch.Tensor:
            return y.view(y.shape[0], y.shape[1], HEADS, -1).transpose(1, 2)

        q, k, v = (
            heads(self._linear(x, f"{name}.attention.self.{part}")) for part in ("query", "key", "value")
        )
        weights = torch.softmax(q @ k.transpose(2, 3) / (WIDTH / HEADS) ** 0.5 + bias, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(x.shape)
        x = self._norm(
            x + self._linear(mixed, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm"
        )
        inner = functional.gelu(self._linear(x, f"{name}.intermediate.dense"))
        return self._norm(x + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return functional.linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        return functional.layer_norm(x, (WIDTH,), weight, bias, 1e-12)


def _tensors(path: Path) -> Iterator[tuple[str, torch.Tensor]]:
    """Read the float tensors of a safetensors file: a JSON header of offsets, then raw numbers."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    for name, entry in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            values = np.frombuffer(raw[8 + size + start : 8 + size + end], np.float32).copy()
            yield name.removeprefix("bert."), torch.from_numpy(values).view(entry["shape"])
