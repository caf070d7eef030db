"""A layer is written once and never changes; equal suggestions of several layers are one on the sheet."""

from __future__ import annotations

import pytest

from annotations.errors import InputError, RatifyError
from annotations.model import Agreement, Annotation, ArticleId, Decision, Filler, LayerKind, Span, SpanId
from annotations.review import accept, accept_agreement, add, reject, reject_filler, relabel, undo
from annotations.store import Store
from tests.builders import (
    DEAL_SPANS,
    DEAL_TEXT,
    annotation,
    article,
    deal_annotation,
    frame,
    gold,
    suggest,
    suggested,
    surfaces,
)

DEAL = ArticleId(1)


def test_a_layer_comes_back_as_it_was_written(deal: Store) -> None:
    given = deal_annotation()
    read = deal.layers.annotation(DEAL, "machine")
    place = {span.id: (span.start, span.end, span.label, span.score, span.origin) for span in given.spans}
    place_read = {span.id: (span.start, span.end, span.label, span.score, span.origin) for span in read.spans}
    assert sorted(place.values()) == sorted(place_read.values())
    assert [(it.kind, it.status) for it in read.agreements] == [(it.kind, it.status) for it in given.agreements]
    assert [(it.role, place_read[it.span]) for it in read.agreements[0].fillers] == [
        (it.role, place[it.span]) for it in given.agreements[0].fillers
    ]


def test_spans_come_in_the_order_of_the_text_outer_before_inner(deal: Store) -> None:
    sheet = deal.sheets.read(DEAL)
    assert [surface for surface, _ in surfaces(sheet, sheet.suggested)][2:4] == ["space deal", "space"]


def test_a_layer_has_its_own_name(store: Store) -> None:
    store.layers.create("colleague", LayerKind.IMPORT, "file.jsonl")
    layer = store.layers.get("colleague")
    assert layer is not None
    assert (layer.kind, layer.detail, layer.under_review) == (LayerKind.IMPORT, "file.jsonl", True)
    assert store.layers.get("missing") is None
    with pytest.raises(RatifyError, match="already"):
        store.layers.create("colleague", LayerKind.IMPORT)
    with pytest.raises(RatifyError, match="already"):
        store.layers.create("gold", LayerKind.IMPORT)
    with pytest.raises(RatifyError, match="needs a name"):
        store.layers.create(" ", LayerKind.IMPORT)


def test_a_layer_is_not_written_twice_for_an_article(deal: Store) -> None:
    layer = deal.layers.get("machine")
    assert layer is not None
    deal.articles.add([article("other", "France again.")])
    with pytest.raises(RatifyError, match="already"):
        deal.layers.write(layer, [(ArticleId(2), Annotation()), (DEAL, Annotation())])
    assert deal.layers.covered(layer) == {DEAL}
    assert len(deal.layers.annotation(DEAL, "machine").spans) == len(DEAL_SPANS)


def test_an_article_without_suggestions_is_covered_too(deal: Store) -> None:
    deal.articles.add([article("other", "Nothing here.")])
    layer = suggest(deal, ArticleId(2), Annotation())
    assert deal.layers.covered(layer) == {1, 2}


def test_writing_tells_which_articles_changed(deal: Store) -> None:
    layer = deal.layers.create("more", LayerKind.IMPORT)
    assert deal.layers.write(layer, [(DEAL, Annotation())]).articles == {DEAL}
    assert not deal.layers.write(layer, [])


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (Annotation((Span(0, 0, "DATE"),)), "empty or outside"),
        (Annotation((Span(-1, 2, "DATE"),)), "empty or outside"),
        (Annotation((Span(3, len(DEAL_TEXT) + 1, "DATE"),)), "empty or outside"),
        (Annotation((Span(0, 1, ""),)), "is empty"),
        (Annotation((Span(0, 1, "A\0"),)), "NUL"),
        (Annotation((Span(0, 1, "\ud800"),)), "surrogate"),
        (Annotation((Span(0, 1, "A", SpanId(1)), Span(1, 2, "A", SpanId(1)))), "have the id 1"),
        (Annotation((), (Agreement("MOU", "SIGNED", (Filler("party", SpanId(3)),)),)), "not there"),
    ],
)
def test_a_wrong_annotation_is_refused_with_the_article_named(deal: Store, bad: Annotation, says: str) -> None:
    layer = deal.layers.create("wrong", LayerKind.IMPORT)
    with pytest.raises(InputError, match=says) as caught:
        deal.layers.write(layer, [(DEAL, bad)])
    if says not in {"NUL", "surrogate"}:
        assert "'deal'" in str(caught.value)
    assert deal.layers.covered(layer) == set()


