"""Make ``reader/compare/data/vectors.npz``: a small table of word vectors, distilled from a sentence model.

    python tests/benchmarks/fitting/fit_vectors.py FOLDER

FOLDER holds all-MiniLM-L6-v2 as published (``vocab.txt``, ``model.safetensors``; Apache-2.0). Each whole word of its
vocabulary is put through the model alone; the vectors are centred, reduced by PCA and stored as bytes. Needs torch;
the product needs neither torch nor the model.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from tests.benchmarks.fitting.minilm import MiniLM  # noqa: E402

DIMENSIONS = 96
TARGET = ROOT / "reader/compare/data/vectors.npz"


def main() -> None:
    model = MiniLM(Path(sys.argv[1]))
    words = [word for word in model.vocabulary if re.fullmatch(r"[a-z]{2,}", word)]
    full = model.encode(words, batch=256)
    centred = full - full.mean(0)
    axes = np.linalg.svd(centred, full_matrices=False)[2][:DIMENSIONS]
    reduced = centred @ axes.T
    reduced /= np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9)
    table = np.clip(np.round(reduced * 127 / np.abs(reduced).max()), -127, 127).astype(np.int8)
    text = np.frombuffer("\n".join(words).encode("ascii"), np.uint8)
    np.savez_compressed(TARGET, words=text, table=table)
    print(f"{len(words)} words, {DIMENSIONS} dimensions, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
