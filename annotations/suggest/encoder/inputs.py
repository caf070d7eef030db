"""What the network reads of a window: pieces with the looks and hints of their words, and where each word is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotations.suggest.encoder.words import WordPieces, Words

_NO_LOOKS = (0, 0, 0)


def encode(
    words: Words,
    pieces: Sequence[tuple[int, ...]],
    hints: NDArray[np.float32],
    vocabulary: WordPieces,
    start: int,
    end: int,
) -> dict[str, NDArray[Any]]:
    """The words from `start` to `end` as columns, between the encoder's two marks."""
    ids = [vocabulary.first]
    looks: list[tuple[int, int, int]] = [_NO_LOOKS]
    first: list[int] = []
    counts: list[int] = []
    for index in range(start, end):
        own = pieces[index]
        first.append(len(ids))
        counts.append(len(own))
        ids.extend(own)
        looks.extend([(words.shapes[index], words.gaps[index], words.lines[index])] * len(own))
    ids.append(vocabulary.last)
    looks.append(_NO_LOOKS)
    begins = np.array(first, dtype=np.int64)
    sizes = np.array(counts, dtype=np.int64)
    spread = np.zeros((len(ids), hints.shape[1]), dtype=np.float32)
    spread[1:-1] = np.repeat(hints[start:end], sizes, axis=0)
    return {
        "pieces": np.array(ids, dtype=np.int64),
        "looks": np.array(looks, dtype=np.int64),
        "hints": spread,
        "first": begins,
        "last": begins + sizes - 1,
    }
