"""What a format does not hold of many records, grouped and counted, with the first places of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from annotations.formats import Loss
from annotations.model import Article, ArticleId, Record

_MOST_REASONS = 50
_LONGEST_QUOTE = 60
_LEAST = "details"
"""The kind that matters least, scores and the like: told last, however much of it there is."""


@dataclass(frozen=True, slots=True)
class Place:
    """One loss and where it is; without `start` it concerns the whole article."""

    article: ArticleId
    key: str
    reason: str
    start: int | None
    end: int | None
    quote: str
    """The text that stands there, on one line and not too long."""

    def __str__(self) -> str:
        """The place and what becomes of it, in one line."""
        if self.start is None:
            return f"{self.key}: {self.reason}"
        return f"{self.key}, {self.start} to {self.end} “{self.quote}”: {self.reason}"


@dataclass(slots=True)
class LossGroup:
    """All losses of one kind."""

    kind: str
    count: int = 0
    articles: int = 0
    """In how many articles there are any."""
    places: list[Place] = field(default_factory=list[Place])
    """The first ones."""
    reasons: Counter[str] = field(default_factory=Counter[str])
    """How often each sentence holds; of many different ones the first."""

    @property
    def reason(self) -> str:
        """What becomes of most of them."""
        return self.reasons.most_common(1)[0][0] if self.reasons else ""


class Losses:
    """Gathers losses article by article, and counts what there was to lose; memory does not grow with their number."""

    def __init__(self, most_places: int) -> None:
        self.spans = self.agreements = 0
        self._most_places = most_places
        self._groups: dict[str, LossGroup] = {}

    @property
    def groups(self) -> list[LossGroup]:
        """The kinds of loss, those with the most first, but details last."""
        return sorted(self._groups.values(), key=lambda group: (group.kind == _LEAST, -group.count, group.kind))

    @property
    def total(self) -> int:
        """How many losses there are."""
        return sum(group.count for group in self._groups.values())

    def add(self, article_id: ArticleId, record: Record, losses: Iterable[Loss]) -> None:
        """Count what one article has, and its losses."""
        if record.annotation is not None:
            self.spans += len(record.annotation.spans)
            self.agreements += len(record.annotation.agreements)
        seen: set[str] = set()
        for loss in losses:
            group = self._groups.setdefault(loss.kind, LossGroup(loss.kind))
            group.count += 1
            if loss.kind not in seen:
                seen.add(loss.kind)
                group.articles += 1
            if loss.reason in group.reasons or len(group.reasons) < _MOST_REASONS:
                group.reasons[loss.reason] += 1
            if len(group.places) < self._most_places:
                group.places.append(_place(article_id, record.article, loss))


def _place(article_id: ArticleId, article: Article, loss: Loss) -> Place:
    quote = ""
    if loss.start is not None and loss.end is not None:
        quote = " ".join(article.text[loss.start : min(loss.end, loss.start + _LONGEST_QUOTE + 1)].split())
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE].rstrip() + "…"
    return Place(article_id, article.key, loss.reason, loss.start, loss.end, quote)
