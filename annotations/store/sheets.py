"""The sheet of an article: gold and the suggestions under review, each with what was decided on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotations.errors import ProjectError, RatifyError
from annotations.model import GOLD, Annotation, ArticleId, LayerId, Sheet
from annotations.store.article_rows import ArticleRows
from annotations.store.articles import Articles
from annotations.store.connection import Connection
from annotations.store.decided import Decided
from annotations.store.history import Image

_KEPT = 5
"""The article that is shown, the one before it, and those that may be shown next."""


class Sheets:
    """Reads what an analyst sees of one article.

    The articles read last are kept in memory and follow the journal, so that reading one after each decision costs
    the same in long articles, and going to a neighbour that was read ahead costs next to nothing. Whatever else is
    written, by this program or another, makes them be read anew.
    """

    def __init__(self, connection: Connection, articles: Articles) -> None:
        self._connection = connection
        self._articles = articles
        self._kept: dict[ArticleId, Decided] = {}
        self._kept_version = -1

    def read(self, article: ArticleId) -> Sheet:
        """The sheet of one article."""
        decided = self._decided(article)
        return Sheet(
            article=self._articles.get(article),
            gold=decided.gold(),
            suggested=decided.suggested(),
            gold_spans=decided.gold_spans(),
            gold_agreements=decided.gold_agreements(),
        )

    def annotation(self, article: ArticleId, layer: str) -> Annotation:
        """One layer of an article with the verdicts on it; for gold, those on the suggestions that it came of."""
        layer_id = self._connection.value("SELECT id FROM layer WHERE name = ?", (layer,))
        if layer_id is None:
            raise RatifyError(f"There is no layer {layer!r} in this project.")
        decided = Decided(ArticleRows(self._connection, article), frozenset({LayerId(layer_id)}))
        return decided.gold() if layer == GOLD else decided.suggested()

    def follow(self, images: Sequence[Image]) -> None:
        """Take in what a step of this program changed, once it is on disk."""
        try:
            if self._kept_version != self._version():
                self.forget()
        except ProjectError:
            # The step is on disk: a fault of reading now must not be told as its refusal.
            self.forget()
        for article, decided in self._kept.items():
            decided.follow(image for image in images if image[2] == article)

    def forget(self, articles: Iterable[ArticleId] | None = None) -> None:
        """Read these articles, or all, from the file next time: the journal does not tell what was written."""
        if articles is None:
            self._kept.clear()
            return
        for article in articles:
            self._kept.pop(article, None)

    def _decided(self, article: ArticleId) -> Decided:
        version = self._version()
        if self._kept_version != version:
            self.forget()
            self._kept_version = version
        if article in self._kept:
            # The one asked for last is the last to go.
            self._kept[article] = self._kept.pop(article)
            return self._kept[article]
        layers = self._connection.all(
            "SELECT layer_id FROM layer_article WHERE article_id = ? AND under_review = 1", (article,)
        )
        shown = frozenset(LayerId(row[0]) for row in layers)
        decided = self._kept[article] = Decided(ArticleRows(self._connection, article), shown)
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return decided

    def _version(self) -> int:
        """A number that differs once another program, or another connection of this one, has written."""
        return int(self._connection.value("PRAGMA data_version"))
