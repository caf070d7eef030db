"""A small convolutional network that tells for each token and label whether a span begins, goes on or ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotations.suggest.labels import LABELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Keys = NDArray[np.uint64]

TAGS = 5
"""Every label has tags of its own, so that spans of different labels may nest in any way."""
OUT, BEGIN, INSIDE, LAST, UNIT = range(TAGS)
_SEED = 11
_PIECES = 3


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the network is: `rows` of the tables of each column of keys."""

    width: int = 64
    depth: int = 3
    rows: tuple[int, ...] = (5000, 1000, 2500, 2500, 300, 300)


def make_network(sizes: Sizes) -> Any:
    """A thinc model from the keys of tokens, one array a document, to scores of shape (tokens, labels x tags)."""
    thinc: Any = import_module("thinc.api")
    width = sizes.width
    tables = [
        thinc.HashEmbed(width, rows, column=column, seed=_SEED + column, dropout=0.0)
        for column, rows in enumerate(sizes.rows, start=1)
    ]
    mixed = thinc.Maxout(width, width * len(tables), nP=_PIECES, dropout=0.0, normalize=True)
    embed = thinc.uniqued(thinc.chain(thinc.concatenate(*tables), mixed), column=0)
    window = thinc.chain(
        thinc.expand_window(window_size=1), thinc.Maxout(width, width * 3, nP=_PIECES, dropout=0.0, normalize=True)
    )
    context = thinc.clone(thinc.residual(window), sizes.depth)
    heads = thinc.Linear(len(LABELS) * TAGS, width)
    model: Any = thinc.chain(
        thinc.with_array(embed), thinc.with_array(context, pad=sizes.depth), thinc.with_array(heads)
    )
    # numpy's own products of matrices are three times as fast here as those of blis.
    ops = thinc.NumpyOps(use_blis=False)
    for layer in model.walk():
        layer.ops = ops
    return model


def chances(scores: Floats) -> Floats:
    """The chances of each tag, of shape (tokens, labels, tags)."""
    import numpy as np

    values = scores.reshape(-1, len(LABELS), TAGS)
    powers = np.exp(values - values.max(axis=2, keepdims=True))
    return powers / powers.sum(axis=2, keepdims=True)


def tags_of(length: int, spans: Sequence[tuple[int, int, str]]) -> NDArray[Any]:
    """The right tags of spans in tokens, of shape (tokens, labels)."""
    import numpy as np

    tags = np.zeros((length, len(LABELS)), dtype=np.int64)
    for start, end, label in sorted(spans, key=lambda span: span[1] - span[0]):
        column = tags[:, LABELS.index(label)]
        if end - start == 1:
            column[start] = UNIT
        else:
            column[start:end] = INSIDE
            column[start], column[end - 1] = BEGIN, LAST
    return tags
