"""Real articles go through the window by keyboard: in, suggested, decided, out, with text and positions exact."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId, ArticleState
from annotations.store import Store
from annotations.workflow import import_files
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.tasks.exporting import Order
from tests.builders import annotation, suggest

SHARED = Path(__file__).resolve().parents[3] / "shared"
ARTICLES = sorted((SHARED / "articles").glob("*.txt"))
GOLD = sorted((SHARED / "corpus" / "real").glob("*.xml"))
MOST_KEYS = 2_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ARTICLES or not GOLD, reason="the real articles are not beside this checkout"),
]


def decide_all(window: MainWindow, refusals: list[str]) -> int:
    """Accept every stop of the article by keys, and reject what crosses gold; how many keys that took."""
    for pressed in range(MOST_KEYS):
        sheet, focus = window.session.sheet, window.session.focus
        assert sheet is not None
        if not sheet.open_spans and not sheet.open_agreements:
            return pressed
        refusals.clear()
        QTest.keySequence(window.centre.reader, "Return" if focus.agreement is not None else "Space")
        if refusals:
            QTest.keySequence(window.centre.reader, "X")
    raise AssertionError("the walk does not end")


def finish(window: MainWindow, refusals: list[str]) -> None:
    """Mark the article as done by keys; a card that holds that back, for lack of a party, is rejected."""
    for _ in range(MOST_KEYS):
        refusals.clear()
        QTest.keySequence(window.centre.reader, "Ctrl+Return")
        if not refusals:
            return
        QTest.keySequence(window.centre.reader, "X")
    raise AssertionError("the article is never done")


def test_three_articles_from_import_to_scored_gold(
    qtbot: QtBot, settings: Settings, shown: Callable[..., None], tmp_path: Path
) -> None:
    window = MainWindow(settings)
    shown(window)
    refusals: list[str] = []
    window.session.failed.connect(refusals.append)
    assert window.projects.create(tmp_path / "real.ratify")
    with qtbot.waitSignal(window.projects.importing.finished):
        window.projects.importing.start([SHARED / "articles"])
    with qtbot.waitSignal(window.suggesting.finished):
        QTest.keySequence(window.centre.reader, "Ctrl+G")
    for _ in ARTICLES:
        assert decide_all(window, refusals) > 0
        finish(window, refusals)
    store = window.session.store
    assert store is not None
    assert store.articles.count(ArticleState.DONE) == len(ARTICLES)
    out = tmp_path / "gold.jsonl"
    with qtbot.waitSignal(window.projects.exporting.finished):
        window.projects.exporting.start(Order(out, "jsonl", "gold", "done"))
    window.close()
    exported = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert_texts_are_exact(exported)
    assert any(it["agreements"] for it in exported)
    assert "facts f1" in scored(out, tmp_path)


def assert_texts_are_exact(exported: list[dict[str, object]]) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8-sig").replace("\r\n", "\n") for path in ARTICLES}
    assert {str(it["id"]): it["text"] for it in exported} == texts
    for it in exported:
        text = texts[str(it["id"])]
        entities = it["entities"]
        assert isinstance(entities, list)
        for span in entities:
            surface = text[span["start"] : span["end"]]
            assert surface
            assert surface == surface.strip()


def scored(out: Path, folder: Path) -> str:
    """What score.py of the corpus says of an export."""
    gold = folder / "annotated.jsonl"
    corpus = SHARED / "corpus"
    checked = [sys.executable, str(corpus / "check.py"), "--jsonl", str(gold), *map(str, GOLD)]
    subprocess.run(checked, check=True, capture_output=True)
    command = [sys.executable, str(corpus / "score.py"), str(gold), str(out)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.lower()


DECIDE_AND_TELL = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from desktop.app import first_window, prepare
app = prepare()
window = first_window(app)
window.show()
window.start(Path(sys.argv[1]))
window.activateWindow()
app.processEvents()
for number in range(1, 10_000):
    QTest.keySequence(window.centre.reader, "Space")
    app.processEvents()
    print(window.status_line.progress.text(), flush=True)
"""


def test_a_program_that_is_killed_keeps_every_decision_that_was_on_screen(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    with Store.create(path) as store:
        import_files(store, [ARTICLES[0]])
        text = store.articles.get(ArticleId(1)).text
        unique = [word for word in dict.fromkeys(text.split()) if word.isalpha() and text.count(word) == 1]
        suggest(store, ArticleId(1), annotation(text, [(word, "TOPIC") for word in unique]))
    command = [sys.executable, "-c", DECIDE_AND_TELL, str(path)]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
        assert program.stdout is not None
        seen = [program.stdout.readline() for _ in range(25)]
        program.kill()
    on_screen = int(seen[-1].split()[0])
    with Store.open(path) as store:
        assert len(store.sheets.read(ArticleId(1)).gold.spans) >= on_screen >= 25
