"""A report for people: articles with their highlights and agreement cards as one page of HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from annotations.formats.base import Format, Loss
from annotations.formats.numbering import numbered
from annotations.formats.report_style import style
from annotations.formats.report_text import control_characters, marked, shown
from annotations.model import MENTIONS, Agreement, Annotation, Record, Span, SpanId
from annotations.own_pages import HTML_MARK
from annotations.schema import Schema

_NOTHING = "default-src 'none'; style-src 'unsafe-inline'"
"""The page may fetch nothing and run nothing, whatever an article holds."""


class Report(Format):
    """One page that needs nothing else, reads on light and dark screens, and prints an article a page."""

    name = "report"
    title = "Report (HTML)"
    suffixes = (".report.html", ".html", ".htm")
    can_write = True

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record as it is; signs stand for control characters."""
        del schema
        return record, tuple(control_characters(record.article.text))

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes the articles one after the other, and last how many there are of everything."""
        page = _Page(schema)
        out.writelines(piece.encode("utf-8") for piece in page.head())
        for record in records:
            out.writelines(piece.encode("utf-8") for piece in page.article(record))
        out.writelines(piece.encode("utf-8") for piece in page.foot())


class _Page:
    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._colour = {label.name: f"l{nth}" for nth, label in enumerate(schema.labels)}
        self._title = {label.name: label.title for label in schema.labels}
        self._roles = [MENTIONS, *(role.name for role in schema.roles if role.name != MENTIONS)]
        self._articles = 0
        self._spans: Counter[str] = Counter()
        self._agreements: Counter[tuple[str, str]] = Counter()

    def head(self) -> Iterator[str]:
        title = shown(self._schema.title or self._schema.name)
        yield (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f"{HTML_MARK}"
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{style(self._schema)}</style>\n</head>\n<body>\n"
            f"<header>\n<h1>{title}</h1>\n"
        )
        items = (f'<li class="{self._colour[one.name]}">{shown(one.title)}</li>' for one in self._schema.labels)
        yield f'<ul class="legend" aria-label="Labels">{"".join(items)}</ul>\n</header>\n'

    def article(self, record: Record) -> Iterator[str]:
        """One article with its cards beside it."""
        self._articles += 1
        name = f"a{self._articles}"
        annotation = numbered(record.annotation or Annotation(), self._roles)
        self._spans.update(span.label for span in annotation.spans)
        self._agreements.update((one.kind, one.status) for one in annotation.agreements)
        article = record.article
        facts = (article.key if article.title else "", article.published, article.source, record.layer)
        alone = "" if annotation.agreements else " alone"
        yield (
            f'<article id="{name}">\n<h2 dir="auto">{shown(article.title or article.key)}</h2>\n'
            f'<p class="note">{" · ".join(f"<bdi>{shown(fact)}</bdi>" for fact in facts if fact)}</p>\n'
            f'<div class="sides{alone}">\n<div class="text" dir="auto">'
        )
        numbers = _numbers(annotation)

        def mark(span: Span, begins: bool, ends: bool) -> str:  # noqa: FBT001 - as `marked` calls it
            return self._mark(name, span, numbers.get(span.id, ""), begins=begins, ends=ends)

        yield from marked(article.text, annotation.spans, mark)
        yield "</div>\n"
        if annotation.agreements:
            spans = {span.id: article.text[span.start : span.end] for span in annotation.spans}
            yield '<div class="cards">\n'
            for number, agreement in enumerate(annotation.agreements, start=1):
                yield from self._card(name, number, agreement, spans)
            yield "</div>\n"
        yield "</div>\n</article>\n"

    def foot(self) -> Iterator[str]:
        """How many there are of everything."""
        yield f'<section class="totals">\n<h2>In all</h2>\n<p class="note">Articles: {self._articles}</p>\n<table>\n'
        for label, count in sorted(self._spans.items(), key=lambda it: (-it[1], it[0])):
            yield f"<tr><td>{shown(self._title.get(label, label))}</td><td>{count}</td></tr>\n"
        yield "</table>\n<table>\n"
        for (kind, status), count in sorted(self._agreements.items(), key=lambda it: (-it[1], it[0])):
            yield f"<tr><td>{shown(self._kind(kind))}, {shown(self._status(status))}</td><td>{count}</td></tr>\n"
        yield "</table>\n</section>\n</body>\n</html>\n"

    def _mark(self, article: str, span: Span, numbers: str, *, begins: bool, ends: bool) -> str:
        label = self._title.get(span.label, span.label)
        known = [label, span.entity, "" if span.score is None else f"{span.score:.2f}", span.origin]
        attributes = [
            f'id="{article}s{span.id}"' if begins else "",
            f'class="{self._colour.get(span.label, "l")}"',
            f'title="{shown(" · ".join(one for one in known if one))}"',
            f'data-label="{shown(label + numbers)}"' if ends else "",
        ]
        return f"<mark {' '.join(one for one in attributes if one)}>"

    def _card(self, article: str, number: int, agreement: Agreement, spans: dict[SpanId, str]) -> Iterator[str]:
        status = shown(self._status(agreement.status))
        yield (
            f'<section class="card" id="{article}c{number}">\n<h3>{number}. {shown(self._kind(agreement.kind))}'
            f' <span class="status">· {status}</span></h3>\n<dl>\n'
        )
        used = dict.fromkeys(filler.role for filler in agreement.fillers)
        for role in used:
            known = self._schema.role.get(role)
            links = (
                f'<a href="#{article}s{span}"><bdi>{shown(" ".join(spans[span].split()))}</bdi></a>'
                for span in agreement.spans(role)
            )
            yield f"<dt>{shown(known.title if known else role)}</dt><dd>{', '.join(links)}</dd>\n"
        yield "</dl>\n</section>\n"

    def _kind(self, kind: str) -> str:
        known = self._schema.kind.get(kind)
        return known.title if known else kind

    def _status(self, status: str) -> str:
        known = self._schema.status.get(status)
        return known.title if known else status


def _numbers(annotation: Annotation) -> dict[SpanId, str]:
    """The numbers of the agreements that a span names, to be read after its label."""
    numbers: dict[SpanId, list[str]] = {}
    for number, agreement in enumerate(annotation.agreements, start=1):
        for mention in agreement.mentions:
            numbers.setdefault(mention, []).append(str(number))
    return {span: " " + ", ".join(listed) for span, listed in numbers.items()}
