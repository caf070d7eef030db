"""A layer into a file: whole or not at all, and back to the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import Cancelled, InputError, ProjectError
from annotations.formats.jsonl import RatifyJsonl
from annotations.model import (
    GOLD,
    Annotation,
    ArticleId,
    ArticleState,
    LayerKind,
    Record,
)
from annotations.review import accept, accept_agreement, reject, relabel, set_state
from annotations.store import Store
from annotations.store.connection import Connection, Parameters
from annotations.workflow import (
    export,
    import_files,
)
from tests.builders import article
from tests.core.workflow.records import (
    every_file,
    rows,
)


def decided(store: Store) -> None:
    """One accepted, one corrected, one rejected, the article done."""
    sheet = store.sheets.read(ArticleId(1))
    first, second, third, *_ = sheet.suggested.spans
    accept(store, [first.id])
    relabel(store, second.id, "PLACE")
    reject(store, [third.id])
    set_state(store, ArticleId(1), ArticleState.DONE)


def test_gold_of_articles_that_are_done_is_exported(deal: Store, tmp_path: Path) -> None:
    decided(deal)
    deal.articles.add([article("later", "Not reviewed yet.")])
    out = tmp_path / "gold.jsonl"
    report = export(deal, out)
    assert (report.written, report.left_out, report.reason) == (1, 1, "they are not done")
    (row,) = rows(out)
    assert (row["id"], row["layer"], row["metadata"]["state"]) == ("deal", "gold", "done")
    assert [entity["label"] for entity in row["entities"]] == ["COUNTRY", "PLACE"]
    assert row["entities"][0]["score"] == 0.9
    assert row["entities"][0]["origin"] == "test.builder"
    assert all("verdict" not in entity for entity in row["entities"])


def test_what_is_decided_during_an_export_goes_out_whole_or_not_at_all(
    deal: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (agreement,) = deal.sheets.read(ArticleId(1)).suggested.agreements[:1]
    before, after = tmp_path / "before.jsonl", tmp_path / "after.jsonl"
    export(deal, before, status="all")
    read = Connection.all

    def decide_after_the_spans(self: Connection, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        found = read(self, sql, parameters)
        if self.readonly and "FROM span" in sql:
            accept_agreement(deal, agreement.id, whole=True)
        return found

    with Store.open(deal.path, readonly=True) as reader, monkeypatch.context() as moment:
        moment.setattr(Connection, "all", decide_after_the_spans)
        export(reader, after, status="all")
    assert after.read_bytes() == before.read_bytes()
    assert deal.layers.annotation(ArticleId(1), GOLD).agreements


def test_verdicts_stand_with_the_suggestions_they_belong_to(deal: Store, tmp_path: Path) -> None:
    decided(deal)
    out = tmp_path / "machine.jsonl"
    export(deal, out, layer="machine")
    verdicts = [entity.get("verdict") for entity in rows(out)[0]["entities"]]
    assert verdicts == ["accepted", "corrected", "rejected", *[None] * 6]


@pytest.mark.parametrize("layer", [GOLD, "machine"])
def test_what_was_exported_comes_back_to_the_same_bytes(deal: Store, tmp_path: Path, layer: str) -> None:
    sheet = deal.sheets.read(ArticleId(1))
    if layer == GOLD:
        decided(deal)
    assert sheet.suggested.spans
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    export(deal, first, layer=layer, status="all")
    with Store.create(tmp_path / "other-project.ratify") as other_project:
        assert import_files(other_project, [first]).problems == []
        export(other_project, second, layer=layer, status="all")
    assert second.read_bytes() == first.read_bytes()


def test_exporting_twice_gives_the_same_bytes(deal: Store, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    for out in (first, second):
        export(deal, out, layer="machine", status="all")
    assert second.read_bytes() == first.read_bytes()


def test_nothing_to_export_writes_no_file_and_says_why(deal: Store, store: Store, tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    assert (export(deal, out).written, export(deal, out).reason) == (0, "none is done")
    assert export(store, out).reason == "the project holds none"
    deal.layers.create("empty", LayerKind.IMPORT)
    assert export(deal, out, layer="empty", status="all").reason == "the layer 'empty' does not cover them"
    assert not out.exists()


@pytest.mark.parametrize("stopped_by", [Cancelled, KeyboardInterrupt])
def test_an_export_that_is_stopped_leaves_the_old_file(
    deal: Store, tmp_path: Path, stopped_by: type[BaseException]
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")

    def stop(done: int, total: int | None) -> None:
        if done == total:
            raise stopped_by

    with pytest.raises(stopped_by):
        export(deal, out, layer="machine", status="all", progress=stop)
    assert out.read_text(encoding="utf-8") == "old"
    assert [name for name in every_file(tmp_path) if not name.startswith("deal.ratify")] == ["out.jsonl"]


def test_a_text_that_was_changed_behind_our_back_is_not_exported(deal: Store, tmp_path: Path) -> None:
    deal._connection.run("UPDATE article_text SET text = text || '!' WHERE article_id = 1")
    with pytest.raises(ProjectError, match="'deal' is not the one that was imported"):
        export(deal, tmp_path / "out.jsonl", layer="machine", status="all")
    assert not (tmp_path / "out.jsonl").exists()


def test_an_export_that_reads_back_differently_is_refused(
    deal: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = RatifyJsonl.write

    def forgetful(self: RatifyJsonl, records: Iterable[Record], out: Any, *, schema: Any) -> None:
        fewer = (replace(it, annotation=Annotation(it.annotation.spans[:-1])) for it in records if it.annotation)
        real(self, fewer, out, schema=schema)

    monkeypatch.setattr(RatifyJsonl, "write", forgetful)
    with pytest.raises(ProjectError, match="reads back differently"):
        export(deal, tmp_path / "out.jsonl", layer="machine", status="all")
    assert not (tmp_path / "out.jsonl").exists()


def test_wrong_targets_are_refused_with_the_reason(deal: Store, tmp_path: Path) -> None:
    for out, reason in [
        (tmp_path / "no" / "out.jsonl", "does not exist; make it first"),
        (tmp_path / "folder.jsonl", "this is a folder"),
        (tmp_path / "out.txt", "can be imported, but not exported"),
        (tmp_path / "out.docx", "can be imported, but not exported"),
        (tmp_path / "out.unheard-of", "known are"),
    ]:
        (tmp_path / "folder.jsonl").mkdir(exist_ok=True)
        with pytest.raises(InputError, match=reason):
            export(deal, out, layer="machine", status="all")
    with pytest.raises(InputError, match="this is the project itself"):
        export(deal, deal.path, format="jsonl", layer="machine", status="all")
    with pytest.raises(ProjectError, match="no layer 'nobody'; there are gold, machine"):
        export(deal, tmp_path / "out.jsonl", layer="nobody")
