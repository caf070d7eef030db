"""The tables, indexes and triggers of the first schema.

Suggestions that are equal (spans by position and label, agreements by their mentions) share one verdict; it is kept
with one of them. So a verdict holds for every layer, also for one that is written later: there it is carried over,
which is told by the layer being younger than the verdict.
"""

from __future__ import annotations

# ruff: noqa: S608 - every statement here is put together from constants

_EQUAL = """other.article_id = {row}.article_id AND other.start = {row}.start AND other."end" = {row}."end"
        AND other.label = {row}.label"""

# Whether a layer under review holds a span equal to {row}. Gold has no row in layer_article.
_SHOWN = f"""EXISTS (SELECT 1 FROM span AS other JOIN layer_article AS cover
        ON cover.article_id = other.article_id AND cover.layer_id = other.layer_id
        WHERE {_EQUAL} AND cover.under_review = 1)"""
_DECIDED = f"EXISTS (SELECT 1 FROM span AS other JOIN verdict ON verdict.span_id = other.id WHERE {_EQUAL})"
_IN_GOLD = f"EXISTS (SELECT 1 FROM span AS other WHERE {_EQUAL} AND other.layer_id = 1)"

_ONE_DECIDED = "UPDATE article_count SET open = open - 1, decided = decided + 1 WHERE article_id = {row}.article_id"
_ONE_REOPENED = "UPDATE article_count SET open = open + 1, decided = decided - 1 WHERE article_id = {row}.article_id"


def _gold_came(row: str) -> str:
    """A gold span came to be: an equal suggestion without a verdict counts as decided."""
    return f"{_ONE_DECIDED} AND {_SHOWN} AND NOT {_DECIDED};".format(row=row)


def _gold_went(row: str) -> str:
    """A gold span went: an equal suggestion without a verdict is open again."""
    return f"{_ONE_REOPENED} AND {_SHOWN} AND NOT {_DECIDED};".format(row=row)


def _span_verdict(count: str, row: str) -> str:
    """A verdict on a span came or went; where gold holds an equal span, that decides already."""
    mine = f"SELECT 1 FROM span AS mine WHERE mine.id = {row}.span_id"
    return f"{count.format(row=row)} AND EXISTS ({mine} AND {_SHOWN} AND NOT {_IN_GOLD});".replace("{row}", "mine")


def _agreement_verdict(sign: str, row: str) -> str:
    """A verdict on an agreement came or went: it holds for all that have the same mentions."""
    other_sign = "-" if sign == "+" else "+"
    shown = f"""(SELECT count(*) FROM agreement AS mine JOIN agreement AS other
        ON other.article_id = mine.article_id AND other.signature = mine.signature
        JOIN layer_article AS cover ON cover.article_id = other.article_id AND cover.layer_id = other.layer_id
        WHERE mine.id = {row}.agreement_id AND cover.under_review = 1)"""
    return f"""UPDATE article_count SET open = open {other_sign} {shown}, decided = decided {sign} {shown}
        WHERE article_id = {row}.article_id;"""


def _recount(row: str) -> str:
    """Count the suggestions of one article anew, after a layer was written or put out of review."""
    spans = f"""(SELECT DISTINCT span.article_id, span.start, span."end", span.label FROM span
        JOIN layer_article AS here ON here.article_id = span.article_id AND here.layer_id = span.layer_id
        WHERE span.article_id = {row}.article_id AND here.under_review = 1) AS mine"""
    agreements = f"""(SELECT mine.* FROM agreement AS mine
        JOIN layer_article AS here ON here.article_id = mine.article_id AND here.layer_id = mine.layer_id
        WHERE mine.article_id = {row}.article_id AND here.under_review = 1) AS mine"""
    span_decided = f"({_DECIDED} OR {_IN_GOLD})".format(row="mine")
    agreement_decided = """EXISTS (SELECT 1 FROM agreement AS other JOIN verdict ON verdict.agreement_id = other.id
        WHERE other.article_id = mine.article_id AND other.signature = mine.signature)"""
    # An article that nobody touched, as most are in a long import, has nothing decided: not worth a look at each span.
    touched = f"""gold > 0 OR EXISTS (SELECT 1 FROM verdict WHERE verdict.article_id = {row}.article_id)"""
    return f"""UPDATE article_count SET
        open = (SELECT count(*) FROM {spans}) + (SELECT count(*) FROM {agreements}),
        decided = CASE WHEN {touched} THEN (SELECT count(*) FROM {spans} WHERE {span_decided})
            + (SELECT count(*) FROM {agreements} WHERE {agreement_decided}) ELSE 0 END
        WHERE article_id = {row}.article_id;
        UPDATE article_count SET open = open - decided WHERE article_id = {row}.article_id AND decided > 0;"""


