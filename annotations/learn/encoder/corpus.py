"""Training texts: annotated articles of the corpus with every span known, in numbers that the network learns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from annotations.learn.articles import GoldArticle, read_articles
from annotations.suggest.labels import KINDS, LABELS, ROLES, STATUSES

OUTSIDE = 1  # bit 0 of a set of classes; the labels follow in order
EVERYTHING = (1 << (len(LABELS) + 1)) - 1


def classes(*labels: str) -> int:
    """The set of classes that holds these labels, as bits."""
    return sum(1 << (LABELS.index(label) + 1) for label in labels)


@dataclass(frozen=True, slots=True)
class TrainingSpan:
    """A span and the classes it may have: one if it is known, several if the source is coarse."""

    start: int
    end: int
    allowed: int


@dataclass(frozen=True, slots=True)
class TrainingFrame:
    """An agreement: the numbers of its kind and status, and its mentions and fillers as numbers of spans."""

    kind: int
    status: int
    mentions: tuple[int, ...]
    fillers: tuple[tuple[int, int], ...]
    """Pairs of a role's number and a span's."""


@dataclass(frozen=True, slots=True)
class TrainingText:
    """A text, its spans, and the classes that everything not annotated may have."""

    id: str
    text: str
    spans: tuple[TrainingSpan, ...]
    elsewhere: int = OUTSIDE
    is_flat: bool = False
    origin: str = ""
    frames: tuple[TrainingFrame, ...] = ()


def read_texts(corpus: Path, folders: Iterable[str]) -> list[TrainingText]:
    """The annotated articles of some folders of the corpus, in a fixed order."""
    return [training_text(article) for article in read_articles(corpus / folder for folder in folders)]


def training_text(article: GoldArticle) -> TrainingText:
    """An annotated article in numbers."""
    ordered = sorted(article.spans, key=lambda span: (span.start, -span.end))
    numbers = {span.id: number for number, span in enumerate(ordered) if span.id}
    frames = [
        TrainingFrame(
            KINDS.index(frame.kind),
            STATUSES.index(frame.status),
            tuple(numbers[name] for name in frame.fillers["mentions"]),
            tuple((role, numbers[name]) for role, title in enumerate(ROLES) for name in frame.fillers[title]),
        )
        for frame in article.frames
    ]
    spans = tuple(TrainingSpan(span.start, span.end, classes(span.label)) for span in ordered)
    return TrainingText(article.key, article.text, spans, origin=article.folder, frames=tuple(frames))


def folders_of(corpus: Path) -> list[str]:
    """The names of the folders of the corpus that hold articles."""
    return sorted({path.parent.name for path in corpus.glob("*/*.xml")})


def label_of(span: TrainingSpan) -> int:
    """The number of the label of a span that is known."""
    return span.allowed.bit_length() - 2
