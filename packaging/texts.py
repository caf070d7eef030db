"""The texts of the window, found in the code, for translators: every context with the texts that it shows.

A text is what `self.tr(...)` is given (its context is the class), what a module's own `_tr(...)` or `translated(...)`
is given (its context is named there), the text of a `Command`, and what `desktop/core_*.py` list of the core.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_COMMANDS, _CORE = "commands", "core"

Text = tuple[str, str]
"""Context and text."""


def texts() -> dict[Text, str]:
    """Every text with its context, and the file it was found in first; in the order of the files."""
    found: dict[Text, str] = {}
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        for text in _window_texts(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(text, path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "desktop").glob("core_*.py")):
        for text in _core_texts(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault((_CORE, text), path.relative_to(ROOT).as_posix())
    return found


def _window_texts(module: ast.Module) -> Iterator[Text]:
    own = dict(_own_functions(module))
    # A function of a module is given the widget that speaks: the class of that module.
    first = next((node.name for node in module.body if isinstance(node, ast.ClassDef)), "")
    yield from _texts_in(module, first, own)


def _texts_in(node: ast.AST, context: str, own: dict[str, str]) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield from _texts_in(child, child.name, own)
            continue
        if isinstance(child, ast.Call):
            yield from ((where, text) for where, text in _of_call(child, context, own) if text)
        yield from _texts_in(child, context, own)


def _of_call(call: ast.Call, context: str, own: dict[str, str]) -> Iterator[Text]:
    function, arguments = call.func, [_literal(argument) for argument in call.args]
    if isinstance(function, ast.Attribute) and function.attr == "tr" and arguments:
        yield context, arguments[0]
    elif isinstance(function, ast.Attribute) and function.attr == "translate" and len(arguments) > 1:
        yield arguments[0], arguments[1]
    elif isinstance(function, ast.Name) and function.id in own and arguments:
        yield own[function.id], arguments[0]
    elif isinstance(function, ast.Name) and function.id == "Command" and len(arguments) > 1:
        yield _COMMANDS, arguments[1]


def _own_functions(module: ast.Module) -> Iterator[tuple[str, str]]:
    """The functions that pass their text to `translate` under one context, and those that are imported."""
    yield "translated", _COMMANDS
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            for call in ast.walk(node):
                is_translate = (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr == "translate"
                    and len(call.args) > 1
                    and isinstance(call.args[1], ast.Name)
                )
                if is_translate and isinstance(call, ast.Call) and _literal(call.args[0]):
                    yield node.name, _literal(call.args[0])


def _core_texts(module: ast.Module) -> Iterator[str]:
    """The templates that are listed for what the core says."""
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
            yield from (text for text in map(_literal, node.value.elts) if text)


def _literal(node: ast.expr) -> str:
    """The text of a literal, also of one in several parts; empty for everything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
