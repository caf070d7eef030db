"""Each kind of fault is found with its place, told plainly, and mended where it can be; a sound project is quiet."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotations.errors import Cancelled, DamagedError, ProjectError
from annotations.model import ArticleId, ArticleState
from annotations.review import (
    accept,
    accept_agreement,
    reject,
    relabel,
    set_state,
    toggle_flag,
    undo,
    write_note,
)
from annotations.store import Store
from annotations.store.backups import backups_of
from annotations.store.checking import check_project
from annotations.store.findings import CheckReport, Finding, Kind, Repair
from annotations.store.repairing import repair_project
from annotations.store.restoring import restore
from tests.builders import DEAL_TEXT, article, deal_project, gold, suggested

DEAL = ArticleId(1)
STORES = Path(__file__).parents[2] / "data" / "stores"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project in which everything was decided in some way, closed."""
    made = tmp_path / "deal.ratify"
    with deal_project(made) as store:
        store.articles.add([article("second", "Chile and Peru met on Friday.", title="Talks")])
        sheet = store.sheets.read(DEAL)
        accept_agreement(store, sheet.suggested.agreements[0].id, whole=True)
        reject(store, [suggested(sheet, "누리호").id])
        accept(store, [suggested(sheet, "भारत").id])
        relabel(store, gold(store.sheets.read(DEAL), "भारत").id, "PLACE")
        write_note(store, DEAL, "A note", span=gold(store.sheets.read(DEAL), "Chile").id)
        toggle_flag(store, DEAL, span=gold(store.sheets.read(DEAL), "Chile").id)
        set_state(store, DEAL, ArticleState.DONE)
        accept(store, [suggested(sheet, "France", nth=2).id])
        undo(store)
    return made


def run_sql(path: Path, *statements: str) -> None:
    """Another program at work, which keeps no rules."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def dump(path: Path) -> list[str]:
    """Everything in a project but the copy's own page order."""
    with closing(sqlite3.connect(path)) as other:
        return [line for line in other.iterdump() if "article_search" not in line]


def kinds(report: CheckReport) -> list[tuple[Kind, Repair]]:
    return [(finding.kind, finding.repair) for finding in report.findings]


def only(path: Path) -> Finding:
    """The one fault that a project has."""
    found = check_project(path).findings
    assert [finding.sentence for finding in found[1:]] == []
    return found[0]


A_SPAN = 'INSERT INTO span (article_id, layer_id, start, "end", label, origin, entity, by_hand)'


def test_a_sound_project_has_no_findings_and_is_not_touched(path: Path) -> None:
    before = path.read_bytes()
    report = check_project(path)
    assert (report.total, report.articles) == (0, 2)
    assert report.summary() == "In order: the file, 2 articles and the history."
    assert path.read_bytes() == before
    repaired = repair_project(path)
    assert (repaired.mended, repaired.backup, backups_of(path)) == (0, None, [])


@pytest.mark.parametrize("release", sorted(STORES.glob("*.ratify")), ids=lambda it: it.stem)
def test_projects_of_earlier_releases_are_sound_once_they_are_renewed(release: Path, tmp_path: Path) -> None:
    old = tmp_path / release.name
    old.write_bytes(release.read_bytes())
    if release.stem < max(it.stem for it in STORES.glob("*.ratify")):
        with pytest.raises(ProjectError, match="older Ratify"):
            check_project(old)
    Store.open(old).close()
    assert check_project(old).findings == []


def test_a_check_can_be_broken_off_and_runs_beside_a_writer(path: Path) -> None:
    with pytest.raises(Cancelled):
        check_project(path, is_enough=lambda: True)
    with Store.open(path) as store:
        write_note(store, DEAL, "Not in the file itself yet")
        assert check_project(path).findings == []
        write_note(store, DEAL, "Still writing")


def test_a_text_that_was_altered_is_told_and_cannot_be_mended(path: Path) -> None:
    run_sql(path, "UPDATE article_text SET text = replace(text, 'Monday', 'Sunday') WHERE article_id = 1")
    report = check_project(path)
    assert kinds(report) == [(Kind.TEXT, Repair.NONE), (Kind.SEARCH, Repair.SAFE)]
    assert report.findings[0].sentence == "The text of 'deal' is not the one that was imported: its hash differs."
    assert report.findings[0].place == "deal"
    repaired = repair_project(path, destructive=True)
    assert kinds(repaired.left) == [(Kind.TEXT, Repair.NONE)]


