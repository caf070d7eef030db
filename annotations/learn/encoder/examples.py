"""Examples: windows of training texts as arrays of pieces, looks, hints and targets."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotations.learn.encoder.corpus import EVERYTHING, OUTSIDE, TrainingFrame, TrainingText
from annotations.suggest.encoder.hints import Clue, hints_of
from annotations.suggest.encoder.inputs import encode
from annotations.suggest.encoder.links import distances, line_numbers, lines_apart
from annotations.suggest.encoder.windows import Window, windows
from annotations.suggest.encoder.words import WordPieces, Words, split_words
from annotations.suggest.labels import LABELS

WIDEST = 24  # words in the widest span that is looked at
IGNORED = -100
_PART, _BEGIN, _INSIDE = 0, 1, 2

Rules = Callable[[Sequence[tuple[str, Words]]], Iterator[list[Clue]]]
"""What gives the rules' clues of texts that are split into words, in their order."""


@dataclass(frozen=True, slots=True)
class Links:
    """The agreements of one window: spans in words, and which of them are mentions and fillers."""

    spans: NDArray[np.int64]
    """[spans, 3]: first word, last word, label."""
    mentions: NDArray[np.int64]
    """The numbers of the spans that are mentions of some agreement."""
    apart: NDArray[np.int64]
    lines: NDArray[np.int64]
    owners: NDArray[np.bool_]
    """[frames, mentions]: whose mention it is."""
    roles: NDArray[np.int64]
    """[frames, spans]: 0 for none, else the role's number plus one; IGNORED for the mentions themselves."""
    kinds: NDArray[np.int64]
    statuses: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """One window: pieces with looks and hints, the first and last piece of each word, and what each span may be."""

    pieces: NDArray[np.int64]
    looks: NDArray[np.int64]
    hints: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    allowed: NDArray[np.int32] | None = None
    tags: NDArray[np.int64] | None = None
    links: Links | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text split into words and pieces, with the rules' hints and its targets in words."""

    words: Words
    pieces: list[tuple[int, ...]]
    hints: NDArray[np.float32]
    spans: list[tuple[int, int, int]]
    elsewhere: int = OUTSIDE
    is_flat: bool = False
    frames: tuple[TrainingFrame, ...] = ()
    clues: list[Clue] = field(default_factory=list[Clue])


def prepare_all(texts: Sequence[TrainingText], vocabulary: WordPieces, rules: Rules | None) -> list[Prepared]:
    """Training texts in words, with the clues of the rules if there are any."""
    split = [split_words(text.text) for text in texts]
    clues = rules([(t.text, w) for t, w in zip(texts, split, strict=True)]) if rules else iter([[] for _ in texts])
    return [_prepare(text, words, own, vocabulary) for text, words, own in zip(texts, split, clues, strict=True)]


def _prepare(text: TrainingText, words: Words, clues: list[Clue], vocabulary: WordPieces) -> Prepared:
    starts = {start: index for index, start in enumerate(words.starts)}
    ends = {end: index for index, end in enumerate(words.ends)}
    # A span that no border of words fits stays in its place of the list, as one that is nowhere.
    spans = [(starts.get(s.start, -1), ends.get(s.end, -2), s.allowed) for s in text.spans]
    spans = [span if 0 <= span[0] <= span[1] else (-9, -9, span[2]) for span in spans]
    pieces = [vocabulary.pieces(word) for word in words.texts]
    hints = hints_of(words, clues)
    return Prepared(words, pieces, hints, spans, text.elsewhere, text.is_flat, text.frames, clues)


def doubted(prepared: Prepared, share: float, chance: random.Random) -> NDArray[np.float32]:
    """The hints of a text without a share of the clues; of half as many texts, without any.

    Otherwise the network would believe the rules, and find nothing that they do not know.
    """
    if chance.random() < share / 2:
        return np.zeros_like(prepared.hints)
    return hints_of(prepared.words, [clue for clue in prepared.clues if chance.random() >= share])


def examples(
    prepared: Prepared, vocabulary: WordPieces, *, longest: int, hints: NDArray[np.float32] | None = None
) -> Iterator[Example]:
    """The windows of a text with their targets."""
    costs = [len(pieces) for pieces in prepared.pieces]
    shown = prepared.hints if hints is None else hints
    for window in windows(prepared.words, costs, longest=longest):
        allowed, tags = _targets(prepared, window.start, window.end)
        columns: dict[str, Any] = encode(prepared.words, prepared.pieces, shown, vocabulary, window.start, window.end)
        yield Example(**columns, allowed=allowed, tags=tags, links=_links(prepared, window))


