"""What the rules share about one document: its words, and the candidates found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from annotations.suggest.extensions import Candidate, candidates
from annotations.suggest.patterns.chunks import Chunk, find_chunks
from annotations.suggest.scores import score_of
from annotations.suggest.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH = 24
_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s"})
_BODIES = frozenset({"COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION", "PLACE", "MISSION", "SYSTEM"})


class Body(NamedTuple):
    """The country or body over a token: its borders and its label."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Reading:
    """The words of a document with its candidates; rules read the first and add to the second."""

    words: Words
    found: list[Candidate]
    chunks: list[Chunk]
    by_start: dict[int, list[Candidate]] = field(default_factory=dict[int, list[Candidate]])
    bodies: list[Body | None] = field(default_factory=list["Body | None"])
    """For each token the longest country or body over it, as of the last `mark`."""
    _people: set[int] = field(default_factory=set[int])

    @classmethod
    def of(cls, doc: Doc) -> Reading:
        """The reading of a document, with what earlier components found."""
        words = words_of(doc)
        reading = cls(words, candidates(doc), find_chunks(words))
        for candidate in reading.found:
            reading.by_start.setdefault(candidate.start, []).append(candidate)
        return reading

    def add(self, start: int, end: int, label: str, origin: str, *, entity: str = "") -> None:
        """Propose a span, in tokens, with the score of its rule; articles and blanks at its edges are left out."""
        lower = self.words.lower
        while start < end and (lower[start] in _ARTICLES or lower[start].isspace()):
            start += 1
        while start < end and (lower[end - 1] in _POSSESSIVES or lower[end - 1].isspace()):
            end -= 1
        if start == end:
            return
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

    def ending_at(self, end: int) -> list[Candidate]:
        """The candidates that end before a token."""
        return [one for one in self.around(end - 1) if one.end == end]

    def cover(self, labels: frozenset[str]) -> list[str]:
        """For each token the label of the longest candidate over it, empty where there is none."""
        cover = [""] * self.words.length
        for candidate in sorted(self.found, key=lambda one: one.end - one.start):
            if candidate.label in labels:
                cover[candidate.start : candidate.end] = [candidate.label] * (candidate.end - candidate.start)
        return cover

    def mark(self) -> None:
        """Note for each token the longest country or body over it, and where the name of a person begins."""
        bodies: list[Body | None] = [None] * self.words.length
        for one in sorted(self.found, key=lambda one: (one.end - one.start, one.score)):
            if one.label in _BODIES:
                bodies[one.start : one.end] = [Body(one.start, one.end, one.label)] * (one.end - one.start)
        self.bodies = bodies
        self._people = {one.start for one in self.found if one.label == "PERSON"}

    def person_at(self, start: int) -> bool:
        """Whether the name of a person begins at a token, as of the last `mark`."""
        return start in self._people

    def around(self, token: int) -> list[Candidate]:
        """The candidates that hold a token."""
        return [
            one
            for start in range(max(0, token - _REACH), token + 1)
            for one in self.by_start.get(start, ())
            if one.end > token
        ]

    def knows(self, start: int, end: int) -> bool:
        """Whether the knowledge base has the name that stands here."""
        return any(one.end == end and one.origin.startswith("knowledge") for one in self.by_start.get(start, ()))
