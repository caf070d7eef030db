"""How long a check and a backup of a large project take, and how much memory a check needs."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.model import Annotation, Article, ArticleId, LayerKind, Span, SpanId
from annotations.review import accept
from annotations.store import Store
from annotations.store.backups import back_up_file
from annotations.store.checking import check_project

ARTICLES = 1000
SPANS = 40
WORD = "Chile "


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand articles with forty suggestions each, all accepted."""
    path = tmp_path_factory.mktemp("large") / "large.ratify"
    spans = tuple(Span(n * 6, n * 6 + 5, "COUNTRY", SpanId(n + 1), 0.9, "bench") for n in range(SPANS))
    with Store.create(path) as store:
        store.articles.add([Article(f"a{n}", f"{WORD * 450}{n}") for n in range(ARTICLES)])
        layer = store.layers.create("machine", LayerKind.MACHINE)
        store.layers.write(layer, [(ArticleId(n), Annotation(spans)) for n in range(1, ARTICLES + 1)])
        for n in range(1, ARTICLES + 1):
            accept(store, [it.id for it in store.sheets.read(ArticleId(n)).suggested.spans])
    return path


def test_check(benchmark: BenchmarkFixture, large: Path) -> None:
    report = benchmark.pedantic(check_project, args=(large,), rounds=1)
    assert report.total == 0
    tracemalloc.start()
    check_project(large)
    benchmark.extra_info["megabytes"] = round(tracemalloc.get_traced_memory()[1] / 1e6)
    tracemalloc.stop()


def test_backup(benchmark: BenchmarkFixture, large: Path) -> None:
    made = benchmark.pedantic(lambda: back_up_file(large, reason="asked"), rounds=2)
    assert made.size > 0
