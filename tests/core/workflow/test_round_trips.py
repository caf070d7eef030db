"""From a project into a file of every format and back into another project: only what the rehearsal said is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.formats import FORMATS, Format
from annotations.formats.numbering import numbered, without_verdicts
from annotations.intake.fitting import Fitting
from annotations.model import Annotation, Article
from annotations.store import Store
from annotations.workflow import ImportReport, export, import_files, import_records, rehearse
from annotations.workflow.choosing import choose, outgoing
from tests.core.formats.corpus import ROLES, SCHEMA, hard_records

WRITERS = [known for known in FORMATS if known.can_write]
LAYER = "theirs"


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A project with every hard record, their annotation in one layer."""
    with Store.create(tmp_path_factory.mktemp("hard") / "hard.ratify", author="ana") as store:
        report = ImportReport()
        import_records(store, [replace(record, layer=LAYER) for record in hard_records()], report=report)
        assert report.problems == []
        yield store


def held(store: Store, article: Article, layer: str) -> Annotation:
    found = store.articles.by_key(article.key)
    assert found is not None, article.key
    assert found.text == article.text
    return numbered(without_verdicts(store.layers.annotation(found.id, layer)), ROLES)


@pytest.mark.parametrize("known", WRITERS, ids=lambda known: known.name)
def test_an_export_loses_what_its_rehearsal_said(hard: Store, tmp_path: Path, known: Format) -> None:
    out = tmp_path / f"out{known.suffixes[0]}"
    (rehearsal,) = rehearse(hard, [known], layer=LAYER, status="all")
    report = export(hard, out, layer=LAYER, status="all")
    counts = {group.kind: (group.count, group.articles) for group in rehearsal.groups}
    assert {group.kind: (group.count, group.articles) for group in report.losses} == counts
    first = out.read_bytes()
    export(hard, out, layer=LAYER, status="all")
    assert out.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("known", [it for it in WRITERS if it.can_read], ids=lambda known: known.name)
def test_what_a_format_keeps_comes_back_into_another_project(hard: Store, tmp_path: Path, known: Format) -> None:
    out = tmp_path / f"out{known.suffixes[0]}"
    export(hard, out, layer=LAYER, status="all")
    kept = [known.fit(record, SCHEMA)[0] for _, record in outgoing(hard, choose(hard, LAYER, "all").articles, LAYER)]
    with Store.create(tmp_path / "back.ratify") as back:
        report = import_files(back, [out], layer="back")
        assert (report.new, report.problems) == (len(kept), [])
        for record in kept:
            fitting = Fitting(SCHEMA).fit(record).record.annotation or Annotation()
            assert held(back, record.article, "back") == numbered(without_verdicts(fitting), ROLES)
