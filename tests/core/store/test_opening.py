"""A project is made and opened, or refused with one sentence that says why."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotations.errors import ProjectError
from annotations.schema import default_schema, parse_schema
from annotations.store import Store, connection, opening
from annotations.store.migrations import known, needed_version
from tests.builders import article, deal_project

ROOT = Path(__file__).parents[3]
OPEN_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from annotations.errors import ProjectError
from annotations.store import Store

if os.geteuid() == 0:
    os.seteuid(65534)
try:
    with Store.open(Path(sys.argv[1]), readonly=sys.argv[2] == "readonly") as store:
        print(store.articles.count(), "articles")
except ProjectError as error:
    print(error)
"""


def refusal(path: Path, *, readonly: bool = False) -> str:
    """What opening a file says."""
    with pytest.raises(ProjectError) as caught:
        Store.open(path, readonly=readonly)
    assert str(path) in str(caught.value)
    return str(caught.value)


def project(tmp_path: Path) -> Path:
    path = tmp_path / "news.ratify"
    deal_project(path).close()
    return path


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def test_a_new_project_is_empty_and_has_the_schema_that_ships(tmp_path: Path) -> None:
    with Store.create(tmp_path / "new.ratify") as store:
        assert store.articles.count() == 0
        assert [layer.name for layer in store.layers.all()] == ["gold"]
        assert store.schema == default_schema()


def test_a_project_keeps_a_schema_of_its_own(tmp_path: Path) -> None:
    own = parse_schema('name = "own"\n[[label]]\nname = "THING"\n')
    Store.create(tmp_path / "own.ratify", schema=own).close()
    with Store.open(tmp_path / "own.ratify") as store:
        assert store.schema == own


def test_the_file_is_marked_as_ours_and_uses_a_log(tmp_path: Path) -> None:
    path = project(tmp_path)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA application_id").fetchone()[0] == 0x52544659
        assert other.execute("PRAGMA user_version").fetchone()[0] == len(known())
        assert other.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        strict = other.execute("SELECT strict FROM pragma_table_list WHERE name IN ('span', 'verdict', 'history')")
        assert set(strict) == {(1,)}


def test_foreign_keys_are_on_and_steps_are_written_through(tmp_path: Path) -> None:
    with Store.open(project(tmp_path)) as store:
        assert store._connection.value("PRAGMA foreign_keys") == 1
        assert store._connection.value("PRAGMA synchronous") == 2
        store.settings.set("a", 1)
        with store.history.step("Look"):
            assert store._connection.value("PRAGMA synchronous") == 2


def test_a_path_with_signs_that_mean_something_in_an_address_works(tmp_path: Path) -> None:
    path = tmp_path / "50% of #1? & ünï.ratify"
    Store.create(path).close()
    Store.open(path).close()
    assert path.exists()


@pytest.mark.skipif(os.name != "posix", reason="file names that are no text exist on POSIX only")
def test_a_file_name_that_is_no_text_works(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.ratify"))
    Store.create(path).close()
    Store.open(path).close()
    assert path.exists()


def test_creating_refuses_what_is_there(tmp_path: Path) -> None:
    path = project(tmp_path)
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="something of this name already"):
        Store.create(path)
    assert path.read_bytes() == before


def test_creating_needs_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="does not exist"):
        Store.create(tmp_path / "nowhere" / "new.ratify")


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "missing.ratify")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "a folder" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "is empty"), (b"{}", "not a Ratify"), (b"x" * 9000, "not a Ratify")]
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "other.ratify"
    path.write_bytes(content)
    assert says in refusal(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.ratify"
    run_sql(path, "CREATE TABLE t (a)", "PRAGMA application_id = 7")
    before = path.read_bytes()
    assert "another program" in refusal(path)
    assert path.read_bytes() == before


def test_a_project_of_a_newer_ratify_is_refused_by_its_version(tmp_path: Path) -> None:
    path = project(tmp_path)
    run_sql(path, "PRAGMA user_version = 99")
    assert "newer Ratify" in refusal(path)


def test_a_project_of_a_newer_ratify_is_refused_by_its_migrations(tmp_path: Path) -> None:
    path = project(tmp_path)
    run_sql(
        path, "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ratify', 'm999_future', '')"
    )
    assert "newer Ratify" in refusal(path)


def test_a_project_of_a_newer_ratify_is_refused_with_the_version_that_it_needs(tmp_path: Path) -> None:
    path = project(tmp_path)
    run_sql(
        path,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ratify', 'm999_future', '')",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('needs', '7.2.0', '')",
    )
    before = path.read_bytes()
    assert "Install Ratify 7.2.0 or a newer one to open it." in refusal(path)
    assert "Install Ratify 7.2.0" in refusal(path, readonly=True)
    assert path.read_bytes() == before


def test_a_project_says_which_ratify_it_needs(tmp_path: Path) -> None:
    path = project(tmp_path)
    with Store.open(path) as store:
        assert needed_version(store._connection) == metadata.version("ratify-desk")


def test_a_damaged_project_is_refused(tmp_path: Path) -> None:
    path = project(tmp_path)
    content = bytearray(path.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 600] = os.urandom(600)
    path.write_bytes(content)
    assert "damaged" in refusal(path)


def test_a_project_cut_short_is_refused(tmp_path: Path) -> None:
    path = project(tmp_path)
    path.write_bytes(path.read_bytes()[:20000])
    assert "damaged" in refusal(path)


def test_a_project_locked_by_another_program_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path)
    monkeypatch.setattr(connection, "BUSY_MILLISECONDS", 50)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "another program is writing" in refusal(path)


