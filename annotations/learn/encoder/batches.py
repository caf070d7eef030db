"""Batches: examples of like length, padded."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from annotations.learn.encoder.examples import IGNORED, WIDEST, Example, Links
from annotations.suggest.encoder.hints import HINTS


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some examples."""

    pieces: Tensor
    looks: Tensor
    hints: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    allowed: Tensor
    tags: Tensor
    links: list[Links | None]

    def inputs(self) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        """What the network reads."""
        return self.pieces, self.looks, self.hints, self.mask, self.first, self.last


def batches(examples: Sequence[Example], *, pieces: int, chance: random.Random) -> Iterator[Batch]:
    """Shuffled batches of about `pieces` pieces, of examples of like length."""
    order = sorted(examples, key=lambda example: len(example.pieces) * chance.uniform(0.85, 1.15))
    groups: list[list[Example]] = [[]]
    for example in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.pieces) > pieces:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    return (collate(group) for group in groups)


def collate(group: Sequence[Example]) -> Batch:
    """Some examples as one batch."""
    words = max(len(example.first) for example in group)
    pieces = max(len(example.pieces) for example in group)
    return Batch(
        _pad([example.pieces for example in group], (pieces,), 0),
        _pad([example.looks for example in group], (pieces, 3), 0),
        _pad([example.hints for example in group], (pieces, HINTS), 0, np.float32),
        _pad([np.ones(len(example.pieces), dtype=np.int64) for example in group], (pieces,), 0),
        _pad([example.first for example in group], (words,), 0),
        _pad([example.last for example in group], (words,), 0),
        _pad([e.allowed for e in group if e.allowed is not None], (words, WIDEST), 0),
        _pad([e.tags for e in group if e.tags is not None], (words, -1), IGNORED),
        [example.links for example in group],
    )


def _pad(
    arrays: Sequence[NDArray[np.generic]], shape: tuple[int, ...], value: int, kind: type[np.generic] = np.int64
) -> Tensor:
    if not arrays:
        return torch.empty(0)
    padded = np.full((len(arrays), shape[0], *arrays[0].shape[1:]), value, dtype=kind)
    for row, array in enumerate(arrays):
        padded[row, : len(array)] = array
    return torch.from_numpy(padded)