def test_a_text_that_is_gone_is_told(path: Path) -> None:
    run_sql(path, "DELETE FROM article_text WHERE article_id = 2")
    assert (Kind.TEXT, Repair.NONE) in kinds(check_project(path))


def test_spans_outside_the_text_are_removed_only_when_asked_for(path: Path) -> None:
    run_sql(path, "UPDATE span SET \"end\" = 91 WHERE layer_id = 2 AND label = 'SYSTEM'")
    found = [it for it in check_project(path).findings if it.kind is Kind.OUTSIDE]
    assert [(it.repair, it.article, it.span) for it in found] == [(Repair.DESTRUCTIVE, "deal", (62, 91))]
    assert found[0].sentence == "The suggested SYSTEM at 62-91 is outside the text of 90 characters."
    assert repair_project(path).mended == 0
    repaired = repair_project(path, destructive=True)
    assert repaired.left.findings == []
    assert repaired.backup is not None
    assert len(repaired.done) == 1


def test_of_two_gold_spans_that_cross_the_younger_goes_and_undo_brings_it_back(path: Path) -> None:
    run_sql(
        path,
        f"{A_SPAN} VALUES (1, 1, 15, 22, 'EVENT', '', '', 1)",
    )
    report = check_project(path)
    assert kinds(report) == [(Kind.CROSSING, Repair.DESTRUCTIVE), (Kind.HISTORY, Repair.SAFE)]
    assert report.findings[0].sentence == "The gold EVENT at 15-22 crosses the gold COUNTRY at 13-18."
    assert report.findings[0].span == (15, 22)
    assert kinds(repair_project(path).left) == [(Kind.CROSSING, Repair.DESTRUCTIVE)]
    assert repair_project(path, destructive=True).left.findings == []
    with Store.open(path) as store:
        assert [it.start for it in store.sheets.read(DEAL).gold.spans if it.label == "EVENT"] == []
        assert undo(store).action == "Undo repair project"
        assert [it.start for it in store.sheets.read(DEAL).gold.spans if it.label == "EVENT"] == [15]


LINKS = {
    "a slot of a span that is gone": "UPDATE agreement_filler SET span_id = 999 WHERE id = 1",
    "a slot of an agreement that is gone": "UPDATE agreement_filler SET agreement_id = 999 WHERE id = 2",
    "a slot of another layer's span": "UPDATE agreement_filler SET span_id ="
    " (SELECT id FROM span WHERE layer_id = 1 AND label = 'PLACE' LIMIT 1) WHERE id = 1",
    "a verdict on a span that is gone": "UPDATE verdict SET span_id = 999 WHERE decision = 'rejected'",
    "a verdict whose gold is gone": "UPDATE verdict SET gold_span_id = 999 WHERE gold_span_id IS NOT NULL"
    " AND id = (SELECT max(id) FROM verdict WHERE gold_span_id IS NOT NULL)",
}


@pytest.mark.parametrize("damage", LINKS.values(), ids=LINKS)
def test_links_that_lead_nowhere_are_told_and_removed_when_asked_for(path: Path, damage: str) -> None:
    run_sql(path, damage)
    report = check_project(path)
    with Store.open(path, readonly=True) as store:
        assert store.sheets.read(DEAL).gold.spans, "the article can still be shown"
    broken = [it for it in report.findings if it.kind is Kind.LINK]
    assert [(it.repair, it.article) for it in broken] == [(Repair.DESTRUCTIVE, "deal")]
    repaired = repair_project(path, destructive=True)
    assert [it.sentence for it in repaired.left.findings] == []
    assert check_project(path).findings == []


@pytest.mark.parametrize("table", ["note", "flag"])
def test_a_remark_on_something_that_is_gone_stays_with_its_article(path: Path, table: str) -> None:
    run_sql(path, f"UPDATE {table} SET span_id = 999")  # noqa: S608 - a name from above
    report = check_project(path)
    assert kinds(report) == [(Kind.LINK, Repair.SAFE), (Kind.HISTORY, Repair.SAFE)]
    assert repair_project(path).left.findings == []
    with Store.open(path) as store:
        remarks = store.notes.of(DEAL) if table == "note" else store.flags.of(DEAL)
        assert [it.span for it in remarks] == [None]


