"""What the fourth schema adds: the file that an article was taken from, where the text is only a part of it."""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE original (
        article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        deflated BLOB NOT NULL
    ) STRICT""",
)
