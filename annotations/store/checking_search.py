"""Whether the index of the search holds what the texts hold, found out without writing to the project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.store.connection import Connection
from annotations.store.findings import Finding, Kind, Mend, Told

_TOKENIZER = re.compile(r'tokenize\s*=\s*"((?:[^"]|"")*)"')
_ARTICLES = 500
_DIFFERENT = "SELECT {columns} FROM {one} EXCEPT SELECT {columns} FROM {other} LIMIT 1000"


def search_faults(connection: Connection, told: Told) -> Iterator[Finding]:
    """One finding where the index is out of step: all texts are indexed again on the side, and both compared."""
    # FTS5's own check against the texts would take the lock of writers for as long as it runs.
    sql = str(connection.value("SELECT sql FROM sqlite_master WHERE name = 'article_search'") or "")
    found = _TOKENIZER.search(sql)
    if found is None:
        yield Finding(Kind.SEARCH, "The index of the search is not there.")
        return
    connection.run(f"CREATE VIRTUAL TABLE temp.again USING fts5 (title, text, content = '', tokenize = \"{found[1]}\")")
    last = int(connection.value("SELECT max(id) FROM article") or 0)
    for first in range(1, last + 1, _ARTICLES):
        connection.run(
            "INSERT INTO temp.again (rowid, title, text) SELECT id, title, text FROM article_searched"
            " WHERE id BETWEEN ? AND ?",
            (first, first + _ARTICLES - 1),
        )
        told(min(first + _ARTICLES - 1, last), last)
    connection.run("CREATE VIRTUAL TABLE temp.words_here USING fts5vocab('main', 'article_search', 'col')")
    connection.run("CREATE VIRTUAL TABLE temp.words_again USING fts5vocab('temp', 'again', 'col')")
    articles = _differences(connection, "main.article_search_docsize", "temp.again_docsize", "id, sz")
    words = _differences(connection, "temp.words_here", "temp.words_again", "term, col, doc, cnt")
    if articles or words:
        said = f"for {articles:,} articles" if articles else f"in {words:,} words"
        sentence = f"The index of the search is out of step with the texts ({said}): a search may miss articles."
        yield Finding(Kind.SEARCH, sentence, mend=Mend.RENEW_SEARCH)


def _differences(connection: Connection, one: str, other: str, columns: str) -> int:
    """How many rows, up to some thousand, one table has and the other has not."""
    different: set[object] = set()
    for pair in ((one, other), (other, one)):
        rows = connection.all(_DIFFERENT.format(columns=columns, one=pair[0], other=pair[1]))
        different |= {row[0] for row in rows}
    return len(different)
