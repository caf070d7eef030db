"""Whole steps over real projects and real files: import, suggest, export, predict."""

from __future__ import annotations

import io
import json
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import Cancelled, InputError, ProjectError
from annotations.formats import Problem, format_for
from annotations.formats.jsonl import RatifyJsonl
from annotations.model import (
    GOLD,
    Annotation,
    Article,
    ArticleId,
    ArticleState,
    LayerKind,
    Record,
    Span,
    SpanId,
)
from annotations.review import accept, reject, relabel, set_state
from annotations.schema import default_schema, parse_schema
from annotations.store import Store
from annotations.suggest.pipeline import PIPELINE_NAME
from annotations.workflow import (
    ImportReport,
    articles_to_suggest,
    begin_suggesting,
    export,
    import_files,
    import_records,
    predict,
    read_files,
    suggest,
)
from annotations.workflow.whole_file import whole_file
from tests.builders import DEAL_TEXT, article, deal_annotation, frame

ROLES = [role.name for role in default_schema().roles]
SMALL_SCHEMA = """
name = "small"
[[label]]
name = "COUNTRY"
[[label]]
name = "AGREEMENT"
[[kind]]
name = "TREATY"
[[status]]
name = "SIGNED"
[[role]]
name = "mentions"
labels = ["AGREEMENT"]
[[role]]
name = "party"
labels = ["COUNTRY"]
"""


def record(key: str = "deal", text: str = DEAL_TEXT, *, layer: str = "theirs") -> Record:
    annotated = deal_annotation() if text == DEAL_TEXT else Annotation()
    return Record(article(key, text), annotated, layer)


def write(path: Path, records: Iterable[Record]) -> Path:
    with path.open("wb") as out:
        RatifyJsonl().write(records, out, schema=default_schema())
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def numbered_articles(count: int) -> list[Record]:
    return [Record(Article(f"a{nth}", f"Norland met Sudria in round {nth} of their talks.")) for nth in range(count)]


def every_file(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if "project" not in path.name)


class FakePipeline:
    """Stands for the loaded pipeline where only the flow of batches is of interest."""


