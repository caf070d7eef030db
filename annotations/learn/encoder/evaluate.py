"""Evaluation: what a network finds in texts, and strict and partial F1 per label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotations.learn.encoder.corpus import TrainingText, label_of
from annotations.learn.encoder.examples import Rules
from annotations.suggest.encoder.decode import Candidate
from annotations.suggest.encoder.hints import Clue
from annotations.suggest.encoder.reader import Reader
from annotations.suggest.encoder.words import Words, split_words
from annotations.suggest.labels import LABELS

Found = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A text's words, the clues of the rules, and the candidates that a network sees in it."""

    text: TrainingText
    words: Words
    clues: list[Clue]
    found: list[Candidate]

    def gold(self) -> set[tuple[int, int, int]]:
        """The right spans in words, as (first, last, label)."""
        starts = {start: index for index, start in enumerate(self.words.starts)}
        ends = {end: index for index, end in enumerate(self.words.ends)}
        return {
            (starts[s.start], ends[s.end], label_of(s)) for s in self.text.spans if s.start in starts and s.end in ends
        }


def judge_all(reader: Reader, texts: Sequence[TrainingText], rules: Rules) -> list[Judged]:
    """The candidates that a trained encoder sees in texts."""
    split = [split_words(text.text) for text in texts]
    said = rules([(text.text, words) for text, words in zip(texts, split, strict=True)])
    return [
        Judged(text, words, clues, reader.read(words, clues).found)
        for text, words, clues in zip(texts, split, said, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one label; `partial` asks only for a common character."""

    precision: float
    recall: float
    f1: float
    partial: float
    gold: int


def score(pairs: Iterable[tuple[Sequence[Found], Sequence[Found]]]) -> dict[str, Score]:
    """Scores per label and for ALL, of (gold, found) span lists, one pair a text."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        for kind, ours, theirs in (("gold", gold, found), ("found", found, gold)):
            for span in set(ours):
                touched = any(o[2] == span[2] and min(o[1], span[1]) > max(o[0], span[0]) for o in theirs)
                for label in (span[2], "ALL"):
                    counts[label, kind] += 1
                    counts[label, f"{kind}_right"] += span in theirs
                    counts[label, f"{kind}_touched"] += touched
    return {label: _score(counts, label) for label in (*LABELS, "ALL")}


def _score(counts: Counter[tuple[str, str]], label: str) -> Score:
    gold, found = max(1, counts[label, "gold"]), max(1, counts[label, "found"])
    precision, recall = counts[label, "found_right"] / found, counts[label, "gold_right"] / gold
    touched = counts[label, "found_touched"] / found, counts[label, "gold_touched"] / gold
    return Score(precision, recall, _mean(precision, recall), _mean(*touched), counts[label, "gold"])


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def table(scores: dict[str, Score]) -> str:
    """Scores as lines to print."""
    head = f"{'label':14}{'P':>7}{'R':>7}{'F1':>7}{'partial':>9}{'gold':>7}"
    rows = [f"{n:14}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.partial:9.3f}{s.gold:7d}" for n, s in scores.items()]
    return "\n".join([head, *rows])