def test_an_unknown_layer_or_article_is_told(deal: Store) -> None:
    layer = deal.layers.get("machine")
    assert layer is not None
    with pytest.raises(RatifyError, match="no layer 'x'"):
        deal.layers.annotation(DEAL, "x")
    with pytest.raises(RatifyError, match="no article 9"):
        deal.layers.write(layer, [(ArticleId(9), Annotation())])


def test_a_span_that_is_there_twice_is_one(deal: Store) -> None:
    twice = Annotation(
        (Span(2, 8, "COUNTRY", SpanId(1)), Span(2, 8, "COUNTRY", SpanId(2))),
        (Agreement("MOU", "SIGNED", (Filler("mentions", SpanId(1)), Filler("mentions", SpanId(2)))),),
    )
    layer = deal.layers.create("twice", LayerKind.IMPORT)
    deal.layers.write(layer, [(DEAL, twice)])
    read = deal.layers.annotation(DEAL, "twice")
    assert len(read.spans) == 1
    assert read.agreements[0].mentions == (read.spans[0].id,)


def test_equal_suggestions_of_two_layers_are_one_and_share_the_verdict(deal: Store) -> None:
    suggest(
        deal, DEAL, annotation(DEAL_TEXT, [("France", "COUNTRY"), ("France", "PLACE")]), "colleague", LayerKind.IMPORT
    )
    sheet = deal.sheets.read(DEAL)
    assert surfaces(sheet, sheet.suggested)[:3] == [("France", "COUNTRY"), ("France", "PLACE"), ("Chile", "COUNTRY")]
    assert deal.articles.row(DEAL).open == 11
    accept(deal, [suggested(sheet, "France", "COUNTRY").id])
    assert deal.layers.annotation(DEAL, "colleague").spans[0].verdict is Decision.ACCEPTED
    assert deal.layers.annotation(DEAL, "machine").spans[0].verdict is Decision.ACCEPTED
    assert deal.articles.row(DEAL).open == 10


def test_fillers_on_the_sheet_name_the_suggestion_that_stands_for_its_equals(deal: Store) -> None:
    colleague = annotation(DEAL_TEXT, [("space deal", "AGREEMENT")], [frame("MOU", mentions=[1])])
    suggest(deal, DEAL, colleague, "colleague", LayerKind.IMPORT)
    sheet = deal.sheets.read(DEAL)
    assert sheet.suggested.agreements[1].mentions == (suggested(sheet, "space deal").id,)


def test_a_new_machine_run_puts_the_older_one_out_of_review(deal: Store) -> None:
    suggest(deal, DEAL, annotation(DEAL_TEXT, [("Chile", "COUNTRY"), ("signed", "EVENT")]), "machine-2")
    sheet = deal.sheets.read(DEAL)
    assert surfaces(sheet, sheet.suggested) == [("Chile", "COUNTRY"), ("signed", "EVENT")]
    assert not sheet.suggested.agreements
    assert [layer.under_review for layer in deal.layers.all()] == [False, False, True]
    row = deal.articles.row(DEAL)
    assert (row.open, row.decided) == (2, 0)


def test_the_older_run_stays_under_review_for_articles_the_new_one_does_not_cover(deal: Store) -> None:
    deal.articles.add([article("other", "France again.")])
    suggest(deal, ArticleId(2), annotation("France again.", [("France", "COUNTRY")]), "machine-2")
    assert len(deal.sheets.read(DEAL).suggested.spans) == len(DEAL_SPANS)
    machine = deal.layers.get("machine")
    assert machine is not None
    assert machine.under_review


def test_an_import_stays_under_review_beside_a_machine_run(deal: Store) -> None:
    suggest(deal, DEAL, annotation(DEAL_TEXT, [("signed", "EVENT")]), "colleague", LayerKind.IMPORT)
    suggest(deal, DEAL, annotation(DEAL_TEXT, [("Chile", "COUNTRY")]), "machine-2")
    sheet = deal.sheets.read(DEAL)
    assert surfaces(sheet, sheet.suggested) == [("Chile", "COUNTRY"), ("signed", "EVENT")]


