"""The machine's suggestions for projects and for files, whole batches at a time."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from annotations.errors import Cancelled
from annotations.formats import Problem, format_for
from annotations.model import (
    GOLD,
    Annotation,
    ArticleId,
)
from annotations.schema import parse_schema
from annotations.store import Store
from annotations.suggest.machine import Choice, Machine
from annotations.suggest.pipeline import PIPELINE_NAME
from annotations.workflow import (
    ImportReport,
    Run,
    articles_to_suggest,
    begin_suggesting,
    export,
    import_files,
    import_records,
    predict,
    suggest,
)
from tests.builders import DEAL_TEXT, article, deal_annotation, frame
from tests.core.workflow.conftest import Quick
from tests.core.workflow.records import (
    numbered_articles,
    quick_suggest,
    record,
    write,
)

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
        assert total in (50, 34)
        if done == 16:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        quick_suggest(store, progress=stop)
    assert len(articles_to_suggest(store)) == 34
    assert quick_suggest(store).articles == 34
    assert len(set(quick_annotate)) == 50


def test_forced_suggesting_makes_a_new_layer_and_goes_on_after_a_stop(store: Store, quick_annotate: list[str]) -> None:
    import_records(store, numbered_articles(50), report=ImportReport())
    quick_suggest(store)

    def stop(done: int, total: int | None) -> None:
        del total
        if done == 32:
            raise Cancelled

    with pytest.raises(Cancelled):
        quick_suggest(store, force=True, progress=stop)
    import_records(store, numbered_articles(55), report=ImportReport())
    assert len(articles_to_suggest(store)) == 23
    report = quick_suggest(store, force=True)
    assert (report.layer, report.articles) == ("machine-2", 23)
    assert articles_to_suggest(store) == []
    assert quick_suggest(store, force=True).layer == "machine-3"
    assert len(quick_annotate) >= 160


def test_a_new_pipeline_gets_a_layer_of_its_own(store: Store, quick_annotate: list[str]) -> None:
    import_records(store, numbered_articles(2), report=ImportReport())
    quick_suggest(store, run=Run("old 1"))
    assert begin_suggesting(store, "old 1").name == "machine"
    assert begin_suggesting(store, "new 2").name == "machine-2"
    assert quick_annotate


def test_the_machine_suggests_only_what_the_projects_schema_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fixed(Quick):
        def annotate(self, texts: Iterable[str], *, finished: Callable[[], None] | None = None) -> Iterator[Annotation]:
            del finished
            frames = (frame("TREATY", mentions=[3], party=[1, 5], date=[5]), frame("MOU", mentions=[3]))
            yield from (Annotation(deal_annotation().spans, frames) for _ in texts)

    monkeypatch.setattr(Choice, "load", lambda _choice: Fixed([]))
    with Store.create(tmp_path / "small.ratify", schema=parse_schema(SMALL_SCHEMA)) as store:
        store.articles.add([article()])
        quick_suggest(store)
        found = store.layers.annotation(ArticleId(1), "machine")
    assert {span.label for span in found.spans} == {"COUNTRY", "AGREEMENT"}
    (treaty,) = found.agreements
    assert [filler.role for filler in treaty.fillers] == ["mentions", "party"]


def test_predictions_keep_ids_texts_and_order(tmp_path: Path, quick_annotate: list[str]) -> None:
    text = tmp_path / "talks.txt"
    text.write_text("Norland met Sudria.", encoding="utf-8")
    gold = write(tmp_path / "gold.jsonl", [record(layer=GOLD), *numbered_articles(40)])
    out, problems = io.BytesIO(), list[Problem]()
    report = predict(Machine(), [text, gold, text], out, tell=problems.append)
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

    import_files(store, sorted((resources() / "samples" / "articles").glob("*.txt")))
    report = suggest(store, Machine())
    assert report.articles == 8
    assert report.spans > 200
    export(store, tmp_path / "machine.jsonl", layer="machine", status="all")
    back = list(format_for(tmp_path / "machine.jsonl").read(tmp_path / "machine.jsonl"))
    assert len(back) == 8
