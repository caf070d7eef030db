"""A document as the agreement part reads it: plain words, numbered sentences, and the spans found so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from annotations.suggest.agreements.evidence import KEY, Evidence
from annotations.suggest.agreements.lexicon import INSTRUMENTS
from annotations.suggest.extensions import ENTITIES
from annotations.suggest.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

BODIES = frozenset({"COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION"})
"""The labels of what can be a party."""

MENTION = "AGREEMENT"
"""The label of the spans that name agreements."""

_CAPTION = re.compile(
    r"\b(?:photos?|poses?|posing|credits?|courtesy|handout|shakes? hands"
    r"|larger image|caption|pictured|image:)\b"
    r"|\([LRlr]\)|\((?:left|right|center|centre|from left)\b",
    re.IGNORECASE,
)
_LONG_SENTENCE = 14
_HEAD_LINES = 8
_LONGEST_SENTENCE = 100


@dataclass(slots=True, eq=False)
class Item:
    """A span of the document, in tokens, `end` exclusive."""

    start: int
    end: int
    label: str
    text: str
    score: float = 1.0
    entity: str = ""
    norm: str = ""
    """The words in lower case, without full stops."""
    outer: Item | None = None
    """The smallest item around it."""
    sentence: int = 0
    group: str = ""
    """Items with one key mean the same."""
    bracketed: bool = False


@dataclass(slots=True)
class Page:
    """The words and items of a document; items are in the order of the text, outer before inner."""

    words: Words
    items: list[Item]
    sentences: list[int] = field(default_factory=list[int])
    """The first token of each sentence."""
    zones: list[str] = field(default_factory=list[str])
    """For each sentence `head`, `caption` or `body`."""
    by_sentence: list[list[Item]] = field(default_factory=list[list[Item]])
    heads: list[int] = field(default_factory=list[int])
    """The tokens that may be heads of instruments."""
    covering: dict[int, list[Item]] = field(default_factory=dict[int, list[Item]])
    """The items over each token, outer before inner."""
    evidence: Evidence | None = None
    """What another reader of the text thinks of its agreements."""
    _groups: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict[tuple[int, str], frozenset[str]])
    _parties: dict[int, list[Item]] = field(default_factory=dict[int, list[Item]])

    def sentence_at(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return max(0, bisect_right(self.sentences, token) - 1)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The tokens of a sentence."""
        following = sentence + 1
        return self.sentences[sentence], self.sentences[following] if following < len(self.sentences) else len(
            self.words.lower
        )

    def over(self, token: int) -> list[Item]:
        """The items that cover a token, outer before inner."""
        return self.covering.get(token, [])

    def over_span(self, start: int, end: int) -> list[Item]:
        """The items inside a stretch of tokens that are shorter than it."""
        found: list[Item] = []
        for token in range(start, end):
            found.extend(
                item
                for item in self.covering.get(token, ())
                if item.start == token and item.end <= end and item.end - item.start < end - start
            )
        return found

    def groups(self, sentence: int, label: str) -> frozenset[str]:
        """The keys of what a sentence names under a label."""
        found = self._groups.get((sentence, label))
        if found is None:
            groups = frozenset(item.group for item in self.by_sentence[sentence] if item.label == label)
            found = self._groups[sentence, label] = groups
        return found

    def parties(self, sentence: int) -> list[Item]:
        """The items of a sentence that could be parties, outermost only."""
        found = self._parties.get(sentence)
        if found is None:
            found = self._parties[sentence] = [
                item
                for item in self.by_sentence[sentence]
                if item.label in BODIES and (item.outer is None or item.outer.label not in BODIES)
            ]
        return found

    def word(self, token: int) -> str:
        """The lower-case form of a token; `^` before the text and `$` after it."""
        lower = self.words.lower
        return lower[token] if 0 <= token < len(lower) else "^" if token < 0 else "$"


def page_of(doc: Doc) -> Page:
    """The page of a document, with the spans that stand in `doc.spans["entities"]`, AGREEMENT left out."""
    spans = [span for span in spans_of(doc) if span.label_ != MENTION]
    items = [Item(span.start, span.end, span.label_, span.text, span._.score, span.kb_id_) for span in spans]
    return make_page(words_of(doc), items, cast("dict[str, Evidence]", doc.user_data).get(KEY))


def spans_of(doc: Doc) -> list[Span]:
    """The spans that the pipeline found so far."""
    return list(cast("Iterable[Span]", doc.spans.get(ENTITIES, ())))  # pyright: ignore[reportUnknownMemberType] - untyped


def make_page(words: Words, items: Iterable[Item], evidence: Evidence | None = None) -> Page:
    """The page of some words and items, every item placed in its sentence, its container and its group."""
    from annotations.suggest.agreements.identity import group

    page = Page(words, sorted(items, key=lambda item: (item.start, -item.end, item.label)))
    page.evidence = evidence
    page.sentences = _sentences(words)
    page.zones = _zones(page)
    page.heads = [token for token, word in enumerate(words.lower) if word in INSTRUMENTS]
    page.by_sentence = [[] for _ in page.sentences]
    open_items: list[Item] = []
    for item in page.items:
        while open_items and open_items[-1].end <= item.start:
            open_items.pop()
        item.outer = open_items[-1] if open_items else None
        open_items.append(item)
        _place(page, item)
    group(page.items)
    return page


def _place(page: Page, item: Item) -> None:
    item.norm = " ".join(page.words.lower[item.start : item.end]).replace(".", "")
    item.sentence = page.sentence_at(item.start)
    item.bracketed = page.word(item.start - 1) == "("
    page.by_sentence[item.sentence].append(item)
    for token in range(item.start, item.end):
        page.covering.setdefault(token, []).append(item)


def _sentences(words: Words) -> list[int]:
    """The first tokens of the sentences; a text without full stops is cut into pieces, so that work stays linear."""
    starts = [piece for start, end in words.sentence for piece in range(start, end, _LONGEST_SENTENCE)]
    return starts or [0]


def _zones(page: Page) -> list[str]:
    zones: list[str] = []
    words, heading = page.words, True
    for number, start in enumerate(page.sentences):
        _, end = page.bounds(number)
        text = words.text[words.starts[start] : words.ends[end - 1]] if end > start else ""
        long = end - start > _LONG_SENTENCE and "." in text[-6:]
        heading = heading and not long and number < _HEAD_LINES
        zones.append("caption" if _CAPTION.search(text) else "head" if heading else "body")
    return zones
