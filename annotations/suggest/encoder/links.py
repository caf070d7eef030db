"""Links between spans: how far apart they are, and what the network's vectors say of roles, kinds and statuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotations.suggest.encoder.words import NEW_LINE
from annotations.suggest.labels import ROLES

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
Whole = NDArray[np.int64]
WIDTH = 128
"""Numbers in the vector of a span; a word has four such vectors: as first or last word of a mention or a filler."""
DISTANCES = 16
LINES_APART = 7


def distances(mentions: Whole, spans: Whole) -> Whole:
    """The class of the distance in words of each span from each mention: [mentions, spans], logarithmic, with side."""
    apart = spans[None, :] - mentions[:, None]
    steps = np.minimum(7, np.log2(np.abs(apart) + 1).astype(np.int64))
    return np.where(apart < 0, steps + DISTANCES // 2, steps)


def lines_apart(mentions: Whole, spans: Whole) -> Whole:
    """The class of the distance in lines: [mentions, spans], 0 for three or more above to 6 for as many below."""
    return np.clip(spans[None, :] - mentions[:, None], -3, 3) + 3


def line_numbers(gaps: Sequence[int]) -> Whole:
    """The number of the line of each word, from the gaps before the words."""
    return np.cumsum(np.array(gaps, dtype=np.int64) >= NEW_LINE, dtype=np.int64)


def vectors(links: Floats | Halves, first: Whole, last: Whole) -> tuple[Floats, Floats]:
    """The vectors of spans as mentions and as fillers, each [spans, WIDTH], from those of their words."""
    begins, ends = links[first].astype(np.float32), links[last].astype(np.float32)
    mention = np.maximum(begins[:, :WIDTH] + ends[:, WIDTH : 2 * WIDTH], 0)
    filler = np.maximum(begins[:, 2 * WIDTH : 3 * WIDTH] + ends[:, 3 * WIDTH :], 0)
    return mention, filler


@dataclass(frozen=True, slots=True)
class LinkScorer:
    """The last layer of the links, in numpy, since it reads pairs from all over an article."""

    tables: Mapping[str, Floats]

    def roles(self, mention: Floats, filler: Floats, labels: Whole, apart: Whole, lines: Whole) -> Floats:
        """The odds of each role against none: [mentions, spans, roles]."""
        asked = (mention @ self.tables["pair"].T).reshape(len(mention), len(ROLES), WIDTH)
        scores = np.einsum("mrk,sk->msr", asked, filler) / WIDTH**0.5
        scores += self.tables["label"][labels][None] + self.tables["distance"][apart] + self.tables["lines"][lines]
        return scores

    def same(self, mentions: Floats, others: Floats, apart: Whole) -> Floats:
        """The odds that two mentions are of one agreement: [mentions, others]."""
        scores = (mentions @ self.tables["same"].T) @ others.T / WIDTH**0.5
        return scores + self.tables["same_distance"][apart, 0]

    def kinds(self, mention: Floats) -> Floats:
        """The scores of the kinds: [mentions, kinds]."""
        return mention @ self.tables["kind"].T + self.tables["kind_bias"]

    def statuses(self, mention: Floats) -> Floats:
        """The scores of the statuses: [mentions, statuses]."""
        return mention @ self.tables["status"].T + self.tables["status_bias"]
