"""The commands as scripts see them: what they print, what they write, how they end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from annotations.cli import window
from annotations.cli.app import app
from annotations.errors import RatifyError
from annotations.formats.jsonl import RatifyJsonl
from annotations.model import ArticleId, ArticleState, Record
from annotations.paths import resources
from annotations.review import accept, set_state
from annotations.schema import default_schema
from annotations.store import Store
from tests.builders import DEAL_TEXT, article, deal_project

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
COMMANDS = ["new", "import", "suggest", "export", "predict", "evaluate", "status", "demo", "screenshot"]
SAMPLES = resources() / "samples"

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, in a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return invoke


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one article and the machine's suggestions on it."""
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    return path


def finish(project: Path) -> None:
    """Accept everything and mark the article done."""
    with Store.open(project) as store:
        accept(store, [span.id for span in store.sheets.read(ArticleId(1)).suggested.spans])
        set_state(store, ArticleId(1), ArticleState.DONE)


def program(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs the program in a process of its own."""
    command = [sys.executable, "-m", "annotations", *(str(argument) for argument in arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **options)


# Help


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_examples_and_fits_80_columns(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert "Examples" in result.stdout
    assert f"ratify {command}".strip() in result.stdout
    assert [line for line in result.stdout.splitlines() if cell_len(line) > 80] == []


def test_help_lists_exactly_the_commands_and_how_to_open_the_window(run: Run) -> None:
    text = run("--help").stdout
    listed = [line.split()[1] for line in text.splitlines() if line.startswith("│ ") and line.split()[1] in COMMANDS]
    assert sorted(listed) == sorted(COMMANDS)
    assert "ratify [PROJECT] opens the window" in text


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    assert run("--version").stdout.startswith("ratify ")


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("new", ["--schema"]),
        ("import", ["--format", "--layer"]),
        ("suggest", ["--force"]),
        ("export", ["--format", "--layer", "--status"]),
        ("predict", ["--out"]),
        ("evaluate", ["--json"]),
        ("status", ["--json"]),
        ("screenshot", ["--article", "--theme", "--size"]),
    ],
)
def test_options_have_the_names_that_scripts_rely_on(run: Run, command: str, options: list[str]) -> None:
    text = run(command, "--help").stdout
    assert [option for option in options if option not in text] == []


def test_help_starts_without_spacy_and_without_qt() -> None:
    code = (
        "import sys\nfrom annotations.cli.app import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('spacy', 'PySide6', 'desktop', 'charset_normalizer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# Projects


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
        "0 of 1 articles were exported because none is done; use --status all to export those in review as well.\n"
    )
    assert not out.exists()
    finish(project)
    assert run("export", project, out).stdout == f"1 articles were exported to {out}.\n"
    assert len(json.loads(out.read_text(encoding="utf-8"))["entities"]) == 9


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
        (["import", "deal.ratify", "none.txt"], "none.txt: there is no such file"),
        (["import", "deal.ratify", "."], "this is a folder"),
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


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["export", "deal.ratify", "out.jsonl", "--status", "some"],
        ["predict", "a.txt"],
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


# The window


def test_the_window_opens_on_the_project_and_its_code_is_the_exit_code(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []
    desktop = SimpleNamespace(display_problem=lambda: "", run=lambda path: opened.append(path) or 0)
    monkeypatch.setattr(window, "import_module", lambda _: desktop)
    assert run(project).exit_code == 0
    assert run(project.with_suffix("")).exit_code == 0
    assert run().exit_code == 0
    assert opened == [project, project, None]


def test_no_display_is_said_in_one_sentence(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can be without a display")
    result = run(project)
    assert result.exit_code == 1
    assert result.stderr.startswith("No window can open")
    assert len(result.stderr.splitlines()) == 1


def test_an_installation_without_the_window_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="PySide6")

    monkeypatch.setattr(window, "import_module", missing)
    with pytest.raises(RatifyError, match="has the command line only"):
        window.open_window(None)


def test_a_screenshot_asks_the_window_for_a_picture(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    desktop = SimpleNamespace(display_problem=lambda: "", take=lambda *args, **options: asked.append((args, options)))
    monkeypatch.setattr(window, "import_module", lambda _: desktop)
    result = run("screenshot", project, "a.png", "--article", "deal", "--theme", "dark", "--size", "800x600")
    assert result.exit_code == 0
    assert asked == [((project, Path("a.png")), {"article": "deal", "theme": "dark", "size": (800, 600)})]


# Files


def test_figures_are_printed_as_the_corpus_scorer_prints_them(run: Run, tmp_path: Path) -> None:
    gold = SAMPLES / "gold.jsonl"
    worse = tmp_path / "worse.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["agreements"] = row["agreements"][1:]
        for entity in row["entities"][::7]:
            entity["label"] = "PLACE"
    worse.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    result = run("evaluate", gold, worse, "--json", tmp_path / "ours.json")
    assert result.exit_code == 0
    if SHARED.is_dir():
        command = [sys.executable, SHARED / "score.py", gold, worse, "--json", tmp_path / "theirs.json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert result.stdout == printed
        ours, theirs = (json.loads((tmp_path / f"{who}.json").read_text()) for who in ("ours", "theirs"))
        assert ours == theirs


def test_figures_over_a_part_of_a_file_are_refused(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a"}\n', encoding="utf-8")
    result = run("evaluate", SAMPLES / "gold.jsonl", broken)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f'{broken}, line 1: it has no "text"\n'


@pytest.mark.slow
def test_suggestions_for_files_are_written_without_a_project(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    text = SAMPLES / "articles" / "brief08.txt"
    result = run("predict", text, SAMPLES / "gold.jsonl", "--out", out)
    assert result.exit_code == 0
    assert "there is an article 'brief08' already" in result.stderr
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids[0] == "brief08"
    assert len(ids) == 8
    assert run("evaluate", SAMPLES / "gold.jsonl", out).exit_code == 0


@pytest.mark.slow
def test_suggestions_go_to_standard_output_alone(tmp_path: Path) -> None:
    done = program("predict", SAMPLES / "articles" / "brief08.txt", "--out", "-", env=os.environ | {"LC_ALL": "C"})
    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == "brief08"
    assert "1 articles." in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_files_without_any_article_write_nothing(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    out = tmp_path / "out.jsonl"
    result = run("predict", empty, "--out", out)
    assert result.exit_code == 1
    assert "No article could be read" in result.stderr
    assert not out.exists()


# The main job


@pytest.mark.slow
def test_the_demo_does_the_main_job_and_a_second_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    result = run("demo", tmp_path)
    assert result.exit_code == 0
    assert "amer06 asia21 brief08 emea01 hard18 powers13 usgov39 usgov50" in result.stdout
    assert max(map(cell_len, result.stdout.splitlines()[:17])) <= 80
    out = tmp_path / "samples-suggestions.jsonl"
    first = out.read_bytes()
    assert len(first.splitlines()) == 8
    again = run("demo", tmp_path)
    assert again.stdout == result.stdout
    assert out.read_bytes() == first


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a display")
def test_the_demo_for_the_window_does_the_same_job_where_there_is_no_display(tmp_path: Path) -> None:
    unset = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    done = program("demo", tmp_path, "--window", env=environment)
    assert done.returncode == 0
    assert done.stdout.startswith("No window can open")
    assert (tmp_path / "samples-suggestions.jsonl").exists()


@pytest.mark.slow
def test_ctrl_c_ends_in_130_with_one_sentence_and_nothing_half_written(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    with rows.open("wb") as file:
        many = (Record(article(f"a{nth}", DEAL_TEXT * 40 + str(nth)), None) for nth in range(3000))
        RatifyJsonl().write(many, file, schema=default_schema())
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    command = [sys.executable, "-m", "annotations", "predict", rows, "--out", out]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        deadline = time.monotonic() + 60
        while not any(part.stat().st_size for part in tmp_path.glob(".*.part")) and time.monotonic() < deadline:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said == "Stopped. What was finished is kept, nothing is half written.\n"
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "rows.jsonl"]


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal_only(project: Path, tmp_path: Path) -> None:
    finish(project)
    quiet = program("export", project, tmp_path / "a.jsonl")
    assert (quiet.returncode, quiet.stderr) == (0, "")
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "annotations", "export", project, tmp_path / "b.jsonl"]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(command, cwd=ROOT, stderr=follower, stdout=subprocess.DEVNULL, env=environment) as running:
        os.close(follower)
        shown = b""
        while True:
            try:
                piece = os.read(leader, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(leader)
    assert running.returncode == 0
    assert b"Exporting" in shown
