"""The window speaks Korean throughout: no English is left but names, and everything has room."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)

from annotations.model import ArticleId
from annotations.paths import resources
from annotations.schema import Schema, default_schema
from desktop.commands import commands_for, translated
from desktop.core_texts import told, told_list
from desktop.language import in_language, language_for, speak
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.widgets.key_cap import key_text
from tests.builders import DEAL_TEXT, article, deal_project
from tests.core.test_translations import TOOL

KEYS = {
    *("ctrl", "shift", "alt", "space", "return", "enter", "tab", "esc", "insert", "delete", "backspace"),
    "pgdown",
    "pgup",
}
NAMES = {
    *(
        "ratify",
        "png",
        "svg",
        "csv",
        "gold",
        "jsonl",
        "txt",
        "english",
        "qt",
        "for",
        "python",
        "spacy",
        "sqlite",
        "mit",
        "inter",
        "source",
        "train",
        "dev",
        "test",
    )
}
FILE_TYPES = (
    *(
        "html",
        "pdf",
        "word",
        "markdown",
        "tsv",
        "excel",
        "json",
        "lines",
        "parquet",
        "prodigy",
        "docbin",
        "conll",
        "iob",
    ),
    *("brat", "standoff", "doccano", "label", "studio", "uima", "cas", "xmi", "inception", "web", "annotation", "zip"),
)
NAMES |= set(FILE_TYPES)
NAMES |= {
    *("serif", "sil", "open", "font", "license", "lucide", "isc", "lgpl", "knowledge", "test", "builder", "machine")
}
PAGES = sorted((resources() / "help").glob("*.md"))
WORD = re.compile(r"[A-Za-z]{3,}")
DIALOGS = ("articles.import", "articles.export", "settings.open", "settings.keys", "help.about")


@pytest.fixture
def korean(qapp: QApplication) -> Iterator[None]:
    assert speak(qapp, "ko") == "ko"
    yield
    speak(qapp, "en")


@pytest.fixture
def window(
    korean: None,
    settings: Settings,
    shown: Callable[..., None],
    closed: Callable[[MainWindow], None],
    tmp_path: Path,
) -> Iterator[MainWindow]:
    assert korean is None, "the language is set before the window is made"
    path = tmp_path / "deal.ratify"
    with deal_project(path) as store:
        store.articles.add([article("second", "Chile and Peru met on Friday.")])
    made = MainWindow(settings)
    shown(made)
    made.start(path)
    yield made
    closed(made)


def test_every_text_comes_out_of_the_compiled_file() -> None:
    translator = QTranslator()
    assert translator.load("ratify_ko", str(resources() / "translations"))
    known = TOOL.read(resources() / "translations" / "ratify_ko.ts")
    stale = [text for text, said in known.items() if translator.translate(*text) != said]
    assert stale == [], "run `make translations`"


def test_the_language_is_chosen_or_that_of_the_system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert language_for("ko") == "ko"
    assert language_for("no such language") in ("en", "ko")
    monkeypatch.setattr("desktop.language.QLocale.system", lambda: _Locale(["fr-FR", "ko-KR", "en"]))
    assert language_for("") == "ko"
    speak(qapp, "en")
    assert QCoreApplication.translate("commands", "Accept") == "Accept"


@pytest.mark.usefixtures("korean")
def test_qt_speaks_korean_too() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"


@pytest.mark.usefixtures("korean")
def test_what_the_core_says_is_translated_with_what_it_names() -> None:
    assert told("Undo accept 3 spans") == "실행 취소: 구간 3개 승인"
    assert told("The span “ a” begins or ends with a blank. Leave the blank out.").startswith("구간 “ a”")
    assert told_list("2 new articles, 1 there already.") == "새 기사 2건, 이미 있는 것 1건."
    assert (
        told("Column 4: there is no label FOO. There is A, B.")
        == "4번째 글자: FOO(이)라는 label은(는) 없습니다. A, B이(가) 있습니다."
    )
    assert told("Label one place as AGENCY") == "한 곳에 AGENCY 라벨 붙이기"
    assert told("Something nobody listed.") == "Something nobody listed."


def test_in_english_the_core_keeps_its_words() -> None:
    assert told("Undo accept span") == "Undo accept span"


def test_no_english_is_left_in_the_window(window: MainWindow) -> None:
    left = set[str]()
    for tab in range(window.inspector.count()):
        window.inspector.setCurrentIndex(tab)
        left |= _english(window, window.session.schema)
    window.session.accept_current()
    window.session.show(ArticleId(2))
    left |= _english(window, window.session.schema)
    window.session.close()
    left |= _english(window, default_schema())
    assert left == set()


def test_no_english_is_left_in_menus_and_tooltips(window: MainWindow) -> None:
    window.session.accept_current()
    window.commands.refresh()
    said = [text for _, action in window.commands for text in (action.text(), action.toolTip())]
    for action in window.menuBar().actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            said += [menu.title(), *(each.text() for each in menu.actions() if not isinstance(each.data(), Path))]
    assert {text for text in said if _has_english(text, window.session.schema)} == set()
    assert "구간 승인" in window.commands["history.undo"].text()


@pytest.mark.parametrize("command", DIALOGS)
def test_no_english_is_left_in_dialogs_and_all_have_room(window: MainWindow, command: str) -> None:
    window.commands[command].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    QApplication.processEvents()
    assert _english(dialog, window.session.schema) == set()
    assert _cut(dialog) == []
    dialog.close()


@pytest.mark.parametrize("command", DIALOGS)
def test_a_dialog_that_a_test_leaves_open_is_closed_with_the_window(
    window: MainWindow, closed: Callable[[MainWindow], None], command: str
) -> None:
    window.commands[command].trigger()
    assert QApplication.activeModalWidget() is not None
    closed(window)
    assert QApplication.activeModalWidget() is None
    assert not window.isVisible()


def test_everything_in_the_window_has_room(window: MainWindow) -> None:
    window.resize(1280, 800)
    QApplication.processEvents()
    assert _cut(window) == []


def test_the_palette_finds_commands_by_their_korean_names(window: MainWindow) -> None:
    window.commands["view.palette"].trigger()
    window.pickers.palette.field.setText("고대비")
    assert window.pickers.palette.shown[0].value == "view.theme_contrast"


def test_messages_of_the_status_line_are_korean(window: MainWindow) -> None:
    for step in (window.session.undo, window.session.skip, window.session.done_and_next, window.session.undo):
        step()
        assert not _has_english(window.status_line.message.text(), window.session.schema)


class _Locale:
    def __init__(self, languages: list[str]) -> None:
        self._languages = languages

    def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's name
        return self._languages


def _english(root: QWidget, schema: Schema) -> set[str]:
    return {text for part in [root, *root.findChildren(QWidget)] for text in _said(part) if _has_english(text, schema)}


def _said(part: QWidget) -> Iterator[str]:
    yield part.toolTip()
    yield part.accessibleName()
    if part.isWindow():
        yield part.windowTitle()
    if isinstance(part, QLabel | QAbstractButton):
        yield part.text()
    if isinstance(part, QLineEdit | QPlainTextEdit):
        yield part.placeholderText()
    if isinstance(part, QTabWidget):
        yield from (part.tabText(nth) for nth in range(part.count()))
    if isinstance(part, QComboBox):
        yield from (part.itemText(nth) for nth in range(part.count()))
    for action in part.actions():
        if isinstance(action, QAction) and not isinstance(part, QMenu):
            yield action.text()


def _has_english(text: str, schema: Schema) -> bool:
    names = {*KEYS, *NAMES, *_words(DEAL_TEXT), "deal", "second", "peru", "met", "friday"}
    for each in (*schema.labels, *schema.kinds, *schema.statuses, *schema.roles):
        names |= _words(each.title) | _words(each.name.replace("_", " "))
    text = re.sub(r"<[^>]+>|\w+[:<>]\S+|(/[\w.-]+)+|\w*\.ratify|\*\.\w+", " ", text)
    return bool(_words(text) - names)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}


def _cut(root: QWidget) -> list[str]:
    """The buttons and labels that have less room than their text needs."""
    parts = [part for part in root.findChildren(QWidget) if isinstance(part, QLabel | QPushButton)]
    return [
        part.text()
        for part in parts
        if part.isVisible()
        and type(part) in (QLabel, QPushButton)
        and not (isinstance(part, QLabel) and (part.wordWrap() or not part.text()))
        and part.width() + 1 < part.minimumSizeHint().width()
    ]


def test_the_help_is_korean(qapp: QApplication) -> None:
    folder = resources() / "help"
    try:
        speak(qapp, "ko")
        assert [in_language(page) for page in PAGES] == [folder / "ko" / page.name for page in PAGES]
    finally:
        speak(qapp, "en")
    assert [in_language(page) for page in PAGES] == PAGES


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_of_keys_names_every_command_in_its_language(qapp: QApplication, language: str) -> None:
    try:
        speak(qapp, language)
        page = in_language(resources() / "help" / "4-keys.md").read_text(encoding="utf-8")
        named = {translated(row.text) for row in commands_for(default_schema())}
    finally:
        speak(qapp, "en")
    assert {name for name in named if f"| {name} |" not in page} == set()


@pytest.mark.usefixtures("korean")
@pytest.mark.skipif(sys.platform == "darwin", reason="keys are written without plus signs there")
def test_keys_with_a_sign_have_it_in_every_language() -> None:
    keys = ("Ctrl+Down", "Return", "Shift+Backspace", "Ctrl++", "J")
    assert [key_text(key) for key in keys] == ["Ctrl ↓", "↵", "Shift ⌫", "Ctrl +", "J"]
