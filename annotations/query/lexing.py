"""A query cut into tokens, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.query.faults import QueryError

_NAME = re.compile(r"([^\W\d_][\w-]*)(:|<=|>=|<|>|=)", re.ASCII)
_NAME_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query: kind is one of ( ) - or and not word phrase pattern field."""

    kind: str
    text: str
    start: int
    end: int
    field: str = ""
    operator: str = ""
    is_open: bool = False
    """Whether a quote was not closed, or a word is the very end: it may go on."""


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query in order; raises QueryError where one cannot be read."""
    place = 0
    while True:
        while place < len(query) and query[place].isspace():
            place += 1
        if place == len(query):
            return
        token = _token(query, place)
        yield token
        place = token.end


def _token(query: str, place: int) -> Token:
    char = query[place]
    if char in "()":
        return Token(char, char, place, place + 1)
    if char == "-" and place + 1 < len(query) and not query[place + 1].isspace():
        return Token("-", char, place, place + 1)
    if char == '"':
        return _phrase(query, place)
    if char == "/":
        return _pattern(query, place)
    named = _NAME.match(query, place, place + _NAME_LETTERS)
    if named is not None:
        return _field(query, place, named)
    return _word(query, place)


def _phrase(query: str, place: int) -> Token:
    end = query.find('"', place + 1)
    if end < 0:
        return Token("phrase", query[place + 1 :], place, len(query), is_open=True)
    return Token("phrase", query[place + 1 : end], place, end + 1)


def _pattern(query: str, place: int) -> Token:
    end = place + 1
    while end < len(query) and query[end] != "/":
        end += 2 if query[end] == "\\" else 1
    if end >= len(query):
        raise QueryError("this pattern needs a second / at its end.", place, len(query))
    return Token("pattern", query[place + 1 : end].replace("\\/", "/"), place, end + 1)


def _field(query: str, place: int, named: re.Match[str]) -> Token:
    begin = named.end()
    if begin < len(query) and query[begin] == '"':
        value = _phrase(query, begin)
    elif begin < len(query) and not query[begin].isspace() and query[begin] not in "()":
        value = _bare(query, begin)
    else:
        value = Token("word", "", begin, begin)
    return Token("field", value.text, place, value.end, named[1].lower(), named[2], is_open=value.is_open)


def _word(query: str, place: int) -> Token:
    word = _bare(query, place)
    kind = {"OR": "or", "|": "or", "AND": "and", "NOT": "not"}.get(word.text, "word")
    return Token(kind, word.text, place, word.end, is_open=word.is_open)


def _bare(query: str, place: int) -> Token:
    end = place
    while end < len(query) and not query[end].isspace() and query[end] not in '()"':
        end += 1
    return Token("word", query[place:end], place, end, is_open=end == len(query))
