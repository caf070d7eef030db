"""Reads an article with the trained network: what may be a span, and what its links say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from annotations.suggest.encoder.decode import Calibration, Candidate, candidates, choose, features
from annotations.suggest.encoder.hints import Clue, hints_of
from annotations.suggest.encoder.inputs import encode
from annotations.suggest.encoder.links import WIDTH, Halves, LinkScorer
from annotations.suggest.encoder.windows import windows
from annotations.suggest.encoder.words import WordPieces, Words
from annotations.suggest.labels import LABELS

LINKS = "links.npz"
NETWORK = "encoder.onnx"
CONFIG = "config.json"
VOCABULARY = "vocab.txt"


_SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime would join although the parts are faster: the joined kernel takes eight times as long a number."""

_LINKED = 200_000
"""Words of an article up to which links are read: the vectors of more would fill the memory."""


@dataclass(slots=True)
class Seen:
    """What the network sees in an article: candidates, and for each word the vectors of links, [words, 4 * WIDTH]."""

    words: Words
    found: list[Candidate]
    links: Halves


class Reader:
    """Holds a trained network and nothing of the texts it reads."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Load the files of a trained encoder, to be run on `threads` cores."""
        runtime: Any = import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        self._longest = int(config["longest"])
        self._vocabulary = WordPieces(folder / VOCABULARY)
        self._network = runtime.InferenceSession(
            folder / NETWORK, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        self.calibration = Calibration.read(config["calibration"])
        with np.load(folder / LINKS, allow_pickle=False) as tables:
            self.links = LinkScorer({name: tables[name].astype(np.float32) for name in tables.files})

    def read(self, words: Words, clues: list[Clue]) -> Seen:
        """What may be a span of an article, given its words and what the rules say of them."""
        found: list[Candidate] = []
        linked: list[Halves] = [np.zeros((0, 4 * WIDTH), dtype=np.float16)]
        pieces = [self._vocabulary.pieces(word) for word in words.texts]
        hints = hints_of(words, clues)
        at = 0
        for window in windows(words, [len(own) for own in pieces], longest=self._longest):
            columns = encode(words, pieces, hints, self._vocabulary, window.start, window.end)
            scores, tags, links = self._network.run(None, {name: column[None] for name, column in columns.items()})
            begin = at
            while at < len(clues) and clues[at].first < window.end:
                at += 1
            found += candidates(scores[0], tags[0], clues[begin:at], offset=window.start)
            if window.end <= _LINKED:
                linked.append(links[0].astype(np.float16))
        return Seen(words, found, np.concatenate(linked))

    def choose(self, seen: Seen, clues: list[Clue]) -> list[tuple[Candidate, float]]:
        """The candidates that stand together, with the probability that each is right, in the order of the text."""
        if not seen.found:
            return []
        rows = features(seen.found, seen.words.texts, clues)
        scores = self.calibration.probabilities(seen.found, rows)
        return choose(seen.found, scores.tolist(), LABELS, cut=self.calibration.cut)
