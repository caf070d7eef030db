"""W3C Web Annotations: positions and quotations that find the span again, and agreements that link them."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

from annotations.formats.web_annotation import WebAnnotation
from annotations.model import Record
from tests.core.formats.corpus import SCHEMA, hard_records

HARD = hard_records()
BY_KEY = {one.article.key: one for one in HARD}


def page(records: Sequence[Record]) -> dict[str, Any]:
    out = io.BytesIO()
    WebAnnotation().write(iter(records), out, schema=SCHEMA)
    return json.loads(out.getvalue())


def items(records: Sequence[Record], motivation: str) -> list[dict[str, Any]]:
    return [one for one in page(records)["items"] if one["motivation"] == motivation]


def test_position_and_quotation_select_the_same_place() -> None:
    for record in HARD:
        text = record.article.text
        for one in items([record], "tagging"):
            position, quote = one["target"]["selector"]
            start, end = position["start"], position["end"]
            assert quote["exact"] == text[start:end]
            assert text[:start].endswith(quote.get("prefix", ""))
            assert text[end:].startswith(quote.get("suffix", ""))


def test_every_span_is_tagged_and_every_article_described() -> None:
    assert len(items(HARD, "tagging")) == sum(len(one.annotation.spans) for one in HARD if one.annotation)
    described = {one["target"]["dcterms:identifier"]: one["target"]["id"] for one in items(HARD, "describing")}
    assert set(described) == set(BY_KEY)
    assert {one["target"]["source"] for one in items(HARD, "tagging")} <= set(described.values())


def test_an_agreement_links_the_annotations_of_its_spans_with_their_roles() -> None:
    tagged = {one["id"]: one for one in items([BY_KEY["deal"]], "tagging")}
    (deal,) = items([BY_KEY["deal"]], "linking")
    assert [body["value"] for body in deal["body"]] == ["ARRANGEMENT", "SIGNED"]
    linked = [(it["role"], tagged[it["source"]]["target"]["selector"][1]["exact"]) for it in deal["target"]]
    assert linked[:3] == [("mentions", "space deal"), ("party", "France"), ("party", "Chile")]


def test_no_two_annotations_have_one_name() -> None:
    names = [one["id"] for one in page(HARD)["items"]]
    assert len(names) == len(set(names))
    assert all(name.startswith("urn:uuid:") for name in names)


def test_what_is_known_of_a_span_is_told_and_what_is_not_is_a_loss() -> None:
    (first, *_) = items([BY_KEY["learned"]], "tagging")
    assert first["score"] == 0.875
    assert first["creator"] == {"type": "Software", "name": "machine encoder"}
    assert [body["value"] for body in first["body"]] == ["COUNTRY", "country:norland"]
    losses = WebAnnotation().fit(BY_KEY["learned"], SCHEMA)[1]
    assert {loss.kind for loss in losses} == {"text", "verdicts", "metadata"}


def test_no_articles_are_an_empty_page() -> None:
    assert page([])["items"] == []
