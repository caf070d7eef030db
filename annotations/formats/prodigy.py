"""Prodigy JSONL: a task a line with tokens, spans and relations, as Prodigy's recipes read it and db-out writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from annotations.formats.base import Format, Problem
from annotations.formats.beginning import first_rows
from annotations.formats.carried import FIELD, carried, links_of
from annotations.formats.json_lines import read_lines, write_lines
from annotations.formats.prodigy_reading import task_to_record
from annotations.formats.tokens import Tokens
from annotations.model import Annotation, Article, ArticleState, Record, Span, SpanId
from annotations.schema import Schema

_TELLING = ("spans", "tokens", "answer", "_input_hash", "_task_hash")


class Prodigy(Format):
    """Tasks for spans.manual and rel.manual; an agreement is tied to its first mention by one relation for each filler.

    The field "ratify" carries kind, status and all that Prodigy does not show; Prodigy keeps fields it does not know.
    """

    name = "prodigy"
    title = "Prodigy JSONL"
    suffixes = (".prodigy.jsonl", ".jsonl")
    can_read = True
    can_write = True

    def claims(self, path: Path) -> bool:
        """Whether one of the first lines is a task."""
        return any(
            isinstance(row.get("text"), str) and any(name in row for name in _TELLING) for row in first_rows(path)
        )

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The tasks one by one; those that were rejected or ignored come as texts without annotation."""
        return read_lines(path, task_to_record)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes one task for each record; the answer is "accept" where the article is done, and missing elsewhere."""
        roles = [role.name for role in schema.roles]
        write_lines((_task(record, roles) for record in records), out)


def _task(record: Record, roles: Sequence[str]) -> dict[str, Any]:
    article, annotation = record.article, record.annotation or Annotation()
    tokens = _cut(Tokens.of(article.text), annotation.spans)
    task: dict[str, Any] = {
        "text": article.text,
        "meta": _meta(article),
        "tokens": [
            {"text": text, "start": start, "end": start + len(text), "id": nth, "ws": space}
            for nth, (text, start, space) in enumerate(tokens)
        ],
    }
    if record.annotation is not None:
        spans = _spans(annotation, [start for _, start, _ in tokens])
        task["spans"] = list(spans.values())
        if roles:
            task["relations"] = _relations(annotation, spans)
        if article.state is ArticleState.DONE:
            task["answer"] = "accept"
    task[FIELD] = carried(record, roles)
    return task


def _meta(article: Article) -> dict[str, str]:
    """What Prodigy shows below a task."""
    known = {"id": article.key, "title": article.title, "published": article.published, "source": article.source}
    return {name: value for name, value in known.items() if value}


def _cut(tokens: Tokens, spans: Iterable[Span]) -> list[tuple[str, int, bool]]:
    """Text, start and space of each token, cut at the borders of spans, since each span must be whole tokens."""
    borders = sorted({border for span in spans for border in (span.start, span.end)})
    pieces: list[tuple[str, int, bool]] = []
    nth = 0
    for text, space, start, end in zip(tokens.texts, tokens.spaces, tokens.starts, tokens.ends, strict=True):
        begin = start
        while nth < len(borders) and borders[nth] < end:
            if borders[nth] > begin:
                pieces.append((text[begin - start : borders[nth] - start], begin, False))
                begin = borders[nth]
            nth += 1
        pieces.append((text[begin - start :], begin, space))
    return pieces


def _spans(annotation: Annotation, starts: list[int]) -> dict[SpanId, dict[str, Any]]:
    first = {start: nth for nth, start in enumerate(starts)}
    ordered = sorted(first)
    return {
        span.id: {
            "start": span.start,
            "end": span.end,
            "token_start": first[span.start],
            "token_end": _last_before(ordered, span.end),
            "label": span.label,
        }
        for span in annotation.spans
    }


def _last_before(starts: Sequence[int], end: int) -> int:
    """The last token of a span, which Prodigy counts as part of it."""
    from bisect import bisect_left

    return bisect_left(starts, end) - 1


def _relations(annotation: Annotation, spans: dict[SpanId, dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "head": spans[mention]["token_end"],
            "child": spans[filler]["token_end"],
            "head_span": spans[mention],
            "child_span": spans[filler],
            "label": role,
        }
        for mention, role, filler in links_of(annotation)
    ]
