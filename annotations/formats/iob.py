"""IOB2: one token a line with its tag, blank lines between sentences, -DOCSTART- between articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from annotations.formats.base import Format, Loss, Problem
from annotations.formats.flat import flat
from annotations.formats.iob_columns import article_row, columns_of
from annotations.formats.iob_reading import looks_like_columns, read_iob
from annotations.formats.respanned import respanned
from annotations.formats.tokens import Tokens, aligned
from annotations.model import Annotation, Record, Span
from annotations.offsets import trim
from annotations.schema import Schema

_NO_AGREEMENTS = "It is left out: IOB2 has tags of tokens only."
_NO_DETAILS = "It loses its score, origin, identity or verdict."
_DOCUMENT = b"-DOCSTART- -X- O O\n\n"
"""Just so, because spaCy's converter knows no other."""


class Iob2(Format):
    """Four columns: token, -X-, how the text goes on, tag. The third keeps the text exact, and is ignored by others.

    Reads IOB1, IOB2, BILUO and IOBES alike, with any number of columns of which the last is the tag.
    """

    name = "iob2"
    title = "IOB2 (CoNLL)"
    suffixes = (".iob2", ".conll", ".iob", ".bio", ".ner")
    can_read = True
    can_write = True

    def claims(self, path: Path) -> bool:
        """Whether the first lines have columns of which the last is a tag."""
        return looks_like_columns(path)

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The articles one by one; without -DOCSTART- the file is one."""
        return read_iob(path)

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record with flat spans of whole tokens, without agreements and what is known of spans."""
        if record.annotation is None:
            return record, ()
        text, before = record.article.text, record.annotation
        bare, losses = _bare(before)
        spans, widened = aligned(Tokens.of(text), bare)
        cut, blank = _trimmed(text, spans)
        merged, equal = respanned(Annotation(tuple(cut)), cut, ())
        kept, nested = flat(merged.spans)
        annotation, _ = respanned(Annotation(tuple(kept)), kept, [role.name for role in schema.roles])
        return replace(record, annotation=annotation), (*losses, *widened, *blank, *equal, *nested)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes one document for each record, its sentences apart by blank lines."""
        for record in records:
            fitting, _ = self.fit(record, schema)
            spans = (fitting.annotation or Annotation()).spans
            out.write(_DOCUMENT)
            out.writelines(
                "".join(f"{' '.join(row)}\n" for row in sentence).encode("utf-8") + b"\n"
                for sentence in columns_of(fitting.article.text, spans, article_row(fitting))
            )


def _bare(annotation: Annotation) -> tuple[list[Span], list[Loss]]:
    """The spans as places with labels, and what is lost beside."""
    losses: list[Loss] = []
    spans = {span.id: span for span in annotation.spans}
    for agreement in annotation.agreements:
        first = spans[agreement.mentions[0]] if agreement.mentions else None
        losses.append(Loss("agreements", _NO_AGREEMENTS, *((first.start, first.end) if first else ())))
    bare = [Span(span.start, span.end, span.label, span.id) for span in annotation.spans]
    known = (span for span, one in zip(annotation.spans, bare, strict=True) if span != one)
    losses += (Loss("details", _NO_DETAILS, span.start, span.end) for span in known)
    return bare, losses


def _trimmed(text: str, spans: Iterable[Span]) -> tuple[list[Span], list[Loss]]:
    """The spans without blanks at their edges, since blanks have no line."""
    kept: list[Span] = []
    losses: list[Loss] = []
    for span in spans:
        start, end = trim(text, span.start, span.end)
        if (start, end) != (span.start, span.end):
            how = "It holds nothing but blanks and is left out." if start == end else "Blanks at its edges are cut off."
            losses.append(Loss("blanks", how, span.start, span.end))
        if start < end:
            kept.append(span._replace(start=start, end=end))
    return kept, losses
