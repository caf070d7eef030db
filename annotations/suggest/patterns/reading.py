"""What the rules share about one document: its words, and the candidates found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotations.suggest.extensions import Candidate, candidates
from annotations.suggest.patterns.chunks import Chunk, find_chunks
from annotations.suggest.scores import score_of
from annotations.suggest.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Reading:
    """The words of a document with its candidates; rules read the first and add to the second."""

    words: Words
    found: list[Candidate]
    chunks: list[Chunk]
    by_start: dict[int, list[Candidate]] = field(default_factory=dict[int, list[Candidate]])

    @classmethod
    def of(cls, doc: Doc) -> Reading:
        """The reading of a document, with what earlier components found."""
        words = words_of(doc)
        reading = cls(words, candidates(doc), find_chunks(words))
        for candidate in reading.found:
            reading.by_start.setdefault(candidate.start, []).append(candidate)
        return reading

    def add(self, start: int, end: int, label: str, origin: str, *, entity: str = "") -> None:
        """Propose a span, in tokens, with the measured score of its rule."""
        candidate = Candidate(start, end, label, origin, score_of(origin), entity)
        self.found.append(candidate)
        self.by_start.setdefault(start, []).append(candidate)

    def add_text(self, start: int, end: int, label: str, origin: str) -> None:
        """Propose a span given in characters; one that breaks a token is left out."""
        bounds = self.words.bounds(start, end)
        if bounds:
            self.add(*bounds, label, origin)

    def is_country(self, start: int) -> bool:
        """Whether a state's name or adjective begins at a token."""
        return any(candidate.label == "COUNTRY" for candidate in self.by_start.get(start, ()))

    def has_country(self, start: int, end: int) -> bool:
        """Whether a state's name or adjective stands between two tokens."""
        return any(self.is_country(index) for index in range(start, end))

    def is_date(self, start: int) -> bool:
        """Whether a date begins at a token."""
        return any(candidate.label == "DATE" for candidate in self.by_start.get(start, ()))
