"""Reads a query into a tree, or says what is wrong with it and where; bounded for whatever is typed or pasted."""

from __future__ import annotations

import re
from dataclasses import replace

from annotations.model import ArticleState
from annotations.query.faults import QueryError
from annotations.query.fields import (
    COMPARED,
    OF_AGREEMENTS,
    OF_ARTICLES,
    OF_SPANS,
    chosen_value,
    field_names,
    roles_of,
    unknown_field,
    values_of,
)
from annotations.query.lexing import Token, tokens
from annotations.query.patterns import PatternError, compiled
from annotations.query.tree import AgreementIs, All, ArticleIs, Either, Node, Not, Pattern, SpanIs, Words
from annotations.schema import Schema

LONGEST = 2_000
"""Characters of the longest query."""
_DEEPEST = 20
_MOST_TERMS = 100
_LONGEST_PATTERN = 300
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def parse(query: str, schema: Schema) -> Node:
    """What a query asks for; raises QueryError, whose place is inside the query, where it cannot be read."""
    if len(query) > LONGEST:
        raise QueryError(f"a query has at most {LONGEST:,} characters.", LONGEST, len(query))
    found = list(tokens(query))
    if len(found) > _MOST_TERMS * 2:
        last = found[_MOST_TERMS * 2]
        raise QueryError(f"a query has at most {_MOST_TERMS} parts.", last.start, len(query))
    return _Parser(found, schema, len(query)).whole()


class _Parser:
    """Reads tokens from left to right, one function for each level of the grammar."""

    def __init__(self, found: list[Token], schema: Schema, length: int) -> None:
        self._tokens = found
        self._schema = schema
        self._length = length
        self._place = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._either()
        token = self._next()
        if token is not None:
            raise QueryError("this bracket was never opened.", token.start, token.end)
        return node

    def _next(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _either(self) -> Node:
        parts = [self._all()]
        while (token := self._next()) is not None and token.kind == "or":
            self._place += 1
            following = self._next()
            if following is None or following.kind in ("or", "and", ")") or parts[-1] == All():
                raise QueryError("OR stands between two things to look for.", token.start, token.end)
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self) -> Node:
        parts: list[Node] = []
        while (token := self._next()) is not None and token.kind not in ("or", ")"):
            if token.kind == "and":
                self._place += 1
                continue
            parts.append(self._part(token))
        joined = _joined([part for part in parts if part != All()])
        return joined[0] if len(joined) == 1 else All(tuple(joined))

    def _part(self, token: Token) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError("brackets and NOT are nested too deep here.", token.start, token.end)
        self._place += 1
        if token.kind in ("-", "not"):
            node = self._negated(token)
        elif token.kind == "(":
            node = self._bracket(token)
        else:
            node = self._term(token)
        self._depth -= 1
        return node

    def _negated(self, token: Token) -> Node:
        following = self._next()
        if following is None or following.kind in ("or", "and", ")"):
            raise QueryError("say what must not be there.", token.start, token.end)
        node = self._part(following)
        return node if node == All() else Not(node)

    def _bracket(self, token: Token) -> Node:
        node = self._either()
        closing = self._next()
        if closing is None:
            raise QueryError("this bracket is not closed.", token.start, self._length)
        self._place += 1
        return node

    def _term(self, token: Token) -> Node:
        if token.kind == "pattern":
            return _pattern(token)
        if token.kind == "field":
            return self._field(token)
        if not any(char.isalnum() for char in token.text):
            return All()
        return Words(token.text.replace('"', " "), is_begun=token.is_open and token.kind == "word")

    def _field(self, token: Token) -> Node:
        name = token.field
        if name not in field_names(self._schema):
            raise unknown_field(token, self._schema)
        if not token.text.strip():
            values = ", ".join(values_of(name, self._schema)[:8])
            raise QueryError(f"say which {name} is meant{': ' + values if values else ''}.", token.start, token.end)
        if token.operator not in (":", "=") and name not in COMPARED:
            raise QueryError(f"{name} has no order; write {name}:", token.start, token.end)
        if name in OF_SPANS:
            return self._of_span(token)
        if name in OF_AGREEMENTS:
            return self._of_agreement(token)
        if name in OF_ARTICLES:
            return self._of_article(token)
        assert name in roles_of(self._schema)  # noqa: S101 - no other fields are left
        return AgreementIs(fillers=((name, token.text),))

    def _of_span(self, token: Token) -> Node:
        if token.field == "label":
            return SpanIs(label=chosen_value(token, self._schema))
        if token.field == "text":
            return SpanIs(text=token.text)
        return SpanIs(scores=((_operator(token), _score(token)),))

    def _of_agreement(self, token: Token) -> Node:
        if token.field == "kind":
            return AgreementIs(kind=chosen_value(token, self._schema))
        states = [state.value for state in ArticleState]
        if token.text.casefold() in states and token.text.casefold() not in {
            status.name.casefold() for status in self._schema.statuses
        }:
            return ArticleIs("state", "=", token.text.casefold())
        return AgreementIs(status=chosen_value(token, self._schema))

    def _of_article(self, token: Token) -> Node:
        value = token.text
        if token.field in ("state", "is"):
            value = chosen_value(token, self._schema)
        elif token.field == "date" and not _DATE.fullmatch(value):
            raise QueryError("a date is written 2024, 2024-05 or 2024-05-31.", token.start, token.end)
        return ArticleIs(token.field, _operator(token), value)


def _joined(parts: list[Node]) -> list[Node]:
    """Conditions on spans that are asked for together are about one span, those on agreements about one agreement.

    What cannot be true of one and the same, like a second label, begins another one.
    """
    joined: list[Node] = []
    last: dict[type[Node], int] = {}
    for part in parts:
        place = last.get(type(part))
        both = _both(joined[place], part) if place is not None else None
        if place is not None and both is not None:
            joined[place] = both
        else:
            last[type(part)] = len(joined)
            joined.append(part)
    return joined


def _both(before: Node, part: Node) -> Node | None:
    """Both conditions in one, or None where the second one is about something else."""
    if isinstance(before, SpanIs) and isinstance(part, SpanIs):
        if (before.label and part.label) or (before.text and part.text):
            return None
        return SpanIs(before.label or part.label, before.text or part.text, before.scores + part.scores)
    if isinstance(before, AgreementIs) and isinstance(part, AgreementIs):
        if (before.kind and part.kind) or (before.status and part.status):
            return None
        return replace(
            before,
            kind=before.kind or part.kind,
            status=before.status or part.status,
            fillers=before.fillers + part.fillers,
        )
    return None


def _pattern(token: Token) -> Node:
    if not token.text:
        raise QueryError("there is nothing between the two /.", token.start, token.end)
    if len(token.text) > _LONGEST_PATTERN:
        raise QueryError(f"a pattern has at most {_LONGEST_PATTERN} characters.", token.start, token.end)
    try:
        compiled(token.text)
    except PatternError as error:
        raise QueryError(f"this pattern cannot be read: {error}.", token.start, token.end) from error
    return Pattern(token.text)


def _operator(token: Token) -> str:
    return "=" if token.operator == ":" else token.operator


def _score(token: Token) -> float:
    text = token.text.removesuffix("%").replace(",", ".")
    try:
        score = float(text) / (100 if token.text.endswith("%") else 1)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        raise QueryError("a score is a number from 0 to 1, like 0.6.", token.start, token.end)
    return score
