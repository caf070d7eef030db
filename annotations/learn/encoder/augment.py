"""Noise for training: other case, other names, so that the network reads the sentence and not the name."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotations.learn.encoder.corpus import OUTSIDE, TrainingSpan, TrainingText, classes
from annotations.learn.encoder.examples import Prepared
from annotations.suggest.encoder.words import NEW_LINE, WordPieces, Words, shape, split_words

_RENAMED = ("PERSON", "PLACE", "ORGANIZATION", "MISSION", "SYSTEM", "AGENCY", "GOVERNMENT")


def disguise(prepared: Prepared, vocabulary: WordPieces, share: float, chance: random.Random) -> Prepared:
    """A text some lines of which look like headlines, capitals or small letters."""
    words = prepared.words
    texts = list(words.texts)
    lines = list(words.lines)
    changed = False
    for start, end in _lines(words):
        if chance.random() < share:
            change = chance.choice((str.upper, str.title, str.title, str.lower))
            texts[start:end] = [change(word) for word in texts[start:end]]
            again = split_words(" ".join(texts[start:end]))
            lines[start:end] = [again.lines[0] if len(again) else 0] * (end - start)
            changed = True
    if not changed:
        return prepared
    looks = Words(texts, words.starts, words.ends, [shape(word) for word in texts], words.gaps, lines)
    return replace(prepared, words=looks, pieces=[vocabulary.pieces(word) for word in texts])


def _lines(words: Words) -> Iterable[tuple[int, int]]:
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words.gaps[at] >= NEW_LINE:
            yield start, at
            start = at


@dataclass(frozen=True, slots=True)
class Names:
    """Names by label, each as often as it was found in some text."""

    by_label: dict[int, list[str]]

    @classmethod
    def of(cls, texts: Iterable[TrainingText]) -> Names:
        """Collect the names in which no other name is nested."""
        found: dict[int, set[str]] = defaultdict(set)
        for text in texts:
            for span in _leaves(text.spans):
                if span.allowed in _RENAMED_CLASSES:
                    found[span.allowed].add(text.text[span.start : span.end])
        return cls({label: sorted(names) for label, names in found.items()})


_RENAMED_CLASSES = frozenset(classes(label) for label in _RENAMED)


def rename(text: TrainingText, names: Names, share: float, chance: random.Random) -> TrainingText:
    """The text with some names replaced by others of their label, each the same all through."""
    changes: dict[tuple[int, str], str] = {}
    for span in _leaves(text.spans):
        key = (span.allowed, text.text[span.start : span.end])
        pool = names.by_label.get(span.allowed)
        if key not in changes and pool and chance.random() < share:
            changes[key] = _alike(key[1], pool, chance)
        else:
            changes.setdefault(key, key[1])
    return _replace(text, changes)


def _alike(name: str, pool: Sequence[str], chance: random.Random) -> str:
    """Pick a name that looks alike: an abbreviation for one, several words for several."""
    look = (name.isupper(), " " in name)
    for _ in range(20):
        other = chance.choice(pool)
        if (other.isupper(), " " in other) == look:
            return other
    return name


def _leaves(spans: Sequence[TrainingSpan]) -> list[TrainingSpan]:
    """The known spans that hold no other span."""
    return [
        span
        for span in spans
        if span.allowed & OUTSIDE == 0
        and span.allowed.bit_count() == 1
        and not any(o is not span and span.start <= o.start and o.end <= span.end for o in spans)
    ]


def _replace(text: TrainingText, changes: dict[tuple[int, str], str]) -> TrainingText:
    """Write the text anew with the changed names, and move the spans along."""
    edits = [
        (span.start, span.end, changes[key])
        for span in _leaves(text.spans)
        if changes.get(key := (span.allowed, text.text[span.start : span.end]), key[1]) != key[1]
    ]
    pieces: list[str] = []
    at = 0
    shifts: list[tuple[int, int]] = []
    moved = 0
    for start, end, name in edits:
        pieces += [text.text[at:start], name]
        moved += len(name) - (end - start)
        shifts.append((end, moved))
        at = end
    pieces.append(text.text[at:])
    spans = [replace(s, start=_shift(s.start, shifts), end=_shift(s.end, shifts)) for s in text.spans]
    return replace(text, text="".join(pieces), spans=tuple(spans))


def _shift(position: int, shifts: Sequence[tuple[int, int]]) -> int:
    moved = 0
    for end, total in shifts:
        if end > position:
            break
        moved = total
    return position + moved
