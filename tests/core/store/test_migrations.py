"""A project of every released schema opens with all that was in it, after a backup where it is brought up to date."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from annotations.errors import ProjectError
from annotations.model import ArticleId, ArticleState, Decision
from annotations.review import redo, undo
from annotations.store import Store, migrations
from annotations.store.backups import folder_of
from tests.builders import DEAL_TEXT, gold, suggested, surfaces

SAMPLES = Path(__file__).parents[2] / "data" / "stores"
DEAL = ArticleId(1)


def copy_of(sample: str, tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLES / sample, tmp_path / sample))


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Store]:
    """A copy of the sample of schema 1; see tests/data/stores/README.md for what is in it."""
    with Store.open(copy_of("schema_001.ratify", tmp_path), author="bo") as store:
        yield store


def test_articles_and_settings_are_there(first: Store) -> None:
    deal, lander = (first.articles.get(article) for article in first.articles.ids())
    assert (deal.key, deal.text, deal.title, deal.published) == ("deal", DEAL_TEXT, "A space deal", "2026-03-02")
    assert (deal.metadata, deal.state) == ({"url": "deal.html"}, ArticleState.DONE)
    assert (lander.key, lander.state) == ("lander", ArticleState.TODO)
    assert first.settings.get("sample") == {"made": "for tests", "🚀": 1}
    assert first.schema.name == "space-cooperation"


def test_gold_and_verdicts_are_there(first: Store) -> None:
    sheet = first.sheets.read(DEAL)
    assert surfaces(sheet, sheet.gold) == [
        ("France", "COUNTRY"),
        ("Chile", "COUNTRY"),
        ("space deal", "AGREEMENT"),
        ("space", "TOPIC"),
        ("Monday", "DATE"),
        ("in Santiago", "PLACE"),
        ("누리호", "SYSTEM"),
        ("watched", "TOPIC"),
    ]
    assert suggested(sheet, "भारत").verdict is Decision.REJECTED
    assert suggested(sheet, "Santiago").verdict is Decision.CORRECTED
    assert gold(sheet, "watched").origin == "ana"
    agreement = sheet.gold.agreements[0]
    assert (agreement.kind, agreement.status, agreement.verdict) == ("TREATY", "SIGNED", Decision.CORRECTED)
    assert [filler.role for filler in agreement.fillers] == ["mentions", "party", "party", "topic", "date"]
    row = first.articles.row(DEAL)
    assert (row.open, row.decided, row.gold) == (1, 9, 9)


def test_layers_notes_and_search_are_there(first: Store) -> None:
    assert [(layer.name, layer.kind, layer.detail) for layer in first.layers.all()] == [
        ("gold", "gold", ""),
        ("machine", "machine", "test pipeline 1"),
        ("colleague", "import", "colleague.jsonl"),
    ]
    note = first.notes.of(DEAL)[0]
    assert (note.text, note.author) == ("Which Santiago? 🤔", "ana")
    assert [hit.article for hit in first.search.find("lander")] == [2]


def test_history_goes_on_where_it_stopped(first: Store) -> None:
    assert first.history.can_redo() == "Accept span"
    before = first.sheets.read(DEAL)
    count = 0
    while undo(first):
        count += 1
    assert count == 9
    assert first.sheets.read(DEAL).gold.spans == ()
    for _ in range(count):
        redo(first)
    assert first.sheets.read(DEAL) == before
    assert redo(first).action == "Redo accept span"


def test_every_known_migration_has_a_sample() -> None:
    newest = len(migrations.known())
    assert (SAMPLES / f"schema_{newest:03}.ratify").exists()


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """Ratify as it will be: with one more migration than now."""
    coming = Migrations(migrations.MIGRATIONS.name)
    coming()(migrations.m001_first_tables)

    @coming()
    def m002_colour(db: Database) -> None:  # pyright: ignore[reportUnusedFunction] - the set calls it
        db.conn.execute("ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT ''")

    monkeypatch.setattr(migrations, "MIGRATIONS", coming)
    return coming


def test_an_older_project_is_backed_up_and_brought_up_to_date(next_version: Migrations, tmp_path: Path) -> None:
    path = copy_of("schema_001.ratify", tmp_path)
    with Store.open(path) as store:
        assert [it.name for it in next_version.applied(store._connection.database)] == [
            "m001_first_tables",
            "m002_colour",
        ]
        assert store.notes.of(DEAL)[0].text == "Which Santiago? 🤔"
        assert store._connection.value("PRAGMA foreign_keys") == 1
    backups = list(folder_of(path).glob("*.ratify"))
    assert len(backups) == 1
    with closing(sqlite3.connect(backups[0])) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (1,)
    with Store.open(path):
        assert len(list(folder_of(path).glob("*.ratify"))) == 1


def test_an_older_project_is_not_changed_by_reading(next_version: Migrations, tmp_path: Path) -> None:
    path = copy_of("schema_001.ratify", tmp_path)
    with pytest.raises(ProjectError, match="an older Ratify has written"):
        Store.open(path, readonly=True)
    assert next_version.name == "ratify"
    assert not folder_of(path).exists()


def test_a_migration_that_fails_leaves_the_project_as_it_was(next_version: Migrations, tmp_path: Path) -> None:
    @next_version()
    def m003_broken(db: Database) -> None:  # pyright: ignore[reportUnusedFunction] - the set calls it
        db.conn.execute("DELETE FROM verdict")
        db.conn.execute("DELETE FROM nowhere")

    path = copy_of("schema_001.ratify", tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Store.open(path)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM verdict").fetchone()[0] > 0
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
