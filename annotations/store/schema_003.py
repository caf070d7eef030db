"""What the third schema adds: how many suggestions of an article had a score near one half when they were written."""

from __future__ import annotations

# Written with each layer, so that neither a decision nor an import of articles counts anything.
DOUBTFUL = """SELECT count(*) FROM span JOIN layer_article AS here
    ON here.article_id = span.article_id AND here.layer_id = span.layer_id
    WHERE span.article_id = article_count.article_id AND here.under_review = 1 AND span.score BETWEEN 0.3 AND 0.7"""

STATEMENTS = (
    "ALTER TABLE article_count ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0",
    f"UPDATE article_count SET doubtful = ({DOUBTFUL}) WHERE open > 0",  # noqa: S608 - a constant
)
