"""The window says in its own language why a file cannot be read or written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotations.formats import Problem
from annotations.store.faults import _SAYS, _SAYS_EXACTLY
from desktop.core_problems import told_problem, told_reason
from desktop.language import speak
from tests.core.test_messages import tree

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (
    *sorted((ROOT / "annotations/formats").glob("*.py")),
    *(ROOT / f"annotations/workflow/{name}.py" for name in ("choosing", "exporting", "importing", "proving")),
    *(ROOT / f"annotations/workflow/{name}.py" for name in ("targets", "whole_file")),
    ROOT / "annotations/incoming.py",
    ROOT / "annotations/intake/reading.py",
    *(ROOT / f"annotations/store/{name}.py" for name in ("articles", "originals", "outgoing")),
)
PLACES = {"Problem": 2, "RowFault": 0, "NotText": 0, "InputError": 0, "ProjectError": 0, "DiskError": 0, "_tell": 0}
INSTALL = ("Install Ratify 7 or a newer one", "Install the newest Ratify")
LISTS = ("remarks", "faults", "told")
"""Lists that sentences are put on."""
ONLY_TYPED = ("There is no format", "There is no status", "there is no layer", "name another format with --format")
"""Said of what was typed wrongly; the window offers nothing that is wrong."""


@pytest.fixture
def korean(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "ko")
    yield
    speak(qapp, "en")


def said() -> Iterator[tuple[str, str]]:
    """Where each sentence stands in the code, and the sentence with 7 where something is filled in."""
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            for argument in _arguments(node) if isinstance(node, ast.Call) else ():
                text = _filled(argument)
                if re.search("[a-z]{2}", text):
                    yield f"{path.name}:{argument.lineno}", text


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    place = PLACES.get(name)
    holder = getattr(call.func, "value", None)
    if name == "append" and (getattr(holder, "attr", "") or getattr(holder, "id", "")) in LISTS:
        place = 0
    if place is None or len(call.args) <= place:
        return
    argument = call.args[place]
    if isinstance(argument, ast.Tuple):
        argument = argument.elts[-1]
    yield from (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)


def _filled(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_filled(part) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@pytest.mark.usefixtures("korean")
def test_every_sentence_about_a_file_is_known() -> None:
    sentences = [(place, text) for place, text in said() if not any(typed in text for typed in ONLY_TYPED)]
    assert len(sentences) > 150
    assert [one for one in sentences if re.search("[a-z]+ [a-z]+ [a-z]+", told_reason(one[1]))] == [], (
        "list it in desktop/core_problems.py"
    )


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize(
    ("reason", "wanted"),
    [
        ("entity 2: the text there is 'a: b', not 'c'", "개체 2: 그곳의 글은 'c'이(가) 아니라 'a: b'입니다"),
        ("deal: T1 is left out: it needs a label, a start and an end", "deal: T1 빠짐: 라벨, 시작, 끝이 있어야 합니다"),
        ("relation 3 is left out: it does not tie two spans by a label", "관계 3 빠짐: 두 구간을 라벨로 잇지 않습니다"),
        ("the workbook is nested too deeply", "통합 문서의 중첩이 너무 깊습니다"),
        ("/a: b/c.csv: the table holds no rows", "/a: b/c.csv: 표에 행이 없습니다"),
        ("something that nobody foresaw: really", "something that nobody foresaw: really"),
    ],
)
def test_what_a_sentence_is_about_stays(reason: str, wanted: str) -> None:
    assert told_reason(reason) == wanted


@pytest.mark.usefixtures("korean")
def test_every_sentence_about_a_project_is_known() -> None:
    modules = ("connection", "opening", "restoring")
    texts = [
        text
        for path in (ROOT / f"annotations/store/{name}.py" for name in modules)
        for node in ast.walk(tree(path))
        for argument in (_arguments(node) if isinstance(node, ast.Call) else ())
        if re.search("[a-z]{2}", text := _filled(argument))
    ]
    newest = (f"7: a newer Ratify has written this project. {say} to open it." for say in INSTALL)
    held = ("/p/a.ratify: another program", "/p/a.ratify: jo")
    open_there = (f"{who} has it open. Close it there to change it here; until then it can be read." for who in held)
    faults = (f"/p/a: b.ratify: {text}" for text in (*_SAYS.values(), *_SAYS_EXACTLY.values()))
    elsewhere = ("a newer Ratify", "ratify backups lists")
    plain = (text for text in texts if not any(it in text for it in elsewhere))
    sentences = [*plain, *newest, *open_there, *faults]
    assert len(sentences) > 30
    english = [text for text in sentences if re.search("[a-z]+ [a-z]+ [a-z]+ [a-z]+", told_reason(text))]
    assert english == [], "list it in desktop/core_projects.py"


@pytest.mark.usefixtures("korean")
def test_a_problem_has_its_place() -> None:
    problem = Problem(Path("a.csv"), 7, "the row has 3 cells, but the table 2 columns")
    assert told_problem(problem) == "a.csv, 7번째 줄: 행의 칸은 3개인데 표의 열은 2개입니다"


def test_in_english_nothing_is_changed() -> None:
    for _, text in said():
        problem = Problem(Path("a.csv"), 7, text)
        assert told_problem(problem) == str(problem)
