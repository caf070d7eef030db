"""Where a text occurs, in one article or in all of them, and what is marked there already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotations.model import GOLD, ArticleId, Decision, Passage
from annotations.offsets import is_whole
from annotations.store import Store

_CONTEXT = 60
"""Characters that are shown on either side."""


class Marked(StrEnum):
    """What is marked at an occurrence, seen from the label that it would get."""

    NOTHING = "nothing"
    SUGGESTED = "suggested"
    """The same label waits for a decision."""
    OTHER = "other"
    """Another label waits, or is gold."""
    REJECTED = "rejected"
    """The label was suggested and rejected."""
    INSIDE = "inside"
    """A longer span of the label holds it: a part of a name is not the name."""
    WITHIN = "within"
    """A longer span of another label holds it."""
    HAS = "has"
    """It has the label already."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A text to look for, and the label that it is to get."""

    text: str
    label: str
    whole_word: bool = True
    match_case: bool = True


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where the text occurs."""

    article: ArticleId
    start: int
    end: int
    before: str
    text: str
    after: str
    marked: Marked
    other: str = ""
    """The label that is there instead, or around it, if any."""
    is_decided: bool = False
    """Whether an analyst decided on this place, so that it is not open."""


def places(text: str, sought: Sought) -> list[tuple[int, int]]:
    """Where a text occurs in another; blanks and line ends between its words are alike."""
    words = sought.text.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)), 0 if sought.match_case else re.IGNORECASE)
    found = (match.span() for match in pattern.finditer(text))
    return [place for place in found if not sought.whole_word or is_whole(text, *place)]


def occurrences(
    store: Store, sought: Sought, articles: Iterable[ArticleId]
) -> Iterator[tuple[ArticleId, list[Occurrence]]]:
    """For each article the occurrences of a text in it."""
    for article in articles:
        text = store.rows.text(article)
        found = places(text, sought)
        if not found:
            yield article, []
            continue
        _, passages = next(store.passages.read([article], with_bulk=False))
        yield article, [_occurrence(article, text, place, sought.label, passages) for place in found]


def candidates(store: Store, sought: Sought) -> list[ArticleId]:
    """The articles that may hold a text: by full-text search for whole words, else all of them."""
    return store.search.articles_with(sought.text) if sought.whole_word else store.articles.ids()


def _occurrence(
    article: ArticleId, text: str, place: tuple[int, int], label: str, passages: list[Passage]
) -> Occurrence:
    start, end = place
    marked, other, is_decided = _marked(place, label, passages)
    before, after = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
    before, words, after = (_one_line(it) for it in (before, text[start:end], after))
    return Occurrence(article, start, end, before, words, after, marked, other, is_decided)


def _marked(place: tuple[int, int], label: str, passages: list[Passage]) -> tuple[Marked, str, bool]:
    here = [it for it in passages if (it.start, it.end) == place]
    gold = {it.label for it in here if it.layer == GOLD}
    mine = next((it for it in here if it.layer != GOLD and it.label == label), None)
    if gold:
        return (Marked.HAS, "", True) if label in gold else (Marked.OTHER, min(gold), True)
    if mine is not None and mine.decision is Decision.REJECTED:
        return Marked.REJECTED, "", True
    return (*_marked_open(place, label, here, passages), False)


def _marked_open(
    place: tuple[int, int], label: str, here: list[Passage], passages: list[Passage]
) -> tuple[Marked, str]:
    """The same where nothing is decided yet."""
    around = sorted((it for it in passages if _holds(it, place)), key=lambda it: it.end - it.start)
    waiting = {it.label for it in here if it.decision is None}
    if any(it.label == label for it in around):
        return Marked.INSIDE, ""
    if waiting:
        return (Marked.SUGGESTED, "") if label in waiting else (Marked.OTHER, min(waiting))
    return (Marked.WITHIN, around[0].label) if around else (Marked.NOTHING, "")


def _holds(passage: Passage, place: tuple[int, int]) -> bool:
    """Whether a passage that was not rejected is longer than a place and holds it."""
    around = passage.start <= place[0] and place[1] <= passage.end and (passage.start, passage.end) != place
    return around and passage.decision is not Decision.REJECTED


def _one_line(text: str) -> str:
    """A text with its line ends as blanks; blanks at its edges stay, since words go on beside them."""
    return re.sub(r"\s+", " ", text)