def test_a_new_machine_run_takes_over_the_verdicts_on_spans(deal: Store) -> None:
    sheet = deal.sheets.read(DEAL)
    accept(deal, [suggested(sheet, "France").id])
    reject(deal, [suggested(sheet, "Chile").id])
    relabel(deal, suggested(sheet, "Santiago").id, "COUNTRY")
    suggest(deal, DEAL, deal_annotation(), "machine-2")
    sheet = deal.sheets.read(DEAL)
    assert suggested(sheet, "France").verdict is Decision.ACCEPTED
    assert suggested(sheet, "Chile").verdict is Decision.REJECTED
    assert suggested(sheet, "Santiago").verdict is Decision.CORRECTED
    assert sheet.gold_spans[suggested(sheet, "Santiago").id] == gold(sheet, "Santiago").id
    row = deal.articles.row(DEAL)
    assert (row.open, row.decided, row.gold) == (7, 3, 2)


def test_a_new_machine_run_takes_over_the_verdicts_on_agreements(deal: Store) -> None:
    agreement = deal.sheets.read(DEAL).suggested.agreements[0]
    reject_filler(deal, agreement.fillers[5].id)
    accept_agreement(deal, agreement.id, whole=True)
    suggest(deal, DEAL, deal_annotation(), "machine-2")
    sheet = deal.sheets.read(DEAL)
    again = sheet.suggested.agreements[0]
    assert again.id != agreement.id
    assert again.verdict is Decision.ACCEPTED
    assert sheet.gold_agreements == {again.id: sheet.gold.agreements[0].id}
    assert [it.verdict for it in again.fillers] == [Decision.ACCEPTED] * 5 + [Decision.REJECTED]


def test_a_suggestion_that_was_added_by_hand_before_counts_as_accepted(deal: Store) -> None:
    start = DEAL_TEXT.index("signed")
    add(deal, DEAL, start, start + 6, "AGREEMENT")
    suggest(deal, DEAL, annotation(DEAL_TEXT, [("signed", "AGREEMENT")]), "machine-2")
    sheet = deal.sheets.read(DEAL)
    assert suggested(sheet, "signed").verdict is Decision.ACCEPTED
    assert deal.articles.row(DEAL).open == 0


def test_undo_reaches_past_a_machine_run(deal: Store) -> None:
    accept(deal, [suggested(deal.sheets.read(DEAL), "France").id])
    suggest(deal, DEAL, deal_annotation(), "machine-2")
    assert undo(deal)
    sheet = deal.sheets.read(DEAL)
    assert suggested(sheet, "France").verdict is None
    assert deal.articles.row(DEAL).open == 10


def test_gold_can_be_imported_once_as_one_step(deal: Store) -> None:
    layer = deal.layers.get("gold")
    assert layer is not None
    changes = deal.layers.write(layer, [(DEAL, deal_annotation())])
    assert changes.articles == {DEAL}
    assert len(changes.spans) == len(DEAL_SPANS)
    sheet = deal.sheets.read(DEAL)
    assert surfaces(sheet, sheet.gold) == surfaces(sheet, sheet.suggested)
    assert len(sheet.gold.agreements[0].fillers) == 6
    assert (gold(sheet, "France").origin, gold(sheet, "France").score) == ("test.builder", 0.9)
    assert deal.layers.covered(layer) == {DEAL}
    with pytest.raises(RatifyError, match="has gold already"):
        deal.layers.write(layer, [(DEAL, deal_annotation())])
    assert undo(deal).action == "Undo import gold"
    assert deal.sheets.read(DEAL).gold == Annotation()


@pytest.mark.parametrize(
    ("spans", "says"),
    [
        ([("France and", "EVENT"), ("and Chile", "TOPIC")], "crosses"),
        ([("on Monday", "DATE"), ("Monday", "TOPIC")], "holds no spans"),
        ([("France", "SPACESHIP")], "not in the project's schema"),
    ],
)
def test_gold_that_breaks_the_rules_is_not_imported(deal: Store, spans: list[tuple[str, str]], says: str) -> None:
    layer = deal.layers.get("gold")
    assert layer is not None
    with pytest.raises(InputError, match=says):
        deal.layers.write(layer, [(DEAL, annotation(DEAL_TEXT, spans))])
    assert deal.sheets.read(DEAL).gold == Annotation()
