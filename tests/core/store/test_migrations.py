"""A project of every released schema opens with all that was in it, after a backup where it is brought up to date."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from annotations.errors import ProjectError
from annotations.model import ArticleId, ArticleState, Decision
from annotations.review import redo, reject, reject_agreement, undo
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


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Store]:
    """A copy of the sample of schema 2."""
    with Store.open(copy_of("schema_002.ratify", tmp_path), author="bo") as store:
        yield store


def rows_of(path: Path, tables: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Every row of some tables, its columns by name."""
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        return {it: [dict(row) for row in file.execute(f"SELECT * FROM {it}")] for it in tables}  # noqa: S608


def tables_of(path: Path) -> list[str]:
    """The tables that hold what people made; what the search and the migrations keep for themselves is left out."""
    with closing(sqlite3.connect(path)) as file:
        names = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [name for name in names if not name.startswith(("article_search", "sqlite_", "_sqlite_"))]


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


FIRST_TABLES = (
    *("article", "article_text", "article_count", "layer", "layer_article", "span", "agreement", "agreement_filler"),
    *("verdict", "note", "history", "setting"),
)


def test_the_second_schema_holds_all_that_the_first_held(tmp_path: Path) -> None:
    path = copy_of("schema_001.ratify", tmp_path)
    before = rows_of(path, FIRST_TABLES)
    Store.open(path).close()
    after = rows_of(path, FIRST_TABLES)
    assert {row.pop("seconds") for row in after["history"]} == {None}
    assert [row.pop("doubtful") for row in after["article_count"]] == [0, 0]
    assert after == before
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        strict = file.execute("SELECT strict FROM pragma_table_list WHERE name IN ('flag', 'look', 'precedent')")
        assert strict.fetchall() == [(1,)] * 3


@pytest.mark.parametrize("sample", sorted(it.name for it in SAMPLES.glob("schema_*.ratify")))
def test_whatever_a_sample_held_is_there_in_the_newest_form(tmp_path: Path, sample: str) -> None:
    """Column by column: a later schema may add tables and columns, but must not alter what was there."""
    path = copy_of(sample, tmp_path)
    tables = tables_of(path)
    before = rows_of(path, tables)
    Store.open(path).close()
    after = rows_of(path, tables)
    assert before["article"]
    for table, rows in before.items():
        kept = [{column: row[column] for column in old} for row, old in zip(after[table], rows, strict=True)]
        assert kept == rows, table


def test_flags_looks_and_precedents_are_there(second: Store) -> None:
    rows = rows_of(second.path, ("flag", "look", "precedent"))
    sheet = second.sheets.read(DEAL)
    assert [(row["span_id"], row["agreement_id"], row["reason"]) for row in rows["flag"]] == [
        (gold(sheet, "Chile").id, None, "Party or place? 🤔"),
        (None, sheet.gold.agreements[0].id, ""),
    ]
    assert [(row["span_id"], row["reason"], row["first_label"], row["second_label"]) for row in rows["look"]] == [
        (suggested(sheet, "Monday").id, "sample", "DATE", None),
        (suggested(sheet, "भारत").id, "second", "", "COUNTRY"),
    ]
    assert [(row["label"], row["before"], row["text"], row["article_key"]) for row in rows["precedent"]] == [
        ("COUNTRY", "🚀 France and ", "Chile", "deal")
    ]
    assert [step.seconds for step in second.history.steps() if step.action == "Flag span"] == [2.5]


def test_steps_on_the_new_tables_can_be_undone_and_redone(second: Store) -> None:
    tables = ("flag", "look", "precedent")
    before = rows_of(second.path, tables)
    for action in ("precedent", "ask again", "flag agreement", "flag span"):
        assert action in undo(second).action
    assert not any(rows_of(second.path, tables).values())
    changes = [redo(second) for _ in range(4)]
    assert rows_of(second.path, tables) == before
    assert changes[-1].guidance
    assert not changes[-1].articles
    assert redo(second).action == "Redo keep as precedent"


def test_a_flag_on_gold_that_is_rejected_stays_with_what_was_suggested(second: Store) -> None:
    sheet = second.sheets.read(DEAL)
    reject(second, [gold(sheet, "Chile").id])
    reject_agreement(second, sheet.gold.agreements[0].id)
    flags = rows_of(second.path, ["flag"])["flag"]
    assert [row["span_id"] for row in flags] == [suggested(sheet, "Chile").id, None]
    assert flags[1]["agreement_id"] == sheet.suggested.agreements[0].id


def test_the_page_of_an_article_is_there_and_older_projects_have_room_for_one(tmp_path: Path) -> None:
    with Store.open(copy_of("schema_004.ratify", tmp_path)) as store:
        kept = store.originals.of(DEAL)
        assert kept is not None
        assert (kept.name, kept.data.decode()[:15]) == ("deal.html", "<!DOCTYPE html>")
    with Store.open(copy_of("schema_003.ratify", tmp_path)) as store:
        assert store.originals.of(DEAL) is None
        store.originals.keep([(DEAL, kept)])
        assert store.originals.of(DEAL) == kept


def test_every_known_migration_has_a_sample() -> None:
    newest = len(migrations.known())
    assert (SAMPLES / f"schema_{newest:03}.ratify").exists()


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """Ratify as it will be: with one more migration than now."""
    coming = Migrations(migrations.MIGRATIONS.name)
    coming()(migrations.m001_first_tables)
    coming()(migrations.m002_looks_and_flags)

    @coming()
    def m003_colour(db: Database) -> None:  # pyright: ignore[reportUnusedFunction] - the set calls it
        db.conn.execute("ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT ''")

    monkeypatch.setattr(migrations, "MIGRATIONS", coming)
    return coming


def test_an_older_project_is_backed_up_and_brought_up_to_date(next_version: Migrations, tmp_path: Path) -> None:
    path = copy_of("schema_001.ratify", tmp_path)
    with Store.open(path) as store:
        assert [it.name for it in next_version.applied(store._connection.database)] == [
            "m001_first_tables",
            "m002_looks_and_flags",
            "m003_colour",
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
    def m004_broken(db: Database) -> None:  # pyright: ignore[reportUnusedFunction] - the set calls it
        db.conn.execute("DELETE FROM verdict")
        db.conn.execute("DELETE FROM nowhere")

    path = copy_of("schema_001.ratify", tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Store.open(path)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM verdict").fetchone()[0] > 0
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
        # Nor do the steps before it stay, so that the Ratify of that time can still open the file.
        assert file.execute("SELECT name FROM _sqlite_migrations").fetchall() == [("m001_first_tables",)]
        assert file.execute("SELECT count(*) FROM pragma_table_info('note') WHERE name = 'colour'").fetchone() == (0,)
