"""Turns the tokens of a document into what the network looks up: forms, shapes, and what the rules say of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from annotations.suggest.labels import LABELS
from annotations.suggest.light.network import TAGS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotations.suggest.extensions import Candidate
    from annotations.suggest.light.network import Keys

_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def keys_of(doc: Doc, ruled: Iterable[Candidate]) -> Keys:
    """The keys, [tokens, 7]: one for all together, then form, first letter, ending, shape, outer and inner rule."""
    import numpy as np

    keys = np.zeros((len(doc), 7), dtype=np.uint64)
    if len(doc):
        attributes: Any = doc.to_array(["ORTH", "NORM", "PREFIX", "SUFFIX", "SHAPE"])
        keys[:, 1:5] = attributes[:, 1:]
        _write_rules(keys, ruled)
        parts: Any = keys[:, 5:7] * np.array(_MIX[:2], dtype=np.uint64)
        keys[:, 0] = parts[:, 0] ^ parts[:, 1] ^ (attributes[:, 0] * np.uint64(_MIX[2]))
    return keys


def _write_rules(keys: Keys, ruled: Iterable[Candidate]) -> None:
    """Note the outermost and the innermost of the spans that rules find over each token."""
    for one in sorted(ruled, key=lambda one: one.start - one.end):
        base = LABELS.index(one.label) * TAGS
        for token in range(one.start, one.end):
            part = 1 + (token > one.start) + 2 * (token == one.end - 1)
            column = 6 if keys[token, 5] else 5
            keys[token, column] = base + part