_GOLD_COUNT = "UPDATE article_count SET gold = gold {sign} 1 WHERE article_id = {row}.article_id;"

_TABLES = (
    """CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL UNIQUE,
        length INTEGER NOT NULL,
        title TEXT NOT NULL,
        published TEXT NOT NULL,
        source TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('todo', 'in_progress', 'done')),
        added TEXT NOT NULL,
        metadata TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX article_state ON article (state, id)",
    # Apart from its article, so that the queue reads small rows only.
    """CREATE TABLE article_text (
        article_id INTEGER PRIMARY KEY REFERENCES article (id),
        text TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE article_count (
        article_id INTEGER PRIMARY KEY REFERENCES article (id),
        open INTEGER NOT NULL DEFAULT 0,
        decided INTEGER NOT NULL DEFAULT 0,
        gold INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE layer (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('gold', 'machine', 'import')),
        detail TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE layer_article (
        article_id INTEGER NOT NULL REFERENCES article (id),
        layer_id INTEGER NOT NULL REFERENCES layer (id),
        under_review INTEGER NOT NULL CHECK (under_review IN (0, 1)),
        PRIMARY KEY (article_id, layer_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX layer_article_layer ON layer_article (layer_id, under_review)",
    """CREATE TABLE span (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id),
        layer_id INTEGER NOT NULL REFERENCES layer (id),
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        label TEXT NOT NULL,
        score REAL,
        origin TEXT NOT NULL,
        entity TEXT NOT NULL,
        by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1))
    ) STRICT""",
    'CREATE UNIQUE INDEX span_place ON span (article_id, start, "end" DESC, label, layer_id)',
    """CREATE TABLE agreement (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id),
        layer_id INTEGER NOT NULL REFERENCES layer (id),
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        signature TEXT NOT NULL,
        score REAL,
        origin TEXT NOT NULL,
        by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1))
    ) STRICT""",
    "CREATE INDEX agreement_signature ON agreement (article_id, signature)",
    """CREATE TABLE agreement_filler (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id),
        agreement_id INTEGER NOT NULL REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL,
        span_id INTEGER NOT NULL REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        score REAL,
        origin TEXT NOT NULL,
        UNIQUE (agreement_id, role, span_id)
    ) STRICT""",
    "CREATE INDEX agreement_filler_article ON agreement_filler (article_id)",
    "CREATE INDEX agreement_filler_span ON agreement_filler (span_id)",
    """CREATE TABLE verdict (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id),
        span_id INTEGER REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
        agreement_id INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
        filler_id INTEGER REFERENCES agreement_filler (id) DEFERRABLE INITIALLY DEFERRED,
        decision TEXT NOT NULL CHECK (decision IN ('accepted', 'corrected', 'rejected')),
        gold_span_id INTEGER REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
        gold_agreement_id INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
        gold_filler_id INTEGER REFERENCES agreement_filler (id) DEFERRABLE INITIALLY DEFERRED,
        author TEXT NOT NULL,
        decided TEXT NOT NULL,
        CHECK ((span_id IS NOT NULL) + (agreement_id IS NOT NULL) + (filler_id IS NOT NULL) = 1),
        CHECK ((gold_span_id IS NOT NULL) = (span_id IS NOT NULL AND decision <> 'rejected')),
        CHECK ((gold_agreement_id IS NOT NULL) = (agreement_id IS NOT NULL AND decision <> 'rejected')),
        CHECK ((gold_filler_id IS NOT NULL) = (filler_id IS NOT NULL AND decision <> 'rejected'))
    ) STRICT""",
    "CREATE INDEX verdict_article ON verdict (article_id)",
    "CREATE UNIQUE INDEX verdict_span ON verdict (span_id) WHERE span_id IS NOT NULL",
    "CREATE UNIQUE INDEX verdict_agreement ON verdict (agreement_id) WHERE agreement_id IS NOT NULL",
    "CREATE UNIQUE INDEX verdict_filler ON verdict (filler_id) WHERE filler_id IS NOT NULL",
    "CREATE INDEX verdict_gold_span ON verdict (gold_span_id) WHERE gold_span_id IS NOT NULL",
    "CREATE INDEX verdict_gold_agreement ON verdict (gold_agreement_id) WHERE gold_agreement_id IS NOT NULL",
    "CREATE INDEX verdict_gold_filler ON verdict (gold_filler_id) WHERE gold_filler_id IS NOT NULL",
    """CREATE TABLE note (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id),
        span_id INTEGER REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
        agreement_id INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        author TEXT NOT NULL,
        written TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX note_article ON note (article_id)",
    "CREATE INDEX note_span ON note (span_id) WHERE span_id IS NOT NULL",
    "CREATE INDEX note_agreement ON note (agreement_id) WHERE agreement_id IS NOT NULL",
    # state: done and undone make the line that undo and redo walk; discarded was undone and then left behind by a
    # new step; record is an undo or a redo itself.
    """CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        action TEXT NOT NULL,
        article_id INTEGER REFERENCES article (id),
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'discarded', 'record')),
        step_id INTEGER REFERENCES history (id),
        images TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX history_state ON history (state, id)",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO layer (id, name, kind, detail, created) VALUES (1, 'gold', 'gold', '', datetime('now') || 'Z')",
)

_SEARCH = (
    """CREATE VIEW article_searched AS
        SELECT article.id, article.title, article_text.text FROM article
        JOIN article_text ON article_text.article_id = article.id""",
    # Marks belong to words: Devanagari vowels are marks.
    """CREATE VIRTUAL TABLE article_search USING fts5 (
        title, text, content = 'article_searched', content_rowid = 'id',
        tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
    )""",
    """CREATE TRIGGER article_text_made AFTER INSERT ON article_text BEGIN
        INSERT INTO article_search (rowid, title, text)
        SELECT article.id, article.title, NEW.text FROM article WHERE article.id = NEW.article_id;
    END""",
    """CREATE TRIGGER article_title_altered AFTER UPDATE OF title ON article BEGIN
        INSERT INTO article_search (article_search, rowid, title, text)
        SELECT 'delete', OLD.id, OLD.title, text FROM article_text WHERE article_id = OLD.id;
        INSERT INTO article_search (rowid, title, text)
        SELECT NEW.id, NEW.title, text FROM article_text WHERE article_id = NEW.id;
    END""",
)

_COUNTS = (
    """CREATE TRIGGER article_made AFTER INSERT ON article BEGIN
        INSERT INTO article_count (article_id) VALUES (NEW.id);
    END""",
    f"CREATE TRIGGER layer_article_made AFTER INSERT ON layer_article BEGIN {_recount('NEW')} END",
    f"""CREATE TRIGGER layer_article_altered AFTER UPDATE OF under_review ON layer_article
    BEGIN {_recount("NEW")} END""",
    f"""CREATE TRIGGER gold_span_made AFTER INSERT ON span WHEN NEW.layer_id = 1
    BEGIN {_GOLD_COUNT.format(sign="+", row="NEW")} {_gold_came("NEW")} END""",
    f"""CREATE TRIGGER gold_span_removed AFTER DELETE ON span WHEN OLD.layer_id = 1
    BEGIN {_GOLD_COUNT.format(sign="-", row="OLD")} {_gold_went("OLD")} END""",
    f"""CREATE TRIGGER gold_span_altered AFTER UPDATE OF start, "end", label ON span WHEN NEW.layer_id = 1
        AND (NEW.start <> OLD.start OR NEW."end" <> OLD."end" OR NEW.label <> OLD.label)
    BEGIN {_gold_went("OLD")} {_gold_came("NEW")} END""",
    f"""CREATE TRIGGER gold_agreement_made AFTER INSERT ON agreement WHEN NEW.layer_id = 1
    BEGIN {_GOLD_COUNT.format(sign="+", row="NEW")} END""",
    f"""CREATE TRIGGER gold_agreement_removed AFTER DELETE ON agreement WHEN OLD.layer_id = 1
    BEGIN {_GOLD_COUNT.format(sign="-", row="OLD")} END""",
    f"""CREATE TRIGGER verdict_span_made AFTER INSERT ON verdict WHEN NEW.span_id IS NOT NULL
    BEGIN {_span_verdict(_ONE_DECIDED, "NEW")} END""",
    f"""CREATE TRIGGER verdict_span_removed AFTER DELETE ON verdict WHEN OLD.span_id IS NOT NULL
    BEGIN {_span_verdict(_ONE_REOPENED, "OLD")} END""",
    f"""CREATE TRIGGER verdict_agreement_made AFTER INSERT ON verdict WHEN NEW.agreement_id IS NOT NULL
    BEGIN {_agreement_verdict("+", "NEW")} END""",
    f"""CREATE TRIGGER verdict_agreement_removed AFTER DELETE ON verdict WHEN OLD.agreement_id IS NOT NULL
    BEGIN {_agreement_verdict("-", "OLD")} END""",
)

STATEMENTS = _TABLES + _SEARCH + _COUNTS

RECOUNT = (
    """UPDATE article_count SET gold = (SELECT count(*) FROM span WHERE article_id = :article AND layer_id = 1)
        + (SELECT count(*) FROM agreement WHERE article_id = :article AND layer_id = 1) WHERE article_id = :article""",
    *_recount("NEW").replace("NEW.article_id", ":article").rstrip("; \n").split(";"),
)
"""Statements that count one article anew, with the parameter `article`."""
