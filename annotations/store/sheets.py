"""The sheet of an article: gold and the suggestions under review, each with what was decided on it."""

from __future__ import annotations

from annotations.errors import RatifyError
from annotations.model import GOLD, Annotation, ArticleId, LayerId, Sheet
from annotations.store.articles import Articles
from annotations.store.connection import Connection
from annotations.store.decided import Decided


class Sheets:
    """Reads what an analyst sees of one article."""

    def __init__(self, connection: Connection, articles: Articles) -> None:
        self._connection = connection
        self._articles = articles

    def read(self, article: ArticleId) -> Sheet:
        """The sheet of one article."""
        shown = self._connection.all(
            "SELECT layer_id FROM layer_article WHERE article_id = ? AND under_review = 1", (article,)
        )
        decided = Decided(self._connection, article)
        layers = frozenset(LayerId(row[0]) for row in shown)
        return Sheet(
            article=self._articles.get(article),
            gold=decided.gold(),
            suggested=decided.suggested(layers),
            gold_spans=decided.gold_spans(layers),
            gold_agreements=decided.gold_agreements(layers),
        )

    def annotation(self, article: ArticleId, layer: str) -> Annotation:
        """One layer of an article with the verdicts on it; for gold, those on the suggestions that it came of."""
        decided = Decided(self._connection, article)
        if layer == GOLD:
            return decided.gold()
        layer_id = self._connection.value("SELECT id FROM layer WHERE name = ?", (layer,))
        if layer_id is None:
            raise RatifyError(f"There is no layer {layer!r} in this project.")
        return decided.suggested(frozenset({LayerId(layer_id)}))
