"""A record as a task of Label Studio, and the labelling config that shows it there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annotations.formats.row_writing import row_of
from annotations.model import GOLD, Agreement, Annotation, Decision, Filler, Record, Span, SpanId
from annotations.schema import Schema

TEXT, LABEL, KIND, STATUS = "text", "label", "agreement", "status"
"""The names of the tags of the config, which the results refer to."""
SHOWN = ("title", "published", "state", "sha256")
"""What stands beside the text in the table of tasks; other metadata is kept together."""


def task_of(record: Record, roles: Sequence[str]) -> dict[str, Any]:
    """The task of a record that is numbered: gold is an annotation, any other layer a prediction."""
    row = row_of(Record(record.article), roles)
    metadata = row["metadata"]
    data: dict[str, Any] = {"text": row["text"], "key": row["id"], "source": row["source"]}
    data |= {name: metadata.pop(name) for name in SHOWN if name in metadata}
    data["metadata"] = metadata
    if record.layer:
        data["layer"] = record.layer
    task: dict[str, Any] = {"data": data}
    if record.annotation is not None:
        result = _results(record.article.text, record.annotation)
        if record.layer in ("", GOLD):
            task["annotations"] = [{"result": result, "was_cancelled": False, "ground_truth": record.layer == GOLD}]
        else:
            task["predictions"] = [{"model_version": record.layer, "result": result}]
    return task


def config(schema: Schema) -> str:
    """The labelling config of a schema: labels for spans, kinds as labels for agreements, roles as relations."""
    labels = "".join(
        f"    <Label value={_quoted(it.name)} background={_quoted(it.light)}{_hotkey(it.key)}/>\n"
        for it in schema.labels
    )
    parts = [
        "<View>\n",
        # Without it Label Studio drops blanks from the text, and every position after them is wrong.
        "  <Style>.htx-text { white-space: pre-wrap; }</Style>\n",
        f'  <Labels name="{LABEL}" toName="{TEXT}">\n{labels}  </Labels>\n',
    ]
    if schema.has_agreements:
        kinds = "".join(f"    <Label value={_quoted(it.name)}/>\n" for it in schema.kinds)
        statuses = "".join(f"    <Choice value={_quoted(it.name)}/>\n" for it in schema.statuses)
        roles = "".join(f"    <Relation value={_quoted(it.name)}/>\n" for it in schema.roles)
        how = f'perRegion="true" choice="single" showInline="true" visibleWhen="region-selected" whenTagName="{KIND}"'
        parts += [
            f'  <Labels name="{KIND}" toName="{TEXT}">\n{kinds}  </Labels>\n',
            f'  <Choices name="{STATUS}" toName="{TEXT}" {how}>\n{statuses}  </Choices>\n',
            f"  <Relations>\n{roles}  </Relations>\n",
        ]
    return "".join([*parts, f'  <Text name="{TEXT}" value="$text"/>\n</View>\n'])


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # it loads all that fetches pages

    return quoteattr(text)


def _hotkey(key: str) -> str:
    return f" hotkey={_quoted(key)}" if key else ""


def _results(text: str, annotation: Annotation) -> list[dict[str, Any]]:
    """Regions of spans, then of each agreement its region, its status and the relations to what fills its roles."""
    spans = {span.id: span for span in annotation.spans}
    results = [
        _region(f"s{span.id}", LABEL, "labels", _value(text, span, "labels", span.label))
        | _known(span.score, span.origin, span.verdict, span.entity)
        for span in annotation.spans
    ]
    for number, agreement in enumerate(annotation.agreements, start=1):
        results += _agreement(text, f"a{number}", agreement, spans[agreement.mentions[0]])
    return results


def _agreement(text: str, name: str, agreement: Agreement, mention: Span) -> list[dict[str, Any]]:
    return [
        _region(name, KIND, "labels", _value(text, mention, "labels", agreement.kind))
        | _known(agreement.score, agreement.origin, agreement.verdict),
        _region(name, STATUS, "choices", _value(text, mention, "choices", agreement.status)),
        *(_relation(name, filler.span, filler) for filler in agreement.fillers),
    ]


def _region(name: str, tag: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "from_name": tag, "to_name": TEXT, "type": kind, "value": value}


def _value(text: str, span: Span, field: str, value: str) -> dict[str, Any]:
    # Label Studio itself writes a line break in a quotation as two characters.
    quote = text[span.start : span.end].replace("\n", "\\n")
    return {"start": span.start, "end": span.end, "text": quote, field: [value]}


def _relation(name: str, span: SpanId, filler: Filler) -> dict[str, Any]:
    relation: dict[str, Any] = {
        "type": "relation",
        "from_id": name,
        "to_id": f"s{span}",
        "direction": "right",
        "labels": [filler.role],
    }
    return relation | _known(filler.score, filler.origin, filler.verdict)


def _known(score: float | None, origin: str, verdict: Decision | None, entity: str = "") -> dict[str, Any]:
    """What is known beside the place: the score where Label Studio has it, the rest as notes of the region."""
    known: dict[str, Any] = {} if score is None else {"score": score}
    notes = {"entity": entity, "origin": origin, "verdict": verdict.value if verdict else ""}
    meta = {name: value for name, value in notes.items() if value}
    return {**known, **({"meta": meta} if meta else {})}