ORPHANS = {
    "a count": ("INSERT INTO article_count (article_id) VALUES (77)", Repair.SAFE),
    "a layer's article": ("INSERT INTO layer_article VALUES (77, 2, 1)", Repair.SAFE),
    "a layer that is gone": ("INSERT INTO layer_article VALUES (2, 9, 1)", Repair.SAFE),
    "a text": ("INSERT INTO article_text VALUES (77, 'Lost')", Repair.NONE),
    "a web page": ("INSERT INTO original VALUES (77, 'page.html', 4, x'00')", Repair.SAFE),
    "a line of history": ("UPDATE history SET article_id = 77 WHERE id = 2", Repair.SAFE),
    "a line about a step": ("UPDATE history SET step_id = 777 WHERE step_id IS NOT NULL", Repair.SAFE),
    "a span": (
        f"{A_SPAN} VALUES (77, 2, 0, 5, 'EVENT', '', '', 0)",
        Repair.DESTRUCTIVE,
    ),
}


@pytest.mark.parametrize(("damage", "repair"), ORPHANS.values(), ids=ORPHANS)
def test_rows_of_articles_and_layers_that_are_not_there_are_told(path: Path, damage: str, repair: Repair) -> None:
    run_sql(path, damage)
    found = only(path)
    assert (found.kind, found.repair) == (Kind.ORPHAN, repair)
    left = repair_project(path, destructive=True).left.findings
    assert len(left) == (1 if repair is Repair.NONE else 0)


def test_wrong_counts_and_lengths_are_mended_without_loss(path: Path) -> None:
    run_sql(
        path,
        "UPDATE article_count SET open = 7, decided = 0, gold = 3 WHERE article_id = 1",
        "DELETE FROM article_count WHERE article_id = 2",
        "UPDATE article SET length = 5 WHERE id = 2",
    )
    before = check_project(path)
    assert kinds(before) == [
        (Kind.COUNT, Repair.SAFE),
        (Kind.TEXT, Repair.SAFE),
        (Kind.COUNT, Repair.SAFE),
    ]
    assert before.findings[0].sentence.startswith("The queue says 7 open, 0 decided, 3 gold for 'deal'; counted anew:")
    repaired = repair_project(path)
    assert (repaired.mended, repaired.left.findings, repaired.done) == (3, [], [])
    assert "The project is in order now." in repaired.summary()


@pytest.mark.parametrize(
    "damage",
    [
        "INSERT INTO article_search (article_search) VALUES ('delete-all')",
        """INSERT INTO article_search (article_search, rowid, title, text) SELECT 'delete', 2, title, text
        FROM article_searched WHERE id = 2""",
        "UPDATE article_search_docsize SET sz = x'0101' WHERE id = 1",
    ],
)
def test_a_search_out_of_step_is_found_and_renewed(path: Path, damage: str) -> None:
    run_sql(path, damage)
    found = only(path)
    assert (found.kind, found.repair) == (Kind.SEARCH, Repair.SAFE)
    assert repair_project(path).left.findings == []
    with Store.open(path) as store:
        assert [hit.article for hit in store.search.find("Peru")] == [2]


HISTORY = {
    "gold that changed behind its back": (
        "UPDATE span SET label = 'AGENCY' WHERE layer_id = 1 AND start = 13",
        "The step 1 left the span",
        Repair.SAFE,
    ),
    "a note that no step wrote": (
        "INSERT INTO note (article_id, text, author, written) VALUES (2, 'x', 'me', 'now')",
        "no step of the history made it",
        Repair.SAFE,
    ),
    "a state that no step set": ("UPDATE article SET state = 'todo' WHERE id = 1", "left the article 1", Repair.SAFE),
    "a flag that went": ("DELETE FROM flag", "left the flag 1", Repair.SAFE),
    "lines that were removed": ("DELETE FROM history WHERE id = 2", "1 line is missing", Repair.DESTRUCTIVE),
    "a step that is no JSON": (
        "UPDATE history SET images = '[[' WHERE id = 2",
        "The step 2 cannot be read",
        Repair.DESTRUCTIVE,
    ),
}