def test_a_library_without_strict_tables_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening.sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(ProjectError, match=r"needs 3\.37"):
        Store.create(tmp_path / "new.ratify")


def test_closing_twice_is_fine(tmp_path: Path) -> None:
    store = Store.open(project(tmp_path))
    store.close()
    store.close()


def test_reading_only_reads_but_does_not_write(tmp_path: Path) -> None:
    path = project(tmp_path)
    with Store.open(path, readonly=True) as store:
        assert store.readonly
        assert store.sheets.read(store.articles.ids()[0]).suggested.spans
        with pytest.raises(ProjectError, match="read-only"):
            store.articles.add([article("other", "Other text.")])
        with pytest.raises(ProjectError, match="read-only"):
            store.settings.set("a", 1)


@pytest.mark.skipif(os.name != "posix", reason="rights of files as POSIX has them")
@pytest.mark.parametrize(("readonly", "says"), [(False, "cannot be written"), (True, "1 articles")])
def test_a_project_in_a_folder_without_rights_opens_for_reading_only(readonly: bool, says: str) -> None:
    # Not below tmp_path: every run of pytest shuts the folder above that to other users.
    with TemporaryDirectory() as name:
        folder = Path(name)
        project(folder).chmod(0o444)
        folder.chmod(0o555)
        command = [sys.executable, "-c", OPEN_WITHOUT_RIGHTS, str(folder / "news.ratify"), "readonly" * readonly]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        folder.chmod(0o755)
    assert says in done.stdout, done.stderr


def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    path = project(tmp_path)
    with Store.open(path) as store:
        pages = store._connection.value("PRAGMA page_count")
        store._connection.run(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ProjectError, match="disk is full"):
            store.articles.add([article(str(nth), f"{nth} " * 3000) for nth in range(20)])
        assert store.articles.count() == 1


def files_of(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir() if each.name.startswith(path.name)}


def test_reading_leaves_no_files_beside_the_project(tmp_path: Path) -> None:
    path = project(tmp_path)
    before = files_of(path)
    with Store.open(path, readonly=True) as first:
        first.articles.count()
        with Store.open(path, readonly=True) as second:
            second.articles.count()
        assert f"{path.name}-wal" in files_of(path)
    assert files_of(path) == before


def test_a_reader_leaves_the_log_of_a_writer_alone(tmp_path: Path) -> None:
    path = project(tmp_path)
    with Store.open(path) as writer:
        with Store.open(path, readonly=True) as reader:
            reader.articles.count()
        writer.articles.add([article("more", "Chile met Peru.")])
        with Store.open(path, readonly=True) as reader:
            assert reader.articles.count() == 2
        assert path.with_name(path.name + "-wal").stat().st_size > 0
    with Store.open(path, readonly=True) as reader:
        assert reader.articles.count() == 2


def test_a_reader_in_another_process_leaves_an_empty_log_of_a_writer_alone(tmp_path: Path) -> None:
    path = project(tmp_path)
    with Store.open(path) as writer:
        writer.articles.count()
        log = path.with_name(path.name + "-wal")
        assert log.stat().st_size == 0
        there = log.stat().st_ino
        subprocess.run([sys.executable, "-m", "annotations", "status", path], check=True, cwd=ROOT, capture_output=True)
        assert log.stat().st_ino == there
        writer.articles.add([article("more", "Chile met Peru.")])
    with Store.open(path) as after:
        assert after.articles.count() == 2