def _links(prepared: Prepared, window: Window) -> Links | None:
    """The agreements that have a mention in a window, over the spans that are in it; None without any."""
    places = {
        number: (first - window.start, last - window.start, allowed.bit_length() - 2)
        for number, (first, last, allowed) in enumerate(prepared.spans)
        if first >= window.start and last < window.end
    }
    frames = [(frame, [m for m in frame.mentions if m in places]) for frame in prepared.frames]
    frames = [(frame, mentions) for frame, mentions in frames if mentions]
    if not frames or len(places) == 1:
        return None
    numbers = {number: row for row, number in enumerate(places)}
    spans = np.array(list(places.values()), dtype=np.int64)
    mentions = sorted({numbers[m] for _, own in frames for m in own})
    owners = np.zeros((len(frames), len(mentions)), dtype=np.bool_)
    roles = np.zeros((len(frames), len(spans)), dtype=np.int64)
    for row, (frame, own) in enumerate(frames):
        for role, number in reversed(frame.fillers):
            if number in numbers:
                roles[row, numbers[number]] = role + 1
        for mention in own:
            owners[row, mentions.index(numbers[mention])] = True
            roles[row, numbers[mention]] = IGNORED
    rows = np.array(mentions, dtype=np.int64)
    line = line_numbers(prepared.words.gaps)[window.start : window.end]
    return Links(
        spans,
        rows,
        distances(spans[rows, 0], spans[:, 0]),
        lines_apart(line[spans[rows, 0]], line[spans[:, 0]]),
        owners,
        roles,
        np.array([frame.kind for frame, _ in frames], dtype=np.int64),
        np.array([frame.status for frame, _ in frames], dtype=np.int64),
    )


def _targets(prepared: Prepared, start: int, end: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """What each span (first word, width) may be, and tags per label; spans cut by the window are unknown."""
    size = end - start
    allowed = np.full((size, WIDEST), prepared.elsewhere, dtype=np.int32)
    allowed[np.arange(size)[:, None] + np.arange(WIDEST)[None, :] >= size] = EVERYTHING
    unsure = np.array([bool(prepared.elsewhere >> (n + 1) & 1) for n in range(len(LABELS))])
    tags = np.where(unsure, IGNORED, _PART)[None, :].repeat(size, axis=0)
    for first, last, classes in prepared.spans:
        if last < max(start, 0) or first >= end:
            continue
        left, right = max(first - start, 0), min(last - start, size - 1)
        if prepared.is_flat:
            _forget_inside(allowed, left, right)
            tags[left : right + 1] = IGNORED
        if first >= start and last < end:
            _set(allowed, tags, left, right, classes)
        else:
            tags[left : right + 1, _labels(classes)] = IGNORED
            allowed[left : right + 1] |= classes
    return allowed, tags


def _forget_inside(allowed: NDArray[np.int32], left: int, right: int) -> None:
    """A flat source says nothing of what is inside its spans or crosses them."""
    begin = max(0, left - WIDEST)
    starts = np.arange(begin, right + 1)[:, None]
    ends = starts + np.arange(WIDEST)[None, :]
    holds = (starts <= left) & (ends >= right)
    allowed[begin : right + 1][(ends >= left) & ~holds] = EVERYTHING


def _labels(classes: int) -> list[int]:
    return [n for n in range(len(LABELS)) if classes >> (n + 1) & 1]


def _set(allowed: NDArray[np.int32], tags: NDArray[np.int64], left: int, right: int, classes: int) -> None:
    if right - left < WIDEST:
        known = allowed[left, right - left]
        is_second = known & OUTSIDE == 0 and known & (known - 1) == 0
        allowed[left, right - left] = known | classes if is_second else classes
    labels = _labels(classes)
    if len(labels) == 1 and not classes & OUTSIDE:
        tags[left, labels[0]] = _BEGIN
        tags[left + 1 : right + 1, labels[0]] = _INSIDE
    else:
        tags[left : right + 1, labels] = IGNORED
