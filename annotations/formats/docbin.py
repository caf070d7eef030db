"""spaCy's DocBin: flat entities for `ner`, all spans in the group "sc" for `spancat`, the rest in the user data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from annotations.formats.base import Format, Loss, Problem
from annotations.formats.carried import FIELD, carried
from annotations.formats.docbin_reading import GROUP, read_docbin
from annotations.formats.flat import flat
from annotations.formats.respanned import respanned
from annotations.formats.tokens import Tokens, aligned
from annotations.model import Annotation, Record, Span
from annotations.schema import Schema

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan
    from spacy.vocab import Vocab

_ATTRIBUTES = ("ENT_IOB", "ENT_TYPE", "ENT_KB_ID")


class SpacyDocBin(Format):
    """Documents with the pipeline's own tokens; a DocBin is one block, so all of it is held in memory.

    `doc.ents` takes no overlaps: the longest spans stay in it. Agreements and metadata are JSON in `doc.user_data`.
    """

    name = "docbin"
    title = "spaCy DocBin"
    suffixes = (".spacy",)
    can_read = True
    can_write = True

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The documents one by one; of others' the entities and span groups."""
        return read_docbin(path)

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record with its spans on tokens; spans that `doc.ents` leaves out are told, and kept in `doc.spans`."""
        if record.annotation is None:
            return record, ()
        spans, losses = aligned(Tokens.of(record.article.text), record.annotation.spans)
        annotation, merged = respanned(record.annotation, spans, [role.name for role in schema.roles])
        nested = [
            replace(loss, reason=f"{loss.reason.partition(';')[0]}; doc.ents leaves it out, doc.spans has it.")
            for loss in flat(annotation.spans)[1]
        ]
        return replace(record, annotation=annotation), (*losses, *merged, *nested)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes one DocBin with one document for each record."""
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab

        roles = [role.name for role in schema.roles]
        vocab = Vocab()
        docs = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
        for record in records:
            fitting, _ = self.fit(record, schema)
            doc = _doc(fitting, vocab)
            doc.user_data[FIELD] = json.dumps(carried(fitting, roles), ensure_ascii=False)
            docs.add(doc)
        out.write(docs.to_bytes())


def _doc(record: Record, vocab: Vocab) -> Doc:
    """The document of a record that fits; without annotation its entities are missing rather than none."""
    from spacy.tokens import Doc

    tokens = Tokens.of(record.article.text)
    doc = Doc(vocab, words=list(tokens.texts), spaces=list(tokens.spaces))
    if record.annotation is not None:
        annotation: Annotation = record.annotation
        doc.spans[GROUP] = [_span(doc, tokens, span) for span in annotation.spans]
        doc.set_ents([_span(doc, tokens, span) for span in flat(annotation.spans)[0]], default="outside")
    return doc


def _span(doc: Doc, tokens: Tokens, span: Span) -> DocSpan:
    from spacy.tokens import Span as DocSpan

    first, after = tokens.touched(span.start, span.end)
    return DocSpan(doc, first, after, label=span.label, kb_id=span.entity)
