"""What is left of a damaged project is saved into a new one that is in order, and the report says what is lost."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from annotations.errors import DamagedError, ProjectError
from annotations.model import ArticleId
from annotations.review import accept, undo, write_note
from annotations.store import Store
from annotations.store.checking import check_project
from annotations.store.findings import Kind
from annotations.store.salvaging import SalvageReport, salvage
from tests.builders import Placed, annotation, article, suggest

ARTICLES = 60
PAGE = 4096
PLACES: tuple[Placed, ...] = (("Chile", "COUNTRY"), ("Peru", "COUNTRY"), ("Friday", "DATE"), ("Lima", "PLACE"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of some hundred pages: gold in every article, a note in the first."""
    path = tmp_path_factory.mktemp("whole") / "whole.ratify"
    with Store.create(path, author="ana") as store:
        texts = [
            f"Chile and Peru met on Friday in Lima, for the {n}th time. " + "Words. " * 300 for n in range(ARTICLES)
        ]
        store.articles.add([article(f"a{n}", text, title=f"Talks {n}") for n, text in enumerate(texts)])
        for n, text in enumerate(texts, start=1):
            suggest(store, ArticleId(n), annotation(text, PLACES))
            accept(store, [it.id for it in store.sheets.read(ArticleId(n)).suggested.spans])
        write_note(store, ArticleId(1), "Keep me")
    return path


