"""Files into a project, and everything that is left out told."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import Cancelled
from annotations.formats import Problem
from annotations.model import (
    GOLD,
    Annotation,
    ArticleId,
    LayerKind,
    Record,
    Span,
    SpanId,
)
from annotations.review import accept
from annotations.store import Store
from annotations.workflow import (
    ImportReport,
    import_files,
    import_records,
    read_files,
)
from tests.builders import DEAL_TEXT, article, deal_annotation, frame
from tests.core.workflow.records import (
    numbered_articles,
    other,
    record,
    write,
)


def test_texts_and_annotation_come_into_the_project(store: Store, tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text("Norland and Sudria met.", encoding="utf-8")
    rows_file = write(tmp_path / "theirs.jsonl", [record(layer="")])
    report = import_files(store, [text, rows_file])
    assert (report.new, report.annotated, report.problems) == (2, 1, [])
    layer = store.layers.get("theirs")
    assert layer is not None
    assert (layer.kind, layer.detail, layer.under_review) == (LayerKind.IMPORT, "theirs.jsonl", True)
    held = store.articles.by_key("deal")
    assert held is not None
    assert [span.label for span in store.layers.annotation(held.id, "theirs").spans] == [
        span.label for span in deal_annotation().spans
    ]


def test_importing_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "theirs.jsonl", [record(), *numbered_articles(3)])
    import_files(store, [path])
    report = import_files(store, [path])
    assert (report.new, report.same, report.annotated, report.problems) == (0, 4, 1, [])
    assert report.summary() == "0 new articles, 4 there already, 1 with annotation."


def test_another_text_under_a_known_name_is_told_and_left_out(store: Store, tmp_path: Path) -> None:
    import_files(store, [write(tmp_path / "one.jsonl", [record()])])
    report = import_files(store, [write(tmp_path / "two.jsonl", [record(text="Another text.")])])
    assert (report.new, report.changed) == (0, 1)
    assert "'deal' is in the project with another text" in str(report.problems[0])
    assert store.articles.count() == 1


def test_a_bad_file_does_not_keep_the_others_out(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04")
    good = write(tmp_path / "good.jsonl", numbered_articles(2))
    with good.open("ab") as file:
        file.write(b'{"id": "b", "text": "a", "entities": [{"start": 0, "end": 9, "label": "DATE"}]}\n')
    names = ["empty.txt", "letter.docx", "missing.txt", "good.jsonl"]
    report = import_files(store, [tmp_path / name for name in names])
    assert report.new == 2
    assert [problem.path and problem.path.name for problem in report.problems] == names
    assert report.problems[-1].line == 3


@pytest.mark.parametrize(
    ("spoil", "line", "kept"),
    [
        (
            lambda it: replace(it, spans=(*it.spans, Span(0, 1, "COLOUR", SpanId(20)))),
            "The label 'COLOUR' is not in the project's schema; left out 1 time, first in 'deal'.",
            (9, 1),
        ),
        (lambda it: replace(it, agreements=(frame("WEDDING", mentions=[3]),)), "The kind 'WEDDING' is not", (9, 0)),
        (lambda it: replace(it, agreements=(frame("MOU", "LOST", mentions=[3]),)), "The status 'LOST' is not", (9, 0)),
        (lambda it: replace(it, agreements=(frame("MOU", mentions=[3], witness=[1]),)), "The role 'witness'", (9, 1)),
        (lambda it: replace(it, agreements=(frame("MOU", mentions=[3], party=[5]),)), "DATE as party", (9, 1)),
        (lambda it: replace(it, agreements=(frame("MOU", mentions=[5]),)), "'MOU' has no mention", (9, 0)),
        (lambda it: replace(it, spans=(*it.spans, Span(1, 2, "DATE", SpanId(20)))), "nothing but blanks", (9, 1)),
    ],
)
def test_what_the_schema_has_no_place_for_is_left_out_and_told_and_the_rest_comes_in(
    store: Store, spoil: Any, line: str, kept: tuple[int, int]
) -> None:
    report = ImportReport()
    import_records(store, [replace(record(), annotation=spoil(deal_annotation()))], report=report)
    assert (report.new, report.annotated, report.problems) == (1, 1, [])
    assert any(line in told for told in report.missing_lines())
    held = store.layers.annotation(ArticleId(1), "theirs")
    assert (len(held.spans), len(held.agreements)) == kept
    assert "left out of annotations" in report.summary()


def test_blanks_at_the_edges_of_spans_are_cut_off_and_counted(store: Store) -> None:
    report = ImportReport()
    start = DEAL_TEXT.index("Chile")
    wide = Annotation((Span(start - 1, start + 6, "COUNTRY", SpanId(1)),))
    import_records(store, [Record(article(), wide, "theirs")], report=report)
    (span,) = store.layers.annotation(ArticleId(1), "theirs").spans
    assert DEAL_TEXT[span.start : span.end] == "Chile"
    assert report.trimmed == 1
    assert "blanks cut off 1 span" in report.summary()


def test_spans_that_cross_others_are_told(store: Store) -> None:
    report = ImportReport()
    nested = (Span(0, 20, "TOPIC", SpanId(1)), Span(0, 5, "DATE", SpanId(2)), Span(10, 20, "PLACE", SpanId(3)))
    crossing = (Span(3, 12, "EVENT", SpanId(4)), Span(20, 25, "DATE", SpanId(5)))
    import_records(store, [Record(article(), Annotation(nested), "nested")], report=report)
    assert "across" not in report.summary()
    import_records(store, [Record(article(), Annotation((*nested, *crossing)), "crossing")], report=report)
    assert report.crossing == 2
    assert "2 spans across the edge of another" in report.summary()
    assert len(store.layers.annotation(ArticleId(1), "crossing").spans) == 5


def test_a_layers_name_given_goes_before_that_of_the_file(store: Store, tmp_path: Path) -> None:
    import_files(store, [write(tmp_path / "rows.jsonl", [record(layer="a")])], layer="colleague")
    assert [layer.name for layer in store.layers.all()] == ["gold", "colleague"]


def test_gold_becomes_gold_with_one_step_of_history(store: Store) -> None:
    import_records(store, [record(layer=GOLD)], report=ImportReport())
    assert len(store.sheets.read(ArticleId(1)).gold.spans) == 9
    assert store.history.can_undo() == "Import gold"


def test_gold_that_differs_from_the_projects_own_is_told_and_left_out(deal: Store) -> None:
    sheet = deal.sheets.read(ArticleId(1))
    accept(deal, [sheet.suggested.spans[0].id])
    report = ImportReport()
    import_records(deal, [record(layer=GOLD)], report=report)
    assert "has gold already" in report.problems[0].reason
    assert len(deal.sheets.read(ArticleId(1)).gold.spans) == 1


def test_gold_that_crosses_is_told_and_the_rest_of_the_batch_goes_on(store: Store) -> None:
    crossing = Annotation((Span(2, 18, "PLACE", SpanId(1)), Span(13, 27, "EVENT", SpanId(2))))
    report = ImportReport()
    import_records(store, [replace(record(layer=GOLD), annotation=crossing), one := other(GOLD)], report=report)
    assert "crosses" in report.problems[0].reason
    held = store.articles.by_key(one.article.key)
    assert held is not None
    assert store.layers.annotation(held.id, GOLD).spans


def test_an_annotation_that_differs_from_its_layer_is_told(store: Store) -> None:
    report = ImportReport()
    import_records(store, [record()], report=report)
    less = replace(record(), annotation=Annotation(deal_annotation().spans[:2]))
    import_records(store, [less], report=report)
    assert report.annotated == 1
    assert "another annotation in the layer 'theirs'" in report.problems[0].reason


def test_the_machines_own_layer_takes_no_import(deal: Store) -> None:
    report = ImportReport()
    import_records(deal, [other("machine"), record(layer="machine")], report=report)
    assert "the machine's own" in report.problems[0].reason
    assert "another annotation in the layer 'machine'" not in str(report.problems)


def test_the_same_text_twice_in_one_batch_is_one_article(store: Store) -> None:
    report = ImportReport()
    import_records(store, [record(), record("again")], report=report)
    assert (report.new, report.same, report.annotated, report.problems) == (1, 1, 2, [])


def test_an_import_that_was_stopped_is_completed_by_a_second_one(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "many.jsonl", numbered_articles(1050))

    def stop(done: int, total: int | None) -> None:
        del total
        if done >= 500:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_files(store, [path], progress=stop)
    assert store.articles.count() == 500
    report = import_files(store, [path])
    assert (report.new, report.same) == (550, 500)


def test_problems_beyond_the_first_thousand_are_counted() -> None:
    report = ImportReport()
    for nth in range(1005):
        report.tell(Problem(Path("a"), nth, "bad"))
    assert (len(report.problems), report.more_problems) == (1000, 5)
    assert "1005 problems" in report.summary()


def test_a_file_whose_name_is_no_utf8_is_imported(store: Store, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        path.write_text("Norland met Sudria.", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes UTF-8 names only")
    report = import_files(store, [path])
    assert report.new == 1
    assert store.articles.by_key("caf?") is not None


def test_files_are_read_without_a_project_and_named_after_their_files(tmp_path: Path) -> None:
    path = write(tmp_path / "theirs.jsonl", [record(layer=""), *numbered_articles(1)])
    found = [item.layer for item in read_files([path]) if isinstance(item, Record)]
    assert found == ["theirs", ""]


def test_the_gold_of_the_samples_belongs_to_their_texts(store: Store) -> None:
    from annotations.paths import resources

    folder = resources() / "samples"
    import_files(store, sorted((folder / "articles").glob("*.txt")))
    report = import_files(store, [folder / "gold.jsonl"])
    assert (report.new, report.same, report.annotated, report.problems) == (0, 8, 8, [])
