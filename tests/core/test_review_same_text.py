"""One key gives every other occurrence of a text the same label, where nothing speaks against it."""

from __future__ import annotations

from annotations.model import ArticleId, Decision
from annotations.review import add, label_same, reject, relabel, same_text, undo
from annotations.store import Store
from tests.builders import annotation, article, gold, suggest, suggested, surfaces


def test_the_same_text_is_found_elsewhere_in_the_article(deal: Store) -> None:
    sheet = deal.sheets.read(ArticleId(1))
    second = suggested(sheet, "France", nth=2)
    assert same_text(deal, suggested(sheet, "France").id) == [(second.start, second.end)]
    assert same_text(deal, suggested(sheet, "Chile").id) == []


def test_the_same_text_leaves_out_parts_of_words_and_what_is_decided(store: Store) -> None:
    text = "Korea, Korean, South Korea, Korea's and Korea; Korea-France Korea."
    store.articles.add([article("k", text)])
    spans = [("Korea", "COUNTRY"), ("South Korea", "COUNTRY"), ("Korea", "COUNTRY", 7)]
    suggest(store, ArticleId(1), annotation(text, spans))
    sheet = store.sheets.read(ArticleId(1))
    reject(store, [suggested(sheet, "Korea", nth=2).id])
    first = suggested(sheet, "Korea").id
    found = same_text(store, first)
    assert [text[start - 4 : end + 2] for start, end in found] == ["ea, Korea's", "and Korea; ", "ea; Korea-F"]


def test_labelling_the_same_text_is_one_step(store: Store) -> None:
    text = "Korea met Korea and Korea."
    store.articles.add([article("k", text)])
    suggest(store, ArticleId(1), annotation(text, [("Korea", "COUNTRY"), ("Korea", "COUNTRY", 2)]))
    changes = label_same(store, suggested(store.sheets.read(ArticleId(1)), "Korea").id)
    sheet = store.sheets.read(ArticleId(1))
    assert surfaces(sheet, sheet.gold) == [("Korea", "COUNTRY")] * 3
    assert [span.verdict for span in sheet.gold.spans] == [Decision.ACCEPTED, Decision.ACCEPTED, None]
    assert changes.action == "Label same text"
    undo(store)
    assert store.sheets.read(ArticleId(1)).gold.spans == ()


def test_labelling_the_same_text_uses_the_label_that_was_corrected_to(store: Store) -> None:
    text = "Artemis and Artemis."
    store.articles.add([article("k", text)])
    suggest(store, ArticleId(1), annotation(text, [("Artemis", "SYSTEM")]))
    span = suggested(store.sheets.read(ArticleId(1)), "Artemis").id
    relabel(store, span, "MISSION")
    label_same(store, span)
    sheet = store.sheets.read(ArticleId(1))
    assert surfaces(sheet, sheet.gold) == [("Artemis", "MISSION")] * 2


def test_labelling_the_same_text_passes_over_what_crosses_gold(store: Store) -> None:
    text = "new deal; a new deal today"
    store.articles.add([article("k", text)])
    add(store, ArticleId(1), text.index("a new"), text.index("a new") + 5, "TOPIC")
    add(store, ArticleId(1), 0, 8, "AGREEMENT")
    assert not label_same(store, gold(store.sheets.read(ArticleId(1)), "new deal").id)
