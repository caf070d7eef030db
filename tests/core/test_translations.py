"""The translations are complete, compiled, and say the same gaps as the English texts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
GAP = re.compile(r"\{\w*\}|%n|\[[a-z]+\.[a-z_]+\]")


def _tool() -> ModuleType:
    spec = spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
WANTED = TOOL.texts().texts()
LANGUAGES = pytest.mark.parametrize("language", TOOL.LANGUAGES)


@LANGUAGES
def test_every_text_of_the_window_is_translated(language: str) -> None:
    known = TOOL.read(FOLDER / f"ratify_{language}.ts")
    assert [text for text in WANTED if text not in known] == [], "run `make translations` and translate what it prints"


@LANGUAGES
def test_nothing_is_kept_that_the_window_does_not_say(language: str) -> None:
    known = TOOL.read(FOLDER / f"ratify_{language}.ts")
    assert [text for text in known if text not in WANTED] == [], "run `make translations`"


@LANGUAGES
def test_a_translation_has_the_same_gaps(language: str) -> None:
    for (_, text), translation in TOOL.read(FOLDER / f"ratify_{language}.ts").items():
        assert sorted(GAP.findall(translation)) == sorted(GAP.findall(text)), translation


@LANGUAGES
def test_menus_keep_a_letter_of_their_own(language: str) -> None:
    known = TOOL.read(FOLDER / f"ratify_{language}.ts")
    menus = [text for (context, english), text in known.items() if context == "commands" and english.startswith("&")]
    letters = [text[text.index("&") + 1] for text in menus]
    assert len(set(letters)) == len(letters) == 8


def test_no_text_is_put_together_before_it_is_translated() -> None:
    for path in (ROOT / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "tr":
                assert all(isinstance(argument, ast.Constant) for argument in node.args), f"{path.name}:{node.lineno}"


def test_the_window_knows_what_the_core_refuses_with_and_how_steps_are_called() -> None:
    known = {_shape(text) for (context, text) in WANTED if context == "core"}
    said = {_shape(text): text for path in (ROOT / "annotations" / "review").glob("*.py") for text in _said(path)}
    assert [text for shape, text in said.items() if shape not in known] == [], "list it in desktop/core_texts.py"


def _said(path: Path) -> Iterator[str]:
    """What a module of the core raises for the user, and the names of its steps."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
            literal = isinstance(node.args[0], ast.Constant | ast.JoinedStr)
            if name in ("RatifyError", "step") and literal:
                yield _template(node.args[0])


def _template(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_template(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "{}"


def _shape(text: str) -> str:
    return re.sub(r"\{\w*\}", "{}", text)