@pytest.fixture
def damaged(whole: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage; nobody has it open."""
    copy = tmp_path / "damaged.ratify"
    copy.write_bytes(whole.read_bytes())
    return copy


def spoil(path: Path, *pages: int) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(Random(page).randbytes(PAGE))


def pages_of(path: Path, name: str) -> list[int]:
    """The pages of a table or an index, its root first."""
    with closing(sqlite3.connect(path)) as other:
        root = other.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    data = path.read_bytes()
    start = (root - 1) * PAGE
    pages = [root]
    if data[start] in (2, 5):  # an interior page: the right-most child, then those of its cells
        pages.append(int.from_bytes(data[start + 8 : start + 12], "big"))
        for nth in range(int.from_bytes(data[start + 3 : start + 5], "big")):
            cell = int.from_bytes(data[start + 12 + 2 * nth : start + 14 + 2 * nth], "big")
            pages.append(int.from_bytes(data[start + cell : start + cell + 4], "big"))
    return pages


def saved_by(damaged: Path) -> SalvageReport:
    """The report of a salvage whose result must be in order and open as a project."""
    before = damaged.read_bytes()
    report = salvage(damaged, damaged.with_name("new.ratify"), author="ana")
    assert damaged.read_bytes() == before
    left = check_project(report.new)
    assert {it.kind for it in left.findings} <= {Kind.TEXT}, [it.sentence for it in left.findings]
    Store.open(report.new).close()
    return report


def test_of_a_sound_project_everything_is_saved(damaged: Path) -> None:
    report = saved_by(damaged)
    assert (report.lost, report.removed, report.recovered, report.history_kept) == ({}, [], 0, True)
    with Store.open(damaged) as old, Store.open(report.new) as new:
        for n in range(1, ARTICLES + 1):
            assert new.sheets.read(ArticleId(n)) == old.sheets.read(ArticleId(n))
        assert [it.text for it in new.notes.of(ArticleId(1))] == ["Keep me"]
        assert undo(new).action == undo(old).action


def test_gold_whose_pages_are_gone_is_brought_back_from_the_history(damaged: Path) -> None:
    spoil(damaged, pages_of(damaged, "span")[-1])
    with pytest.raises(DamagedError):
        Store.open(damaged)
    report = saved_by(damaged)
    assert report.lost["span"] > 0
    assert report.recovered > 0
    assert report.history_kept
    with Store.open(report.new) as new:
        assert [new.articles.row(ArticleId(n)).gold for n in range(1, ARTICLES + 1)] == [len(PLACES)] * ARTICLES


def test_texts_that_cannot_be_read_are_told_by_their_keys(damaged: Path) -> None:
    spoil(damaged, pages_of(damaged, "article_text")[1])
    report = saved_by(damaged)
    assert report.lost["article_text"] > 0
    assert len(report.lost_articles) == report.lost["article_text"]
    assert report.lost_articles[0] in report.summary()
    assert report.saved["article"] == ARTICLES - len(report.lost_articles)


def test_texts_whose_articles_are_gone_get_keys_of_their_own(damaged: Path) -> None:
    spoil(damaged, *pages_of(damaged, "article"))
    report = saved_by(damaged)
    assert report.lost["article"] == ARTICLES
    assert report.saved["article"] == ARTICLES
    with Store.open(report.new) as new:
        assert new.articles.get(ArticleId(3)).key == "salvaged-3"
        assert new.articles.row(ArticleId(3)).gold == len(PLACES)


def test_a_history_with_holes_begins_anew_and_gold_stays(damaged: Path) -> None:
    spoil(damaged, *pages_of(damaged, "history")[-2:])
    report = saved_by(damaged)
    assert not report.history_kept
    assert "undo begins anew" in report.summary()
    with Store.open(report.new) as new:
        assert sum(new.articles.row(ArticleId(n)).gold for n in range(1, ARTICLES + 1)) == len(PLACES) * ARTICLES


def test_lost_schema_and_settings_are_those_that_ship(damaged: Path) -> None:
    spoil(damaged, *pages_of(damaged, "setting"))
    report = saved_by(damaged)
    assert report.lost["setting"] == 1


def misnumber(path: Path, page: int, nth: int, number: int = 127) -> None:
    """Give a row in the middle of a page a high number, so that a search by number misses those behind it."""
    start = (page - 1) * PAGE
    data = bytearray(path.read_bytes())
    pointer = start + 8 + 2 * nth
    cell = start + int.from_bytes(data[pointer : pointer + 2], "big")
    assert data[cell] < 0x80  # the length of the row, one byte
    assert data[cell + 1] < number < 0x80  # its number, one byte
    data[cell + 1] = number
    path.write_bytes(data)


def test_rows_behind_one_with_a_wrong_number_are_saved(damaged: Path) -> None:
    misnumber(damaged, pages_of(damaged, "span")[2], 5)
    with pytest.raises(DamagedError):
        Store.open(damaged)
    report = saved_by(damaged)
    # The one row is a suggestion, and what was decided on it goes with it.
    assert report.lost == {"span": 1}
    assert report.saved["span"] >= ARTICLES * len(PLACES) * 2 - 1
    with Store.open(report.new) as new:
        assert sum(new.articles.row(ArticleId(n)).gold for n in range(1, ARTICLES + 1)) == len(PLACES) * ARTICLES


def test_a_row_of_gold_with_a_wrong_number_gives_way_to_what_the_history_says(damaged: Path) -> None:
    with closing(sqlite3.connect(damaged, isolation_level=None)) as other:
        other.execute("DELETE FROM span WHERE id = 125")
    misnumber(damaged, pages_of(damaged, "span")[2], 6, 125)
    report = saved_by(damaged)
    assert report.recovered == 2
    with Store.open(report.new) as new:
        assert sum(new.articles.row(ArticleId(n)).gold for n in range(1, ARTICLES + 1)) == len(PLACES) * ARTICLES


@pytest.mark.parametrize("share", [0.9, 0.5])
def test_a_file_that_was_cut_off_is_saved_as_far_as_it_goes(damaged: Path, share: float) -> None:
    with damaged.open("r+b") as file:
        file.truncate(int(damaged.stat().st_size * share) // PAGE * PAGE)
    report = saved_by(damaged)
    assert report.saved["article"] > 0
    assert report.lost


@pytest.mark.parametrize("seed", range(6))
def test_whatever_pages_are_spoiled_the_new_project_is_in_order(damaged: Path, seed: int) -> None:
    random = Random(seed)
    last = damaged.stat().st_size // PAGE
    spoil(damaged, *random.sample(range(2, last + 1), 1 + seed * 3))
    try:
        report = saved_by(damaged)
    except ProjectError as error:
        assert "cannot be read at all" in str(error)  # noqa: PT017 - a page of the list of tables may be among them
    else:
        assert json.loads(json.dumps(report.as_json()))["saved"] == report.saved


@pytest.mark.parametrize("head", [b"\0" * 100, b"no database" * 9, b""])
def test_a_file_without_its_head_is_refused_in_a_sentence(damaged: Path, head: bytes) -> None:
    data = damaged.read_bytes()
    damaged.write_bytes(head + data[len(head) :] if head else b"x" * 5000)
    new = damaged.with_name("new.ratify")
    with pytest.raises(ProjectError, match=r"cannot be read at all: its head is destroyed|another program"):
        salvage(damaged, new)
    assert not new.exists()


def test_nothing_is_written_over(damaged: Path) -> None:
    with pytest.raises(ProjectError, match="already"):
        salvage(damaged, damaged)
