"""Settings travel with the project; notes stay with what they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.errors import RatifyError
from annotations.model import ArticleId, NoteId, SpanId
from annotations.review import accept, reject, rewrite_note, undo, write_note
from annotations.store import Store
from tests.builders import article, gold, suggested


def test_a_setting_survives_a_restart(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.ratify") as store:
        store.settings.set("window", {"size": [1280, 800], "title": "é🚀"})
        store.settings.set("window", {"size": [1, 2]})
    with Store.open(tmp_path / "a.ratify") as store:
        assert store.settings.get("window") == {"size": [1, 2]}
        assert store.settings.get("missing", 7) == 7


def test_a_note_says_who_wrote_it_where(deal: Store) -> None:
    span = suggested(deal.sheets.read(ArticleId(1)), "Chile")
    changes = write_note(deal, ArticleId(1), "  Is that so? 🚀 ", span=span.id)
    note = deal.notes.of(ArticleId(1))[0]
    assert (note.text, note.author, note.span, note.agreement) == ("Is that so? 🚀", "ana", span.id, None)
    assert note.written.endswith("Z")
    assert changes.articles == {1}
    assert deal.articles.row(ArticleId(1)).state == "todo"


def test_a_note_can_be_rewritten_removed_and_brought_back(deal: Store) -> None:
    write_note(deal, ArticleId(1), "First")
    note = deal.notes.of(ArticleId(1))[0].id
    rewrite_note(deal, note, "Second")
    assert [it.text for it in deal.notes.of(ArticleId(1))] == ["Second"]
    rewrite_note(deal, note, " ")
    assert deal.notes.of(ArticleId(1)) == []
    undo(deal)
    assert deal.notes.get(note) == deal.notes.of(ArticleId(1))[0]
    undo(deal)
    assert [it.text for it in deal.notes.of(ArticleId(1))] == ["First"]


def test_an_empty_note_is_refused(deal: Store) -> None:
    with pytest.raises(RatifyError, match="needs some text"):
        write_note(deal, ArticleId(1), " \n")
    with pytest.raises(RatifyError, match="no longer there"):
        rewrite_note(deal, NoteId(9), "Text")
    with pytest.raises(RatifyError, match="no article"):
        write_note(deal, ArticleId(9), "Text")


def test_a_note_on_what_is_gone_or_elsewhere_is_refused(deal: Store) -> None:
    deal.articles.add([article("other", "France again.")])
    accept(deal, [suggested(deal.sheets.read(ArticleId(1)), "Monday").id])
    in_gold = gold(deal.sheets.read(ArticleId(1)), "Monday").id
    with pytest.raises(RatifyError, match="another article"):
        write_note(deal, ArticleId(2), "Text", span=in_gold)
    undo(deal)
    with pytest.raises(RatifyError, match="no longer there"):
        write_note(deal, ArticleId(1), "Text", span=in_gold)


def test_a_note_on_gold_goes_back_to_the_suggestion_when_gold_goes(deal: Store) -> None:
    span = suggested(deal.sheets.read(ArticleId(1)), "Monday")
    accept(deal, [span.id])
    in_gold = gold(deal.sheets.read(ArticleId(1)), "Monday").id
    write_note(deal, ArticleId(1), "Which one?", span=SpanId(in_gold))
    reject(deal, [in_gold])
    assert deal.notes.of(ArticleId(1))[0].span == span.id
    undo(deal)
    assert deal.notes.of(ArticleId(1))[0].span == in_gold
