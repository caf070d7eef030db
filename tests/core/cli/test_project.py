"""The commands on a project: what they print, what they write, how they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.store import Store
from tests.core.cli.running import Run, finish


def test_a_project_is_made_filled_and_shown(run: Run, tmp_path: Path) -> None:
    project = tmp_path / "news.ratify"
    text = tmp_path / "talks.txt"
    text.write_text("Norland met Sudria on Monday.", encoding="utf-8")
    assert run("new", tmp_path / "news").stdout.startswith(f"{project} is ready, with 13 labels")
    assert run("import", tmp_path / "news", text).stdout == "1 new article.\n"
    assert run("import", project, text).stdout == "0 new articles, 1 there already.\n"
    shown = run("status", project).stdout
    assert "1 articles: 1 to do, 0 in progress, 0 done" in shown


def test_status_speaks_json_to_scripts(run: Run, project: Path) -> None:
    finish(project)
    facts = json.loads(run("status", project, "--json").stdout)
    assert facts["articles"] == {"total": 1, "todo": 0, "in_progress": 0, "done": 1}
    assert facts["suggestions"]["decided"] == 9
    assert facts["gold"] == 9
    assert [(layer["name"], layer["kind"], layer["articles"]) for layer in facts["layers"]] == [
        ("gold", "gold", 1),
        ("machine", "machine", 1),
    ]


def test_status_lists_the_articles_by_the_ids_that_other_commands_take(run: Run, project: Path) -> None:
    with Store.open(project, readonly=True) as store:
        row = store.articles.rows()[0]
    assert run("status", project, "--articles").stdout == f"{row.key}\ttodo\t{row.title}".rstrip() + "\n"
    facts = json.loads(run("status", project, "--articles", "--json").stdout)
    assert [each["id"] for each in facts["articles"]] == [row.key]


def test_a_schema_of_ones_own_is_taken_and_a_wrong_one_told(run: Run, tmp_path: Path) -> None:
    schema = tmp_path / "own.toml"
    schema.write_text('name = "own"\n[[label]]\nname = "THING"\n', encoding="utf-8")
    assert "with 1 labels (own)" in run("new", tmp_path / "own", "--schema", schema).stdout
    schema.write_text('name = "own"\n[[label]]\nkey = "x"\n', encoding="utf-8")
    result = run("new", tmp_path / "wrong", "--schema", schema)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "line 2" in result.stderr
    assert not (tmp_path / "wrong.ratify").exists()


def test_gold_is_exported_when_articles_are_done(run: Run, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    result = run("export", project, out)
    assert result.exit_code == 1
    assert result.stderr == (
        "0 of 1 article exported because none is done; use --status all to export those in review as well.\n"
    )
    assert not out.exists()
    finish(project)
    assert run("export", project, out).stdout == f"1 article exported to {out}.\n"
    assert len(json.loads(out.read_text(encoding="utf-8"))["entities"]) == 9
    assert run("export", project, out).stdout == f"1 article exported to {out}, in place of the file that was there.\n"


def test_two_layers_are_compared_and_gold_counts_where_an_article_is_done(run: Run, project: Path) -> None:
    refused = run("evaluate", project)
    assert refused.exit_code == 1
    assert refused.stderr == (
        "The layers 'gold' and 'machine' have no article in common, and gold counts where an article is done."
        " Name two others with --layers.\n"
    )
    assert run("evaluate", project, "--layers", "machine", "machine").stdout.splitlines()[2].startswith("AGREEMENT")
    finish(project)
    result = run("evaluate", project)
    assert result.exit_code == 0
    assert "ALL             1.000  1.000  1.000" in result.stdout
    unknown = run("evaluate", project, "--layers", "gold", "nobody")
    assert (unknown.exit_code, "there is no layer 'nobody'; there are gold, machine" in unknown.stderr) == (1, True)


def test_a_pipeline_from_elsewhere_makes_a_further_layer_beside_the_machines(
    run: Run, project: Path, tmp_path: Path
) -> None:
    import spacy

    nlp: Any = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "Chile"}, {"label": "WEEKDAY", "pattern": "Monday"}]
    )
    nlp.to_disk(tmp_path / "theirs")
    labels = tmp_path / "map.toml"
    labels.write_text('GPE = "COUNTRY"\n', encoding="utf-8")
    command = ("suggest", project, "--pipeline", tmp_path / "theirs", "--map", labels)
    first = run(*command)
    assert first.stdout == "1 entity and 0 agreements suggested in 1 article (layer en_pipeline).\n"
    assert first.stderr == "Left out, because their labels are neither ours nor in the map: WEEKDAY (1).\n"
    assert run(*command).stdout == "All 1 articles have suggestions; use --force to suggest anew.\n"
    assert "(layer en_pipeline-2)" in run(*command, "--force").stdout
    facts = json.loads(run("status", project, "--json").stdout)
    assert [(layer["name"], layer["under_review"]) for layer in facts["layers"]] == [
        ("gold", False),
        ("machine", True),
        ("en_pipeline", True),
        ("en_pipeline-2", True),
    ]
    compared = run("evaluate", project, "--layers", "machine", "en_pipeline")
    assert "COUNTRY         1.000  0.250" in compared.stdout
    out = tmp_path / "out.jsonl"
    text = tmp_path / "talks.txt"
    text.write_text("Chile left on Monday.", encoding="utf-8")
    assert run("predict", text, "--out", out, *command[2:]).exit_code == 0
    assert [one["label"] for one in json.loads(out.read_text(encoding="utf-8"))["entities"]] == ["COUNTRY"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--pipeline", "no_such_pipeline"], "There is no pipeline 'no_such_pipeline'"),
        (["--pipeline", "."], "is no spaCy pipeline"),
        (["--map", "deal.ratify"], "The pipeline 'ratify' has our labels already; leave --map out."),
    ],
)
def test_a_pipeline_that_cannot_be_used_is_one_sentence_and_no_layer(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], sentence: str
) -> None:
    monkeypatch.chdir(project.parent)
    result = run("suggest", "deal", *options)
    assert (result.exit_code, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert len(json.loads(run("status", "deal", "--json").stdout)["layers"]) == 2


def test_bad_rows_are_told_with_their_place_and_the_rest_is_imported(run: Run, project: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a", "text": "Norland."}\n{"id": "b"}\n', encoding="utf-8")
    result = run("import", project, rows)
    assert result.exit_code == 0
    assert result.stderr == f'{rows}, line 2: it has no "text"\n'
    assert result.stdout == "1 new article, 1 problem.\n"


def test_an_import_of_nothing_but_problems_fails(run: Run, project: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("import", project, empty)
    assert result.exit_code == 1
    assert "the text is empty" in result.stderr
    assert "Nothing was imported." in result.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["status", "none.ratify"], "there is no such file"),
        (["evaluate", ".", "none.jsonl"], "this is a folder"),
        (["new", "deal.ratify"], "there is something of this name already"),
        (["export", "deal.ratify", "out.jsonl", "--layer", "nobody"], "there is no layer 'nobody'"),
        (["export", "deal.ratify", "out.jsonl", "--format", "word"], "There is no format 'word'"),
        (["evaluate", "none.jsonl", "none.jsonl"], "there is no such file"),
        (["predict", "none.txt", "--out", "out.jsonl"], "there is no such file"),
        (["none"], "There is no project none, and no command of this name"),
    ],
)
def test_what_a_user_can_mend_is_one_sentence_on_stderr(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(project.parent)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_a_command_that_is_spelt_wrongly_is_named(run: Run) -> None:
    result = run("exprt", "deal.ratify")
    assert result.exit_code == 2
    assert "'exprt' is no command" in result.stderr
    assert "ratify open" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["export", "deal.ratify", "out.jsonl", "--status", "some"],
        ["predict", "a.txt"],
        ["suggest", "deal.ratify", "--jobs", "many"],
        ["status", "deal.ratify", "--nothing"],
        ["deal.ratify", "other.ratify"],
        ["screenshot", "deal.ratify", "a.png", "--size", "big"],
        ["screenshot", "deal.ratify", "a.png", "--theme", "pink"],
    ],
)
def test_wrong_usage_ends_in_2(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(project.parent)
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage" in result.stderr


def test_columns_are_named_and_problems_are_written_to_a_table(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "feed"
    folder.mkdir()
    (folder / "feed.csv").write_text("nr,lead,story\n7,A title,Norland met Sudria.\n8,,\n", encoding="utf-8")
    (folder / "page.html").write_text("<article><p>Sudria signed an agreement with Norland on Monday.</p></article>")
    report = tmp_path / "report.csv"
    options = ("--text-column", "story", "--id-column", "nr", "--title-column", "lead", "--report", report)
    assert run("new", tmp_path / "news").exit_code == 0
    assert run("import", tmp_path / "news", folder, *options).stdout == "2 new articles, 1 problem.\n"
    with Store.open(tmp_path / "news.ratify") as store:
        article = store.articles.by_key("7")
        assert article is not None
        assert (article.title, article.text) == ("A title", "Norland met Sudria.")
    assert report.read_text(encoding="utf-8-sig").splitlines()[1].endswith("feed.csv,3,the text is empty")


def test_the_page_that_an_article_was_taken_from_is_written_as_it_was(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<article><p>Sudria signed an agreement with Norland.</p></article><nav>x</nav>", encoding="utf-8")
    (tmp_path / "talks.txt").write_text("Norland met Sudria.", encoding="utf-8")
    run("new", tmp_path / "news")
    run("import", tmp_path / "news", page, tmp_path / "talks.txt")
    assert run("original", tmp_path / "news", "page", tmp_path / "out.html").exit_code == 0
    assert (tmp_path / "out.html").read_bytes() == page.read_bytes()
    assert "its text is all" in run("original", tmp_path / "news", "talks", tmp_path / "o").stderr
    assert "There is no article 'x'" in run("original", tmp_path / "news", "x", tmp_path / "o").stderr


def test_a_file_that_is_not_there_does_not_stop_the_others(run: Run, project: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Peru met Chile.", encoding="utf-8")
    result = run("import", project, tmp_path / "none.txt", good)
    assert (result.exit_code, result.stdout) == (0, "1 new article, 1 problem.\n")
    assert "none.txt: there is no such file" in result.stderr
    alone = run("import", project, tmp_path / "none.txt")
    assert alone.exit_code == 1
    assert "Nothing was imported." in alone.stderr


def test_what_is_read_is_never_written_over(run: Run, project: Path, tmp_path: Path) -> None:
    rows, names = tmp_path / "rows.jsonl", tmp_path / "names.toml"
    rows.write_text('{"id": "one", "text": "Peru met Chile."}\n', encoding="utf-8")
    names.write_text('GPE = "COUNTRY"\n', encoding="utf-8")
    for arguments in (
        ("import", project, rows, "--report", rows),
        ("import", project, rows, "--map", names, "--report", names),
        ("predict", rows, "--out", rows),
        ("evaluate", rows, rows, "--json", rows),
        ("evaluate", rows, rows, "--html", rows),
    ):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "would be overwritten; choose another name" in result.stderr
    assert rows.read_text(encoding="utf-8").startswith('{"id": "one"')
    assert names.read_text(encoding="utf-8").startswith("GPE")


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal", "-lock"])
def test_no_export_takes_a_name_that_belongs_to_a_project(run: Run, project: Path, ending: str) -> None:
    out = project.with_name(project.name + ending)
    result = run("export", project, out, "--format", "jsonl", "--status", "all")
    assert result.exit_code == 1
    assert "belongs to a Ratify project" in result.stderr


def test_a_name_that_is_too_long_is_no_mistake_of_ours(run: Run, project: Path, tmp_path: Path) -> None:
    result = run("export", project, tmp_path / ("x" * 300 + ".jsonl"), "--status", "all")
    assert (result.exit_code, "cannot be written" in result.stderr) == (1, True)


def test_a_layer_is_named_on_one_line(run: Run, project: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    row = '{"id": "one", "text": "Peru met Chile.", "entities": [{"start": 0, "end": 4, "label": "COUNTRY"}]}\n'
    rows.write_text(row, encoding="utf-8")
    result = run("import", project, rows, "--layer", "a\nb")
    assert result.exit_code == 1
    assert "The name of a layer is on one line" in result.stderr