@pytest.mark.parametrize(("damage", "said", "repair"), HISTORY.values(), ids=HISTORY)
def test_a_history_that_does_not_lead_to_the_present_is_found(
    path: Path, damage: str, said: str, repair: Repair
) -> None:
    run_sql(path, damage)
    report = check_project(path)
    told = [it for it in report.findings if it.kind is Kind.HISTORY]
    assert said in told[0].sentence
    assert told[0].repair is repair
    before = dump(path)
    repaired = repair_project(path)
    assert [it for it in repaired.left.findings if it.repair is Repair.SAFE] == []
    if repair is Repair.SAFE:
        assert repaired.left.findings == []
        rows = [line for line in dump(path) if '"history"' not in line and "sqlite_sequence" not in line]
        assert [line for line in rows if line not in before] == []
    assert repair_project(path, destructive=True).left.findings == []
    with Store.open(path) as store:
        assert len(store.sheets.read(DEAL).gold.spans) == 7


def test_gold_that_no_step_wrote_is_what_undo_comes_to_last(path: Path) -> None:
    run_sql(
        path,
        f"{A_SPAN} VALUES (2, 1, 0, 5, 'COUNTRY', '', '', 1)",
    )
    repair_project(path)
    with Store.open(path) as store:
        last = -1
        while undo(store):
            last = store.articles.row(ArticleId(2)).gold
        assert last == 0
        assert store.history.steps(1000)[-1].action == "Begin history"
    assert check_project(path).findings == []


def test_an_index_that_differs_from_its_table_is_made_again(path: Path) -> None:
    run_sql(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX note_article ON note (author)' WHERE name = 'note_article'",
    )
    run_sql(path, "INSERT INTO note (article_id, text, author, written) VALUES (2, 'x', 'me', 'now')")
    run_sql(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX note_article ON note (article_id)' WHERE name = 'note_article'",
    )
    assert (Kind.INDEX, Repair.SAFE) in kinds(check_project(path))
    assert repair_project(path).left.findings == []


def test_damaged_pages_are_found_and_never_repaired(path: Path) -> None:
    damage_pages(path, "span")
    report = check_project(path)
    assert report.is_damaged
    assert "restore a backup, or salvage" in report.summary()
    with pytest.raises(DamagedError, match="ratify salvage"):
        repair_project(path, destructive=True)
    assert backups_of(path) == []


def test_a_damaged_project_can_still_be_looked_at(path: Path) -> None:
    damage_pages(path, "history")
    with pytest.raises(DamagedError, match="open it read-only"):
        Store.open(path)
    with Store.open(path, readonly=True) as store:
        assert store.articles.count() == 2
        assert store.sheets.read(DEAL).article.text == DEAL_TEXT


def damage_pages(path: Path, table: str) -> None:
    """Overwrite the root page of a table."""
    with closing(sqlite3.connect(path)) as other:
        root = other.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        size = other.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xa5" * size)


def test_a_repair_is_undone_by_restoring_the_backup_that_it_made(path: Path) -> None:
    run_sql(path, "UPDATE agreement_filler SET span_id = 999 WHERE id = 1")
    before = dump(path)
    repaired = repair_project(path, destructive=True)
    assert repaired.backup is not None
    assert dump(path) != before
    restore(path, repaired.backup)
    assert dump(path) == before


def test_no_repair_without_a_backup(path: Path) -> None:
    run_sql(path, "DELETE FROM article_count WHERE article_id = 2")
    path.with_name("deal.ratify-backups").write_text("in the way")
    before = dump(path)
    with pytest.raises(ProjectError, match="No backup"):
        repair_project(path)
    assert dump(path) == before


def test_a_report_speaks_json(path: Path) -> None:
    run_sql(path, "UPDATE article_count SET gold = 0 WHERE article_id = 1")
    told = json.loads(json.dumps(check_project(path).as_json()))
    assert (told["total"], told["counts"], told["damaged"]) == (1, {"count": 1}, False)
    assert told["findings"][0]["article"] == "deal"