@pytest.fixture
def quick_annotate(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Suggestions that cost nothing: the first word of each text; the texts that were asked for."""
    asked: list[str] = []

    def annotate(nlp: object, texts: Iterable[str]) -> Iterator[Annotation]:
        del nlp
        for text in texts:
            asked.append(text)
            yield Annotation((Span(0, text.index(" "), "COUNTRY", SpanId(1), 0.5, "test"),))

    for module in ("suggesting", "predicting"):
        monkeypatch.setattr(f"annotations.workflow.{module}.annotate", annotate)
    return asked


def quick_suggest(store: Store, **options: Any) -> Any:
    return suggest(store, FakePipeline(), **options)  # pyright: ignore[reportArgumentType] - see quick_annotate


# Import


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
    ("spoil", "reason"),
    [
        (lambda it: replace(it, spans=(*it.spans, Span(0, 1, "COLOUR", SpanId(20)))), "the label 'COLOUR'"),
        (lambda it: replace(it, agreements=(frame("WEDDING", mentions=[3]),)), "the kind 'WEDDING'"),
        (lambda it: replace(it, agreements=(frame("MOU", "LOST", mentions=[3]),)), "the status 'LOST'"),
        (lambda it: replace(it, agreements=(frame("MOU", mentions=[3], witness=[1]),)), "the role 'witness'"),
        (lambda it: replace(it, agreements=(frame("MOU", mentions=[3], party=[5]),)), "the role 'party' takes COUNTRY"),
        (lambda it: replace(it, spans=(*it.spans, Span(1, 2, "DATE", SpanId(20)))), "nothing but blanks"),
    ],
)
def test_annotation_beyond_the_schema_is_told_with_its_article(store: Store, spoil: Any, reason: str) -> None:
    report = ImportReport()
    bad = replace(record(), annotation=spoil(deal_annotation()))
    import_records(store, [*numbered_articles(1), bad], report=report)
    assert report.new == 1
    assert len(report.problems) == 1
    assert "the article 'deal'" in report.problems[0].reason
    assert reason in report.problems[0].reason


def test_blanks_at_the_edges_of_spans_are_cut_off_and_counted(store: Store) -> None:
    report = ImportReport()
    start = DEAL_TEXT.index("Chile")
    wide = Annotation((Span(start - 1, start + 6, "COUNTRY", SpanId(1)),))
    import_records(store, [Record(article(), wide, "theirs")], report=report)
    (span,) = store.layers.annotation(ArticleId(1), "theirs").spans
    assert DEAL_TEXT[span.start : span.end] == "Chile"
    assert report.trimmed == 1
    assert "blanks cut off 1 span" in report.summary()


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


def other(layer: str) -> Record:
    return Record(Article("other", "Norland met."), Annotation((Span(0, 7, "COUNTRY", SpanId(1)),)), layer)


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
    path = write(tmp_path / "many.jsonl", numbered_articles(450))

    def stop(done: int, total: int | None) -> None:
        del total
        if done >= 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_files(store, [path], progress=stop)
    assert store.articles.count() == 200
    report = import_files(store, [path])
    assert (report.new, report.same) == (250, 200)


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


# Suggest


def test_suggestions_are_written_for_articles_that_have_none(store: Store, quick_annotate: list[str]) -> None:
    import_records(store, numbered_articles(3), report=ImportReport())
    report = quick_suggest(store)
    assert (report.layer, report.articles, report.spans) == ("machine", 3, 3)
    layer = store.layers.get("machine")
    assert layer is not None
    assert layer.detail == PIPELINE_NAME
    assert quick_suggest(store).articles == 0
    import_records(store, numbered_articles(5), report=ImportReport())
    assert quick_suggest(store).articles == 2
    assert len(quick_annotate) == 5
    assert [layer.name for layer in store.layers.all()] == ["gold", "machine"]


def test_suggesting_that_was_stopped_keeps_whole_batches_and_goes_on(store: Store, quick_annotate: list[str]) -> None:
    import_records(store, numbered_articles(50), report=ImportReport())

    def stop(done: int, total: int | None) -> None:
        assert total in (50, 30)
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        quick_suggest(store, progress=stop)
    assert len(articles_to_suggest(store)) == 30
    assert quick_suggest(store).articles == 30
    assert len(set(quick_annotate)) == 50


def test_forced_suggesting_makes_a_new_layer_and_goes_on_after_a_stop(store: Store, quick_annotate: list[str]) -> None:
    import_records(store, numbered_articles(50), report=ImportReport())
    quick_suggest(store)

    def stop(done: int, total: int | None) -> None:
        del total
        if done == 40:
            raise Cancelled

    with pytest.raises(Cancelled):
        quick_suggest(store, force=True, progress=stop)
    import_records(store, numbered_articles(55), report=ImportReport())
    assert len(articles_to_suggest(store)) == 15
    report = quick_suggest(store, force=True)
    assert (report.layer, report.articles) == ("machine-2", 15)
    assert articles_to_suggest(store) == []
    assert quick_suggest(store, force=True).layer == "machine-3"
    assert len(quick_annotate) >= 160


def test_a_new_pipeline_gets_a_layer_of_its_own(store: Store, quick_annotate: list[str]) -> None:
    import_records(store, numbered_articles(2), report=ImportReport())
    quick_suggest(store, detail="old 1")
    assert begin_suggesting(store, "old 1").name == "machine"
    assert begin_suggesting(store, "new 2").name == "machine-2"
    assert quick_annotate


def test_the_machine_suggests_only_what_the_projects_schema_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def annotate(nlp: object, texts: Iterable[str]) -> Iterator[Annotation]:
        del nlp
        frames = (frame("TREATY", mentions=[3], party=[1, 5], date=[5]), frame("MOU", mentions=[3]))
        yield from (Annotation(deal_annotation().spans, frames) for _ in texts)

    monkeypatch.setattr("annotations.workflow.suggesting.annotate", annotate)
    with Store.create(tmp_path / "small.ratify", schema=parse_schema(SMALL_SCHEMA)) as store:
        store.articles.add([article()])
        quick_suggest(store)
        found = store.layers.annotation(ArticleId(1), "machine")
    assert {span.label for span in found.spans} == {"COUNTRY", "AGREEMENT"}
    (treaty,) = found.agreements
    assert [filler.role for filler in treaty.fillers] == ["mentions", "party"]


# Export


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
    assert every_file(tmp_path) == ["deal.ratify", "deal.ratify-shm", "deal.ratify-wal", "out.jsonl"]


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
        (tmp_path / "out.docx", "known are"),
    ]:
        (tmp_path / "folder.jsonl").mkdir(exist_ok=True)
        with pytest.raises(InputError, match=reason):
            export(deal, out, layer="machine", status="all")
    with pytest.raises(InputError, match="this is the project itself"):
        export(deal, deal.path, format="jsonl", layer="machine", status="all")
    with pytest.raises(ProjectError, match="no layer 'nobody'; there are gold, machine"):
        export(deal, tmp_path / "out.jsonl", layer="nobody")


# Whole files


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no links here")
    with whole_file(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_disk_that_is_full_leaves_the_old_file_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    with pytest.raises(InputError, match=r"No space left.*What was there before is unchanged"), whole_file(path):
        raise OSError(28, "No space left on device")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    del tmp_path
    with pytest.raises(InputError, match="no ordinary file"), whole_file(Path("/dev/full")):
        pass


# Predict


def test_predictions_keep_ids_texts_and_order(tmp_path: Path, quick_annotate: list[str]) -> None:
    text = tmp_path / "talks.txt"
    text.write_text("Norland met Sudria.", encoding="utf-8")
    gold = write(tmp_path / "gold.jsonl", [record(layer=GOLD), *numbered_articles(40)])
    out, problems = io.BytesIO(), list[Problem]()
    report = predict(FakePipeline(), [text, gold, text], out, tell=problems.append)  # pyright: ignore[reportArgumentType] - see quick_annotate
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["id"] for row in found] == ["talks", "deal", *(f"a{nth}" for nth in range(40))]
    assert {row["layer"] for row in found} == {"machine"}
    assert found[1]["text"] == DEAL_TEXT
    assert [entity["label"] for entity in found[1]["entities"]] == ["COUNTRY"]
    assert (report.articles, report.spans) == (42, 42)
    assert [problem.reason for problem in problems] == [
        "there is an article 'talks' already; the second one was left out"
    ]
    assert len(quick_annotate) == 42


@pytest.mark.slow
def test_the_real_pipeline_suggests_for_the_samples(store: Store, tmp_path: Path) -> None:
    from annotations.paths import resources
    from annotations.suggest.pipeline import load_pipeline

    import_files(store, sorted((resources() / "samples" / "articles").glob("*.txt")))
    report = suggest(store, load_pipeline())
    assert report.articles == 8
    assert report.spans > 200
    export(store, tmp_path / "machine.jsonl", layer="machine", status="all")
    back = list(format_for(tmp_path / "machine.jsonl").read(tmp_path / "machine.jsonl"))
    assert len(back) == 8


def test_the_gold_of_the_samples_belongs_to_their_texts(store: Store) -> None:
    from annotations.paths import resources

    folder = resources() / "samples"
    import_files(store, sorted((folder / "articles").glob("*.txt")))
    report = import_files(store, [folder / "gold.jsonl"])
    assert (report.new, report.same, report.annotated, report.problems) == (0, 8, 8, [])
