"""What the second schema adds: flags, looks, precedents, the time a decision took, and the queue's order by itself."""

from __future__ import annotations

STATEMENTS = (
    # A mark on an article, a span or an agreement: look at this again.
    """CREATE TABLE flag (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id),
        span_id INTEGER REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
        agreement_id INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        CHECK (span_id IS NULL OR agreement_id IS NULL)
    ) STRICT""",
    "CREATE INDEX flag_article ON flag (article_id)",
    "CREATE INDEX flag_span ON flag (span_id) WHERE span_id IS NOT NULL",
    "CREATE INDEX flag_agreement ON flag (agreement_id) WHERE agreement_id IS NOT NULL",
    # A passage that comes back: asked and answered are times; a label is empty where the span was rejected.
    """CREATE TABLE look (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id),
        span_id INTEGER REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL CHECK (reason IN ('sample', 'second')),
        asked TEXT NOT NULL,
        answered TEXT,
        first_label TEXT NOT NULL,
        second_label TEXT,
        CHECK ((answered IS NULL) = (second_label IS NULL))
    ) STRICT""",
    "CREATE INDEX look_article ON look (article_id)",
    "CREATE INDEX look_span ON look (span_id) WHERE span_id IS NOT NULL",
    "CREATE INDEX look_waiting ON look (asked) WHERE answered IS NULL",
    # A passage that shows what is right or wrong for a label, or, without a text, a rule. It keeps the words around
    # it, so that it says the same when the article is gone.
    """CREATE TABLE precedent (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong')),
        text TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        note TEXT NOT NULL,
        article_key TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX precedent_label ON precedent (label, id)",
    "ALTER TABLE history ADD COLUMN seconds REAL",
    # The order of the queue with the state: ids of some states are read without the rows.
    "CREATE INDEX article_order ON article (id, state)",
)
