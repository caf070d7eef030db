"""What another process makes comes in order, and an import is the same with it and without."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Generator
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from zipfile import ZipFile

import pytest

from annotations.errors import Cancelled, InputError, PipelineError, RatifyError
from annotations.formats import Problem
from annotations.intake.elsewhere import elsewhere
from annotations.store import Store
from annotations.workflow import importing
from annotations.workflow.importing import import_files
from tests.core.workflow.records import numbered_articles, other, record, write


def counted(last: int) -> Generator[int]:
    yield from range(1, last + 1)


def broken(fault: Exception) -> Generator[int]:
    yield 1
    raise fault


def killed() -> Generator[int]:
    yield 1
    os.kill(os.getpid(), signal.SIGKILL)


def cancelled(done: int, total: int | None) -> None:
    del done, total
    raise Cancelled


def test_items_come_in_their_order_and_none_is_lost() -> None:
    assert list(elsewhere(partial(counted, 50))) == list(range(1, 51))
    assert list(elsewhere(partial(counted, 0))) == []


@pytest.mark.parametrize(
    ("fault", "raised", "said"),
    [
        (InputError("the disk is gone", path=Path("a.txt")), RatifyError, "a.txt: the disk is gone"),
        (KeyError("a word of an article"), PipelineError, "Reading the files failed"),
    ],
)
def test_an_error_comes_after_the_items_before_it(fault: Exception, raised: type[Exception], said: str) -> None:
    found: list[int] = []
    with pytest.raises(raised, match=said) as caught:
        found.extend(elsewhere(partial(broken, fault)))
    assert found == [1]
    assert "a word" not in getattr(caught.value, "trace", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_is_killed_is_told() -> None:
    with pytest.raises(RatifyError, match="was killed, perhaps because memory ran out"):
        list(elsewhere(killed))


def test_stopping_half_way_leaves_nothing_behind() -> None:
    items = elsewhere(partial(counted, 1_000_000))
    assert next(items) == 1
    items.close()
    assert not active_children()


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be asked to end there")
def test_what_was_unpacked_is_gone_once_an_import_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    rows = write(tmp_path / "in.jsonl", numbered_articles(5000))
    with ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.write(rows, "in.jsonl")
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    monkeypatch.setenv("TMPDIR", str(unpacked))
    monkeypatch.setattr(importing, "LARGE", 0)
    there: list[bool] = []

    def stop(done: int, total: int | None) -> None:
        del done, total
        there.append(any(unpacked.rglob("in.jsonl")))
        raise Cancelled

    with pytest.raises(Cancelled):
        import_files(store, [tmp_path / "in.zip"], progress=stop)
    assert there == [True]
    assert not list(unpacked.iterdir())


def test_a_large_import_brings_the_same_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    path = write(tmp_path / "in.jsonl", [record(), other("theirs"), *numbered_articles(450)])
    with path.open("ab") as file:
        file.write(b'{"id": "b", "text": "a", "entities": [{"start": 0, "end": 9, "label": "DATE"}]}\n')
    paths = [tmp_path / "missing.txt", path]
    told: list[list[Problem]] = [[], []]
    small = import_files(store, paths, told=told[0].append)
    monkeypatch.setattr(importing, "LARGE", 0)
    with Store.create(tmp_path / "large.ratify") as large:
        report = import_files(large, paths, told=told[1].append)
        assert told[0] == told[1]
        assert len(told[0]) == 2
        assert report.summary() == small.summary()
        for article in store.articles.ids():
            assert large.sheets.read(article) == store.sheets.read(article)


def test_a_large_import_that_is_stopped_ends_its_process_and_is_completed_by_a_second_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    path = write(tmp_path / "in.jsonl", numbered_articles(1450))
    monkeypatch.setattr(importing, "LARGE", 0)
    with pytest.raises(Cancelled):
        import_files(store, [path], progress=cancelled)
    assert store.articles.count() == 500
    assert not active_children()
    report = import_files(store, [path])
    assert (report.new, report.same) == (950, 500)
