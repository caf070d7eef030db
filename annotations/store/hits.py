"""Where an article fits a query: one line of its text with the matches marked."""

from __future__ import annotations

from annotations.model import MENTIONS, ArticleId
from annotations.query import AgreementIs, All, Either, Node, Pattern, SpanIs
from annotations.query.patterns import place_in
from annotations.store.connection import Connection
from annotations.store.finding import Asked, match_words, words_in

# ruff: noqa: S608 - every statement here is put together from constants; what a user typed is a parameter

_AROUND = 60
_WORDS_AROUND = 18
_SECONDS = 0.02


def passage_of(connection: Connection, article: ArticleId, wanted: Node) -> str:
    """A line of an article's text that shows why it fits; matches stand between U+0002 and U+0003."""
    words = words_in(wanted)
    if words:
        return _of_words(connection, article, " OR ".join(match_words(each) for each in words))
    text = ""
    for node in _leaves(wanted):
        place: tuple[int, int] | None = None
        text = text or str(connection.value("SELECT text FROM article_text WHERE article_id = ?", (article,)) or "")
        if isinstance(node, SpanIs):
            place = _of_span(connection, article, node)
        elif isinstance(node, AgreementIs):
            place = _of_agreement(connection, article, node)
        elif isinstance(node, Pattern):
            place = _of_pattern(node, text)
        if place is not None:
            return marked(text, *place)
    return ""


def marked(text: str, start: int, end: int) -> str:
    """A place with what stands around it, on one line."""
    begin = max(0, start - _AROUND)
    begin = begin if begin == 0 else text.find(" ", begin, start) + 1 or begin
    end = min(end, start + _AROUND * 2)
    before, after = text[begin:start], text[end : end + _AROUND * 2]
    line = f"{'…' if begin else ''}{before}\x02{text[start:end]}\x03{after}"
    return " ".join(line.split(" ")).replace("\n", " ").strip()


def _leaves(node: Node) -> list[Node]:
    match node:
        case All(parts) | Either(parts):
            return [leaf for part in parts for leaf in _leaves(part)]
        case SpanIs() | AgreementIs() | Pattern():
            return [node]
        case _:
            return []


def _of_words(connection: Connection, article: ArticleId, match: str) -> str:
    found = connection.value(
        f"SELECT snippet(article_search, 1, char(2), char(3), '…', {_WORDS_AROUND}) FROM article_search"
        " WHERE article_search MATCH ? AND rowid = ?",
        (match, article),
    )
    line = " ".join(str(found or "").split())
    return line if "\x02" in line else ""  # the word stands in the title alone


def _of_span(connection: Connection, article: ArticleId, wanted: SpanIs) -> tuple[int, int] | None:
    asked = Asked()
    fits = asked.of_span(wanted)
    sql = f'SELECT span.start, span."end" FROM article JOIN span ON span.article_id = article.id WHERE {fits}'
    row = connection.first(f"{sql} AND article.id = :id ORDER BY span.start", asked.parameters | {"id": article})
    return None if row is None else (row[0], row[1])


def _of_agreement(connection: Connection, article: ArticleId, wanted: AgreementIs) -> tuple[int, int] | None:
    asked = Asked()
    sql = f"""SELECT span.start, span."end" FROM article JOIN agreement ON agreement.article_id = article.id
        JOIN agreement_filler AS mine ON mine.agreement_id = agreement.id AND mine.role = :mentions
        JOIN span ON span.id = mine.span_id WHERE {asked.of_agreement(wanted)}"""
    values = asked.parameters | {"id": article, "mentions": MENTIONS}
    row = connection.first(f"{sql} AND article.id = :id ORDER BY span.start", values)
    return None if row is None else (row[0], row[1])


def _of_pattern(node: Pattern, text: str) -> tuple[int, int] | None:
    try:
        return place_in(node.source, text, _SECONDS)
    except TimeoutError:
        return None
