"""A project whose list of tables, settings or indexes are spoiled is refused in a sentence, checked, and salvaged."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotations.errors import DamagedError, ProjectError
from annotations.model import ArticleId
from annotations.review import accept, write_note
from annotations.store import Store
from annotations.store.backups import Policy, back_up_file, policy_of
from annotations.store.checking import check_project
from annotations.store.findings import Kind, Repair
from annotations.store.repairing import repair_project
from annotations.store.restoring import contents_of, restore
from annotations.store.salvaging import salvage
from tests.builders import deal_project, suggested

DEAL = ArticleId(1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one gold span and a note, closed."""
    made = tmp_path / "deal.ratify"
    with deal_project(made) as store:
        accept(store, [suggested(store.sheets.read(DEAL), "Chile").id])
        write_note(store, DEAL, "Keep me")
    return made


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def rewrite(path: Path, statement: str) -> None:
    """Change the list of tables as a damaged page would."""
    run_sql(path, "PRAGMA writable_schema = ON", statement)


def replace(path: Path, old: bytes, new: bytes) -> None:
    """Change bytes of the file itself, wherever they stand."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def set_setting(path: Path, key: str, value: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))


DOORS: dict[str, Callable[[Path], object]] = {
    "open": Store.open,
    "open read-only": lambda path: Store.open(path, readonly=True),
    "check": check_project,
    "repair": lambda path: repair_project(path, destructive=True),
    "back up": lambda path: back_up_file(path, reason="asked"),
}


def refusals(path: Path) -> dict[str, str]:
    """What each door says that does not open; anything but a ProjectError fails the test."""
    said: dict[str, str] = {}
    for name, go in DOORS.items():
        try:
            opened = go(path)
        except ProjectError as error:
            said[name] = str(error)
        else:
            if isinstance(opened, Store):
                opened.close()
    assert not any("\n" in sentence for sentence in said.values())
    return said


def saved_notes(path: Path) -> tuple[dict[str, int], list[str], int]:
    """What a salvage says to have lost, the notes that it saved, and how many gold spans."""
    report = salvage(path, path.with_name("new.ratify"), author="ana")
    assert check_project(report.new).findings == []
    with Store.open(report.new) as new:
        notes = [note.text for note in new.notes.of(DEAL)] if new.articles.ids() else []
        return report.lost, notes, sum(new.articles.row(article).gold for article in new.articles.ids())


SPOILED_NAMES: dict[str, Callable[[Path], None]] = {
    "a name that is no text": lambda path: rewrite(
        path, "UPDATE sqlite_master SET name = CAST(x'666CFF67' AS TEXT) WHERE name = 'flag_span'"
    ),
    "a definition that is no text": lambda path: rewrite(
        path, "UPDATE sqlite_master SET sql = CAST(x'4352FF' || sql AS TEXT) WHERE name = 'flag_span'"
    ),
    "a definition that is no SQL": lambda path: rewrite(
        path, "UPDATE sqlite_master SET sql = replace(sql, 'INDEX', 'INDXX') WHERE name = 'flag_span'"
    ),
    "the list of upgrades under another name": lambda path: rewrite(
        path,
        "UPDATE sqlite_master SET name = '_sqlite_migratiens', tbl_name = '_sqlite_migratiens',"
        " sql = replace(sql, '_sqlite_migrations', '_sqlite_migratiens') WHERE tbl_name = '_sqlite_migrations'",
    ),
    "an upgrade of another name": lambda path: run_sql(
        path, "UPDATE _sqlite_migrations SET name = 'm001_furst_tables' WHERE name = 'm001_first_tables'"
    ),
}


@pytest.mark.parametrize("spoil", SPOILED_NAMES.values(), ids=SPOILED_NAMES)
def test_a_spoiled_list_of_tables_is_said_in_a_sentence_and_everything_is_salvaged(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    said = refusals(path)
    assert {"open", "repair"} <= said.keys()
    for sentence in said.values():
        assert str(path) in sentence
        assert "ratify salvage" in sentence
    lost, notes, gold_spans = saved_notes(path)
    assert (lost, notes, gold_spans) == ({}, ["Keep me"], 1)


SPOILED_TABLES = {
    "its definition": "sql = 'CREATE TABLO' || substr(sql, 13)",
    "a column": "sql = replace(sql, '_id INTEGER', '_ie INTEGER')",
    "its name": "name = CAST(x'FF' AS TEXT) || substr(name, 2)",
    "its names": "name = 'Xx', tbl_name = 'Xx'",
}


@pytest.mark.parametrize("table", ["span", "article_text"])
@pytest.mark.parametrize("spoiled", SPOILED_TABLES.values(), ids=SPOILED_TABLES)
def test_a_table_whose_definition_is_spoiled_is_salvaged_with_all_its_rows(
    path: Path, table: str, spoiled: str
) -> None:
    with Store.open(path) as store:
        sheet = store.sheets.read(DEAL)
    rewrite(path, f"UPDATE sqlite_master SET {spoiled} WHERE name = '{table}'")  # noqa: S608 - constants
    with pytest.raises(DamagedError):
        Store.open(path)
    assert saved_notes(path) == ({}, ["Keep me"], 1)
    assert list(path.parent.glob(".ratify-*")) == []
    with Store.open(path.with_name("new.ratify")) as new:
        assert new.sheets.read(DEAL) == sheet


@pytest.mark.parametrize("page", ["NULL", "3587677962580", "-1"])
def test_an_index_that_points_out_of_the_file_hides_no_table(path: Path, page: str) -> None:
    rewrite(path, f"UPDATE sqlite_master SET rootpage = {page} WHERE name = 'article_order'")  # noqa: S608 - constants
    assert "open" in refusals(path)
    assert saved_notes(path) == ({}, ["Keep me"], 1)


def test_without_room_for_a_copy_a_table_that_cannot_be_read_is_told_as_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        spans = store._connection.value("SELECT count(*) FROM span")

    def no_room(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(shutil, "copyfile", no_room)
    rewrite(path, "UPDATE sqlite_master SET sql = 'CREATE TABLO' || substr(sql, 13) WHERE name = 'span'")
    with pytest.raises(DamagedError):
        Store.open(path)
    lost, notes, gold_spans = saved_notes(path)
    assert lost["span"] == spans
    # The history still holds what was decided, though not what was suggested.
    assert (notes, gold_spans) == (["Keep me"], 1)


def test_a_table_under_another_name_is_found_before_anything_is_written(path: Path) -> None:
    run_sql(path, "ALTER TABLE precedent RENAME TO precedant")
    said = refusals(path)
    assert "its list of tables is damaged or was altered (table precedent)" in said["open"]
    assert "its list of tables is damaged or was altered (table precedent)" in said["open read-only"]
    assert "The table precedent is not there." in [it.sentence for it in check_project(path).findings]


def test_a_project_that_lacks_an_index_or_trigger_can_be_read(path: Path) -> None:
    run_sql(path, "DROP INDEX flag_span")
    said = refusals(path)
    assert said.keys() == {"open", "repair"}
    assert "damaged or was altered (index flag_span)" in said["open"]
    assert "or open it read-only" in said["open"]
    assert saved_notes(path) == ({}, ["Keep me"], 1)


def test_a_trigger_from_elsewhere_never_runs(path: Path) -> None:
    run_sql(path, "CREATE TRIGGER theirs AFTER INSERT ON note BEGIN DELETE FROM article_text; END")
    assert "its list of tables is damaged or was altered (trigger theirs)" in refusals(path)["open"]
    with Store.open(path, readonly=True) as store:
        assert store.notes.of(DEAL)
    assert [(it.kind, it.sentence) for it in check_project(path).findings] == [
        (Kind.FILE, "The trigger theirs was not made by Ratify, and would run with each change.")
    ]
    assert saved_notes(path) == ({}, ["Keep me"], 1)


def test_tables_and_indexes_of_other_programs_lock_nobody_out(path: Path) -> None:
    run_sql(path, "CREATE TABLE mine (x)", "CREATE INDEX quick ON note (author)", "ANALYZE")
    Store.open(path).close()
    assert check_project(path).findings == []


def test_an_older_project_whose_tables_are_spoiled_is_refused_before_it_is_renewed(tmp_path: Path) -> None:
    old = tmp_path / "old.ratify"
    old.write_bytes((Path(__file__).parents[2] / "data" / "stores" / "schema_001.ratify").read_bytes())
    run_sql(old, "ALTER TABLE note RENAME COLUMN author TO writer")
    with pytest.raises(DamagedError, match=r"its list of tables is damaged or was altered \(table note\)"):
        Store.open(old)
    with closing(sqlite3.connect(old)) as other:
        assert other.execute("PRAGMA user_version").fetchone() == (1,)


SPOILED_SCHEMAS = {
    "no JSON": '"not closed',
    "no text": "[1, 2]",
    "no TOML": '"labels ="',
    "no schema": '"[[label]]"',
    "nested without end": "[" * 100_000,
}


@pytest.mark.parametrize("value", SPOILED_SCHEMAS.values(), ids=SPOILED_SCHEMAS)
def test_a_spoiled_label_schema_is_said_found_and_replaced_by_a_salvage(path: Path, value: str) -> None:
    set_setting(path, "schema", value)
    said = refusals(path)
    assert said.keys() == {"open", "open read-only"}
    assert "schema" in said["open"]
    assert "is damaged. Restore a backup (ratify restore), or save what can be read" in said["open"]
    found = check_project(path).findings
    assert [(it.kind, it.repair) for it in found] == [(Kind.SETTING, Repair.NONE)]
    assert "a salvage puts the one that ships" in found[0].sentence
    assert saved_notes(path) == ({"setting": 1}, ["Keep me"], 1)


def test_a_label_schema_whose_bytes_are_no_text_is_said_and_replaced_by_a_salvage(path: Path) -> None:
    replace(path, b"# The schema of Ratify's first domain", b"\xff The schema of Ratify's first domain")
    assert refusals(path).keys() >= {"open", "open read-only"}
    assert "the file is damaged" in refusals(path)["open"]
    assert check_project(path).total == 1
    assert saved_notes(path) == ({"setting": 1}, ["Keep me"], 1)


@pytest.mark.parametrize("value", ["{", "[" * 100_000])
def test_another_spoiled_setting_keeps_nobody_out_and_is_removed_when_asked_for(path: Path, value: str) -> None:
    set_setting(path, "backups", value)
    assert refusals(path).keys() == set()
    set_setting(path, "backups", value)
    with Store.open(path) as store:
        assert policy_of(store.settings) == Policy()
        with pytest.raises(DamagedError, match=r"its setting 'backups' is damaged.*ratify salvage"):
            store.settings.get("backups")
    found = check_project(path).findings
    assert [(it.kind, it.repair, it.sentence) for it in found] == [
        (Kind.SETTING, Repair.DESTRUCTIVE, "The setting 'backups' cannot be read.")
    ]
    lost, notes, _ = saved_notes(path)
    assert (lost, notes) == ({"setting": 1}, ["Keep me"])
    repaired = repair_project(path, destructive=True)
    assert repaired.left.findings == []
    assert repaired.done == ["Removed (no article): The setting 'backups' cannot be read."]


@pytest.mark.parametrize("value", ["5", '["x"]', '{"minutes": "soon", "days": 3}'])
def test_a_setting_of_another_form_is_passed_over(path: Path, value: str) -> None:
    set_setting(path, "backups", value)
    with Store.open(path) as store:
        assert policy_of(store.settings) in {Policy(), Policy(days=3)}


def test_a_row_that_only_an_index_still_names_is_mended_by_making_the_index_again(path: Path) -> None:
    change = "UPDATE sqlite_master SET sql = {} WHERE name = 'note_article'"
    run_sql(path, "INSERT INTO note (article_id, text, author, written) VALUES (1, 'x', 'me', 'now')")
    rewrite(path, change.format("sql || ' WHERE 0'"))
    run_sql(path, "DELETE FROM note WHERE id = 2")
    rewrite(path, change.format("replace(sql, ' WHERE 0', '')"))
    found = [it for it in check_project(path).findings if "An index names" in it.sentence]
    assert [(it.kind, it.repair, it.sentence) for it in found] == [
        (Kind.INDEX, Repair.SAFE, "An index names the note 2, which is not in its table.")
    ]
    assert repair_project(path).left.findings == []
    assert saved_notes(path) == ({}, ["Keep me"], 1)


def test_what_sqlite_complains_of_in_bytes_that_are_no_text_is_told_as_damage(path: Path) -> None:
    rewrite(path, "UPDATE sqlite_master SET sql = CAST(x'FFFE' || sql AS TEXT) WHERE name = 'note_article'")
    with pytest.raises(ProjectError, match=r"No backup of .* was made: .*the file is damaged"):
        back_up_file(path, reason="asked")
    assert contents_of(path).articles in {0, 1}


def test_a_project_with_a_spoiled_list_of_tables_is_restored_from_a_backup(path: Path) -> None:
    backup = back_up_file(path, reason="asked")
    rewrite(path, "UPDATE sqlite_master SET sql = CAST(x'FFFE' || sql AS TEXT) WHERE name = 'note_article'")
    done = restore(path, backup.path)
    assert done.was_damaged
    assert check_project(path).findings == []
