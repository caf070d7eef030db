"""Reads an article with the trained network: what may be a span, and what its links say."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from annotations.suggest.encoder.decode import Calibration, Candidate, candidates, choose, features
from annotations.suggest.encoder.hints import LABELS, Clue, hints_of
from annotations.suggest.encoder.inputs import encode
from annotations.suggest.encoder.links import Floats, Halves, LinkScorer, vectors
from annotations.suggest.encoder.windows import windows
from annotations.suggest.encoder.words import WordPieces, Words

LINKS = "links.npz"
NETWORK = "encoder.onnx"
CONFIG = "config.json"
VOCABULARY = "vocab.txt"


@dataclass(slots=True)
class Seen:
    """What the network sees in an article: candidates, with the vectors of each as a mention and as a filler."""

    words: Words
    found: list[Candidate] = field(default_factory=list[Candidate])
    mentions: list[Halves] = field(default_factory=list[Halves])
    fillers: list[Halves] = field(default_factory=list[Halves])


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
        self._network = runtime.InferenceSession(folder / NETWORK, options, providers=["CPUExecutionProvider"])
        self.calibration = Calibration.read(config["calibration"])
        with np.load(folder / LINKS) as tables:
            self.links = LinkScorer({name: tables[name].astype(np.float32) for name in tables.files})

    def read(self, words: Words, clues: list[Clue]) -> Seen:
        """What may be a span of an article, given its words and what the rules say of them."""
        seen = Seen(words)
        pieces = [self._vocabulary.pieces(word) for word in words.texts]
        hints = hints_of(words, clues)
        at = 0
        for window in windows(words, [len(own) for own in pieces], longest=self._longest):
            columns = encode(words, pieces, hints, self._vocabulary, window.start, window.end)
            scores, tags, links = self._network.run(None, {name: column[None] for name, column in columns.items()})
            begin = at
            while at < len(clues) and clues[at].first < window.finish:
                at += 1
            keep = range(window.begin - window.start, window.finish - window.start)
            self._note(
                seen,
                links[0],
                candidates(scores[0], tags[0], clues[begin:at], offset=window.start, keep=keep),
                window.start,
            )
        return seen

    @staticmethod
    def _note(seen: Seen, links: Floats, found: list[Candidate], start: int) -> None:
        if not found:
            return
        places = np.array([(one.first - start, one.last - start) for one in found], dtype=np.int64)
        mentions, fillers = vectors(links, places[:, 0], places[:, 1])
        seen.found += found
        seen.mentions.append(mentions.astype(np.float16))
        seen.fillers.append(fillers.astype(np.float16))

    def choose(self, seen: Seen, clues: list[Clue]) -> list[tuple[Candidate, float]]:
        """The candidates that stand together, with the probability that each is right, in the order of the text."""
        if not seen.found:
            return []
        rows = features(seen.found, seen.words.texts, clues)
        scores = self.calibration.probabilities(seen.found, rows)
        return choose(seen.found, scores.tolist(), LABELS, cut=self.calibration.cut)
