"""Rows that name others which are not there or not their own, and rows that belong to no article or layer."""

from __future__ import annotations

from collections.abc import Iterator

from annotations.store.connection import Connection
from annotations.store.findings import Finding, Kind, Mend

# ruff: noqa: S608 - every statement here is put together from the names below

_NAMES = {"agreement_filler": "slot", "span": "span", "agreement": "agreement"}
_LINKS = (
    ("agreement_filler", "agreement_id", "agreement"),
    ("agreement_filler", "span_id", "span"),
    ("verdict", "span_id", "span"),
    ("verdict", "agreement_id", "agreement"),
    ("verdict", "filler_id", "agreement_filler"),
    ("verdict", "gold_span_id", "span"),
    ("verdict", "gold_agreement_id", "agreement"),
    ("verdict", "gold_filler_id", "agreement_filler"),
    ("note", "span_id", "span"),
    ("note", "agreement_id", "agreement"),
    ("flag", "span_id", "span"),
    ("flag", "agreement_id", "agreement"),
    ("look", "span_id", "span"),
)
_REMARKS = ("note", "flag", "look")
_LAYERS = (
    (
        "agreement_filler",
        "a slot of an agreement of one layer names a span of another",
        """agreement_filler AS child JOIN agreement ON agreement.id = child.agreement_id
        JOIN span ON span.id = child.span_id WHERE agreement.layer_id <> span.layer_id""",
    ),
    (
        "verdict",
        "a verdict says that a span came to gold which is not gold",
        "verdict AS child JOIN span ON span.id = child.gold_span_id WHERE span.layer_id <> 1",
    ),
    (
        "verdict",
        "a verdict says that an agreement came to gold which is not gold",
        "verdict AS child JOIN agreement ON agreement.id = child.gold_agreement_id WHERE agreement.layer_id <> 1",
    ),
)
_OF_ARTICLES = (
    *("article_text", "article_count", "original", "layer_article", "span", "agreement"),
    *("agreement_filler", "verdict", "note", "flag", "look", "history"),
)
_WITHOUT_ID = ("article_text", "article_count", "original", "layer_article")


def broken_links(connection: Connection) -> Iterator[Finding]:
    """Links to rows that are not there, that belong to another article, or that are of the wrong layer."""
    for table, column, parent in _LINKS:
        for row, article, key, target, gone in connection.all(
            f"SELECT child.id, child.article_id, article.key, child.{column}, parent.id IS NULL FROM {table} AS child"
            f" LEFT JOIN {parent} AS parent ON parent.id = child.{column}"
            " LEFT JOIN article ON article.id = child.article_id"
            f" WHERE child.{column} IS NOT NULL AND (parent.id IS NULL OR parent.article_id <> child.article_id)"
        ):
            what = f"A {_NAMES.get(table, table)} names the {_NAMES[parent]} {target}, which"
            yield Finding(
                Kind.LINK,
                f"{what} {'is not there' if gone else 'belongs to another article'}.",
                key or "",
                mend=Mend.CLEAR if table in _REMARKS else Mend.DELETE,
                table=table,
                row=row,
                column=column,
                article_id=article,
            )
    for table, said, source in _LAYERS:
        for row, article, key in connection.all(
            "SELECT child.id, child.article_id, (SELECT key FROM article WHERE article.id = child.article_id)"
            f" FROM {source}"
        ):
            sentence = f"{said[0].upper()}{said[1:]}."
            yield Finding(Kind.LINK, sentence, key or "", mend=Mend.DELETE, table=table, row=row, article_id=article)


def orphans(connection: Connection) -> Iterator[Finding]:
    """Rows of articles, layers and steps that are not there."""
    for table in _OF_ARTICLES:
        row = "article_id" if table in _WITHOUT_ID else "id"
        for row_id, article in connection.all(
            f"SELECT {row}, article_id FROM {table} WHERE article_id IS NOT NULL"
            " AND article_id NOT IN (SELECT id FROM article)"
        ):
            yield _orphan(table, row_id, article)
    for table in ("span", "agreement", "layer_article"):
        row = "article_id" if table in _WITHOUT_ID else "id"
        for row_id, article, layer, key in connection.all(
            f"SELECT child.{row}, child.article_id, layer_id, article.key FROM {table} AS child"
            " JOIN article ON article.id = child.article_id WHERE layer_id NOT IN (SELECT id FROM layer)"
        ):
            mend = Mend.DROP if table in _WITHOUT_ID else Mend.DELETE
            sentence = f"A row of {table} belongs to the layer {layer}, which is not there."
            yield Finding(Kind.ORPHAN, sentence, key, mend=mend, table=table, row=row_id, article_id=article)
    for row_id, step in connection.all(
        "SELECT id, step_id FROM history WHERE step_id IS NOT NULL AND step_id NOT IN (SELECT id FROM history)"
    ):
        sentence = f"The line {row_id} of the history is about the step {step}, which is not there."
        yield Finding(Kind.ORPHAN, sentence, mend=Mend.CLEAR, table="history", row=row_id, column="step_id")
    if connection.value("SELECT 1 FROM layer WHERE id = 1 AND name = 'gold' AND kind = 'gold'") is None:
        yield Finding(Kind.ORPHAN, "The project has no layer of gold.")


def _orphan(table: str, row: int, article: int) -> Finding:
    sentence = f"A row of {table} belongs to the article {article}, which is not there."
    if table == "history":
        return Finding(Kind.ORPHAN, sentence, mend=Mend.CLEAR, table=table, row=row, column="article_id")
    # A text is worth more than its order: what it said can still be salvaged.
    mends = dict.fromkeys(_WITHOUT_ID, Mend.DROP) | {"article_text": Mend.NOTHING}
    mend = mends.get(table, Mend.DELETE)
    return Finding(Kind.ORPHAN, sentence, mend=mend, table=table, row=row, article_id=article)
