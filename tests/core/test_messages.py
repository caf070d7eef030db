"""Every message of an error that a user can mend reads like a person's: where, what, and what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for folder in ("annotations", "desktop") for path in (ROOT / folder).rglob("*.py"))
WHOLE = ("RatifyError", "ProjectError", "SchemaError", "DamagedError")
"""Errors whose message stands alone: a sentence."""
PLACED = ("InputError", "Problem", "RowFault", "NotText")
"""Errors that come after the name of a file, or begin with one: a clause, or sentences."""
PROGRAMS = re.compile(
    r"\b(None(?! of)|null|exception|traceback|fail(ed|ure|s)?|invalid|illegal|abort(ed)?|unable|fatal|bad|errno"
    r"|error code|NoneType|dict|tuple|str|int|stderr|regex|parser?|unexpected|oops|sorry|unsupported|mandatory)\b"
)
"""Words of programs, and of programs that pretend to be people."""
ADVICE = re.compile(r"[.;:,] *[A-Za-z{]")
"""Something comes after what happened."""
KEPT_SHORT = {
    "There is no article {} in this project.",
    "There is no layer {} in this project.",
    "A layer needs a name.",
    "A note needs some text.",
    "A guideline needs some text.",
    "These two are one agreement already.",
    "The flag is about a part of another article.",
    "The note is about a part of another article.",
    "The span and the agreement are in different articles.",
    "Rows of {} cannot be repaired.",
}
"""What to do goes without saying, or nobody can come here but through a mistake of ours."""


def template(node: ast.expr) -> str:
    """A message with {} for what is filled in; empty where it is made elsewhere."""
    if isinstance(node, ast.JoinedStr):
        return "".join(template(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def messages(*names: str) -> Iterator[tuple[str, str]]:
    """Where each message stands, and the message."""
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", "")
            place = 2 if name == "Problem" else 0
            if name in names and len(node.args) > place:
                said = template(node.args[place])
                if re.search(r"[a-z]{2}", said):
                    yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", said


def test_there_are_messages_to_read() -> None:
    assert len(list(messages(*WHOLE, *PLACED))) > 200


@pytest.mark.parametrize("names", [WHOLE, PLACED], ids=["whole", "placed"])
def test_no_message_speaks_like_a_program(names: tuple[str, ...]) -> None:
    assert [(place, said) for place, said in messages(*names) if PROGRAMS.search(said)] == []


def test_a_message_that_stands_alone_is_a_sentence() -> None:
    for place, said in messages(*WHOLE):
        assert said.endswith((".", "{}", "`", "\n\n{}")), f"{place}: {said}"
        assert said[0].isupper() or said.startswith(("{}", "it ", "the copy ")), f"{place}: {said}"


def test_a_message_that_stands_alone_says_what_to_do() -> None:
    assert [
        (place, said)
        for place, said in messages(*WHOLE)
        if not ADVICE.search(re.sub(r"^(\{\})+: ", "", said)) and said not in KEPT_SHORT and not said.endswith("{}")
    ] == []


def test_no_message_is_longer_than_can_be_read_in_one_breath_or_two() -> None:
    assert [(place, said) for place, said in messages(*WHOLE, *PLACED) if len(said) > 260] == []
